"""Print how well a review reads the labelled texts: precision, recall and F1 for each element and rule.

``-v`` lists every difference between label and finding.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "labelled"))

import contract_cases as cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _line(name: str, score: Callable[[Iterable[cases.Labelled]], cases.Score]) -> str:
    shown = [score([one for one in cases.contracts() if one.group == group]) for group in cases.GROUPS]
    cells = "  ".join(f"{one.precision:5.3f} {one.recall:5.3f} {one.f1:5.3f}" for one in shown)
    return f"{name:<28}{cells}"


def contracts() -> None:
    """The table for whole contracts."""
    counted = Counter(one.group for one in cases.contracts())
    print("contracts:", ", ".join(f"{counted[group]} {group}" for group in cases.GROUPS))
    print(f"{'':<28}" + "".join(f"{group + ': P   R     F1':<20}" for group in cases.GROUPS))
    for element in cases.REVIEW.elements:
        print(_line(element.key, partial(cases.score_element, element.key)))
    print(_line("all elements", cases.score_elements))
    for state in cases.STATUSES:
        print(_line(f"state {state}", partial(cases.score_state, state)))
    for rule in cases.rules_labelled():
        print(_line(rule, partial(cases.score_rule, rule)))
    if "-v" in sys.argv[1:]:
        print(*cases.errors(), sep="\n")


if __name__ == "__main__":
    contracts()
