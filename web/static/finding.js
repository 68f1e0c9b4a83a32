// Finds forms while one types; without this script the button asks the server, which finds the same.

const form = document.querySelector("[data-find]");
const field = form.querySelector("input[type=search]");
const lines = [...document.querySelectorAll("[data-words]")];
const groups = [...document.querySelectorAll("[data-group]")];
const folded = [...document.querySelectorAll("[data-folded]")];
const status = document.querySelector("[data-found]");
const none = document.querySelector("[data-none]");
const MOST_TERMS = 8;
const PAUSE = 150;
let waiting = 0;

function find() {
  const terms = field.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_TERMS);
  for (const line of lines) line.hidden = !terms.every((term) => line.dataset.words.includes(term));
  for (const group of groups) group.hidden = !group.querySelector("[data-words]:not([hidden])");
  if (terms.length) for (const one of folded) one.open = true; // what is found stands open
  const found = lines.filter((line) => !line.hidden).length;
  none.hidden = found > 0;
  status.textContent = terms.length ? status.dataset.some.replace("#", found) : "";
}

field.addEventListener("input", (event) => {
  if (event.isComposing) return; // half-typed pinyin of an input method is no query
  clearTimeout(waiting);
  waiting = setTimeout(find, PAUSE);
});
field.addEventListener("compositionend", find);
find();
