"""Every rule on a complete contract, and the same again after one answer has changed, as a step saves it."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from itertools import count
from typing import Any

from bench.timing import timed
from formgen.service import papers
from formgen.verdicts import Verdicts

DAY = date(2026, 11, 19)
FORM = "government_contract"


def measure() -> list[dict[str, float | str]]:
    """All findings of the complete sample, after the first time; then those after another price, or text."""
    answers = papers.example(FORM)
    whole = timed(lambda: papers.check(FORM, answers, DAY), rounds=50, warm_up=3)
    return [
        {"what": "all rules on a contract", **whole, "at_most": 10},
        {"what": "a step saved: another price", **_step("price", "amount", "{0}"), "at_most": 3},
        {
            "what": "a step saved: another text",
            **_step("price", "calc_method", "固定总价{0}元。"),
            "at_most": 3,
        },
    ]


def _step(group: str, name: str, said: str) -> dict[str, float | str]:
    verdicts, numbers = Verdicts(), count(486_000)

    def save() -> None:
        answers: dict[str, Any] = deepcopy(papers.example(FORM))
        answers[group][name] = said.format(next(numbers))
        papers.look_over(FORM, answers, DAY, verdicts=verdicts)

    return timed(save, rounds=50, warm_up=3)
