"""A font with cubic outlines (CFF) as one with quadratic ones (TrueType), under another name.

LibreOffice writes TrueType into a PDF as it is; of CFF it makes Type 1 with a number that runs on, so that
the same document is never the same PDF twice, and a larger one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fontTools.pens.basePen import BasePen

    Lent = Callable[[TTFont], dict[int, tuple[Callable[[BasePen], None], int]]]
    """Told the source, gives what it lacks: by code point how to draw it, and its width."""

TOLERANCE = 1.0
"""How far a curve may be off, in units of which a Chinese character is a thousand wide."""
_RIGHTS = {"copyright": 0, "licenseDescription": 13, "licenseInfoURL": 14, "designer": 9}
_EPOCH = 0
_COPIED = (
    *("version", "fsType", "sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
    *("ulUnicodeRange1", "ulUnicodeRange2", "ulUnicodeRange3", "ulUnicodeRange4", "panose", "achVendID"),
    *("ulCodePageRange1", "ulCodePageRange2", "sxHeight", "sCapHeight", "usWeightClass", "fsSelection"),
    *("xAvgCharWidth", "yStrikeoutSize", "yStrikeoutPosition", "sFamilyClass"),
)


def write_truetype(
    source: Path, target: Path, family: str, wanted: Callable[[int], bool], lent: Lent | None = None
) -> None:
    """Write *source* to *target* as the TrueType font *family*: the same bytes every time.

    :param source: an OpenType file with CFF outlines; of a collection the one for simplified Chinese.
    :param wanted: says of a code point whether to take it over.
    :param lent: what is added to it.
    """
    with opened(source) as font:
        _write(font, target, family, wanted, lent(font) if lent else {})


def _write(
    font: TTFont,
    target: Path,
    family: str,
    wanted: Callable[[int], bool],
    more: dict[int, tuple[Callable[[BasePen], None], int]],
) -> None:
    points = {point: glyph for point, glyph in font.getBestCmap().items() if wanted(point)}
    names = [".notdef", *sorted(set(points.values()) - {".notdef"}, key=font.getGlyphID)]
    own = font.getGlyphSet()
    drawn = {name: (own[name].draw, font["hmtx"].metrics[name][0]) for name in names}
    added = {point: f"lent{point:05X}" for point in sorted(more)}
    drawn |= {name: more[point] for point, name in added.items()}
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap(points | added)
    builder.setupGlyf({name: _outline(draw) for name, (draw, _width) in drawn.items()})
    glyphs = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (width, _left(glyphs[name])) for name, (_, width) in drawn.items()})
    _describe(builder, font, family)
    builder.font.recalcTimestamp = False
    builder.save(str(target))


def opened(source: Path) -> TTFont:
    """The font in the file *source*; of a collection the one for simplified Chinese."""
    if source.suffix != ".ttc":
        return TTFont(source, lazy=True)
    with TTCollection(source, lazy=True) as collection:
        names = [_name(one, 6) for one in collection.fonts]
    return TTFont(source, lazy=True, fontNumber=next(at for at, one in enumerate(names) if "CJKsc" in one))


def _outline(draw: Callable[[BasePen], None]) -> Any:
    pen = TTGlyphPen(None)
    draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
    return pen.glyph()


def _left(glyph: Any) -> int:
    return int(getattr(glyph, "xMin", 0))


def _describe(builder: FontBuilder, font: TTFont, family: str) -> None:
    """Heights as in *font*, so that lines stay as high as they are; its rights; the name of ours."""
    header, system = font["hhea"], vars(font["OS/2"])
    builder.setupHorizontalHeader(ascent=header.ascent, descent=header.descent, lineGap=header.lineGap)
    regular = {"usWeightClass": 400, "fsSelection": 0x40}
    builder.setupOS2(**({key: system[key] for key in _COPIED if key in system} | regular))
    rights = {key: _name(font, number) for key, number in _RIGHTS.items() if _name(font, number)}
    compact = family.replace(" ", "")
    own = {"familyName": family, "styleName": "Regular", "fullName": family, "psName": compact}
    builder.setupNameTable(
        {**rights, **own, "uniqueFontIdentifier": f"{compact}-Regular", "version": "1"}, mac=False
    )
    builder.setupPost(keepGlyphNames=False)
    builder.setupHead(unitsPerEm=font["head"].unitsPerEm, created=_EPOCH, modified=_EPOCH)


def _name(font: TTFont, number: int) -> str:
    return str(font["name"].getDebugName(number) or "")
