// While a finger or a mouse button is down nothing on the page moves: a press ends on what it began on.
// Otherwise a line that appears under the page pushes the button away, and the browser takes the press for none.

const LONGEST = 5000; // for who lets go where the page is not told of it
const waiting = [];
let down = false;
let timer = 0;

function settle() {
  clearTimeout(timer);
  down = false;
  for (const change of waiting.splice(0)) change();
}

for (const name of ["pointerdown", "mousedown"]) {
  addEventListener(name, () => {
    down = true;
    clearTimeout(timer);
    timer = setTimeout(settle, LONGEST);
  }, true);
}

// With the click the press is known; where none comes, it would have come in the same breath as the letting go.
addEventListener("click", settle);
for (const name of ["pointerup", "mouseup", "pointercancel", "keydown"]) {
  addEventListener(name, () => {
    if (down) setTimeout(settle);
  }, true);
}
// An open list or a bar beside the page takes the letting go for itself.
addEventListener("pointermove", (event) => {
  if (down && !event.buttons) settle();
}, true);

// Makes a change of the page now, or as soon as nothing is pressed; changes keep their order.
export function steadily(change) {
  if (down) waiting.push(change);
  else change();
}
