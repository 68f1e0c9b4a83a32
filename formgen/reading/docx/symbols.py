"""Signs of symbol fonts as the characters that a reader sees: Wingdings and its kin have no meaning without the font.

Contracts tick their boxes with them: ``R`` in Wingdings 2 is a ticked box, ``£`` an empty one.
"""

from __future__ import annotations

import re

# Characters that mean nothing without the one font that draws them.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_WINGDINGS = {
    0x4C: "☹", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪",
    0xA8: "☐", 0xAA: "✦", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
} | {0x81 + step: sign for step, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "●", 0x97: "●", 0x98: "●", 0x99: "○",
    0x9E: "•", 0x9F: "●", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "☐", 0xA5: "☐", 0xAE: "◆",
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xA8: "♦", 0xD6: "√", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xD7: "·", 0x2D: "−"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {0x22: "→", 0x7D: "▶", 0x84: "◀"},
    "symbol": _SYMBOL,
    "webdings": {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗"},
}


def is_symbol_font(font: str | None) -> bool:
    """Whether letters in *font* are drawn as signs."""
    return (font or "").lower() in _FONTS


def shown(text: str, font: str | None) -> str:
    """*text* as it is drawn in *font*, character for character; unknown signs stay as they are."""
    signs = _FONTS.get((font or "").lower())
    return "".join(signs.get(ord(one) & 0xFF if _is_low(one) else -1, one) for one in text) if signs else text


def bullet(text: str, font: str | None) -> str:
    """The mark of a list: a plain one where its font has a sign that no character stands for."""
    return PRIVATE.sub("•", shown(text, font))


def _is_low(character: str) -> bool:
    return "!" <= character <= "\u00ff" or "\uf000" <= character <= "\uf0ff"
