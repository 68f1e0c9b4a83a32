"""Numbers of clauses that are left out, used twice or out of order, and numbers written now 第一条, now 第1条.

Only numbers of one kind under one clause are compared; articles run on through the chapters of a contract, and a
list that begins again at one is another list. Annexes are numbered for themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.tree import Role
from formgen.numerals import chinese_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract
    from formgen.clauses.text import Match
    from formgen.clauses.tree import Clause

_ARTICLE = expression(r"第\s*(?P<value>[^\s条]{1,7})\s*条")
_DIGITS = expression("[0-9０-９]")
_NUMERAL = expression(
    "[0-9０-９]+|[一二三四五六七八九十百零〇两壹贰叁肆伍陆柒捌玖拾]+|[a-zA-Z]|[①-⑳㈠-㈩⒈-⒛⑴-⒇]"
)
_FAR = 3
"""So many numbers at once are left out on purpose, or the text is an excerpt."""
_HIGHEST = 300
ARTICLE = "第#条"


class Misnumbered(StrEnum):
    """What is wrong with a number."""

    GAP = "gap"
    DOUBLE = "double"
    ORDER = "order"


@dataclass(frozen=True)
class NumberFault:
    """A number that does not follow the one before it.

    :param before: :param number: both as written; :param missing: the numbers left out, in the same writing.
    """

    fault: Misnumbered
    before: str
    number: str
    matches: tuple[Match, ...]
    missing: tuple[str, ...] = ()


def number_faults(contract: Contract) -> list[NumberFault]:
    """Numbers of *contract* that do not follow one another."""
    return [fault for clauses in _sequences(contract.tree) for fault in _faults(contract, clauses)]


def mixed_articles(contract: Contract) -> list[Match]:
    """Articles whose number is written in the rarer of two ways, 第1条 among 第一条; none where all are alike."""
    articles = [one for one in contract.clauses() if shape_of(one.number) == ARTICLE]
    ways = [
        [one for one in articles if bool(_DIGITS.search(one.number)) is digits] for digits in (True, False)
    ]
    rarer = min(ways, key=len)
    return [_place(contract, one) for one in rarer]


def shape_of(number: str) -> str:
    """How a number is written, without the number: ``第#条``, ``（#）``, ``#``; decimals are ``#.#``."""
    kind = "一" if re.search("[一二三四五六七八九十百壹贰叁肆伍]", number) else ""
    bare = _NUMERAL.sub("#", "".join(number.split()))
    return bare if "条" in bare else f"{bare}{kind}"


def _sequences(tree: Clause) -> Iterator[list[Clause]]:
    """Clauses whose numbers must follow one another: articles of the whole, all others by their parent."""
    parts = [one for one in tree.children if one.role is Role.ANNEX]
    main = [one for one in tree.children if one.role is not Role.ANNEX]
    for part in ([*main], *([*one.children] for one in parts)):
        below = [one for child in part for one in (child, *child.walk())]
        yield [one for one in below if shape_of(one.number) == ARTICLE]
        for group in (part, *(list(one.children) for one in below)):
            yield from _by_shape(group)


def _by_shape(group: list[Clause]) -> Iterator[list[Clause]]:
    shapes: dict[str, list[Clause]] = {}
    for one in group:
        if one.number and one.role is not Role.ANNEX:
            shapes.setdefault(shape_of(one.number), []).append(one)
    yield from (clauses for shape, clauses in shapes.items() if shape != ARTICLE)


def _faults(contract: Contract, clauses: list[Clause]) -> Iterator[NumberFault]:
    excused = False
    present = {one.value for one in clauses}
    for one, other in pairwise(clauses):
        kind = _fault(one.value, other.value)
        if (
            kind is None
            or (excused and kind is not Misnumbered.DOUBLE)
            or _is_inserted(contract.words, other)
        ):
            excused = False
            continue
        missing: tuple[str, ...] = ()
        if kind is Misnumbered.GAP:
            left_out = [value for value in range(one.value + 1, other.value) if value not in present]
            missing = tuple(_written(other, value) for value in left_out)
            if not 0 < len(missing) <= _FAR or _stand_between(contract.words, one, other):
                continue
        excused = True
        places = (_place(contract, one), _place(contract, other))
        yield NumberFault(kind, one.number, other.number, places, missing)


def _fault(before: int, value: int) -> Misnumbered | None:
    if not 0 < before < _HIGHEST or not 0 < value < _HIGHEST or value in {1, before + 1}:
        return None
    if value == before:
        return Misnumbered.DOUBLE
    return Misnumbered.GAP if value > before else Misnumbered.ORDER


def _is_inserted(words: str, clause: Clause) -> bool:
    """Whether it was put in later under its neighbour's number: 第十一条之二."""
    behind = clause.start + len(clause.number)
    return (
        re.match(r"\s*之\s*[一二三四五六七八九十]", words[behind : behind + 6]) is not None
        or "之" in clause.number
    )


def _stand_between(words: str, one: Clause, other: Clause) -> bool:
    """Whether a number left out stands in the running text between the two: lists go on inside paragraphs."""
    between = "".join(words[one.start + len(one.number) : other.start].split())
    values = range(one.value + 1, other.value)
    return any(_written(other, value) in between or f"({value})" in between for value in values)


def _written(like: Clause, value: int) -> str:
    """*value* written as the number of the clause *like* is."""
    number = "".join(like.number.split())
    numerals = list(_NUMERAL.finditer(number))
    if not numerals:
        return str(value)
    last = numerals[-1]
    digits = last.group().isascii() or _DIGITS.match(last.group())
    return f"{number[: last.start()]}{value if digits else chinese_ordinal(value)}{number[last.end() :]}"


def _place(contract: Contract, clause: Clause) -> Match:
    return contract.match(clause.start, clause.start + len(clause.number))
