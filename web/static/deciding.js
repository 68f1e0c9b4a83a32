// Decisions of the review desk without a new page: one after the other, none of them lost.
// Without this script each is sent the ordinary way.

import { steadily } from "./steady.js";

export function deciding(list, choose) {
  const waiting = []; // what was decided and is not answered yet, the first of it on its way

  list.addEventListener("submit", (event) => {
    event.preventDefault();
    const decision = read(event.target, event.submitter.value);
    if (waiting.length && isSame(waiting.at(-1), decision)) return; // pressed twice
    waiting.push(decision);
    if (waiting.length === 1) sendAll();
  });

  async function sendAll() {
    for (; waiting.length; waiting.shift()) await send(waiting[0]);
  }

  async function send(decision) {
    try {
      const answer = await answered(decision);
      const fresh = answer.finding && piece(answer.finding);
      const message = fresh || answer.error.message;
      await new Promise(steadily);
      if (fresh) show(fresh, answer, decision);
      else refuse(decision, message);
    } catch {
      // The ordinary way says what is wrong, on a page of its own.
      waiting.length = 1;
      sendOrdinarily(formOf(decision), decision.state);
    }
  }

  function show(fresh, answer, decision) {
    const old = document.getElementById(fresh.id);
    const writing = beingWritten(old, decision);
    carry(old, fresh, decision);
    old.replaceWith(fresh);
    if (!answer.error) follow(decision, fresh);
    document.querySelector("[data-filters]").innerHTML = answer.filters;
    document.querySelector("[data-verdict]").innerHTML = answer.verdict;
    colour(fresh);
    if (writing && !old.contains(writing)) return; // at another finding by now: there he stays
    choose(fresh);
    if (writing) goOnWriting(writing, boxIn(fresh, placeOf(writing.form)));
    else goOn(fresh, decision.place);
  }

  // Who decided about the next place before the answer came knows what he himself had just made of the finding.
  // What somebody else made of it he does not know: the server says so then, and keeps nothing.
  function follow(decision, fresh) {
    const now = fresh.querySelector("[name=seen]").value;
    for (const one of waiting.slice(1)) {
      if (one.finding === decision.finding && one.seen === decision.seen) one.seen = now;
    }
  }
}

// ---------------------------------------------------------------------- a decision, there and back

function read(form, state) {
  const { seen, reason } = form.elements;
  const about = { finding: form.closest(".find").id, place: placeOf(form) };
  const body = new URLSearchParams(new FormData(form));
  return { ...about, state, reason: reason.value, seen: seen.value, address: form.action, body };
}

function isSame(one, other) {
  return ["finding", "place", "state", "reason"].every((name) => one[name] === other[name]);
}

async function answered({ address, body, state, seen }) {
  body.set("decision", state);
  body.set("seen", seen);
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  return answer.json();
}

function piece(html) {
  const box = document.createElement("template");
  box.innerHTML = html.trim();
  return box.content.firstElementChild;
}

// The form as it stands now: an answer about another place may have brought it anew.
function formOf({ finding, place }) {
  return boxIn(document.getElementById(finding), place).form;
}

function boxIn(finding, place) {
  return [...finding.querySelectorAll("textarea")].find((one) => placeOf(one.form) === place);
}

function placeOf(form) {
  return form.elements.place?.value ?? "";
}

function sendOrdinarily(form, state) {
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "decision", value: state }));
  form.submit();
}

// ---------------------------------------------------------------------- what was typed and not sent yet

// A box that the answer is not about, and that one is about when more was typed into it after the press.
function isUnsent(box, decision) {
  if (placeOf(box.form) === decision.place) return box.value !== decision.reason;
  return box.value !== box.defaultValue || box.matches('[aria-invalid="true"]');
}

function carry(old, fresh, decision) {
  for (const box of old.querySelectorAll("textarea")) {
    const there = boxIn(fresh, placeOf(box.form));
    if (!there || !isUnsent(box, decision)) continue;
    there.value = box.value;
    unfold(there);
  }
}

function unfold(box) {
  for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

// The box that somebody writes into now, wherever it is; in that of the decision he is done, unless he went on.
function beingWritten(finding, decision) {
  const box = document.activeElement.closest("textarea");
  const done = box && finding.contains(box) && placeOf(box.form) === decision.place && !isUnsent(box, decision);
  return done ? null : box;
}

function goOnWriting(box, there) {
  unfold(there);
  there.focus({ preventScroll: true });
  there.setSelectionRange(box.selectionStart, box.selectionEnd);
}

// ---------------------------------------------------------------------- what is seen of it

function refuse(decision, message) {
  const form = formOf(decision);
  const fault = form.querySelector('.fault[role="alert"]');
  fault.textContent = message;
  fault.hidden = false;
  if (!beingWritten(form.closest(".find"), decision)) form.elements.reason.focus();
}

function colour(finding) {
  const quiet = finding.dataset.quiet.split(" ");
  const severity = ["block", "warn", "note"].find((one) => finding.classList.contains(one));
  for (const link of document.querySelectorAll(`a.ref[href="#${finding.id}"]`)) {
    let mark = link.previousElementSibling;
    while (mark && !mark.matches("mark")) mark = mark.previousElementSibling;
    if (mark) mark.className = quiet.includes(link.dataset.match) ? "settled" : severity;
  }
}

function goOn(finding, place) {
  // Decided elsewhere in the meantime: what stands now is shown, with what was typed, and why it was not kept.
  // Of several places one was decided about: the others stay at hand.
  const item = place && finding.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (item) for (const fold of finding.querySelectorAll(".decide, .by-place")) fold.open = true;
  const wrong = finding.querySelector('textarea[aria-invalid="true"]');
  (wrong || item || finding).focus({ preventScroll: true });
}
