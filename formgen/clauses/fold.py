"""One spelling for comparing, character by character: every offset stays what it was.

Full width becomes plain, traditional characters become simplified, and look-alikes that PDF files bring
along (Kangxi radicals, compatibility ideographs) become the characters they stand for. NFKC is not used:
it turns ㈠ into three characters and so moves everything behind it.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import opencc

_WIDE = {0x3000: " ", 0xFFE5: "¥"} | {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F), " ")
_LOOK_ALIKE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
_NO_TEXT = dict.fromkeys((*range(0xD800, 0xE000), *range(0xE000, 0xE010)), "\ufffd")
_CAPITALS = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}


def fold(text: str) -> str:
    """*text* half-width and simplified; as many code points as before, each at its old place."""
    return text.translate(_table())


def fold_for_matching(text: str) -> str:
    """As :func:`fold`, and Latin letters small; halves of surrogate pairs and marks of our own are U+FFFD."""
    return text.translate(_matching_table())


@cache
def _table() -> dict[int, str]:
    return {**_simplified(), **_look_alikes(), **_WIDE, **_SPACES}


@cache
def _matching_table() -> dict[int, str]:
    wide_capitals = {wide: chr(wide - 0xFEE0 + 32) for wide in range(0xFF21, 0xFF3B)}
    return {**_table(), **_CAPITALS, **wide_capitals, **_NO_TEXT}


def _simplified() -> dict[int, str]:
    # One character a line, so that no phrase of the dictionary applies and no length changes.
    characters = [chr(code) for block in _IDEOGRAPHS for code in block]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1}


def _look_alikes() -> dict[int, str]:
    known = {code: unicodedata.normalize("NFKC", chr(code)) for block in _LOOK_ALIKE for code in block}
    return {code: plain for code, plain in known.items() if len(plain) == 1 and ord(plain) != code}
