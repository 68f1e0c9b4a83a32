// The review desk beyond plain HTML: going from finding to finding by key, and deciding without a new page.
// Without this script every link and button still works.

import { steadily } from "./steady.js";

const list = document.querySelector(".finds ol");
const filters = document.querySelector("[data-filters]");
const keys = document.getElementById("keys");
const REMEMBERED = "formgen-review-keys";
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// ---------------------------------------------------------------------- one finding is the current one

function findings() {
  return [...list.querySelectorAll(".find")];
}

function current() {
  return list.querySelector('.find[aria-current="true"]');
}

function choose(finding) {
  current()?.removeAttribute("aria-current");
  document.querySelectorAll("mark.current").forEach((one) => one.classList.remove("current"));
  finding.setAttribute("aria-current", "true");
  const first = document.getElementById(`m-${finding.dataset.finding}-0`);
  const mark = first?.closest("p, h3, td")?.querySelector(`#${CSS.escape(first.id)} ~ mark`);
  mark?.classList.add("current");
  return mark;
}

function go(finding) {
  const mark = choose(finding);
  const behavior = calm.matches ? "auto" : "smooth";
  finding.focus({ preventScroll: true });
  const box = finding.closest(".scrolled");
  if (box.scrollHeight > box.clientHeight) {
    box.scrollTo({ top: finding.offsetTop - 8, behavior });
    mark?.scrollIntoView({ block: "center", behavior });
  } else {
    finding.scrollIntoView({ block: "start", behavior });
  }
}

function step(by) {
  const all = findings();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  if (next >= 0 && next < all.length) go(all[next]);
}

// A single key must not surprise who types, or who speaks to the machine: it can be turned off.
keys.checked = localStorage.getItem(REMEMBERED) !== "off";
keys.closest("p").hidden = false;
keys.addEventListener("change", () => localStorage.setItem(REMEMBERED, keys.checked ? "on" : "off"));

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, select, input:not([type=checkbox])");
  if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const by = { n: 1, p: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  step(by);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest('a.ref, .find a[href^="#m-"]');
  if (!link) return;
  const number = link.hash.match(/^#[fm]-(\d+)/)[1];
  const finding = document.getElementById(`f-${number}`);
  if (!finding) return;
  if (link.matches("a.ref")) {
    event.preventDefault();
    go(finding);
    history.replaceState(null, "", link.hash);
  } else {
    choose(finding);
  }
});

// ---------------------------------------------------------------------- deciding

list.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  body.set("decision", button.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const found = await answer.json();
    steadily(() => {
      if (found.finding) show(form.closest(".find"), found, form.elements.place?.value);
      else refuse(form, found.error.message);
    });
  } catch {
    // The ordinary way says what is wrong.
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "decision", value: button.value }));
    form.submit();
  }
});

function refuse(form, message) {
  const fault = form.querySelector('.fault[role="alert"]');
  fault.textContent = message;
  fault.hidden = false;
  form.elements.reason.focus();
}

function show(finding, answer, place) {
  const fresh = document.createElement("template");
  fresh.innerHTML = answer.finding.trim();
  const replacement = fresh.content.firstElementChild;
  finding.replaceWith(replacement);
  filters.innerHTML = answer.filters;
  document.querySelector("[data-verdict]").innerHTML = answer.verdict;
  const quiet = replacement.dataset.quiet.split(" ");
  const severity = ["block", "warn", "note"].find((one) => replacement.classList.contains(one));
  for (const link of document.querySelectorAll(`a.ref[href="#${replacement.id}"]`)) {
    let mark = link.previousElementSibling;
    while (mark && !mark.matches("mark")) mark = mark.previousElementSibling;
    if (mark) mark.className = quiet.includes(link.dataset.match) ? "settled" : severity;
  }
  choose(replacement);
  // Decided elsewhere in the meantime: what stands now is shown, with what was typed, and why it was not kept.
  // Of several places one was decided about: the others stay at hand.
  const item = place && replacement.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (item) for (const fold of replacement.querySelectorAll(".decide, .by-place")) fold.open = true;
  const wrong = replacement.querySelector('textarea[aria-invalid="true"]');
  (wrong ?? item ?? replacement).focus({ preventScroll: true });
}

const opened = location.hash.match(/^#f-\d+$/) && document.querySelector(location.hash);
if (opened) go(opened);
