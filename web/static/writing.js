// Texts that save themselves (forms with data-saves; see web/meetings/_text.html). What is typed goes out within two
// seconds; without a connection it stays in this page's memory (never in storage: other people use this computer
// too), goes as soon as it can, and the browser warns who leaves before that.
"use strict";

(() => {
  const SOON = 600, AT_LATEST = 1400, PATIENCE = 10000, AGAIN = 2500;
  const SAYS = {
    typing: "Nog niet bewaard",
    kept: "Bewaard",
    beside: "Bewaard naast de andere tekst",
    joined: "Iemand anders schreef hier net ook. Je ziet nu die tekst.",
    away: "Geen verbinding. Je tekst staat nog hier. We bewaren hem zodra het weer gaat.",
    broken: "Bewaren lukt nu niet. Je tekst staat nog hier. We proberen het opnieuw.",
    left: "Je was te lang weg. Je tekst staat nog hier.",
    over: "Hier kan je niet meer schrijven. Je tekst staat nog hier: kopieer wat je wil houden.",
    wrong: "Nog niet bewaard. Kijk wat er bij de tekst staat.",
  };
  const STOPPED = new Set(["left", "over"]);
  const texts = new Map();
  const field = (form) => form.elements.words;

  function text(form) {
    if (!texts.has(form)) texts.set(form, { state: "kept", kept: field(form).value, seen: [form.elements.seen.value] });
    return texts.get(form);
  }
  const all = () => [...document.querySelectorAll("form[data-saves]")];
  const isWaiting = (form) => { const one = text(form); return one.busy || field(form).value !== one.kept; };

  function tell(form, state) {
    const one = text(form), place = form.querySelector("[data-save-hint]");
    one.state = form.dataset.state = state;
    if (!place || (place.textContent === SAYS[state] && state !== "left")) return;
    place.textContent = SAYS[state];
    place.classList.toggle("trouble", !["typing", "kept", "joined"].includes(state));
    if (state === "left") place.append(" ", comeBack());
  }

  // The way back in, in another window: this one keeps its words.
  function comeBack() {
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.target = "_blank";
    link.rel = "opener";
    link.textContent = "Meld je aan in een nieuw venster. Kom dan terug naar hier.";
    return link;
  }

  // As the server marks a text, so that an answer that was lost on the way is no second writer.
  async function markOf(words) {
    const tidy = words.replaceAll("\r\n", "\n").trim();
    const hash = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(tidy));
    return hash && [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
  }

  function later(form, wait) {
    const one = text(form);
    clearTimeout(one.timer);
    one.timer = setTimeout(() => save(form), wait);
  }

  async function save(form, isLast = false) {
    const one = text(form);
    clearTimeout(one.timer);
    if (one.busy || field(form).value === one.kept || STOPPED.has(one.state)) return;
    const words = field(form).value;
    const body = new URLSearchParams(new FormData(form));
    body.delete("seen");
    for (const mark of one.seen) body.append("seen", mark);
    one.since = undefined;
    one.busy = true;
    try {
      const sent = fetch(form.action, {
        method: "POST", body, headers: { "hx-request": "true" }, redirect: "manual", cache: "no-store",
        keepalive: isLast && words.length < 15000, signal: AbortSignal.timeout(PATIENCE),
      });
      const mark = await markOf(words);
      if (mark && !one.seen.includes(mark)) one.seen = [...one.seen, mark].slice(-20);
      await settle(form, words, await sent);
    } catch {
      tell(form, "away");
    }
    one.busy = false;
    if (STOPPED.has(one.state) || one.state === "wrong") return;
    if (["away", "broken"].includes(one.state)) later(form, AGAIN);
    else if (field(form).value !== one.kept) { tell(form, "typing"); later(form, SOON); }
  }

  // Only an answer that carries the text itself says that it is kept.
  async function settle(form, words, response) {
    const one = text(form);
    if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) return tell(form, "left");
    if (response.status >= 500) return tell(form, "broken");
    const found = parsed(await response.text())?.querySelector("form[data-saves]");
    if (!found) return tell(form, "over");
    if (!response.ok) { show(form, found); return tell(form, "wrong"); }
    const isMine = !othersOf(found) || (await markOf(words)) === found.elements.seen.value;
    show(form, found);
    one.kept = words;
    if (isMine) { one.seen = [found.elements.seen.value]; form.elements.seen.value = one.seen[0]; }
    tell(form, isMine ? "kept" : "beside");
    if (isMine) adopt(form, words, found.elements.words.value);
    form.dataset.savedAt = performance.now();
  }

  // Two windows of one author were joined on the way: the rest of what was typed comes after it.
  function adopt(form, words, there) {
    if (there.trim() === words.replaceAll("\r\n", "\n").trim() || !field(form).value.startsWith(words)) return;
    field(form).value = there + field(form).value.slice(words.length);
    text(form).kept = there;
  }

  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
  const othersOf = (form) => form.closest("[data-writes]").querySelector("[data-others] form");

  // What somebody else typed, and what is wrong with this text, beside what is being typed.
  function show(form, found) {
    const here = form.closest("[data-writes]").querySelector("[data-others]");
    const there = found.closest("[data-writes]").querySelector("[data-others]");
    if (here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
    form.querySelector(".field > .error")?.remove();
    const error = found.querySelector(".field > .error");
    if (error) field(form).before(error);
  }

  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("form[data-saves]");
    if (!form || target !== field(form)) return;
    const one = text(form);
    if (["wrong", "kept", "joined", "beside"].includes(one.state)) tell(form, "typing");
    one.since ??= performance.now();
    if (!one.busy && one.state !== "away") {
      later(form, Math.max(0, Math.min(SOON, one.since + AT_LATEST - performance.now())));
    }
  });

  // Whatever else is pressed on this page waits until the words are safe.
  async function flush() {
    const end = performance.now() + 2500;
    while (all().some(isWaiting) && performance.now() < end && navigator.onLine) {
      if (all().some((form) => STOPPED.has(text(form).state))) return;
      await Promise.all(all().map((form) => save(form)));
      await new Promise((done) => { setTimeout(done, 40); });
    }
  }

  window.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-saves]")) {
      stop(event);
      save(form);
    } else if (form.matches("[data-settles]")) {
      stop(event);
      choose(form, event.submitter);
    } else if (!navigator.onLine && !form.hasAttribute("hx-post")) {
      stop(event);
      say(SAYS.away);
    } else if (all().some(isWaiting) && !form.dataset.flushed) {
      stop(event);
      form.dataset.flushed = "yes";
      flush().then(() => { form.requestSubmit(event.submitter); delete form.dataset.flushed; });
    } else {
      pressed.set(form, event.submitter);
      isLeaving = !form.hasAttribute("hx-post");
    }
  }, true);

  // The other forms here (a new agreement, what goes well) go once more when they could not; their words stay till then.
  const unsent = new Map(), pressed = new WeakMap();
  let isLeaving = false;
  const isTyped = (one) => one.matches("textarea, input[type=text]") && one.value.trim() && one.value !== one.defaultValue;
  const isHalfway = (form) => !form.matches("[data-saves]") && [...form.elements].some(isTyped);
  document.addEventListener("htmx:error", ({ target }) => {
    const form = target.closest?.("form");
    if (form) { unsent.set(form, pressed.get(form)); say(SAYS.away); }
  });
  function sendAgain() {
    for (const [form, button] of unsent) {
      unsent.delete(form);
      if (form.isConnected) form.requestSubmit(button?.isConnected ? button : null);
    }
  }
  function say(words) {
    const place = document.getElementById("busy");
    if (place) { place.textContent = words; place.hidden = !words; }
  }
  window.addEventListener("pageshow", () => { isLeaving = false; });

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || !all().some(isWaiting)) return;
    event.preventDefault();
    flush().then(() => { location.href = link.href; });
  });

  // This one, that one, or both.
  async function choose(form, button) {
    const whole = form.closest("[data-writes]");
    const body = new URLSearchParams(new FormData(form, button));
    try {
      const response = await fetch(form.action, {
        method: "POST", body, headers: { "hx-request": "true" }, redirect: "manual", cache: "no-store",
      });
      const found = response.ok && parsed(await response.text()).querySelector("[data-writes]");
      if (!found) return tell(whole.querySelector("form[data-saves]"), "left");
      whole.replaceWith(found);
      field(found.querySelector("form[data-saves]")).focus();
    } catch {
      tell(whole.querySelector("form[data-saves]"), "away");
    }
  }

  // A page that stood open takes over what others wrote, as long as nothing was typed here.
  async function refresh(form) {
    const one = text(form);
    if (isWaiting(form) || !["kept", "joined", "beside"].includes(one.state)) return;
    try {
      const response = await fetch(form.action, { headers: { "hx-request": "true" }, redirect: "manual", cache: "no-store" });
      const found = response.ok && parsed(await response.text()).querySelector("form[data-saves]");
      if (!found || isWaiting(form)) return;
      const isBeside = one.state === "beside", words = found.elements.words.value;
      show(form, found);
      if (isBeside && othersOf(form)) return;
      one.seen = [found.elements.seen.value];
      if (words === one.kept) return;
      field(form).value = one.kept = words;
      tell(form, "joined");
    } catch { /* without a connection it stays as it is */ }
  }
  document.addEventListener("focusin", ({ target }) => {
    const form = target.closest?.("form[data-saves]");
    if (form && target === field(form)) refresh(form);
  });
  // While somebody works here (not while a page lies open, which would keep a session alive).
  let lastKey = 0;
  document.addEventListener("keydown", () => { lastKey = performance.now(); });
  setInterval(() => {
    if (document.visibilityState === "hidden" || performance.now() - lastKey > 120000) return;
    all().filter((form) => othersOf(form) || document.activeElement === field(form)).forEach(refresh);
  }, 3000);

  // Back after signing in elsewhere: the token of the new session, when it is the same person's.
  async function comeIn() {
    const stopped = all().filter((form) => text(form).state === "left");
    if (!stopped.length) return;
    try {
      const response = await fetch(location.href, { redirect: "manual", cache: "no-store" });
      const there = response.ok && parsed(await response.text());
      const writer = there && there.querySelector("form[data-saves]")?.dataset.writer;
      if (!writer || stopped.some((form) => form.dataset.writer !== writer)) return;
      const token = there.querySelector("[name=_csrf]").value;
      document.querySelectorAll("[name=_csrf]").forEach((input) => { input.value = token; });
      document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "x-csrf-token": token }));
      stopped.forEach((form) => { tell(form, "typing"); save(form); });
    } catch { /* the next time */ }
  }
  function again() {
    comeIn();
    if (navigator.onLine) sendAgain();
    all().filter(isWaiting).forEach((form) => save(form));
  }
  window.addEventListener("online", again);
  window.addEventListener("focus", again);
  window.addEventListener("offline", () => all().filter(isWaiting).forEach((form) => tell(form, "away")));

  window.addEventListener("pagehide", () => all().forEach((form) => save(form, true)));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") all().forEach((form) => save(form, true));
    else again();
  });
  window.addEventListener("beforeunload", (event) => {
    const isHere = !isLeaving && [...document.forms].some(isHalfway);
    if (isHere || all().some(isWaiting)) event.preventDefault();
  });
  all().forEach(text);
})();
