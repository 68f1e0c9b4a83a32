// Looks again while a contract is being read; without this script the page reloads itself.

import { steadily } from "./steady.js";

const box = document.querySelector("[data-progress]");
const PAUSE = 700;
let shown = box.innerHTML;

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    const found = answer.ok && !answer.redirected ? await answer.json() : null;
    if (found && (found.state === "done" || found.state === "failed")) {
      steadily(() => location.reload());
      return;
    }
    if (found && found.html !== shown) {
      shown = found.html;
      steadily(() => (box.innerHTML = shown));
    }
  } catch {
    // The server is away for a moment: look again.
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
