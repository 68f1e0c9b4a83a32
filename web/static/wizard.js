// What a step's page does beyond plain HTML: it saves while one types, asks only for what applies,
// and puts a model clause into its box. Without this script every button still works.

import { asking } from "./asking.js";
import { steadily } from "./steady.js";

const form = document.querySelector("form.answers");
const said = form.querySelector(".autosaved");
const { follow, clearing } = asking(form, JSON.parse(form.dataset.elsewhere));
const PAUSE = 1200;
const PATIENCE = 3000;
const SHOWN = 5000;
let timer = 0;
let fading = 0;
let saving = null; // the save on its way
let dirty = "unsaved" in form.dataset; // something was typed since the last save began
let leaving = false;

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
    const refused = answer.ok ? found.withheld : found.error.message;
    if (refused) fail(refused);
  } catch {
    fail(said.dataset.saidFailed);
  }
}

function fail(message) {
  dirty = true;
  steadily(() => {
    if (!leaving) said.textContent = message;
  });
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
  steadily(() => tell(answer));
}

function tell(answer) {
  if (leaving) return;
  document.querySelector("[data-findings]").innerHTML = answer.findings;
  for (const place of document.querySelectorAll("[data-count]")) place.textContent = answer.count;
  for (const place of form.querySelectorAll("[data-offers]")) offer(place, answer.offers[place.dataset.offers]);
  said.textContent = said.dataset.saidSaved;
  clearTimeout(fading);
  fading = setTimeout(() => steadily(fade), SHOWN);
}

function fade() {
  if (said.textContent === said.dataset.saidSaved) said.textContent = "";
}

async function saveSoon() {
  if (saving) await saving;
  if (dirty && !leaving) await save();
}

function changed() {
  dirty = true;
  steadily(() => {
    said.textContent = "";
    follow();
  });
  clearTimeout(timer);
  timer = setTimeout(saveSoon, PAUSE);
}

clearing(changed);
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
