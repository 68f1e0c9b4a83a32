"""A font of last resort: an empty square for each character that no other font draws.

So what cannot be drawn looks the same in every document, and nothing else is looked for (see
:mod:`formgen.rendering.pdf.apart`). It is made anew when other fonts are installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from formgen.rendering.fonts.substitutes import LACKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PLANES = (range(0xA0, 0xD800), range(0xE000, 0x40000), range(0xF0000, 0x110000))
"""All that may hold characters, the surrogates left out; planes 4 to 14 are empty but for selectors."""
_EM, _ASCENT, _DESCENT = 1000, 880, -120
_OUTER, _INNER = (60, -60, 940, 820), (100, -20, 900, 780)
_SQUARE = "square"
_MANY_TO_ONE = 13


def write_lacking(target: Path, is_drawn: Callable[[int], bool]) -> None:
    """Write to *target* the font that draws what is not drawn by the others."""
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", _SQUARE])
    builder.setupCharacterMap({0xFFFF: _SQUARE}, allowFallback=True)
    table = CmapSubtable.newSubtable(_MANY_TO_ONE)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict.fromkeys(_lacking(is_drawn), _SQUARE)
    builder.font["cmap"].tables.append(table)
    builder.setupGlyf({".notdef": _square(), _SQUARE: _square()})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", _SQUARE), (_EM, _OUTER[0])))
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupOS2(
        sTypoAscender=_ASCENT, sTypoDescender=_DESCENT, usWinAscent=_ASCENT, usWinDescent=-_DESCENT
    )
    builder.setupNameTable(
        {"familyName": LACKING, "styleName": "Regular", "psName": "FormgenLacking"}, mac=False
    )
    builder.setupPost(keepGlyphNames=False)
    builder.setupHead(unitsPerEm=_EM, created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(str(target))


def _lacking(is_drawn: Callable[[int], bool]) -> Iterator[int]:
    return (point for plane in _PLANES for point in plane if not is_drawn(point))


def _square() -> object:
    pen = TTGlyphPen(None)
    for (left, bottom, right, top), turns in ((_OUTER, 1), (_INNER, -1)):
        corners = [(left, bottom), (left, top), (right, top), (right, bottom)][::turns]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
