// Looks again while a contract is being read; without this script the page reloads itself.

import { steadily } from "./steady.js";

const box = document.querySelector("[data-progress]");
const PAUSE = 700;
const PATIENCE = 5000; // for the page that somebody goes to
let shown = box.innerHTML;
let left = 0;

// Whoever presses a link here goes where it leads: this page, loaded anew, would take him back.
for (const name of ["submit", "beforeunload"]) addEventListener(name, () => (left = Date.now()));

function renew() {
  if (Date.now() - left > PATIENCE) location.reload();
  else setTimeout(look, PAUSE);
}

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    const found = answer.ok && !answer.redirected ? await answer.json() : null;
    if (found && (found.state === "done" || found.state === "failed")) {
      steadily(renew);
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
