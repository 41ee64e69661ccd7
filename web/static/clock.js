// The clock of the table counts on, quietly; without a script its plain times stand there as they were.
"use strict";

const clockPlace = document.querySelector("[data-clock]");

function tick(place, opened) {
  const now = Number(place.dataset.now) + performance.now() - opened;
  const minutes = (from, to) => Math.max(0, Math.floor((to - from) / 60000));
  const spent = place.querySelector("[data-spent]");
  if (spent && place.dataset.running) spent.textContent = minutes(Number(place.dataset.from), now);
  const left = place.querySelector("[data-left]");
  if (left && place.dataset.ends) left.textContent = minutes(now, Number(place.dataset.ends));
}

if (clockPlace) {
  const opened = performance.now();
  setInterval(() => tick(clockPlace, opened), 5000);
}
