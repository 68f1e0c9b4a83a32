"""A paragraph while it is read, and the text that paragraphs become."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from formgen.reading.document import Block, BlockKind, NoticeKind, Place
from formgen.reading.docx.looks import SAID, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from formgen.reading.docx.telling import Telling

# Without width, or turning the direction of writing. They are left out of the text, because one in the middle
# of a word would keep every search from finding the word; the reviewer is told where they stood.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\uffa0\U000e0000-\U000e007f]+"
)


_REMEMBERED = 400


class Piece(NamedTuple):
    """A stretch of a paragraph: its characters, where they come from, and how they look.

    :param node: the element; ``None`` for characters that the source does not have.
    """

    text: str
    node: Element | None
    offset: int
    look: Look


@dataclass(frozen=True, slots=True)
class Where:
    """Where a paragraph stands, and the colour that it stands on."""

    kind: BlockKind = BlockKind.BODY
    cell: tuple[int, int, int] | None = None
    ground: str = ""
    look: Look = Look.PLAIN


@dataclass(slots=True)
class Line:
    """The pieces of a paragraph so far, and marks between them (ends of comments, changes, unseen characters)."""

    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[str, str, int]] = field(default_factory=list)

    def add(self, text: str, node: Element | None, offset: int = 0, look: Look = Look.PLAIN) -> None:
        """Write *text* at the end; characters that nobody sees are left out and remembered."""
        at = 0
        for found in UNSEEN.finditer(text):
            self._put(text[at : found.start()], node, offset + at, look)
            self.marks.append(("unseen", found.group(), self.length))
            at = found.end()
        self._put(text[at:] if at else text, node, offset + at, look)

    def _put(self, text: str, node: Element | None, offset: int, look: Look) -> None:
        if text:
            self.pieces.append(Piece(text, node, offset, look))
            self.length += len(text)

    def mark(self, kind: str, value: str) -> None:
        """Remember that *kind* stands here; of long words the beginning is enough."""
        self.marks.append((kind, value[:_REMEMBERED], self.length))

    def mark_inserted(self, start: int) -> None:
        """Remember what stands since *start* as inserted; what adjoins an insertion belongs to it."""
        kind, value, at = self.marks[-1] if self.marks else ("", "0", 0)
        if kind == "inserted" and at + int(value) == start:
            self.marks.pop()
            start = at
        if self.length > start:
            self.marks.append(("inserted", str(self.length - start), start))

    def mark_deleted(self, text: str) -> None:
        """Remember *text* as deleted here; what adjoins a deletion belongs to it."""
        kind, value, at = self.marks[-1] if self.marks else ("", "", 0)
        if kind == "deleted" and at == self.length:
            self.marks.pop()
            text = value + text
        self.mark("deleted", text)


class Spot(NamedTuple):
    """A place whose element has not been counted yet."""

    start: int
    end: int
    part: str
    node: Element
    offset: int


class Manuscript:
    """The text as it grows, paragraph by paragraph."""

    def __init__(self, telling: Telling) -> None:
        self.blocks: list[Block] = []
        self.spots: list[Spot] = []
        self.length = 0
        self._said: list[str] = []
        self._telling = telling

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._said)

    def close(self, line: Line, part: str, where: Where, number: str = "", level: int | None = None) -> None:
        """Write *line* as one paragraph, with *number* before it."""
        if self.blocks:
            self._write("\n")
        start = self.length
        self._write(number)
        for one in line.pieces:
            if one.node is not None:
                end = self.length + len(one.text)
                self.spots.append(Spot(self.length, end, part, one.node, one.offset))
            self._write(one.text)
        block = Block(start, self.length, where.kind, level, where.cell, len(number))
        self.blocks.append(block)
        self._tell(line, start + len(number))

    def skip(self, line: Line) -> None:
        """Leave out *line*, which has no words; what it marks stands at the end of the text so far."""
        for kind, value, _at in line.marks:
            self._telling.mark(kind, value, self.length, "", 0)

    def _write(self, text: str) -> None:
        self._said.append(text)
        self.length += len(text)

    def _tell(self, line: Line, start: int) -> None:
        text = line_text(line) if line.marks else ""
        for kind, value, at in line.marks:
            self._telling.mark(kind, value, start + at, text, at)
        for low, high, look, text in _hidden(line):
            self._telling.notice(NoticeKind.HIDDEN, SAID[look], text, start + low, start + high)


def line_text(line: Line) -> str:
    """The characters of *line*."""
    return "".join(one.text for one in line.pieces)


def _hidden(line: Line) -> Iterator[tuple[int, int, Look, str]]:
    at = 0
    for look, pieces in groupby(line.pieces, key=lambda one: one.look):
        text = "".join(one.text for one in pieces)
        if look is not Look.PLAIN and text.strip():
            yield at, at + len(text), look, text
        at += len(text)


def numbered(spots: list[Spot], roots: dict[str, Element]) -> tuple[Place, ...]:
    """The places of *spots*: their elements counted in document order, part by part."""
    wanted = {one.node for one in spots}
    order: dict[Element, int] = {}
    for root in roots.values():
        order.update((one, count) for count, one in enumerate(root.iter("*")) if one in wanted)
    return tuple(Place(one.start, one.end, one.part, order[one.node], one.offset) for one in spots)
