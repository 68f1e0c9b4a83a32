"""Who concludes a contract: roles, names, and which side is the government's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.clauses.bilingual import without_translation
from formgen.clauses.fold import fold
from formgen.clauses.party_details import is_blank
from formgen.clauses.party_roles import Kind, custom, kind_of
from formgen.clauses.party_search import mentions
from formgen.clauses.text import Match, Sides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.party_names import Mention
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
    :param open: details whose field is there and left blank; :param unclear: details of which something is said
        that has not their usual shape.
    """

    roles: tuple[str, ...]
    name: str
    side: Side
    where: Match
    details: Mapping[str, Match] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()


def parties_in(words: str, tree: Clause, gazetteer: Gazetteer) -> tuple[Party, ...]:
    """The parties of the contract *words*, in the order of their first mention."""
    folded = without_translation(fold(words))
    found = mentions(folded, tree)
    kinds = [kind_of(folded[slice(*one.name)], gazetteer.government_words) for one in found]
    sides = _sides(found, kinds)
    return tuple(_party(words, one, side) for one, side in zip(found, sides, strict=True))


def _party(words: str, mention: Mention, side: Side) -> Party:
    where = Match(None, words[slice(*mention.name)], *mention.name)
    name = "" if is_blank(where.quote) else re.sub(r"\s*\n\s*", "", where.quote)
    details = {key: Match(None, words[slice(*span)], *span) for key, span in mention.details.items()}
    return Party(
        tuple(mention.roles),
        name,
        side,
        where,
        details,
        frozenset(mention.open - set(details)),
        frozenset(mention.unclear),
    )


def _sides(found: list[Mention], kinds: list[Kind]) -> list[Side]:
    """On which side each stands: its name says so; where it does not, its role does, by custom."""
    certain = {Kind.PUBLIC: Side.GOVERNMENT, Kind.PRIVATE: Side.OTHER}
    sides = [certain.get(kind, Side.UNKNOWN) for kind in kinds]
    if Side.GOVERNMENT not in sides:
        _call_government(found, kinds, sides)
    for place, side in enumerate(sides):
        if side is Side.UNKNOWN:
            sides[place] = _by_custom(found[place], known=Side.GOVERNMENT in sides)
    return sides


def _call_government(found: list[Mention], kinds: list[Kind], sides: list[Side]) -> None:
    """No name is an organ's: a centre or a school is the government side, else whom custom takes for it."""
    perhaps = [place for place, kind in enumerate(kinds) if kind is Kind.PERHAPS_PUBLIC]
    blank = [place for place, kind in enumerate(kinds) if kind is Kind.UNKNOWN]
    first = [place for place in (*perhaps, *blank) if custom(found[place].roles) == 1]
    for place in (first or perhaps)[:1]:
        sides[place] = Side.GOVERNMENT


def _by_custom(mention: Mention, *, known: bool) -> Side:
    """:param known: whether the government side has been found already."""
    place = custom(mention.roles)
    if place == 1:
        return Side.GOVERNMENT
    return Side.OTHER if known else Side.UNKNOWN


def sides_of(parties: tuple[Party, ...]) -> Sides:
    """What the contract calls its government side and the others."""
    called: dict[Side, list[str]] = {side: [] for side in Side}
    for party in parties:
        called[party.side] += [name for name in (*party.roles, party.name) if name]
    return Sides(tuple(called[Side.GOVERNMENT]), tuple(called[Side.OTHER]))
