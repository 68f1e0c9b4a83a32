"""Whether a reader of the page would see a run: hidden, in the colour of its ground, tiny, or pressed to nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.reading.docx.names import VAL, W14, W, is_on, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from formgen.messages import Message


class Look(StrEnum):
    """How words are kept from a reader's eyes."""

    PLAIN = ""
    HIDDEN = "hidden"
    BLENDED = "blended"
    TINY = "tiny"
    PRESSED = "pressed"
    FLAT = "flat"
    MERGED = "merged"


SAID: dict[Look, Message] = {
    Look.HIDDEN: _("这些文字设成了隐藏，打印出来的纸上没有，但文件里有：请确认它们是否属于合同。"),
    Look.BLENDED: _("这些文字的颜色与底色几乎一样，纸上看不见，但文件里有：请确认它们是否属于合同。"),
    Look.TINY: _("这些文字的字号小于4磅，纸上几乎看不见，但文件里有：请确认它们是否属于合同。"),
    Look.PRESSED: _("这些文字被压缩到几乎没有宽度，纸上看不见，但文件里有：请确认它们是否属于合同。"),
    Look.FLAT: _("这些文字所在的行高几乎为零或者整行隐藏，纸上看不见，但文件里有：请确认它们是否属于合同。"),
    Look.MERGED: _("这些文字在被合并掉的单元格里，纸上看不见，但文件里有：请确认它们是否属于合同。"),
}

UNKNOWN = "?"
"""A ground whose colour cannot be told without drawing the page."""
WHITE = "FFFFFF"
# The smallest size with a name, 八号, is 5 points: below 4 nobody sets words that are meant to be read.
_TINY_HALF_POINTS = 8
_THIN_PERCENT = 10
_NEAR = 24
"""Of 255, by channel: two colours nearer than this cannot be told apart in print."""
_FLAT_TWIPS = 40
_WATCHED = {
    f"{W}vanish": "vanish",
    f"{W}specVanish": "specVanish",
    f"{W}color": "color",
    f"{W}sz": "sz",
    f"{W}w": "w",
    f"{W}spacing": "spacing",
    f"{W}highlight": "highlight",
    f"{W}shd": "shd",
    f"{W}rStyle": "rStyle",
    f"{W}rFonts": "font",
    f"{W14}textFill": "fill",
}
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": WHITE, "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


def traits(properties: Element | None) -> dict[str, str]:
    """What run *properties* say of visibility and font, as their attributes have it."""
    found: dict[str, str] = {}
    for one in () if properties is None else properties:
        name = _WATCHED.get(one.tag)
        if name is not None:
            found[name] = _value(name, one)
    return found


def _value(name: str, element: Element) -> str:
    value: str
    if name == "shd":
        return shade(element)
    if name == "font":
        value = element.get(f"{W}ascii", element.get(f"{W}hAnsi", ""))
        return value
    if name == "fill":
        return "" if element.find(f"{W14}noFill") is None else "none"
    if name == "color" and element.get(f"{W}themeColor") in {"background1", "light1"}:
        return WHITE
    value = element.get(VAL, "1" if name in {"vanish", "specVanish"} else "")
    return value


def shade(element: Element | None) -> str:
    """The colour of a shading; empty for none, :data:`UNKNOWN` for a pattern of two colours."""
    if element is None:
        return ""
    pattern = element.get(VAL, "clear")
    colour: str = element.get(f"{W}color" if pattern == "solid" else f"{W}fill", "auto")
    if pattern not in {"clear", "nil", "solid"}:
        return UNKNOWN
    return "" if colour == "auto" else colour


def look(found: Mapping[str, str], ground: str) -> Look:
    """How a run with the traits *found* looks on *ground*."""
    if any(name in found and is_on(found[name]) for name in ("vanish", "specVanish")):
        return Look.HIDDEN
    if _is_blended(found, ground):
        return Look.BLENDED
    size = whole(found.get("sz"), 20)
    if size < _TINY_HALF_POINTS:
        return Look.TINY
    # A negative spacing as wide as the letters (in twips; a half point is ten) sets them upon one another.
    if whole(found.get("w", "").rstrip("%"), 100) < _THIN_PERCENT or whole(found.get("spacing")) <= -9 * size:
        return Look.PRESSED
    return Look.PLAIN


def _is_blended(found: Mapping[str, str], ground: str) -> bool:
    if found.get("fill") == "none":
        return True
    behind = next((one for one in (_painted(found), ground) if one), WHITE)
    ink = found.get("color", "auto")
    if behind == UNKNOWN or ink == "auto":
        return False
    return _are_near(ink, behind)


def _painted(found: Mapping[str, str]) -> str:
    return _HIGHLIGHTS.get(found.get("highlight", ""), "") or found.get("shd", "")


def _are_near(one: str, other: str) -> bool:
    try:
        pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:
        return False
    return all(abs(left - right) < _NEAR for left, right in pairs)


def is_flat(properties: Element | None) -> bool:
    """Whether a paragraph's lines are set with a height of almost nothing."""
    spacing = None if properties is None else properties.find(f"{W}spacing")
    if spacing is None or spacing.get(f"{W}lineRule") != "exact":
        return False
    return whole(spacing.get(f"{W}line"), _FLAT_TWIPS) < _FLAT_TWIPS


def is_flat_row(properties: Element | None) -> bool:
    """Whether a row of a table is hidden, or set with a height of almost nothing."""
    if properties is None:
        return False
    hidden, height = properties.find(f"{W}hidden"), properties.find(f"{W}trHeight")
    if hidden is not None and is_on(hidden.get(VAL)):
        return True
    if height is None or height.get(f"{W}hRule") != "exact":
        return False
    return whole(height.get(VAL), _FLAT_TWIPS) < _FLAT_TWIPS
