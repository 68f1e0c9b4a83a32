// While a finger or a mouse button is down nothing on the page moves: a press ends on what it began on.
// Otherwise a line that appears under the page pushes the button away, and the browser takes the press for none.

const LONGEST = 5000; // for who lets go where the page is not told of it
const CLICK = 350; // after a finger the browser first waits whether it meant two taps, then it clicks
const waiting = [];
let down = false;
let held = false; // from the press until its click is known
let timer = 0; // when what waited comes

function settle() {
  down = held = false;
  timer = 0;
  // Each for itself: what goes wrong in one is told, and keeps no other back.
  for (const change of waiting.splice(0)) queueMicrotask(change);
}

function hold(time) {
  clearTimeout(timer);
  timer = setTimeout(settle, time);
}

for (const name of ["pointerdown", "mousedown"]) {
  addEventListener(name, () => {
    down = held = true;
    hold(LONGEST);
  }, true);
}

function letGo(event) {
  if (down) hold(event.type === "pointerup" && event.pointerType !== "mouse" ? CLICK : 0);
  down = false;
}

// Where no click comes, it would have come in the same breath as the letting go of a mouse.
for (const name of ["pointerup", "mouseup", "pointercancel", "keydown"]) addEventListener(name, letGo, true);
// An open list or a bar beside the page takes the letting go for itself.
addEventListener("pointermove", (event) => {
  if (!event.buttons) letGo(event);
}, true);
// What a click does comes after all who hear of it: a form that is gone by then is not sent.
addEventListener("click", () => {
  held = false;
  if (timer) hold(0);
}, true);

// Makes a change of the page now, or as soon as nothing is pressed; changes keep their order.
export function steadily(change) {
  if (held || waiting.length) waiting.push(change);
  else change();
}
