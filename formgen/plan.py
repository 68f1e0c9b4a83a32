"""What a review of a contract consists of: the definition beside the forms that says it, found by the catalogue.

The engine knows how to read a contract and how to run rules on it; how a rule reads one is declared beside
the rule (:func:`on_paper`), and which acts, which elements and which
forms belong to a review stands in one ``REVIEW`` of a package of forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from formgen.errors import DefinitionFault
from formgen.rules import AMBIENT, parameters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from formgen.clauses import Contract, ElementFound, Gazetteer, Match
    from formgen.law import Act
    from formgen.rules import Decorated


def on_paper(act: Act, id: str) -> Callable[[Decorated], Decorated]:  # noqa: A002 - the catalogue calls it id
    """Declare how the rule *id* of *act* judges a contract that was read, in place of the rule's own function.

    The decorated function asks for ``paper`` and, if it likes, ``today``, ``law_day``, ``calendar`` and
    ``text``; what it finds is said under the rule's id, severity, article and quotation. Facts that words
    cannot tell (an approval, a due diligence) are at most notes there.
    """

    def declare(function: Decorated) -> Decorated:
        if strange := [one.name for one in parameters_of(function) if one.name not in AMBIENT]:
            message = f"{function.__name__} reads a contract and cannot ask for {', '.join(strange)}"
            raise DefinitionFault(message)
        act.read_on_paper(id, function)
        return function

    return declare


class Extent(StrEnum):
    """How much of a contract a text is."""

    WHOLE = "whole"
    FRAGMENT = "fragment"
    """Some clauses: what is missing cannot be told, prohibited content can."""
    OTHER = "other"
    """No contract at all."""


@dataclass(frozen=True)
class Element:
    """One element that a contract must have.

    :param key: as the JSON interface names it; :param rule: the id of the rule that finds it missing.
    """

    no: int
    key: str
    rule: str
    label: str


@dataclass(frozen=True)
class Extracted:
    """An answer that a contract gives.

    :param path: of the field in the form; :param value: as answers give it (JSON).
    :param source: the sentence it was read from.
    :param confidence: 0 to 1; below :data:`SURE` a person is asked to confirm it.
    """

    path: str
    value: Any
    source: Match
    confidence: float


_KEY = re.compile(r"\[([0-9]{1,3})\]|([^.\[\]]+)")
SURE = 0.9
"""From this confidence on an answer needs no special confirmation."""


@dataclass(frozen=True, eq=False)
class ReviewPlan:
    """What a review consists of.

    :param acts: whose rules judge the contract, in the order in which findings are shown.
    :param elements: what a contract must have, in the order of the article.
    :param find_elements: how far a contract has them, one result for each element in the same order.
    :param extent: whether the text is a contract, some clauses of one, or something else.
    :param law_day: the day whose law applies, as the contract states it; ``None`` where it does not.
    :param form: id of the form whose answers a contract gives; :param extract: reads them.
    :param sheet: id of the form for the reviewer's opinion; :param fill_sheet: its answers as far as a review
        gives them, from the report as the JSON interface shows it.
    """

    gazetteer: Gazetteer
    acts: tuple[Act, ...]
    elements: tuple[Element, ...]
    find_elements: Callable[[Contract], tuple[ElementFound, ...]]
    extent: Callable[[Contract], Extent]
    law_day: Callable[[Contract], date | None]
    form: str
    extract: Callable[[Contract], tuple[Extracted, ...]]
    sheet: str
    fill_sheet: Callable[[Mapping[str, Any], Contract], dict[str, Any]]
    wording: Mapping[str, str] = field(default_factory=dict)
    """A wording of our own by rule id, offered to mend a clause with."""


def answers_of(found: Iterable[Extracted]) -> dict[str, Any]:
    """What was extracted, nested as answers are: ``parties_b[0].name`` becomes a row with a name.

    Of two answers to one path the first counts.
    """
    answers: dict[str, Any] = {}
    for one in found:
        keys = [int(row) if row else name for row, name in _KEY.findall(one.path)]
        _put(answers, keys, one.value)
    return answers


def _put(holder: Any, keys: list[str | int], value: Any) -> None:  # noqa: ANN401 - objects and rows by turns
    key, *rest = keys
    if isinstance(key, int):
        holder.extend({} for _missing in range(len(holder), key + 1))
        if not rest:
            holder[key] = value
    elif not rest:
        holder.setdefault(key, value)
    if rest:
        below = (
            holder[key]
            if isinstance(key, int)
            else holder.setdefault(key, [] if isinstance(rest[0], int) else {})
        )
        _put(below, rest, value)
