"""What the detectors must know about the world: it is told to them, none of it stands in the engine.

A gazetteer names courts and arbitration bodies, territories whose law is foreign, the words that stand
for the government side, doubtful words and documents that no longer hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date


class Place(StrEnum):
    """Where a court or an arbitration body stands, seen from the government side."""

    LOCAL = "local"
    DOMESTIC_OTHER = "domestic_other"
    OVERSEAS = "overseas"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Whether a body still goes by this name."""

    CURRENT = "current"
    RENAMED = "renamed"
    MERGED = "merged"


@dataclass(frozen=True)
class Institution:
    """A court or an arbitration body under its exact full name.

    :param successor: the full name of the body it became, where it was renamed or merged.
    :param aliases: other writings that mean it, none of them its full name.
    :param doubtful: short forms that mean it only where the sentence speaks of arbitration (``ICC``).
    :param ambiguous: why the name may be read as another body; empty when it cannot.
    """

    name: str
    place: Place
    standing: Standing = Standing.CURRENT
    successor: str = ""
    aliases: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    ambiguous: str = ""


@dataclass(frozen=True)
class RepealedDocument:
    """A normative document that no longer holds; it is known by its number, names are often alike."""

    number: str
    name: str
    status: str
    since: date
    source: str


@dataclass(frozen=True)
class VagueWord:
    """A word that leaves open what is owed.

    :param pattern: a regular expression over folded text (half width, simplified, small letters) that
        finds it where it is vague, and not where it is part of another word.
    """

    word: str
    pattern: str


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Everything that detectors look up; made once, shared, compared by identity.

    :param territory_names: gives the names of all territories outside the mainland, in Chinese and
        English; called when they are first needed.
    :param mainland_names: names of the mainland and its parts that must not be taken for territories
        outside it (``内蒙古`` holds ``蒙古``).
    :param not_foreign: longer names that hold a territory's name and mean nothing foreign.
    :param government_words: what the government side is called; :param counterparties: all others.
    """

    institutions: tuple[Institution, ...] = ()
    territory_names: Callable[[], Iterable[str]] = tuple
    mainland_names: tuple[str, ...] = ()
    not_foreign: tuple[str, ...] = ()
    local_places: tuple[str, ...] = ()
    vague_seats: tuple[str, ...] = ()
    government_words: tuple[str, ...] = ()
    counterparties: tuple[str, ...] = ()
    vague_words: tuple[VagueWord, ...] = ()
    benefit_words: tuple[str, ...] = ()
    promise_words: tuple[str, ...] = ()
    repealed: tuple[RepealedDocument, ...] = ()

    @cached_property
    def territories(self) -> frozenset[str]:
        """Names of all territories outside the mainland."""
        return frozenset(self.territory_names())

    @cached_property
    def by_name(self) -> dict[str, Institution]:
        """Institutions by full name."""
        return {one.name: one for one in self.institutions}
