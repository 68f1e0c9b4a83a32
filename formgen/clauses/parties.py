"""Who concludes a contract: roles, names, and which side is the government's."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.clauses.text import Match, Sides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.tree import Clause


class Side(StrEnum):
    """On which side a party stands."""

    GOVERNMENT = "government"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Party:
    """One party.

    :param roles: what the contract calls it: ``甲方``, ``采购人``, ``出租人`` …, the first one most often.
    :param name: the full name as written; empty where it is left blank.
    :param where: the name (or the blank for it).
    :param details: what is said of it, by field name of a party (``uscc``, ``address``, ``phone``,
        ``legal_representative``, ``contact`` …), each with its words.
    """

    roles: tuple[str, ...]
    name: str
    side: Side
    where: Match
    details: Mapping[str, Match] = field(default_factory=dict)


def parties_in(words: str, tree: Clause, gazetteer: Gazetteer) -> tuple[Party, ...]:
    """The parties of the contract *words*."""
    del words, tree, gazetteer
    return ()


def sides_of(parties: tuple[Party, ...]) -> Sides:
    """What the contract calls its government side and the others."""
    called: dict[Side, list[str]] = {side: [] for side in Side}
    for party in parties:
        called[party.side] += [name for name in (*party.roles, party.name) if name]
    return Sides(tuple(called[Side.GOVERNMENT]), tuple(called[Side.OTHER]))
