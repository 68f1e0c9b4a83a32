"""Characters that no font draws, set apart in runs of their own, and beside them those that few fonts draw.

LibreOffice lays out a paragraph with one other font for what the first one lacks. Where a character has none
at all it gives up on others too, from the second line on: 喆 was a box because of a character of plane 3 in
the same paragraph (measured: 25.2). In such a document nothing is left to it: what no font draws gets the
square of the last resort, and is named in a warning elsewhere; what few draw gets the face that has it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from formgen.rendering.fonts import LACKING, TEXT, missing_glyphs
from formgen.rendering.fonts.repertoire import gb2312
from formgen.rendering.hanging import child_of
from formgen.rendering.runs import properties_of, split
from formgen.rendering.template import W

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE_FONTS = frozenset({f"{W}rStyle"})
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_HAN = re.compile("[㐀-䶿一-鿿\U00020000-\U0003ffff]")


def set_apart(part: bytes) -> bytes:
    """*part* of a Word file with what no font draws in runs of their own; the same bytes if all is drawn."""
    characters = set(part.decode("utf-8", "ignore"))
    alone = missing_glyphs("".join(sorted(characters)))
    return _with_runs(part, alone, characters - set(alone)) if alone else part


def _with_runs(part: bytes, alone: Iterable[str], drawn: Iterable[str]) -> bytes:
    rare = [one for one in drawn if _HAN.match(one) and one not in _common()]
    apart = re.compile("|".join(f"([{re.escape(''.join(some))}]+)" for some in (alone, rare) if some))
    root = etree.fromstring(part, _PARSER)

    def dress(run: etree._Element, piece: str) -> None:
        if found := apart.fullmatch(piece):
            _set_in(run, LACKING if found[1] else TEXT)

    for text in [one for one in root.iter(f"{W}t") if one.text and apart.search(one.text)]:
        run = text.getparent()
        if run is not None and run.tag == f"{W}r":
            split(run, text, [one for one in apart.split(text.text or "") if one], dress)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The characters that every face of official documents holds."""
    return frozenset(gb2312())


def _set_in(run: etree._Element, family: str) -> None:
    fonts = child_of(properties_of(run), f"{W}rFonts", _BEFORE_FONTS)
    fonts.attrib.clear()
    fonts.attrib.update({f"{W}{script}": family for script in _SCRIPTS})
