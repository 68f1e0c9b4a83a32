// While a finger or a mouse button is down nothing on the page moves: a press ends on what it began on.
// Otherwise a line that appears under the page pushes the button away, and the browser takes the press for none.

const LONGEST = 5000; // for who lets go where the page is not told of it
const CLICK = 350; // after a finger the browser first waits whether it meant two taps, then it clicks
const waiting = [];
let down = false;
let timer = 0; // until it is over nothing changes

function settle() {
  down = false;
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
    down = true;
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
  if (timer) hold(0);
});

// Makes a change of the page now, or as soon as nothing is pressed; changes keep their order.
export function steadily(change) {
  if (timer) waiting.push(change);
  else change();
}
