// The review desk beyond plain HTML: going from finding to finding by key, and deciding without a new page.
// Without this script every link and button still works.

import { deciding } from "./deciding.js";

const list = document.querySelector(".finds ol");
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

deciding(list, choose);

const opened = location.hash.match(/^#f-\d+$/) && document.querySelector(location.hash);
if (opened) go(opened);
