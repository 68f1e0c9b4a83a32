"""Marks for what is missing: 【待补充3：计量方法】, shaded so that nobody overlooks one.

The number is that of the checklist's line.
"""

from __future__ import annotations

import re

from lxml import etree

from formgen.rendering.runs import properties_of, split
from formgen.rendering.template import W

SHADE = "FFE699"
OPENING = "【待补充"
_MARK = re.compile(r"(【待补充[0-9]*：[^】]*】)")
_AFTER_SHADE = tuple(
    f"{W}{name}"
    for name in ("fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
)


def mark(label: str, line: int = 0) -> str:
    """The mark for a missing *label* of checklist line *line* (0: none)."""
    return f"【待补充{line or ''}：{label}】"


def shade(root: etree._Element) -> bool:
    """Shade every mark below *root*, splitting runs where other text stands beside it; whether any was."""
    marked = [one for one in root.iter(f"{W}t") if one.text and OPENING in one.text]
    for text in marked:
        run = text.getparent()
        if run is not None and run.tag == f"{W}r":
            split(run, text, [one for one in _MARK.split(text.text or "") if one], _dress)
    return bool(marked)


def _dress(run: etree._Element, piece: str) -> None:
    if _MARK.fullmatch(piece):
        _shade_run(run)


def _shade_run(run: etree._Element) -> None:
    properties = properties_of(run)
    for old in properties.findall(f"{W}shd"):
        properties.remove(old)
    shading = etree.Element(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": SHADE})
    later = next((one for one in properties if one.tag in _AFTER_SHADE), None)
    properties.insert(len(properties) if later is None else properties.index(later), shading)
