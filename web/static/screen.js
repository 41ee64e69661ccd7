// The shared screen: asks for the present picture whenever something changed, and shows nothing it is not sure of.
"use strict";

const SILENT_MS = 25000;  // two heartbeats missed
const LOOK_MS = 60000;    // also when nobody said that something changed
const BREATH_MS = 400;    // however much is typed, at most so often
const PATIENCE_MS = 8000;
const picture = document.getElementById("beeld");
const away = document.getElementById("weg");
let source, shown, heard = Date.now(), looked = 0, isLooking = false, isAgain = false, isOff = false;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Without a line nobody knows whether everybody in the room may still see this.
function hide() { picture.hidden = true; away.hidden = false; }

function show(html) {
  if (shown !== html) { picture.innerHTML = html; shown = html; }
  picture.hidden = false;
  away.hidden = true;
}

function switchOff(html) {
  isOff = true;
  source?.close();
  show(html);
}

async function ask() {
  const answer = await fetch(picture.dataset.picture, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  const html = await answer.text();
  if (answer.status === 410) return switchOff(html);
  if (!answer.ok) throw new Error(answer.status);
  looked = Date.now();
  show(html);
}

// One question at a time: an older answer never comes over a newer one.
async function look() {
  isAgain = true;
  if (isLooking) return;
  isLooking = true;
  while (isAgain && !isOff) {
    isAgain = false;
    try { await ask(); } catch { hide(); }
    await pause(BREATH_MS);
  }
  isLooking = false;
}

function listen() {
  source?.close();
  source = new EventSource(picture.dataset.stream);
  heard = Date.now();
  source.addEventListener("changed", () => { heard = Date.now(); look(); });
  source.addEventListener("still", () => { heard = Date.now(); });
}

setInterval(() => {
  if (isOff) return;
  if (Date.now() - heard > SILENT_MS) { hide(); listen(); look(); return; }
  if (source.readyState === EventSource.CLOSED) { listen(); look(); return; }
  if (Date.now() - looked > LOOK_MS || picture.hidden) look();
}, 4000);
listen();
