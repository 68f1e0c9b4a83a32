// The page of a record asks only for what its kind calls for. Without this script every button still works.

import { asking } from "./asking.js";
import { steadily } from "./steady.js";

const form = document.querySelector("form.answers");
const { follow, clearing } = asking(form);

clearing(follow);
for (const name of ["input", "change"]) form.addEventListener(name, () => steadily(follow));
follow();
