// A text is marked while it is typed: what may lead back to somebody stands under it, and how much is said aloud, calmly.
// <textarea data-marking="/situaties/…/markering"> and, after it, <div class="marking" data-marked></div>. Without a script
// the same stands there after the form was sent. What is typed goes to our own server alone, which keeps nothing of it.
"use strict";

(() => {
  const PAUSE = 400, PATIENCE = 8000;
  const running = new WeakMap();

  function placeOf(field) { return field.form.querySelector("[data-marked]"); }

  function speaker(place) {
    let found = place.nextElementSibling;
    if (!found?.matches("[data-marked-said]")) {
      found = Object.assign(document.createElement("p"), { className: "unseen" });
      found.dataset.markedSaid = "";
      found.setAttribute("role", "status");
      place.after(found);
    }
    return found;
  }

  // The list may be long: only its first line is said, and only when it changed.
  function say(place, words) {
    const here = speaker(place);
    if (here.textContent !== words) here.textContent = words;
  }

  // What was ticked goes along, so that a tick stays where its words stay.
  function typed(field) {
    const body = new URLSearchParams({ _csrf: field.form.elements._csrf?.value ?? "", _text: field.value });
    field.form.querySelectorAll("[name=confirmed]:checked").forEach((box) => body.append("_confirmed", box.value));
    return body;
  }

  // A tick that was set meanwhile stays, and so does the place of who goes through them with the keyboard.
  function renew(place, nodes) {
    const ticked = [...place.querySelectorAll(":checked")].map((box) => box.value);
    const here = place.contains(document.activeElement) ? document.activeElement.value : null;
    place.replaceChildren(...nodes);
    for (const box of place.querySelectorAll("[name=confirmed]")) {
      box.checked ||= ticked.includes(box.value);
      if (box.value === here) box.focus();
    }
  }

  async function look(field) {
    const place = placeOf(field);
    running.get(field)?.abort();
    if (!field.value.trim()) { place.replaceChildren(); say(place, ""); return; }
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort("late"), PATIENCE);
    running.set(field, stop);
    try {
      const answer = await fetch(field.dataset.marking, {
        method: "POST", body: typed(field), redirect: "manual",
        headers: { "hx-request": "true" }, cache: "no-store", signal: stop.signal,
      });
      const html = answer.headers.get("content-type")?.includes("html") ? await answer.text() : "";
      if (running.get(field) !== stop || ![200, 422].includes(answer.status)) return;
      renew(place, new DOMParser().parseFromString(html, "text/html").body.childNodes);
      say(place, place.querySelector("p strong, p.error")?.textContent.trim() ?? "");
    } catch { /* the next pause, or when the form is sent */ } finally { clearTimeout(timer); }
  }

  const waiting = new WeakMap();
  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.("textarea[data-marking]") || !placeOf(target)) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => look(target), PAUSE));
  });
  document.querySelectorAll("textarea[data-marking]").forEach((field) => { if (placeOf(field)) look(field); });
})();
