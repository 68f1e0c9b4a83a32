"""Which characters of a text no font draws: they would be boxes in the PDF, though its text is right."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

from formgen.rendering.fonts.fontconfig import ask
from formgen.rendering.fonts.substitutes import LACKING

INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""Categories that need no glyph: controls, formats, spaces."""

VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def missing_glyphs(text: str) -> list[str]:
    """The characters of *text* that none of the converters' fonts draws, in order, each once."""
    return [one for one in dict.fromkeys(text) if not (_invisible(one) or is_drawn(ord(one)))]


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in INVISIBLE or any(
        ord(character) in selectors for selectors in VARIATION_SELECTORS
    )


def is_drawn(point: int) -> bool:
    """Whether some font of the converters draws the code *point*."""
    starts, ends = _coverage()
    place = bisect_right(starts, point) - 1
    return place >= 0 and point <= ends[place]


@lru_cache(maxsize=1)
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that some font draws; read once in a process."""
    listed = ask("fc-list", "--format", "%{family}|%{charset}\n").splitlines()
    fonts = (one.rpartition("|")[2] for one in listed if not one.startswith(LACKING))
    spans = sorted({_span(one) for font in fonts for one in font.split()})
    starts: list[int] = []
    ends: list[int] = []
    for first, last in spans:
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def _span(text: str) -> tuple[int, int]:
    first, _dash, last = text.partition("-")
    return int(first, 16), int(last or first, 16)
