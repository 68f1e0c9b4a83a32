"""Clauses without their numbers: 9.1 that became 10.1 says what it said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS = "0-9一二三四五六七八九十百零〇两"
UNITS = "万亿元吨米个千百毫厘分角年月日天平公克升人台套件辆名份次倍折度"
HEAD = re.compile(
    rf"\s*(?:第\s*[{DIGITS}]+\s*[条章节款项编](?:之[一二三四五六七八九十])?"
    rf"|[(（]\s*[{DIGITS}]{{1,4}}\s*[)）]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|[0-9]{1,3}(?:[、)）]|[.．](?![0-9]))"
    rf"|[0-9]{{1,2}}(?:[.．][0-9]{{1,2}}){{1,4}}(?:[、.．]|(?=\s*(?![{UNITS}])[一-鿿《“]))"
    r")[\s、:：.．]*"
)
"""The number that a paragraph begins with. A figure with a point is none before a unit: 1.5万元 begins no clause."""
REFERENCE = re.compile(
    rf"(?<![》法例定则])第\s*[{DIGITS}]+(?:[.．][0-9]+)*\s*[条款项](?:第\s*[{DIGITS}]+\s*[款项])*"
)
"""A reference to a clause of the same contract; behind the name of a law it is one to that law."""


def numberless(words: str) -> str:
    """*words* without space and without the number at their head; what is nothing but a number stays as it is."""
    found = HEAD.match(fold(words))
    return squeezed(words[found.end() :] if found else words) or squeezed(words)


def number_of(words: str) -> str:
    """The number at the head of a paragraph, as references spell it; empty where there is none."""
    found = HEAD.match(fold(words))
    return squeezed(found[0]).strip("、:：.．") if found else ""


def referring(words: str, renamed: Mapping[str, str]) -> str:
    """:func:`numberless`, with each reference to a clause that is called otherwise now as it has to read now."""
    found = HEAD.match(fold(words))
    rest = words[found.end() :] if found else words
    return squeezed(REFERENCE.sub(lambda one: renamed.get(squeezed(one[0]), one[0]), rest)) or squeezed(words)


def unreferred(words: str) -> str:
    """:func:`numberless`, where references to clauses of the same contract are alike whichever they name."""
    plain = numberless(words)
    rest = REFERENCE.sub("第#条", plain)
    return plain if rest == "第#条" else rest


def squeezed(words: str) -> str:
    """*words* without space."""
    return re.sub(r"\s+", "", words)
