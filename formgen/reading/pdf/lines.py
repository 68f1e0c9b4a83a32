"""Pieces of a page to lines of text, without the blanks that only spacing made."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.reading.pdf.pages import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.reading.pdf.pages import Page, Piece

WORD = re.compile(r"[A-Za-z0-9À-ɏ]")
"""What words of Latin writing and numbers consist of: between two of these a blank has a meaning."""
CHINESE = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
WIDE_GAP = 1.4
"""From so many characters' width on, a gap that nobody typed is kept as a blank."""
BLANKS_OF_RECOGNITION = 0.4
"""The share of Chinese characters followed by a blank, from which on the blanks are a program's."""
MOST_COMPARED = 300
"""Lines of a page that are held against one another."""
JOINS = 1.2
"""Stretches of one height and not further apart than so many characters are one line."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text and where it stands: the page and the first character there; -1 for what is made."""

    text: str
    page: int
    at: int


@dataclass
class Line:
    """One line of a page.

    :param reach: how far to the right it could go before it met another line beside it.
    """

    page: Page
    pieces: list[Piece]
    box: Box
    em: float
    reach: float = math.inf

    @cached_property
    def bits(self) -> list[Bit]:
        """Its text in stretches of the page."""
        return list(_bits(self))

    @cached_property
    def text(self) -> str:
        """Its text."""
        return "".join(one.text for one in self.bits)


def lines_of(page: Page, pieces: Iterable[Piece]) -> list[Line]:
    """The lines that *pieces* make up, in the order in which they were drawn, unless that is wild."""
    lines: list[Line] = []
    for piece in pieces:
        if lines and (lines[-1].pieces[-1].row == piece.row or _goes_on(lines[-1], piece)):
            lines[-1].pieces.append(piece)
        else:
            lines.append(Line(page, [piece], piece.box, piece.em))
        lines[-1].box = around((lines[-1].box, piece.box))
    for line in lines:
        # A sign in a font of its own (☑, √) is often drawn after the line that it stands in.
        line.pieces.sort(key=lambda one: one.box.x0)
        line.em = _usual(line.pieces)
    _leave_gutters(lines)
    return sorted(lines, key=lambda one: (-one.box.y1, one.box.x0)) if _is_wild(lines) else lines


def _leave_gutters(lines: list[Line]) -> None:
    """Let each line end before those that stand beside it: columns, and cells without ruled lines."""
    if len(lines) > MOST_COMPARED:
        return
    for line in lines:
        box, middle = line.box, (line.box.y0 + line.box.y1) / 2
        beside = [one.box.x0 for one in lines if one.box.x0 >= box.x1 and one.box.y0 < middle < one.box.y1]
        line.reach = min(beside, default=math.inf) - line.em


def around(boxes: Iterable[Box]) -> Box:
    """The box around all *boxes*."""
    left, bottom, right, top = zip(*((one.x0, one.y0, one.x1, one.y1) for one in boxes), strict=True)
    return Box(min(left), min(bottom), max(right), max(top))


def _usual(pieces: list[Piece]) -> float:
    return max(pieces, key=lambda one: one.end - one.start).em


def _goes_on(line: Line, piece: Piece) -> bool:
    box = line.box
    common = min(box.y1, piece.box.y1) - max(box.y0, piece.box.y0)
    level = common > 0.5 * min(box.y1 - box.y0, piece.box.y1 - piece.box.y0)
    if not level:
        return False
    follows = -0.3 * line.em <= piece.box.x0 - box.x1 <= JOINS * line.em
    return follows or (box.x0 <= piece.box.x0 and piece.box.x1 <= box.x1 and _fits_between(line, piece))


def _fits_between(line: Line, piece: Piece) -> bool:
    middle = (piece.box.x0 + piece.box.x1) / 2
    return len(line.pieces) < MOST_COMPARED and not any(
        one.box.x0 <= middle <= one.box.x1 for one in line.pieces
    )


def _is_wild(lines: list[Line]) -> bool:
    """Whether the lines jump up and down over one another, as no text in columns does."""
    jumps = sum(
        1
        for one, other in pairwise(lines)
        if other.box.y0 >= one.box.y1 - 1 and other.box.x0 < one.box.x1 and other.box.x1 > one.box.x0
    )
    return jumps > max(2, len(lines) // 5)


def _bits(line: Line) -> Iterator[Bit]:
    text, number = line.page.text, line.page.number
    recognised = _blanks_mean_nothing(line)
    for place, piece in enumerate(line.pieces):
        if place:
            yield from _gap(line, line.pieces[place - 1], piece, recognised=recognised)
        yield Bit(text[piece.start : piece.end], number, piece.start)


def _gap(line: Line, before: Piece, after: Piece, *, recognised: bool) -> Iterator[Bit]:
    """What stands between two pieces: the blanks that were typed, or one where spacing means one."""
    text, number = line.page.text, line.page.number
    left, right = text[before.end - 1], text[after.start]
    words = bool(WORD.match(left) and WORD.match(right))
    between = text[before.end : after.start]
    if re.search(r"[^\s\0\x02]", between):  # they were drawn in another order than they stand
        between = ""
    typed = [before.end + at for at, one in enumerate(between) if one not in "\r\n\0"]
    typed = [at for at in typed if at not in line.page.made]
    wide = after.box.x0 - before.box.x1 > WIDE_GAP * line.em
    if typed and not (recognised and CHINESE.match(left) and CHINESE.match(right) and not wide):
        yield from (Bit(text[at], number, at) for at in typed)
    elif words or wide or (left in ".,;:" and WORD.match(right)):
        yield Bit(" ", number, -1)


def _blanks_mean_nothing(line: Line) -> bool:
    said = "".join(line.page.text[one.start : one.end] + " " for one in line.pieces)
    chinese = len(CHINESE.findall(said))
    apart = len(re.findall(rf"{CHINESE.pattern} (?={CHINESE.pattern})", said))
    return chinese > 5 and apart > BLANKS_OF_RECOGNITION * chinese  # noqa: PLR2004 - a title may be spaced
