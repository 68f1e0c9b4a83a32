// Says before sending when the chosen files are more than the server takes.

const form = document.querySelector("form.upload");
const said = form.querySelector(".said");
const files = form.elements.files;

function tooLarge() {
  const all = [...files.files].reduce((sum, one) => sum + one.size, 0);
  return all > Number(form.dataset.largest);
}

files.addEventListener("change", () => {
  said.textContent = tooLarge() ? form.dataset.tooLarge : "";
});

form.addEventListener("submit", (event) => {
  if (tooLarge()) {
    event.preventDefault();
    said.textContent = form.dataset.tooLarge;
    files.focus();
    return;
  }
  said.textContent = form.dataset.sending;
});
