"""Where sentences end: at stops, semicolons and line ends, and where one grows longer than anybody writes.

Detectors hold every hit of a sentence against all of it. What was pasted without a stop is therefore read in parts:
the time grows with the text alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = expression(r"[。!?;\n]+|(?<=[a-z)])\.(?=\s|$)")
# The longest sentence of all labelled contracts has four hundred characters.
_LONGEST = 2000
_TO_COMMA = 200


def ends_of_sentences(words: str) -> list[int]:
    """Where each sentence of *words* ends, in order; the last ends with them."""
    ends = [found.end() for found in _END.finditer(words)]
    if not ends or ends[-1] < len(words):
        ends.append(len(words))
    return [end for whole in pairwise([0, *ends]) for end in _ends_of_parts(words, *whole)]


def _ends_of_parts(words: str, start: int, end: int) -> Iterator[int]:
    """Where the sentence from *start* to *end* is cut because it is too long, then *end*."""
    while end - start > _LONGEST + _TO_COMMA:
        comma = words.find(",", start + _LONGEST, start + _LONGEST + _TO_COMMA)
        start = start + _LONGEST if comma < 0 else comma + 1
        yield start
    yield end
