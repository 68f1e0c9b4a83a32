"""Marks for what is missing: 【待补充3：计量方法】, shaded so that nobody overlooks one.

The number is that of the checklist's line.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from formgen.rendering.template import W

if TYPE_CHECKING:
    from collections.abc import Iterator

SHADE = "FFE699"
OPENING = "【待补充"
_MARK = re.compile(r"(【待补充[0-9]*：[^】]*】)")
_AFTER_SHADE = tuple(
    f"{W}{name}"
    for name in ("fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark(label: str, line: int = 0) -> str:
    """The mark for a missing *label* of checklist line *line* (0: none)."""
    return f"【待补充{line or ''}：{label}】"


def shade(root: etree._Element) -> bool:
    """Shade every mark below *root*, splitting runs where other text stands beside it; whether any was."""
    marked = [one for one in root.iter(f"{W}t") if one.text and OPENING in one.text]
    for text in marked:
        run = text.getparent()
        if run is not None and run.tag == f"{W}r":
            _split(run, text)
    return bool(marked)


def _split(run: etree._Element, text: etree._Element) -> None:
    """Put runs of their own in the place of *run*, the marks in *text* shaded."""
    at = run.index(text)
    pieces = [one for one in _MARK.split(text.text or "") if one]
    before, after = run[:at], run[at + 1 :]
    runs = [*_run_of(run, before), *(_run_with(run, piece) for piece in pieces), *_run_of(run, after)]
    parent = run.getparent()
    if parent is None:
        return
    place = parent.index(run)
    parent[place : place + 1] = runs


def _run_of(run: etree._Element, children: list[etree._Element]) -> Iterator[etree._Element]:
    """A run with the properties of *run* and *children*; none when there is nothing to show."""
    shown = [one for one in children if one.tag != f"{W}rPr"]
    if shown:
        new = _bare(run)
        new.extend(shown)
        yield new


def _run_with(run: etree._Element, piece: str) -> etree._Element:
    new = _bare(run)
    if _MARK.fullmatch(piece):
        _shade_run(new)
    text = etree.SubElement(new, f"{W}t", {_SPACE: "preserve"})
    text.text = piece
    return new


def _bare(run: etree._Element) -> etree._Element:
    """A run without content, with the properties of *run*."""
    new = etree.Element(f"{W}r", dict(run.attrib), run.nsmap)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(copy.deepcopy(properties))
    return new


def _shade_run(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.SubElement(run, f"{W}rPr")
    for old in properties.findall(f"{W}shd"):
        properties.remove(old)
    shading = etree.Element(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": SHADE})
    later = next((one for one in properties if one.tag in _AFTER_SHADE), None)
    properties.insert(len(properties) if later is None else properties.index(later), shading)
