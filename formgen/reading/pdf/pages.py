"""What PDFium says of one page, in plain Python: nothing after this module touches the file any more.

Coordinates are points, turned so that the text runs from left to right; *y* grows upwards.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading.pdf.repairs import repaired
from formgen.reading.pdf.unseen import suspicious, unseen_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FULLEST = 50_000
"""Characters of one page; the smallest print on A4 stays far below."""
FLAT = 2.5
"""Points: a drawn thing thinner than this is a line."""
MOST_EDGES = 1500
"""Ruled lines of one page; a drawing with more is no table."""
MOST_OBJECTS = 50_000
DEEPEST = 6
"""Levels of forms within forms."""
SAMPLES = 16
"""Characters by whose angle a page is turned."""
PICTURE = 0.4
"""The share of the page that a picture must cover to count as its content."""
_STRETCH = re.compile(r"[^\s\0\x02]+\x02?")
_ENDS_A_LINE = re.compile(r"[\n\x02]")
"""A line feed, or what PDFium makes of a hyphen at the end of a line, joining the two."""
_WIDE = re.compile(r"[㐀-鿿豈-﫿]")
"""Characters of full width in every font; punctuation may be set narrower."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, bottom, right, top."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters *start* to *end* of a page, without blanks among them, on one line.

    :param row: the number of the line that PDFium found them in. :param em: the width of a full character.
    """

    start: int
    end: int
    row: int
    box: Box
    em: float


@dataclass
class Page:
    """One page: its characters, as PDFium counts them, and what is drawn.

    :param made: the blanks that PDFium put in itself. :param unseen: characters that nobody would see.
    :param picture: whether pictures fill the page. :param recognised: whether its text lies unseen over them.
    """

    number: int
    width: float
    height: float
    text: str
    pieces: list[Piece] = field(default_factory=list)
    made: frozenset[int] = frozenset()
    across: list[tuple[float, float, float]] = field(default_factory=list)
    """Ruled lines from left to right: *y*, from *x*, to *x*."""
    down: list[tuple[float, float, float]] = field(default_factory=list)
    """Ruled lines from top to bottom: *x*, from *y*, to *y*."""
    unseen: frozenset[int] = frozenset()
    picture: bool = False
    recognised: bool = False
    repaired: int = 0


def page_of(document: pypdfium2.PdfDocument, number: int) -> Page:
    """Everything that is needed of one page; the caller holds the lock on PDFium."""
    with closing(document[number]) as page, closing(page.get_textpage()) as shown:
        if shown.count_chars() > FULLEST:
            raise BadInput(
                _("第{page}页的字太多，读不了：请用 Word 重新导出 PDF 后再上传。", page=number + 1)
            )
        text = _text(shown)
        mended = repaired(text)
        turn = _turn(shown, text)
        width, height = _size(page)
        made = Page(number, *((height, width) if turn % 2 else (width, height)), mended)
        made.repaired = sum(one != other != "\x02" for one, other in zip(text, mended, strict=True))
        made.pieces = list(_pieces(shown, mended, turn, _size(page)))
        made.made = frozenset(
            one.start() for one in re.finditer(" ", text) if raw.FPDFText_IsGenerated(shown, one.start()) == 1
        )
        things = list(_things(page, DEEPEST))
        _draw(made, things, turn, _size(page))
        hidden = suspicious(things)
        if hidden:
            seen = unseen_on(page, shown, len(text), hidden)
            made.recognised = made.picture and len(seen) > len(text) / 2
            made.unseen = frozenset() if made.recognised else frozenset(seen)
        return made


def _text(shown: pypdfium2.PdfTextPage) -> str:
    """One character for each that PDFium counts; what has no meaning becomes NUL."""
    count = shown.count_chars()
    text = shown.get_text_range() if count else ""
    if len(text) == count:
        return str(text)
    codes = (raw.FPDFText_GetUnicode(shown, one) for one in range(count))
    return "".join(map(_character, codes))


def _character(code: int) -> str:
    return "\0" if code > sys.maxunicode or unicodedata.category(chr(code)) == "Cs" else chr(code)


def _turn(shown: pypdfium2.PdfTextPage, text: str) -> int:
    """Quarter turns, against the clock, by which most of the text stands on the page; PDFium counts with it."""
    places = [one.start() for one in re.finditer(r"\S", text)]
    step = max(1, len(places) // SAMPLES)
    angles = (raw.FPDFText_GetCharAngle(shown, one) for one in places[::step])
    turns = Counter(-round(one / (math.pi / 2)) % 4 for one in angles if one >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Width and height before the page is turned for reading."""
    width, height = page.get_width(), page.get_height()
    return (height, width) if page.get_rotation() in (90, 270) else (width, height)


def _turned(box: Box, turn: int, size: tuple[float, float]) -> Box:
    width, height = size
    if turn == 1:
        return Box(box.y0, width - box.x1, box.y1, width - box.x0)
    if turn == 2:  # noqa: PLR2004 - two quarters
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    if turn == 3:  # noqa: PLR2004 - three quarters
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    return box


def _pieces(shown: pypdfium2.PdfTextPage, text: str, turn: int, size: tuple[float, float]) -> Iterator[Piece]:
    rows = [one.start() for one in _ENDS_A_LINE.finditer(text)]
    row = 0
    for one in _STRETCH.finditer(text):
        while row < len(rows) and rows[row] < one.start():
            row += 1
        first, last = _box(shown, one.start()), _box(shown, one.end() - 1)
        box = Box(
            min(first.x0, last.x0), min(first.y0, last.y0), max(first.x1, last.x1), max(first.y1, last.y1)
        )
        wide = _WIDE.search(one.group())
        full = _box(shown, one.start() + wide.start()) if wide and wide.start() else first
        alone = _turned(full, turn, size)
        em = alone.x1 - alone.x0 if wide else (alone.y1 - alone.y0) * 0.8
        yield Piece(one.start(), one.end(), row, _turned(box, turn, size), max(em, 0.1))


def _box(shown: pypdfium2.PdfTextPage, at: int) -> Box:
    found = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(shown, at, ctypes.byref(found)):
        return Box(0, 0, 0, 0)
    values = (found.left, found.bottom, found.right, found.top)
    left, bottom, right, top = (one if math.isfinite(one) else 0.0 for one in values)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _things(holder: Any, depth: int) -> Iterator[tuple[int, Any]]:  # noqa: ANN401 - a page or a form
    """What is drawn on a page: kind and handle, forms opened."""
    page = isinstance(holder, pypdfium2.PdfPage)
    count = raw.FPDFPage_CountObjects(holder) if page else raw.FPDFFormObj_CountObjects(holder)
    for number in range(min(count, MOST_OBJECTS)):
        one = raw.FPDFPage_GetObject(holder, number) if page else raw.FPDFFormObj_GetObject(holder, number)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth:
            yield from _things(one, depth - 1)
        else:
            yield kind, one


def _draw(page: Page, things: Sequence[tuple[int, Any]], turn: int, size: tuple[float, float]) -> None:
    """Put the ruled lines and the pictures into *page*."""
    covered = 0.0
    for kind, one in things:
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(one)
            covered += (box.x1 - box.x0) * (box.y1 - box.y0)
        elif kind == raw.FPDF_PAGEOBJ_PATH and len(page.across) + len(page.down) < MOST_EDGES:
            _rule(page, _turned(_bounds(one), turn, size))
    page.picture = covered >= PICTURE * size[0] * size[1]


def _rule(page: Page, box: Box) -> None:
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    if high <= FLAT < wide:
        page.across.append(((box.y0 + box.y1) / 2, box.x0, box.x1))
    elif wide <= FLAT < high:
        page.down.append(((box.x0 + box.x1) / 2, box.y0, box.y1))
    elif wide > FLAT and high > FLAT:
        page.across += [(box.y0, box.x0, box.x1), (box.y1, box.x0, box.x1)]
        page.down += [(box.x0, box.y0, box.y1), (box.x1, box.y0, box.y1)]


def _bounds(thing: Any) -> Box:  # noqa: ANN401 - a handle of PDFium
    edges = [ctypes.c_float() for _edge in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *edges):
        return Box(0, 0, 0, 0)
    left, bottom, right, top = (one.value if math.isfinite(one.value) else 0.0 for one in edges)
    return Box(left, bottom, right, top)
