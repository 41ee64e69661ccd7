// What a page does a little better with a script; without it everything still works.
"use strict";

const busyNote = () => document.getElementById("busy");
let waiting;

function say(text) {
  const note = busyNote();
  if (note) { note.textContent = text; note.hidden = !text; }
}

function startWaiting() {
  clearTimeout(waiting);
  waiting = setTimeout(() => say("Even geduld…"), 1000);
}

function stopWaiting(form) {
  clearTimeout(waiting);
  say("");
  if (form) delete form.dataset.busy;
}

// A form goes once, however often somebody clicks.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.busy) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  form.dataset.busy = "yes";
  startWaiting();
  setTimeout(() => stopWaiting(form), 15000);
}, true);
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(stopWaiting));

// htmx: the same patience, and a plain word when the server or the line fails.
const formOf = (event) => event.target.closest?.("form") ?? null;
document.addEventListener("htmx:before:request", startWaiting);
document.addEventListener("htmx:finally:request", (event) => stopWaiting(formOf(event)));
function tellFailure(event) {
  stopWaiting(formOf(event));
  say("Dat lukte niet. Wat je typte, staat er nog. Probeer het straks opnieuw.");
  hint(event.target, "Nog niet bewaard");
}
document.addEventListener("htmx:error", tellFailure);

// "Nog niet bewaard" and "Bewaard", beside what is typed.
function hint(element, text) {
  const place = element.closest?.("form")?.querySelector("[data-save-hint]");
  if (place) place.textContent = text;
}
document.addEventListener("input", (event) => hint(event.target, "Nog niet bewaard"));
document.addEventListener("htmx:after:request", (event) => {
  const response = event.detail?.ctx?.response;
  if (response?.raw?.ok) hint(event.target, "Bewaard");
  else if (response?.raw?.status >= 500) tellFailure(event);
});

// Rows that repeat: copy the blank one, take one away.
function addRow(rows) {
  const list = rows.querySelector("[data-list]");
  const index = rows.dataset.next++;
  const row = rows.querySelector("template").content.cloneNode(true);
  for (const element of row.querySelectorAll("*")) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replace("__row__", index);
  }
  row.querySelector("[data-row]").querySelectorAll("[data-number]").forEach((place) => {
    place.textContent = list.children.length + 1;
  });
  list.append(row);
  list.lastElementChild.querySelector("input, select, textarea")?.focus();
}
document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add]");
  const remove = event.target.closest("[data-remove]");
  const rows = (add ?? remove)?.closest("[data-rows]");
  if (!rows) return;
  event.preventDefault();
  if (add) { addRow(rows); return; }
  remove.closest("[data-row]").remove();
  rows.querySelector("[data-add]").focus();
  hint(rows, "Nog niet bewaard");
});

// What is still needed gets the reader's attention first.
function showErrors() { document.querySelector(".errors")?.focus(); }
document.addEventListener("DOMContentLoaded", showErrors);
document.addEventListener("htmx:after:swap", showErrors);
