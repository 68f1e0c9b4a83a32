"""Codes that stand on issued papers: short enough to be typed from paper, too many to be guessed.

Crockford's base 32 has no letter that looks like a digit; 15 symbols are 75 bits. The last symbol is his check
(modulo 37); codes whose check would be one of his five signs beyond letters and digits are not given out, so
that a code can be typed on any keyboard.
"""

from __future__ import annotations

import secrets
import unicodedata

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECKED_BY = 37
LENGTH = 16
GROUP = 4
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """A code that nobody can foresee, with its check symbol: 16 symbols without hyphens."""
    while True:
        body = "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH - 1))
        check = _value(body) % CHECKED_BY
        if check < len(SYMBOLS):
            return body + SYMBOLS[check]


def shown(code: str) -> str:
    """*code* as it stands on paper: ``7K3M-9QXA-…``."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str | None:
    """The code that somebody typed from paper; ``None`` for what cannot be one: a slip of the hand."""
    plain = unicodedata.normalize("NFKC", typed[:100]).upper()
    code = "".join(one for one in plain if one.isalnum()).translate(LOOKALIKES)
    if len(code) != LENGTH or any(one not in SYMBOLS for one in code):
        return None
    return code if _value(code[:-1]) % CHECKED_BY == SYMBOLS.index(code[-1]) else None


def _value(body: str) -> int:
    value = 0
    for one in body:
        value = value * len(SYMBOLS) + SYMBOLS.index(one)
    return value
