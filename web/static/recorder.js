// Records a voice in the browser and puts it in the file field beside it; without it, a file is chosen.
"use strict";

const LONGEST_SECONDS = 180;
const KINDS = ["audio/webm", "audio/mp4", "audio/ogg"];

function recorderOf(part) {
  const start = part.querySelector("[data-record]");
  const told = part.querySelector("[data-recorded]");
  const field = part.querySelector("input[type=file]");
  let recorder, clock, seconds = 0;

  function tick() {
    seconds += 1;
    told.textContent = `Opname loopt: ${seconds} seconden. Druk nog eens om te stoppen.`;
    if (seconds >= LONGEST_SECONDS) recorder.stop();
  }

  function keep(parts, kind, stream) {
    clearInterval(clock);
    for (const track of stream.getTracks()) track.stop();
    const file = new File(parts, "stem", { type: kind });
    const carrier = new DataTransfer();
    carrier.items.add(file);
    field.files = carrier.files;
    start.setAttribute("aria-label", "Neem je stem opnieuw op");
    told.textContent = `Opgenomen: ${seconds} seconden. Bewaar onderaan.`;
  }

  async function begin() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
    const parts = [];
    recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : {});
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => keep(parts, recorder.mimeType, stream));
    recorder.start();
    seconds = 0;
    start.setAttribute("aria-label", "Stop de opname");
    told.textContent = "Opname loopt. Druk nog eens om te stoppen.";
    clock = setInterval(tick, 1000);
  }

  start.hidden = false;
  start.addEventListener("click", () => {
    if (recorder?.state === "recording") { recorder.stop(); return; }
    begin().catch(() => { told.textContent = "Opnemen lukt hier niet. Kies hieronder een geluidsbestand."; });
  });
}

if (window.MediaRecorder && navigator.mediaDevices) document.querySelectorAll("[data-recorder]").forEach(recorderOf);
