"""Which characters may stand in an answer, and how identifiers are folded to one spelling."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from formgen.fields.base import Misread
from formgen.messages import _

if TYPE_CHECKING:
    from formgen.messages import Message

# Invisible and without width. They arrive with text pasted from web pages and office programs; nobody
# can see them to take them out, no Chinese document means anything by them, and left in place they
# would hide a word from every search. So they are dropped; refusing them would send people hunting
# for nothing. Variation selectors stay: they choose between the shapes of a rare character in a name.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f]"
)

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb"
_SURROGATE = "\ud800-\udfff"
_NO_CHARACTER = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_UNPRINTABLE = re.compile(f"[{_CONTROL}{_BIDI}{_SURROGATE}{_NO_CHARACTER}]")

_BREAK = re.compile("[\t\n\r\u2028\u2029]")

_HYPHENS = re.compile("[-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
_BLANKS = re.compile(r"\s+")
_WIDE = {0x3000: " ", 0xFFE5: "¥"} | {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_CAPITAL = {ord(small): small.upper() for small in "abcdefghijklmnopqrstuvwxyz"}
_EXCERPT = 20
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters by their category, and nothing to the eye."""


def refuse_unprintable(text: str) -> str:
    """*text* without invisible characters; :class:`Misread` for one that no document can carry.

    Refused are control characters (except line break, return and tab), halves of surrogate pairs,
    controls of the writing direction, and code points that are no characters. The sentence names the
    code point and its position, counted from 1 in the text as it came.
    """
    if found := _UNPRINTABLE.search(text):
        position, name = found.start() + 1, _name(found.group())
        raise Misread(
            _("第{position}个字符是{name}，不能写进文书，请删除它或重新输入。", position=position, name=name)
        )
    return _INVISIBLE.sub("", text)


def hidden_in(text: str) -> str:
    """The first character of *text* that nobody sees or that breaks its line, as ``U+200B``; empty for none.

    For names, by which people tell one from another: what an answer drops, a name must not have.
    """
    found = _UNPRINTABLE.search(text) or _INVISIBLE.search(text) or _BREAK.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def _name(character: str) -> Message:
    code = f"U+{ord(character):04X}"
    if re.match(f"[{_SURROGATE}]", character):
        return _("残缺字符（{code}）", code=code)
    if re.match(f"[{_BIDI}]", character):
        return _("改变文字方向的控制字符（{code}）", code=code)
    if re.match(f"[{_NO_CHARACTER}]", character):
        return _("无效字符（{code}）", code=code)
    return _("控制字符（{code}）", code=code)


def letters_in(text: str) -> int:
    """How many letters, characters and numerals *text* has: what is left of marks, blanks and what nobody sees."""
    return sum(unicodedata.category(one)[0] in "LN" and one not in _FILLERS for one in text)


def fold_width(text: str) -> str:
    """*text* with full-width digits, letters and signs as plain ones: ``１２．５`` is ``12.5``.

    Unlike NFKC this leaves ``10²`` and ``①`` alone: they must never become 102 and 1 in an amount.
    """
    return refuse_unprintable(text).translate(_WIDE)


def fold_identifier(text: str, *, hyphens: bool = False) -> str:
    """*text* as an identifier is compared: NFKC, without blanks, Latin letters in upper case.

    Full-width digits and Kangxi radicals become plain characters.

    :param hyphens: whether hyphens are kept (every look-alike as ``-``) instead of dropped.
    """
    plain = unicodedata.normalize("NFKC", refuse_unprintable(text))
    plain = _HYPHENS.sub("-" if hyphens else "", _BLANKS.sub("", plain))
    return refuse_unprintable(plain).translate(_CAPITAL)


def excerpt(text: str) -> str:
    """The beginning of *text*, short and printable enough to be quoted in a sentence."""
    line = _UNPRINTABLE.sub("\ufffd", " ".join(text[: 2 * _EXCERPT].split()))
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT]}…"
