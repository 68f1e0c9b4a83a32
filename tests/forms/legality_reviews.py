"""The complete 合法性审查意见表 with answers changed, and what its check then finds."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import formgen
from formgen.forms.legality_review_samples import COMPLETE

AS_OF = date(2026, 11, 19)
BASE_FORM = {("GC-78-1", "note")}
BASE_SUBMISSION = {("GC-43-4", "note")}


def changed(*changes, answers=None):
    """The complete sample with each ``(path, value)`` put in its place."""
    result = deepcopy(COMPLETE if answers is None else answers)
    for path, value in changes:
        *above, last = path.split(".")
        branch = result
        for key in above:
            branch = branch.setdefault(key, {})
        branch[last] = value
    return result


def found(answers, part):
    report = formgen.check("legality_review", answers, as_of=AS_OF)
    pairs = {(one.rule, one.severity.value) for one in report.findings if one.part == part}
    return {pair for pair in pairs if not pair[0].startswith(("FORM-", "TXT-", "LAW-"))}


def newly(*changes, part="form"):
    """What *changes* add to the findings of *part*; the other part stays as it was."""
    answers = changed(*changes)
    other, base = ("submission", BASE_SUBMISSION) if part == "form" else ("form", BASE_FORM)
    assert found(answers, other) == base
    return found(answers, part) - (BASE_FORM if part == "form" else BASE_SUBMISSION)
