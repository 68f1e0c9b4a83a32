"""Filling in a step of the wizard as people do: by keyboard alone, or by pointing; and what they answer."""

from __future__ import annotations

import pytest

from formgen.service import papers

FORM = papers.form("government_contract")
STEPS = tuple(step.id for step in FORM.steps)
SHEET = papers.form("legality_review")
MOST_KEYS = 3000
FOCUSED = """() => {
  const one = document.activeElement;
  return {tag: one.tagName, type: one.type || "", name: one.name || "", value: one.value || "",
          checked: !!one.checked, text: (one.innerText || "").trim(), href: one.getAttribute("href") || ""};
}"""


def inputs_of(step_id, answers, form=FORM):
    """What the inputs of a step should hold, by name; a list for boxes to be ticked."""
    step = next(one for one in form.steps if one.id == step_id)
    read = papers.look_over(form.id, answers).answers
    found = {}
    for field in step.fields:
        if field.kind != "reasons" and field.is_shown(read.at):
            _flatten(field, field.name, read.raw_at(field.name), found)
    return found


def _flatten(field, name, raw, found):
    if raw is None:
        return
    if field.kind == "choices":
        found[name] = [str(one) for one in raw]
    elif field.kind in ("lines", "dates"):
        found[name] = "\n".join(raw)
    elif isinstance(raw, list):
        for index, row in enumerate(raw):
            for key, value in row.items():
                column = {one.name: one for one in getattr(field, "columns", ())}.get(key, field)
                _flatten(column, f"{name}[{index}].{key}", value, found)
    elif isinstance(raw, dict):
        found |= {f"{name}.{part}": str(value) for part, value in raw.items()}
    else:
        found[name] = str(raw).lower() if isinstance(raw, bool) else str(raw)


def opinion_of(kind, today):
    """What a reviewer of this *kind* answers on F-GC-09 when it was begun from the contract and all is well."""
    asked = {
        "submission": ["m4_na_reason", "m5_basis_docs"],
        "form": ["dept_has_legal_section", "reviewer_org", "reviewer_names", "c5_required", "overall"],
    }
    asked["form"] += [
        f"{one}{n}" for one, most in (("c", 10), ("u", 4), ("p", 7)) for n in range(1, most + 1)
    ]
    sample = papers.example(SHEET.id)
    said = {part: {name: sample[part][name] for name in names} for part, names in asked.items()}
    said["submission"] |= {"submit_date": today}
    said["form"] |= {"reviewer_type": kind, "received_date": today, "opinion_date": today}
    return said


def rows_wanted(inputs):
    """How many rows each table needs, by the table's name."""
    wanted = {}
    for name in inputs:
        table, bracket, rest = name.partition("[")
        if bracket:
            wanted[table] = max(wanted.get(table, 0), int(rest.partition("]")[0]) + 1)
    return wanted


class Keyboard:
    """A person without a mouse."""

    def __init__(self, page):
        self.page = page

    def tab(self):
        self.page.keyboard.press("Tab")
        return self.page.evaluate(FOCUSED)

    def reach(self, wanted):
        """Tab on until *wanted* says yes to what has the focus."""
        for _key in range(MOST_KEYS):
            focused = self.tab()
            if wanted(focused):
                return focused
        pytest.fail("nothing on the page takes the focus")

    def press(self, text):
        """Press the link or button that says *text*, and wait for the page that it leads to."""
        self.reach(lambda one: one["text"].startswith(text) and one["tag"] in ("A", "BUTTON"))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fill(self, inputs, button="保存并继续"):
        """Answer a step from its first field to its last, then press *button*."""
        wanted = rows_wanted(inputs)
        done = set()
        for _key in range(MOST_KEYS):
            focused = self.tab()
            name, value = focused["name"], focused["value"]
            if focused["tag"] == "BUTTON" and value.startswith("add:"):
                table = value.removeprefix("add:")
                if self.page.locator(f'[data-rows="{table}"] > .row-box').count() < wanted.get(table, 0):
                    with self.page.expect_navigation():
                        self.page.keyboard.press("Enter")
            elif focused["tag"] == "BUTTON" and focused["text"] == button:
                break
            elif name in inputs and (name not in done or focused["type"] == "checkbox"):
                self._answer(focused, inputs[name])
                done.add(name)
        missing = {name for name in inputs if name not in done}
        assert missing <= set(), f"never reached: {sorted(missing)}"
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _answer(self, focused, wanted):
        keyboard = self.page.keyboard
        if focused["type"] == "checkbox":
            if (focused["value"] in wanted) != focused["checked"]:
                keyboard.press("Space")
        elif focused["type"] == "radio":
            self._choose(wanted)
        elif focused["tag"] == "SELECT":
            for _each in range(30):
                if self.page.evaluate(FOCUSED)["value"] == wanted:
                    return
                keyboard.press("ArrowDown")
            pytest.fail(f"{focused['name']} cannot be chosen by keyboard")
        elif focused["value"] != wanted:
            keyboard.press("ControlOrMeta+A")
            keyboard.insert_text(wanted) if "\n" in wanted or len(wanted) > 12 else keyboard.type(wanted)

    def _choose(self, wanted):
        for _each in range(10):
            focused = self.page.evaluate(FOCUSED)
            if focused["value"] == wanted:
                if not focused["checked"]:
                    self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"no radio button {wanted}")


def point_and_fill(page, inputs):
    """Answer a step with mouse and keyboard; needs no script of the page."""
    for table, count in rows_wanted(inputs).items():
        while page.locator(f'.row-box[id^="r-{table}-"]').count() < count:
            page.locator(f'button[value="add:{table}"]').click()
    for name, value in inputs.items():
        found = page.locator(f'form.answers [name="{name}"]')
        kind = found.first.get_attribute("type") or found.first.evaluate("one => one.tagName")
        if kind == "checkbox":
            for box in found.all():
                box.set_checked(box.get_attribute("value") in value)
        elif kind == "radio":
            page.locator(f'form.answers [name="{name}"][value="{value}"]').check()
        elif kind == "SELECT":
            found.select_option(value)
        else:
            found.fill(value)
