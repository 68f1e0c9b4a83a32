"""Characters that a face lacks, drawn after its manner from a face that has them.

The free 仿宋 ends where GBK does. A rare character of a name, 𠮷 or 䶮, came from 宋体: black, broad and a
twelfth of an em higher than its neighbours, as if somebody had pasted it in. So the outline of 宋体 is made
narrower, set lower, slanted as brush strokes are, and its strokes are brought to one width. The boxes of the
forms are a pair as well: ☑ is the face's own □ with a tick in it, not the smaller box of another face.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fontTools.pens.recordingPen import RecordingPen

if TYPE_CHECKING:
    from collections.abc import Callable

    from fontTools.pens.basePen import BasePen
    from fontTools.ttLib import TTFont

    Point = tuple[float, float]
    Draw = Callable[[BasePen], None]

EDITION = "1"
"""To be raised when the same sources have to give other outlines."""
HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x40000))
BOX, TICKED = 0x25A1, 0x2611
_SQUARE = 0.5
"""The cosine of sixty degrees: two sides that meet at no less are a corner."""
_TICK = ((205, 300), (262, 352), (425, 175), (752, 610), (812, 572), (430, 55))
"""Corners of the tick in a box of a thousand units, in the direction of outer contours."""


@dataclass(frozen=True)
class Manner:
    """How the strokes of one face are made from those of another; lengths in units of a thousand to the em.

    :param narrower: the width, as a share of the one before, kept around the middle of the em.
    :param lower: by how much the characters sit lower.
    :param rise: by how much a horizontal stroke rises on its way, as a share of its length.
    :param thinner: what each side of an upright stroke loses.
    :param thicker: what each side of a level stroke gains.
    """

    narrower: float
    lower: float
    rise: float
    thinner: float
    thicker: float


FANGSONG = Manner(narrower=0.86, lower=70, rise=0.08, thinner=7.5, thicker=4)
"""Measured on 国, 十 and 口 of Fandol Fang, strokes of 38 to 43, and Noto Serif CJK, of 29 and 68."""


def lent(font: TTFont, lender: TTFont, manner: Manner) -> dict[int, tuple[Draw, int]]:
    """What *font* lacks, drawn after the *manner* of it: by code point how to draw it, and its width."""
    own, theirs = font.getBestCmap(), lender.getBestCmap()
    glyphs, widths = lender.getGlyphSet(), lender["hmtx"].metrics
    made = {
        point: (_drawn(glyphs[name], manner), widths[name][0])
        for point, name in theirs.items()
        if point not in own and any(point in block for block in HAN)
    }
    if BOX in own and TICKED not in own:
        made[TICKED] = (_ticked(font.getGlyphSet()[own[BOX]]), font["hmtx"].metrics[own[BOX]][0])
    return made


def _drawn(glyph: Any, manner: Manner) -> Draw:
    def draw(pen: BasePen) -> None:
        recording = RecordingPen()
        glyph.draw(recording)
        for contour in _contours(recording.value):
            _replay(contour, _moved([point for _verb, some in contour for point in some], manner), pen)

    return draw


def _ticked(box: Any) -> Draw:
    def draw(pen: BasePen) -> None:
        box.draw(pen)
        pen.moveTo(_TICK[-1])
        for corner in reversed(_TICK[:-1]):
            pen.lineTo(corner)
        pen.closePath()

    return draw


def _contours(recorded: list[Any]) -> list[list[Any]]:
    contours: list[list[Any]] = []
    for verb, points in recorded:
        if verb == "moveTo":
            contours.append([])
        contours[-1].append((verb, points))
    return contours


def _replay(contour: list[Any], points: list[Point], pen: BasePen) -> None:
    rest = iter(points)
    for verb, some in contour:
        getattr(pen, verb)(*(next(rest) for _point in some))


def _moved(points: list[Point], manner: Manner) -> list[Point]:
    """The points of one contour, its strokes made as wide as the manner has them."""
    placed = [(500 + (x - 500) * manner.narrower, y - manner.lower) for x, y in points]
    return [_slanted(point, _inward(placed, at), manner) for at, point in enumerate(placed)]


def _slanted(point: Point, inward: Point, manner: Manner) -> Point:
    x = point[0] + manner.thinner * inward[0]
    return round(x), round(point[1] - manner.thicker * inward[1] + manner.rise * (x - 500))


def _inward(points: list[Point], at: int) -> Point:
    """The direction from a point of a contour into the stroke: what is filled lies to its left."""
    count = len(points)
    here = points[at]
    before = next((one for back in range(1, count) if (one := points[at - back]) != here), here)
    after = next((one for on in range(1, count) if (one := points[(at + on) % count]) != here), here)
    sides = [_left_of(before, here), _left_of(here, after)]
    across = (sides[0][0] + sides[1][0], sides[0][1] + sides[1][1])
    return tuple(max(-1.0, min(1.0, one)) for one in across) if _is_corner(*sides) else _unit(across)  # type: ignore[return-value]


def _is_corner(one: Point, other: Point) -> bool:
    """Whether two sides meet at about a right angle, where each is to move by the whole."""
    return abs(one[0] * other[0] + one[1] * other[1]) < _SQUARE


def _left_of(start: Point, end: Point) -> Point:
    return _unit((start[1] - end[1], end[0] - start[0]))


def _unit(vector: Point) -> Point:
    length = math.hypot(*vector)
    return (vector[0] / length, vector[1] / length) if length else (0.0, 0.0)
