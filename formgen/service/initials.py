"""Pinyin initials of Chinese words, so that zwht finds 政务合同.

GB 2312 orders its first 3 755 characters by their pinyin: the code of a character tells its first letter.
A character with several readings has the one under which the standard files it; the rarer characters of
the second level, ordered by radical, have none.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

_FIRST_OF = {
    "a": 0xB0A1,
    "b": 0xB0C5,
    "c": 0xB2C1,
    "d": 0xB4EE,
    "e": 0xB6EA,
    "f": 0xB7A2,
    "g": 0xB8C1,
    "h": 0xB9FE,
    "j": 0xBBF7,
    "k": 0xBFA6,
    "l": 0xC0AC,
    "m": 0xC2E8,
    "n": 0xC4C3,
    "o": 0xC5B6,
    "p": 0xC5BE,
    "q": 0xC6DA,
    "r": 0xC8BB,
    "s": 0xC8F6,
    "t": 0xCBFA,
    "w": 0xCDDA,
    "x": 0xCEF4,
    "y": 0xD1B9,
    "z": 0xD4D1,
}
_LETTERS, _CODES = tuple(_FIRST_OF), tuple(_FIRST_OF.values())
_LAST = 0xD7F9
_DOUBLE = 2
"""Bytes of a Chinese character in GB 2312."""


@cache
def initials(words: str) -> str:
    """The initials of *words*; letters and digits stand for themselves, anything else for nothing."""
    return "".join(_initial(one) for one in words)


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    code = character.encode("gb2312", "ignore")
    number = int.from_bytes(code, "big") if len(code) == _DOUBLE else 0
    return _LETTERS[bisect_right(_CODES, number) - 1] if _CODES[0] <= number <= _LAST else ""
