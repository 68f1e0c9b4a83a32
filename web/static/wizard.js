// What a step's page does beyond plain HTML: it saves while one types, asks only for what applies,
// and puts a model clause into its box. Without this script every button still works.

const form = document.querySelector("form.answers");
const said = form.querySelector(".autosaved");
const PAUSE = 1200;
let timer = 0;
let saving = false;
let again = false;
let leaving = false;

function values(path) {
  const inputs = [...form.elements].filter((one) => one.name === path);
  const chosen = inputs.filter((one) => !["radio", "checkbox"].includes(one.type) || one.checked);
  return chosen.map((one) => one.value).filter((value) => value !== "");
}

function meets(condition, read) {
  let held;
  if (condition.all) held = condition.all.every((one) => meets(one, read));
  else if (condition.any) held = condition.any.some((one) => meets(one, read));
  else {
    const found = read(condition.path);
    const wanted = condition.values.map(String);
    held = wanted.length ? found.some((value) => wanted.includes(value)) : found.length > 0 && found[0] !== "false";
  }
  return held !== condition.not;
}

// Conditions on answers of other steps cannot be read here: the server has decided about those.
function known(condition) {
  const inner = condition.all || condition.any;
  if (inner) return inner.every(known);
  return [...form.elements].some((one) => one.name === condition.path);
}

function follow() {
  for (const field of form.querySelectorAll("[data-when]")) {
    const condition = JSON.parse(field.dataset.when);
    if (known(condition)) field.hidden = !meets(condition, values);
    else field.hidden = "idle" in field.dataset;
  }
  for (const cell of form.querySelectorAll("[data-row-when]")) {
    const box = cell.closest(".row-box");
    const prefix = box.querySelector("[name]:not(button)").name.replace(/\.[^.\]]+$/, ".");
    cell.hidden = !meets(JSON.parse(cell.dataset.rowWhen), (path) => values(prefix + path));
  }
}

async function save() {
  if (saving) {
    again = true;
    return;
  }
  saving = true;
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
    });
    if (leaving) return;
    if (answer.status === 409) said.textContent = said.dataset.saidConflict;
    else if (!answer.ok) said.textContent = said.dataset.saidFailed;
    else show(await answer.json());
  } catch {
    if (!leaving) said.textContent = said.dataset.saidFailed;
  } finally {
    saving = false;
    if (again && !leaving) {
      again = false;
      save();
    }
  }
}

function show(answer) {
  form.elements.version.value = answer.version;
  form.elements.key.value = answer.key;
  document.querySelector("[data-findings]").innerHTML = answer.findings;
  said.textContent = said.dataset.saidSaved;
}

function changed() {
  follow();
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);

// A save on the way would make this page's version old just before it is posted: wait for it.
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  again = false;
  if (!saving) {
    leaving = true;
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  const wait = setInterval(() => {
    if (saving) return;
    clearInterval(wait);
    form.requestSubmit(button);
  }, 50);
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-into]");
  if (!button) return;
  const box = document.getElementById(button.dataset.into);
  if (!box) return;
  event.preventDefault();
  const text = button.closest(".offer").querySelector(".offer-text").textContent;
  box.value = [box.value.trim(), text].filter(Boolean).join("\n");
  box.focus();
  changed();
});

window.addEventListener("pageshow", follow);
follow();
document.querySelector("[data-focus]")?.focus();
