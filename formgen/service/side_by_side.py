"""Two sequences side by side: where they are alike, found with no more work than was granted for it.

`difflib` splits at the longest run that both have, again and again; words that come back hundreds of times on
both sides make every one of hundreds of splits look at all their pairs. Here each split is paid for before it is
made, and what can no longer be paid for is taken for different as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Stretches = Sequence[tuple[str, bool]]
"""A text piece by piece, each with whether it differs."""
Words = TypeVar("Words", str, list[str])
IN_ONE = 2_000_000
"""Pairs: a tenth of a second and more; 3000 characters that were all rewritten beside the old ones take 700,000."""
IN_ALL = 10_000_000


@dataclass
class Effort:
    """Pairs that may still be looked at, in everything that is compared for one page or one answer.

    :param in_one: how many of them in two texts at most, so that no text leaves the others nothing.
    """

    left: int = IN_ALL
    in_one: int = IN_ONE


class Matcher(SequenceMatcher[str]):
    """Finds what two sequences have in common as long as its *effort* lasts."""

    b2j: dict[str, list[int]]
    """Where in the other each word stands, as difflib lays it out."""

    def __init__(
        self, one: Sequence[str], other: Sequence[str], effort: Effort, *, passing: bool = False
    ) -> None:
        """:param passing: whether words that come back all the time are passed over: they lead nowhere."""
        super().__init__(None, one, other, autojunk=passing)
        self._effort = effort
        self._spared = max(0, effort.left - effort.in_one)
        pairs = (1 + len(self.b2j.get(word, ())) for word in one)
        self._pairs_until = list(accumulate(pairs, initial=0))

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest run of both stretches; none when looking for it would take more than is left."""
        until = len(self._pairs_until) - 1 if ahi is None else ahi
        pairs = self._pairs_until[until] - self._pairs_until[alo]
        if pairs > self._effort.left - self._spared:
            return Match(alo, blo, 0)
        self._effort.left -= pairs
        return super().find_longest_match(alo, ahi, blo, bhi)


def side_by_side(one: Words, other: Words, effort: Effort) -> list[tuple[bool, Words, Words]]:
    """Both from beginning to end, step by step: whether they are alike there, and what each of them says.

    What is the same at both ends costs nothing, so one change in a long text is found in any case.
    """
    head = alike_at_head(one, other)
    tail = alike_at_head(one[head:][::-1], other[head:][::-1])
    end, other_end = len(one) - tail, len(other) - tail
    mine, theirs = one[head:end], other[head:other_end]
    codes = Matcher(mine, theirs, effort).get_opcodes()
    steps: list[tuple[bool, Words, Words]] = [(True, one[:head], other[:head])]
    steps += [(kind == "equal", mine[a:b], theirs[c:d]) for kind, a, b, c, d in codes]
    steps += [(True, one[end:], other[other_end:])]
    return [step for step in steps if step[1] or step[2]]


def alike_at_head(one: Words, other: Words) -> int:
    """How much at the beginning is the same."""
    sure, most = 0, min(len(one), len(other))
    while sure < most:
        middle = (sure + most + 1) // 2
        if one[sure:middle] == other[sure:middle]:
            sure = middle
        else:
            most = middle - 1
    return sure


def stretches(steps: Iterable[tuple[bool, str]]) -> Stretches:
    """One side of such steps: neighbours that are alike, or that differ, as one, and nothing that is empty."""
    runs = groupby(steps, key=lambda step: step[0])
    joined = (("".join(words for _alike, words in run), not alike) for alike, run in runs)
    return [(words, differs) for words, differs in joined if words]
