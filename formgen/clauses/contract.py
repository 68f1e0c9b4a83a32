"""A contract that was read: its words, its clauses as a tree, and its parties."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.clauses.asides import asides
from formgen.clauses.parties import Party, parties_in, sides_of
from formgen.clauses.text import Match, Segment, Sides, Text
from formgen.clauses.tree import Clause, clause_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.reading.document import Block, Document


class Status(StrEnum):
    """How far a contract has an element."""

    PRESENT = "present"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True)
class ElementFound:
    """One element of a contract: how far it is there, and the words that show it.

    :param lacks: what is missing of a partial one, in words of the field (``签订地点``).
    """

    key: str
    status: Status
    evidence: tuple[Match, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Contract:
    """A whole contract, or a fragment of one, as rules judge it.

    :param words: the text that was read; every match counts in its characters.
    :param blocks: its paragraphs, where the source has such; empty for bare text.
    """

    words: str
    gazetteer: Gazetteer
    blocks: tuple[Block, ...] = ()
    seams: tuple[int, ...] = ()
    name: str = ""
    kept: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, document: Document, gazetteer: Gazetteer) -> Contract:
        """The contract in *document*."""
        return cls(document.text, gazetteer, document.blocks, document.seams, document.name)

    @cached_property
    def text(self) -> Text:
        """The words as detectors take them, with what this contract calls its sides."""
        segment = Segment(None, self.words, self.seams, _cells(self.blocks))
        return Text((segment,), self.sides, asides(self.words))

    @cached_property
    def tree(self) -> Clause:
        """The clauses; the root is the whole contract."""
        return clause_tree(self.words, self.blocks)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Who concludes it, in the order of their first mention."""
        return parties_in(self.words, self.tree, self.gazetteer)

    @cached_property
    def sides(self) -> Sides:
        """What it calls the government side and the others."""
        return sides_of(self.parties)

    def match(self, start: int, end: int) -> Match:
        """The words from *start* to *end*."""
        return Match(None, self.words[start:end], start, end)

    def clauses(self) -> Iterator[Clause]:
        """All clauses below the root, in order."""
        return self.tree.walk()


def _cells(blocks: tuple[Block, ...]) -> tuple[int, ...]:
    """Ends of blocks behind which the next cell of the same row of a table begins."""
    return tuple(
        one.end
        for one, following in pairwise(blocks)
        if one.cell and following.cell and one.cell[:2] == following.cell[:2] and one.cell != following.cell
    )
