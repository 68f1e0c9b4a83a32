"""The clauses of a contract as a tree: 第X条, 一、, （一）, 1., （1）, headings without numbers, annexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.clauses.tree_heads import Role
from formgen.clauses.tree_lines import lines_of
from formgen.clauses.tree_nesting import nest
from formgen.clauses.tree_search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.tree_nesting import Growing
    from formgen.reading.document import Block

__all__ = ["Clause", "Role", "clause_tree"]


@dataclass(frozen=True)
class Clause:
    """One clause with all that stands below it.

    :param number: as written: ``第十二条``, ``（一）``, ``3.2``, ``附件三``; empty for a heading without one.
    :param value: the number as a number, 0 where there is none.
    :param title: the heading's words without the number, folded (half width, simplified); empty where the number
        leads straight into a sentence.
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
    lines = lines_of(words, blocks)
    heads = Search(lines).run()
    grown = nest(heads, len(words), lines[0].start if lines else len(words))
    return _clause(grown, words, 0)


def _clause(grown: Growing, words: str, level: int) -> Clause:
    head = grown.head
    return Clause(
        head.role,
        head.start,
        grown.end,
        min(head.body, grown.end),
        level,
        words[head.start : head.start + len(head.number)],
        head.value,
        head.title,
        tuple(_clause(child, words, level + 1) for child in grown.children),
    )
