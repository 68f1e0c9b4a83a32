// Looks again while a PDF is being made; without this script the page reloads itself.

const box = document.querySelector("[data-papers]");

async function look() {
  if (!box.querySelector("[data-waiting]")) return;
  try {
    const answer = await fetch(box.dataset.papers);
    if (answer.ok) box.innerHTML = await answer.text();
  } finally {
    setTimeout(look, 1000);
  }
}

setTimeout(look, 700);
