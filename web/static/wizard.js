// What a step's page does beyond plain HTML: it saves while one types, asks only for what applies,
// and puts a model clause into its box. Without this script every button still works.

const form = document.querySelector("form.answers");
const said = form.querySelector(".autosaved");
const elsewhere = JSON.parse(form.dataset.elsewhere);
const PAUSE = 1200;
const PATIENCE = 3000;
const SHOWN = 5000;
let timer = 0;
let fading = 0;
let saving = null; // the save on its way
let dirty = "unsaved" in form.dataset; // something was typed since the last save began
let leaving = false;

// ---------------------------------------------------------------------- what is asked for

function typed(path) {
  const inputs = [...form.elements].filter((one) => one.name === path);
  if (!inputs.length) return elsewhere[path] ?? [];
  const chosen = inputs.filter((one) => !["radio", "checkbox"].includes(one.type) || one.checked);
  return chosen.map((one) => one.value.trim()).filter((value) => value !== "");
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

function follow() {
  for (const field of form.querySelectorAll("[data-when]")) {
    field.hidden = !meets(JSON.parse(field.dataset.when), typed);
  }
  for (const field of form.querySelectorAll("[data-demand]")) {
    const demanded = meets(JSON.parse(field.dataset.demand), typed);
    field.querySelector(".must").hidden = !demanded;
    field.querySelector(".may").hidden = demanded;
  }
  for (const button of form.querySelectorAll("[data-clears]")) {
    button.hidden = !chosen(button.dataset.clears).some((one) => one.checked);
  }
  for (const cell of form.querySelectorAll("[data-row-when]")) {
    const row = cell.closest(".row-box").querySelector("[name]:not(button)").name;
    const prefix = row.slice(0, row.indexOf("].") + 2);
    cell.hidden = !meets(JSON.parse(cell.dataset.rowWhen), (path) => typed(prefix + path));
  }
}

// ---------------------------------------------------------------------- saving while one types

function posted(options) {
  return fetch(form.dataset.autosave, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json" },
    ...options,
  });
}

async function saveOnce() {
  dirty = false;
  try {
    const answer = await posted();
    const found = await answer.json();
    if (answer.ok) show(found);
    else fail(found.error.message);
  } catch {
    fail(said.dataset.saidFailed);
  }
}

function fail(message) {
  dirty = true;
  if (!leaving) said.textContent = message;
}

function save() {
  clearTimeout(timer);
  saving ??= saveOnce().finally(() => {
    saving = null;
  });
  return saving;
}

function show(answer) {
  form.elements.version.value = answer.version;
  form.elements.key.value = answer.key;
  if (leaving) return;
  document.querySelector("[data-findings]").innerHTML = answer.findings;
  for (const place of document.querySelectorAll("[data-count]")) place.textContent = answer.count;
  for (const place of form.querySelectorAll("[data-offers]")) offer(place, answer.offers[place.dataset.offers]);
  said.textContent = said.dataset.saidSaved;
  clearTimeout(fading);
  fading = setTimeout(() => {
    if (said.textContent === said.dataset.saidSaved) said.textContent = "";
  }, SHOWN);
}

async function saveSoon() {
  if (saving) await saving;
  if (dirty && !leaving) await save();
}

function changed() {
  dirty = true;
  said.textContent = "";
  follow();
  clearTimeout(timer);
  timer = setTimeout(saveSoon, PAUSE);
}

function chosen(path) {
  return [...form.elements].filter((one) => one.name === path && one.type === "radio");
}

// A choice that was made by mistake is taken back.
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-clears]");
  if (!button) return;
  event.preventDefault();
  const radios = chosen(button.dataset.clears);
  for (const one of radios) one.checked = false;
  radios[0].focus();
  changed();
});

form.addEventListener("input", changed);
form.addEventListener("change", changed);

// ---------------------------------------------------------------------- leaving the page

// A save on the way would make this page's version old just before it is posted: wait for it.
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  if (!saving) {
    leaving = true;
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  saving.then(() => form.requestSubmit(button));
});

// A link is followed after what was typed is saved; when that takes too long, the browser asks.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!link || !plain || link.target || link.hash && link.pathname === location.pathname) return;
  if (!dirty && !saving) return;
  event.preventDefault();
  await Promise.race([saveSoon(), new Promise((done) => setTimeout(done, PATIENCE))]);
  location.assign(link.href);
});

window.addEventListener("beforeunload", (event) => {
  if (dirty && !leaving) event.preventDefault();
});

// The window is closed all the same: the browser delivers this one by itself.
window.addEventListener("pagehide", () => {
  if (dirty && !leaving && !saving) posted({ keepalive: true }).catch(() => {});
});

window.addEventListener("pageshow", () => {
  leaving = false;
  follow();
});

// ---------------------------------------------------------------------- model clauses

// Only what changed is replaced: who is just reading or choosing keeps the focus and the open list.
function offer(place, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html ?? "";
  const names = (root) => [...root.querySelectorAll("button[data-into]")].map((one) => one.value).join();
  if (names(place) === names(fresh.content)) {
    const now = fresh.content.querySelectorAll(".offer-text");
    place.querySelectorAll(".offer-text").forEach((one, at) => (one.textContent = now[at].textContent));
    return;
  }
  const open = place.querySelector("details")?.open;
  place.replaceChildren(fresh.content);
  if (open) place.querySelector("details")?.setAttribute("open", "");
}

// What was typed a moment ago belongs into the clause: save first, then take the fresh text.
form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-into]");
  const box = button && document.getElementById(button.dataset.into);
  if (!box) return;
  event.preventDefault();
  if (dirty || saving) {
    await Promise.race([saveSoon(), new Promise((done) => setTimeout(done, PATIENCE))]);
  }
  const now = [...form.querySelectorAll("button[data-into]")].find((one) => one.value === button.value);
  const text = (now ?? button).closest(".offer").querySelector(".offer-text").textContent;
  box.value = [box.value.trim(), text].filter(Boolean).join("\n");
  box.focus();
  changed();
});

follow();
