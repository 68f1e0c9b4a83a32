"""Spaces of wording: lists of words and frames, and the clauses that are made of them in turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from generated_clauses import frames_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACES = Path(__file__).with_name("spaces")
_SLOT = re.compile(r"\{([a-z])\}")
_FILLED_EACH = 4
_STRIDES = {"g": 5, "o": 7, "l": 3, "d": 5, "a": 5}
"""How far a list moves on from clause to clause: no divisor of its length, so that every word has its turn."""


@dataclass(frozen=True)
class Wording:
    """One clause made of a frame: whether it is at fault, and the group its frame belongs to."""

    fires: bool
    group: str
    text: str


def wordings(space: str) -> Iterator[Wording]:
    """Every frame of *space* filled a few times; the same clauses each time."""
    content = yaml.safe_load((SPACES / f"{space}.yaml").read_text("utf-8"))
    for number, (fires, group, frame) in enumerate(frames_of(content)):
        times = _FILLED_EACH if _SLOT.search(frame) else 1
        for turn in range(number * _FILLED_EACH, number * _FILLED_EACH + times):
            yield Wording(fires, group, _filled(frame, content["slots"], turn))


def _filled(frame: str, slots: dict[str, list[str]], turn: int) -> str:
    def word(slot: re.Match[str]) -> str:
        words = slots[slot[1]]
        return words[turn * _STRIDES[slot[1]] % len(words)]

    return _SLOT.sub(word, frame)
