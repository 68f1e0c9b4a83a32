"""The text of a PDF as it grows: paragraphs and cells one after another, and where each character stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.reading.document import Block, BlockKind, Document, Notice, Place
from formgen.reading.invisible import UNSEEN, told
from formgen.reading.pdf.lines import around, lines_of
from formgen.reading.pdf.paragraphs import Measure, paragraphs_of
from formgen.reading.pdf.tables import NEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.reading.pdf.lines import Bit, Line
    from formgen.reading.pdf.pages import Page, Piece
    from formgen.reading.pdf.tables import Cell, Table


@dataclass
class Flow:
    """One page as it is read: its lines, and its tables, each after so many lines."""

    page: Page
    lines: list[Line] = field(default_factory=list)
    tables: list[tuple[int, Table]] = field(default_factory=list)


class Writing:
    """Grows paragraph by paragraph, with one line feed between two."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._places: list[Place] = []
        self._left_out: list[tuple[int, str]] = []
        self._table = -1
        self._above: tuple[Table, int, int] | None = None
        """The table that has just been written, its rows above it, and its page."""
        self.hidden: list[tuple[int, int]] = []
        """Stretches of the text that nobody would see on the page."""

    def body(self, flows: Sequence[Flow], out: set[int]) -> None:
        """Write all pages but the lines in *out*; lines go on over the end of a page, not over a table."""
        waiting: list[Line] = []
        for flow in flows:
            tables = list(flow.tables)
            for number, line in enumerate([*flow.lines, None]):
                while tables and tables[0][0] <= number:
                    waiting = self._flush(waiting)
                    self._cells(flow.page, tables.pop(0)[1])
                if line is not None and id(line) not in out:
                    waiting.append(line)
        self._flush(waiting)

    def running(self, lines: Sequence[Line], kind: BlockKind) -> None:
        """Write running heads or feet."""
        for line in lines:
            self._paragraph(line.bits, line.page, kind)

    def text(self) -> str:
        """All of the text."""
        return "".join(self._parts)

    def document(self, name: str, pages: int, notices: Sequence[Notice]) -> Document:
        """The document, with what there is to say about it."""
        text = self.text()
        said = (*notices, *told(text, self._left_out))
        return Document(name, "pdf", text, tuple(self._blocks), tuple(self._places), said, pages)

    def _flush(self, lines: list[Line]) -> list[Line]:
        for one in paragraphs_of(lines, self._measure):
            self._above = None
            self._paragraph(one.bits, one.lines[0].page, BlockKind.BODY)
        return []

    def _cells(self, page: Page, table: Table) -> None:
        above = self._above
        goes_on = above is not None and above[2] == page.number - 1 and _alike(above[0], table)
        first = above[1] if above is not None and goes_on else 0
        self._table += not goes_on
        for cell, pieces in sorted(table.cells.items()):
            lines = lines_of(page, sorted(pieces, key=lambda one: one.start))
            place = (self._table, first + cell[0], cell[1])
            for one in paragraphs_of(lines, self._inside(page, table, cell, pieces)):
                self._paragraph(one.bits, page, BlockKind.CELL, place)
        self._above = table, first + len(table.rows) - 1, page.number

    def _inside(self, page: Page, table: Table, cell: Cell, pieces: list[Piece]) -> Measure:
        """The measure of a cell: it has margins of its own."""
        box = around(one.box for one in pieces)
        usual = self._measure
        free = min(max(0.0, box.x0 - table.columns[cell[1]]), usual.em)
        right = table.right_of(cell) - free
        return Measure(usual.pitch, usual.em, {page.number: box.x0}, {page.number: right})

    def _paragraph(
        self, bits: Sequence[Bit], page: Page, kind: BlockKind, cell: tuple[int, int, int] | None = None
    ) -> None:
        if self._parts:
            self._add("\n")
        start = self._length
        for bit in bits:
            for at, text in self._visible(bit):
                self._place(bit, at, text, page)
                self._add(text)
        self._blocks.append(Block(start, self._length, kind, cell=cell, page=page.number + 1))

    def _visible(self, bit: Bit) -> Iterator[tuple[int, str]]:
        """The stretches of *bit* between characters without width."""
        done = 0
        for found in UNSEEN.finditer(bit.text):
            yield done, bit.text[done : found.start()]
            self._left_out.append((self._length, found.group()))
            done = found.end()
        yield done, bit.text[done:]

    def _place(self, bit: Bit, at: int, text: str, page: Page) -> None:
        if bit.at < 0 or not text:
            return
        start, offset = self._length, bit.at + at
        last = self._places[-1] if self._places else None
        if last and (last.end, last.node, last.offset + last.end - last.start) == (start, bit.page, offset):
            self._places[-1] = Place(last.start, start + len(text), last.part, last.node, last.offset)
        else:
            self._places.append(Place(start, start + len(text), f"page {bit.page + 1}", bit.page, offset))
        if page.unseen and bit.page == page.number:
            self._hide(start, [offset + one in page.unseen for one in range(len(text))])

    def _hide(self, start: int, unseen: list[bool]) -> None:
        for at in (start + nth for nth, one in enumerate(unseen) if one):
            if self.hidden and at - self.hidden[-1][1] <= 1:
                self.hidden[-1] = (self.hidden[-1][0], at + 1)
            else:
                self.hidden.append((at, at + 1))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _alike(one: Table, other: Table) -> bool:
    """Whether two tables have the same columns: then the second goes on with the first."""
    return len(one.columns) == len(other.columns) and all(
        abs(left - right) <= NEAR for left, right in zip(one.columns, other.columns, strict=True)
    )
