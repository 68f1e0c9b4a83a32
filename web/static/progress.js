// Looks again while a contract is being read; without this script the page reloads itself.

const box = document.querySelector("[data-progress]");
const PAUSE = 700;
let shown = box.innerHTML;

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    const found = answer.ok && !answer.redirected ? await answer.json() : null;
    if (found && (found.state === "done" || found.state === "failed")) {
      location.reload();
      return;
    }
    if (found && found.html !== shown) box.innerHTML = shown = found.html;
  } catch {
    // The server is away for a moment: look again.
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
