// The form of a request, a little better with a script: Enter goes on instead of sending, and nothing typed is left
// behind by accident.
"use strict";

let isTyped = false;
const guarded = document.querySelector("form[data-guard]");

guarded?.addEventListener("input", () => { isTyped = true; });
guarded?.addEventListener("submit", () => { isTyped = false; });
window.addEventListener("beforeunload", (event) => { if (isTyped) event.preventDefault(); });

guarded?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  const turn = event.target.closest(".step")?.querySelector(".next-step");
  if (turn?.offsetParent) turn.click();
});

// Another step begins at its top.
window.addEventListener("hashchange", () => {
  const step = document.querySelector(".step:target");
  if (!step) return;
  step.focus({ preventScroll: true });
  window.scrollTo(0, 0);
});
