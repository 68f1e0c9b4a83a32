// The page of a record asks only for what its kind calls for. Without this script every button still works.

import { asking } from "./asking.js";

const form = document.querySelector("form.answers");
const { follow, clearing } = asking(form);

clearing(follow);
form.addEventListener("input", follow);
form.addEventListener("change", follow);
follow();
