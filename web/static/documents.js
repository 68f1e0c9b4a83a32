// Looks again while a PDF is being made; without this script the page reloads itself.

import { steadily } from "./steady.js";

const box = document.querySelector("[data-papers]");
const PAUSE = 1000;
let shown = "";

async function look() {
  if (!box.querySelector("[data-waiting]")) return;
  try {
    const answer = await fetch(box.dataset.papers);
    const found = answer.ok && !answer.redirected ? await answer.text() : shown;
    // Only what is new is put in: whoever is on a link of the old list keeps his place.
    if (found !== shown) steadily(() => (box.innerHTML = found));
    shown = found;
  } catch {
    // The server is away for a moment: look again.
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
