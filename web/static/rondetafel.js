// What a page does a little better with a script; without it everything still works.
"use strict";

const PATIENCE = "Even geduld…";
const FAILED = "Dat lukte niet. Wat je typte, staat er nog. Probeer het straks opnieuw.";
let waiting;

function say(text) {
  const note = document.getElementById("busy");
  if (note) { note.textContent = text; note.hidden = !text; }
}

function startWaiting() {
  clearTimeout(waiting);
  say("");
  waiting = setTimeout(() => say(PATIENCE), 1000);
}

function stopWaiting(form) {
  clearTimeout(waiting);
  if (document.getElementById("busy")?.textContent === PATIENCE) say("");
  if (form) delete form.dataset.busy;
}

// A form goes once, however often somebody clicks.
const formOf = (event) => event.target.closest?.("form");

function send(form) {
  if (form) form.dataset.busy = "yes";
  startWaiting();
  setTimeout(() => stopWaiting(form), 15000);
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.busy) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  if (!form.hasAttribute("hx-post")) send(form);
}, true);
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(stopWaiting));

// htmx: the same patience, and a plain word when the server or the line fails.
document.addEventListener("htmx:before:request", ({ target }) => send(target.matches?.("form") ? target : null));
document.addEventListener("htmx:finally:request", (event) => stopWaiting(formOf(event)));
function tellFailure(event) {
  stopWaiting(formOf(event));
  say(FAILED);
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
  const { request, response } = event.detail.ctx;
  if (response?.raw.status >= 500) tellFailure(event);
  else if (response?.raw.ok && request.method !== "GET") hint(event.target, "Bewaard");
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
