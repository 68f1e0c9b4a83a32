"""The labelled contracts, and how what a review finds compares with what a lawyer says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from formgen import catalogue
from formgen.reading import Document
from formgen.reviewing import review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.reviewing import ReviewReport

CONTRACTS = Path(__file__).parent / "contracts"
REVIEW = catalogue.installed().review
FORM = catalogue.installed().form(REVIEW.form)
HELD = "held"
GROUPS = ("tuned", HELD)
"""Contracts that taught the search something, and those that were written before it and did not."""
STATUSES = ("present", "partial", "missing")
EXACT = ("GC-36-", "GC-38-2", "GC-39-")
"""Rules whose labels say all: one that is not named must not fire."""
NAMED = ("GC-26-13", "GC-26-14", "GC-27-1")
TODAY = date(2026, 11, 19)


@dataclass(frozen=True)
class Labelled:
    """A contract with what a lawyer says of it."""

    name: str
    text: str
    group: str
    extent: str
    elements: dict[str, str]
    fires: frozenset[str]


@cache
def contracts() -> tuple[Labelled, ...]:
    """All labelled contracts, in order of their names."""
    paths = sorted(CONTRACTS.glob("*/*.yaml"))
    return tuple(map(_contract, paths))


def _contract(path: Path) -> Labelled:
    label = yaml.safe_load(path.read_text("utf-8"))
    elements = {one.key: "present" for one in REVIEW.elements}
    elements |= dict.fromkeys(label["partial"], "partial") | dict.fromkeys(label["missing"], "missing")
    text = path.with_suffix(".txt").read_text("utf-8")
    return Labelled(
        path.stem,
        text,
        HELD if path.parent.name == HELD else GROUPS[0],
        label["extent"],
        elements,
        frozenset(label["fires"]),
    )


@cache
def reviewed(text: str, name: str) -> ReviewReport:
    """The review of *text*."""
    return review(Document(name, "txt", text), REVIEW, FORM, TODAY)


def statuses(one: Labelled) -> dict[str, str]:
    """What the search says of each element."""
    report = reviewed(one.text, one.name)
    return {found.key: found.status.value for found in REVIEW.find_elements(report.contract)}


def fired(one: Labelled) -> frozenset[str]:
    """Ids of the rules that block or warn."""
    return frozenset(
        found.rule for found in reviewed(one.text, one.name).findings if found.severity.value != "note"
    )


@dataclass
class Score:
    """Hits, false alarms and misses."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / both if both else 1.0


def score_element(key: str, of: Iterable[Labelled]) -> Score:
    """How well the two states that a reviewer acts on (partial, missing) and the third are told, micro-averaged."""
    score = Score()
    for one in of:
        right, said = one.elements[key], statuses(one)[key]
        score.hits += right == said
        score.false += right != said
        score.missed += right != said
    return score


def score_elements(of: Iterable[Labelled]) -> Score:
    """All elements together, micro-averaged."""
    score, chosen = Score(), list(of)
    for element in REVIEW.elements:
        one = score_element(element.key, chosen)
        score = Score(score.hits + one.hits, score.false + one.false, score.missed + one.missed)
    return score


def score_state(state: str, of: Iterable[Labelled]) -> Score:
    """How well one state is told over all elements."""
    score = Score()
    for one in of:
        said = statuses(one)
        for key, right in one.elements.items():
            score.hits += right == state == said[key]
            score.false += said[key] == state != right
            score.missed += right == state != said[key]
    return score


def score_rule(rule: str, of: Iterable[Labelled]) -> Score:
    """How well a rule tells the contracts in which it must fire."""
    score = Score()
    for one in of:
        right, said = rule in one.fires, rule in fired(one)
        score.hits += right and said
        score.false += said and not right
        score.missed += right and not said
    return score


def rules_labelled() -> list[str]:
    """The rules that labels speak of."""
    named = {rule for one in contracts() for rule in one.fires} | set(NAMED)
    seen = {rule for one in contracts() for rule in fired(one) if rule.startswith(EXACT)}
    return sorted(
        named | seen, key=lambda rule: [int(part) if part.isdigit() else 0 for part in rule.split("-")]
    )


def errors() -> list[str]:
    """Every difference between label and finding."""
    lines = []
    for one in contracts():
        said = statuses(one)
        wrong = [
            f"{key}: {right} -> {said[key]}" for key, right in one.elements.items() if said[key] != right
        ]
        speaks = {rule for rule in fired(one) if rule.startswith(EXACT) or rule in NAMED}
        wrong += [f"missed {rule}" for rule in sorted(one.fires - speaks)]
        wrong += [f"false {rule}" for rule in sorted(speaks - one.fires)]
        extent = reviewed(one.text, one.name).extent.value
        wrong += [f"extent: {one.extent} -> {extent}"] if extent != one.extent else []
        lines += [f"{one.group} {one.name}: {what}" for what in wrong]
    return lines
