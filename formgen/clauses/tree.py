"""The clauses of a contract as a tree: 第X条, 一、, （一）, 1., （1）, headings without numbers, annexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.reading.document import Block


class Role(StrEnum):
    """What a part of a contract is."""

    ROOT = "root"
    OPENING = "opening"
    """Title, parties, recitals: all before the first numbered clause."""
    CLAUSE = "clause"
    ANNEX = "annex"
    """附件, 附表, 补充协议 that is bound in with the contract."""
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Clause:
    """One clause with all that stands below it.

    :param number: as written: ``第十二条``, ``（一）``, ``3.2``, ``附件三``; empty for a heading without one.
    :param value: the number as a number, 0 where there is none.
    :param title: the heading's words without the number; empty where the number leads straight into a sentence.
    :param start: :param end: all of it, sub-clauses included, in characters of the text.
    :param body: where the words begin that follow number and title.
    :param level: 0 for the root, 1 for the highest numbering in the contract …
    """

    role: Role
    start: int
    end: int
    body: int
    level: int = 0
    number: str = ""
    value: int = 0
    title: str = ""
    children: tuple[Clause, ...] = field(default=())

    def walk(self) -> Iterator[Clause]:
        """All clauses below this one, in order."""
        for child in self.children:
            yield child
            yield from child.walk()

    def own_end(self) -> int:
        """Where the words of this clause itself end and its first sub-clause begins."""
        return self.children[0].start if self.children else self.end


def clause_tree(words: str, blocks: tuple[Block, ...] = ()) -> Clause:
    """The clauses of the contract *words*; :param blocks: its paragraphs, where the source has such."""
    del blocks
    return Clause(Role.ROOT, 0, len(words), 0)
