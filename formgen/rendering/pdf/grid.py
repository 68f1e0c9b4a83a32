"""The character grid of official documents, said in a way that older LibreOffice understands.

``w:docGrid w:type="linesAndChars"`` sets so many lines and so many characters. Before 25.2 LibreOffice gives
each character twice its width: 14 in a line instead of 28, 17 pages instead of 9. For its eyes the grid is
made one of lines alone, and what it takes from each character (``w:charSpace``, in 4096ths of a point) is
said as spacing (in 20ths of a point), rounded so that no line holds fewer than it should.
"""

from __future__ import annotations

import re
from math import floor
from typing import TYPE_CHECKING

from formgen.rendering.hanging import W, child_of

if TYPE_CHECKING:
    from lxml import etree

FIRST_WITH_GRID = (25, 2)
"""The version from which on the grid is right (measured: 7.4 and 24.8 are not)."""
_GRID = re.compile(rb"<w:docGrid\b[^>]*>")
_OF_CHARACTERS = re.compile(rb'w:type="(?:linesAndChars|snapToChars)"')
_CHARACTER_SPACE = re.compile(rb'\s*w:charSpace="(-?[0-9]{1,7})"')
# ECMA-376 part 1, 17.3.2.28: children of run properties stand in a fixed order, and these before spacing.
_BEFORE_SPACING = frozenset(
    f"{W}{name}"
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
        *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color"),
    )
)


def misreads_grid(version: str) -> bool:
    """Whether the LibreOffice of this *version* (“7.4”) sets the grid at half its width."""
    numbers = tuple(int(one) for one in re.findall(r"[0-9]+", version)[:2])
    return numbers < FIRST_WITH_GRID


def spacing_of(document: bytes) -> int | None:
    """What the character grid of *document* adds to each character, in 20ths of a point; nothing without one."""
    grids = (found.group() for found in _GRID.finditer(document))
    ours = next((grid for grid in grids if _OF_CHARACTERS.search(grid)), None)
    if ours is None:
        return None
    space = _CHARACTER_SPACE.search(ours)
    return floor(int(space[1]) * 20 / 4096) if space else 0


def lines_alone(document: bytes) -> bytes:
    """*document* with grids of lines in the place of those of lines and characters."""
    return _GRID.sub(lambda grid: _of_lines(grid.group()), document)


def _of_lines(grid: bytes) -> bytes:
    if not _OF_CHARACTERS.search(grid):
        return grid
    return _CHARACTER_SPACE.sub(b"", _OF_CHARACTERS.sub(b'w:type="lines"', grid))


def space_characters(styles: etree._Element, spacing: int) -> None:
    """Let every character of a document with these *styles* take *spacing* more, unless it says otherwise."""
    defaults = child_of(styles, f"{W}docDefaults", frozenset())
    runs = child_of(child_of(defaults, f"{W}rPrDefault", frozenset()), f"{W}rPr", frozenset())
    space = child_of(runs, f"{W}spacing", _BEFORE_SPACING)
    if space.get(f"{W}val") is None:
        space.set(f"{W}val", str(spacing))
