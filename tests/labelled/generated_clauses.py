"""Clauses made from words and frames: the wording of a rule laid out as a space, and filled by turns.

A file holds slots (``A``: ways to agree on arbitration …) and frames (``{D}先{A}，再{C}。``) in groups under
``fire`` and ``quiet``. Every frame is filled several times, and each slot hands out its words in turn, so that in
the end each word has stood in many frames. Nothing is random: the same files give the same clauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = Path(__file__).with_name("forum_space")
TIMES = 6
"""How often a frame with slots is filled."""
_SLOT = re.compile(r"\{(\w+)\}")
_STRIDES = (1, 3, 5, 7, 11, 13)


@dataclass(frozen=True)
class Made:
    """One clause that was made: its rule, the group of its frame, and what a review must say."""

    rule: str
    group: str
    fires: bool
    frame: str
    text: str


def made_clauses(path: Path) -> list[Made]:
    """All clauses of one file."""
    space = yaml.safe_load(path.read_text("utf-8"))
    slots = {name: _Turns(words, index) for index, (name, words) in enumerate(space.get("slots", {}).items())}
    return [
        Made(space["rule"], group, fires, frame, text)
        for fires, group, frame in frames_of(space)
        for text in _filled(frame, slots)
    ]


def frames_of(space: dict[str, Any]) -> list[tuple[bool, str, str]]:
    """Every frame of a space with its group, and whether what is made of it is at fault."""
    return [
        (kind == "fire", group, frame)
        for kind in ("fire", "quiet")
        for group, frames in space[kind].items()
        for frame in frames
    ]


class _Turns:
    """The words of a slot, one after another, in an order of its own."""

    def __init__(self, words: list[str], index: int) -> None:
        self._words = words
        stride = next(one for one in (*_STRIDES[index % len(_STRIDES) :], 1) if len(words) % one or one == 1)
        self._places = (at * stride % len(words) for at in count())

    def next(self) -> str:
        return self._words[next(self._places)]


def _filled(frame: str, slots: dict[str, Any]) -> Iterator[str]:
    times = TIMES if _SLOT.search(frame) else 1
    for _ in range(times):
        yield _SLOT.sub(lambda slot: slots[slot[1]].next(), frame)
