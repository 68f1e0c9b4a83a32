"""Stretches of a text: joined where they touch, and asked whether they lie over others, by bisection.

A contract of a thousand pages has tens of thousands of them: to hold each against each takes minutes.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.clauses.text import Match

Span = tuple[int, int]
"""From where to where, the end not included."""


class Taken:
    """Stretches that are taken; they may lie over one another."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _end in self._spans]
        self._furthest = list(accumulate((end for _start, end in self._spans), max))

    def meets(self, start: int, end: int) -> bool:
        """Whether the stretch lies over one of them; to touch one is not to lie over it."""
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._furthest[before - 1]


def joined(spans: Iterable[Span]) -> list[Span]:
    """*spans* in order, those that overlap or touch made one."""
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def beside(said: Iterable[Match], more: Iterable[Match]) -> list[Match]:
    """Those of *more* that do not lie over any that was *said*."""
    taken = Taken((one.start, one.end) for one in said)
    return [one for one in more if not taken.meets(one.start, one.end)]


def apart(found: Iterable[Match]) -> list[Match]:
    """*found* in its order, without what lies over one before it."""
    kept: list[Match] = []
    starts: list[int] = []
    ends: list[int] = []
    for one in found:
        at = bisect_left(starts, one.end)
        if at == 0 or ends[at - 1] <= one.start:
            starts.insert(at, one.start)
            ends.insert(at, one.end)
            kept.append(one)
    return kept
