"""The labelled clauses of our own: read from YAML, asked of a whole review, and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from formgen.service.reviews import review_text

if TYPE_CHECKING:
    from collections.abc import Iterable

CLAUSES = Path(__file__).with_name("clauses")
UNSEEN = CLAUSES / "unseen"
"""Clauses that nobody looks at while detectors are mended; only their totals are printed, by scripts/score_clauses.py."""
BLIND = CLAUSES / "blind.yaml"
HELD_OUT = 10
"""The round for which nothing is ever mended."""
AS_OF = date(2026, 11, 19)
NOTES_COUNT = frozenset({"GC-44-5"})
"""Rules whose finding on paper is a note: there a note is what is asked for."""


@dataclass(frozen=True)
class Case:
    """One clause: what a review of it must say or must not say, the style or trap, and the round it came in."""

    id: str
    round: int
    rule: str
    fires: bool
    style: str
    text: str


@dataclass(frozen=True)
class Score:
    """How a rule did: found, missed, false alarms, rightly quiet."""

    found: int = 0
    missed: int = 0
    false: int = 0
    quiet: int = 0

    @property
    def precision(self) -> float:
        """The share of alarms that were right; 1 where there was none."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of clauses at fault that were found; 1 where there was none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Both in one figure."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.missed + other.missed,
            self.false + other.false,
            self.quiet + other.quiet,
        )


def cases(folder: Path = CLAUSES) -> list[Case]:
    """All labelled clauses, round by round."""
    return [case for path in sorted(folder.glob("round*.yaml")) for case in _in_file(path)]


def _in_file(path: Path) -> list[Case]:
    content = yaml.safe_load(path.read_text("utf-8"))
    number = content.pop("round")
    return [
        Case(f"r{number}-{rule}-{kind}-{index}", number, rule, kind == "fire", style, text)
        for rule, kinds in content.items()
        for kind in ("fire", "quiet")
        for index, (style, text) in enumerate(kinds[kind], 1)
    ]


def fires(case: Case) -> bool:
    """Whether a review of the clause alone reports its rule, as more than a note."""
    return case.rule in reported(case.text)


def reported(text: str) -> set[str]:
    """The rules that a review of *text* reports."""
    return {
        one.rule
        for one in review_text(text, AS_OF).findings
        if one.severity.value != "note" or one.rule in NOTES_COUNT
    }


def score_of(case: Case) -> Score:
    """The score of one clause."""
    fired = fires(case)
    if case.fires:
        return Score(found=int(fired), missed=int(not fired))
    return Score(false=int(fired), quiet=int(not fired))


def scores(chosen: Iterable[Case]) -> dict[str, Score]:
    """The score of each rule over *chosen*, in the order of their first appearance."""
    counted: dict[str, Score] = {}
    for case in chosen:
        counted[case.rule] = counted.get(case.rule, Score()) + score_of(case)
    return counted
