"""Every rule on a complete contract: reading the answers, judging them, the checklist."""

from __future__ import annotations

from datetime import date

from bench.timing import milliseconds
from formgen.service import papers

DAY = date(2026, 11, 19)
FORM = "government_contract"


def measure() -> dict[str, float | str]:
    """All findings of the complete sample, after the first time."""
    answers = papers.example(FORM)
    return {
        "what": "all rules on a contract",
        "ours": milliseconds(lambda: papers.check(FORM, answers, DAY), rounds=50, warm_up=3),
        "at_most": 50,
    }
