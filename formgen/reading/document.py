"""What was read: a text, its paragraphs, where each character stands in the source, and what is odd about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from formgen.messages import Message


class BlockKind(StrEnum):
    """Where a paragraph stands."""

    BODY = "body"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    """A footnote or an endnote."""
    TEXT_BOX = "text_box"


class NoticeKind(StrEnum):
    """What a reviewer should know about a file besides its words."""

    TRACKED_INSERTION = "tracked_insertion"
    """Judged as accepted: the words are part of the text."""
    TRACKED_DELETION = "tracked_deletion"
    """Judged as accepted: the words are not part of the text; the notice quotes them."""
    COMMENT = "comment"
    """A comment that the file already has; the notice quotes it."""
    HIDDEN = "hidden"
    """Words that a reader of the page would not see: hidden, white, tiny. They are part of the text."""
    INVISIBLE = "invisible"
    """Zero-width characters and characters that turn the direction of writing."""
    STRIPPED = "stripped"
    """Something was left unread on purpose: a link outwards, an embedded object, a macro."""
    PICTURES = "pictures"
    """Pages or places that hold a picture and no text."""
    HEALED = "healed"
    """Repaired on the way: running heads taken out, look-alike characters replaced."""
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in the source.

    :param start: :param end: the stretch, in characters of :attr:`Document.text`, the end exclusive.
    :param part: of a DOCX the name of the part (``word/document.xml``); of a PDF ``page 3``; else empty.
    :param node: of a DOCX the number of the element that holds the characters, counting all elements of
        the part in document order from 0 (``w:t``, ``w:tab``, ``w:br`` …); of a PDF the page from 0; else 0.
    :param offset: the first character within that element, page or file.
    """

    start: int
    end: int
    part: str
    node: int
    offset: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the text; blocks are separated by one line feed, which belongs to none.

    :param level: outline level of a heading style, from 0; ``None`` for ordinary paragraphs.
    :param cell: table, row and column, each from 0, of a paragraph in a table; merged cells count from their first.
    :param numbering: how many characters at the start are an automatic number, written out (with what follows it).
    :param page: from 1, where the source has pages of its own (PDF); else 0.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.BODY
    level: int | None = None
    cell: tuple[int, int, int] | None = None
    numbering: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reviewer should know; *start* and *end* in the text where it has a place there."""

    kind: NoticeKind
    message: Message
    quote: str = ""
    start: int = 0
    end: int = 0

    def as_dict(self, language: str = "zh") -> dict[str, object]:
        """The notice as the JSON interface shows it."""
        said = {"kind": self.kind.value, "message": self.message.to(language), "quote": self.quote}
        return {**said, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class Document:
    """A file that was read.

    :param name: the file's own name, for people.
    :param format: ``docx``, ``doc``, ``pdf``, ``txt`` or ``md``.
    :param text: what is judged: tracked changes accepted, automatic numbers written out.
    :param places: in order of *start*; characters that the source does not have (automatic numbers,
        line feeds between blocks) lie in none.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...] = ()
    places: tuple[Place, ...] = ()
    notices: tuple[Notice, ...] = ()
    pages: int = 0

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.places]

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """The places of the characters *start* to *end*, cut to these, in order."""
        first = max(0, bisect_right(self._starts, start) - 1)
        cut = []
        for one in self.places[first:]:
            if one.start >= end:
                break
            low, high = max(one.start, start), min(one.end, end)
            if low < high:
                cut.append(Place(low, high, one.part, one.node, one.offset + low - one.start))
        return tuple(cut)

    @cached_property
    def seams(self) -> tuple[int, ...]:
        """Ends of blocks after which no sentence goes on: cells, notes, text boxes, heads and feet."""
        return tuple(one.end for one in self.blocks if one.kind is not BlockKind.BODY)
