"""How Word writes the number of a paragraph: ECMA-376 part 1, 17.18.59 (ST_NumberFormat), and MS-DOCX 2.4."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_PLAIN = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_HUNDRED = 100
_TEN = 10
_MOST = 10_000
"""Above this a number is written in Arabic digits, so that no letter is repeated without end."""


def written(number: int, form: str, custom: str = "") -> str:
    """*number* in the format *form*; in Arabic digits where Word's format has no sign for it.

    :param custom: the pattern of the form ``custom`` (``001, 002, 003, ...``).
    """
    if form == "custom":
        return f"{number:0{_digits(custom)}d}"
    writer = _WRITERS.get(form)
    if writer is None or not 0 <= number < _MOST:
        return str(number)
    return writer(number) or str(number)


def _digits(custom: str) -> int:
    first = custom.split(",", maxsplit=1)[0].strip()
    return min(len(first), _TEN) if first.isdecimal() else 1


def _roman(number: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        said += sign * times
    return said


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ, then AAA: Word repeats the letter."""
    if number < 1:
        return ""
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _row(signs: str, number: int) -> str:
    """The sign at this place of *signs*, from 1; nothing beyond them."""
    return signs[number - 1] if 0 < number <= len(signs) else ""


def _around(signs: str, number: int) -> str:
    return signs[(number - 1) % len(signs)] if number > 0 else ""


def _digit_by_digit(signs: str, number: int) -> str:
    return "".join(signs[int(one)] for one in str(number))


def _spoken(digits: str, units: tuple[str, ...], number: int, *, one_ten: bool, zero: bool = True) -> str:
    """*number* below 10,000 as it is said: 一百零三.

    :param one_ten: 一十 rather than 十 at the start. :param zero: whether gaps are said (零).
    """
    said, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // _TEN**power % _TEN
        if not digit:
            gap = bool(said)
            continue
        bare = digit == 1 and power == 1 and not said and not one_ten
        said += (digits[0] if gap and zero else "") + ("" if bare else digits[digit]) + units[power]
        gap = False
    return said or digits[0]


def _counting(digits: str, number: int) -> str:
    """To 99 as it is said, from 100 digit by digit: 九十九, 一○○."""
    if number < _HUNDRED:
        return _spoken(digits, _UNITS, number, one_ten=False)
    return _digit_by_digit(digits, number)


def _japanese(number: int) -> str:
    """百 and 千 without a one before them, gaps unsaid."""
    said = _spoken("〇一二三四五六七八九", _UNITS, number, one_ten=False, zero=False)
    return said.replace("一百", "百").replace("一千", "千")


def _ordinal(number: int) -> str:
    teen = number // _TEN % _TEN == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % _TEN, 'th')}"


def _chicago(number: int) -> str:
    if number < 1:
        return ""
    times, sign = divmod(number - 1, 4)
    return "*†‡§"[sign] * (times + 1)


def _wide(number: int) -> str:
    return "".join(chr(ord("０") + int(one)) for one in str(number))


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_said = partial(_spoken, _PLAIN, _UNITS, one_ten=False)

_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": partial(_row, _CIRCLED),
    "decimalEnclosedCircleChinese": partial(_row, _CIRCLED),
    "decimalEnclosedFullstop": partial(_row, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": partial(_row, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "ideographEnclosedCircle": partial(_row, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"),
    "numberInDash": "- {} -".format,
    "hex": "{:X}".format,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "ordinal": _ordinal,
    "chicago": _chicago,
    "chineseCounting": partial(_counting, "○一二三四五六七八九"),
    "chineseCountingThousand": _said,
    "chineseLegalSimplified": partial(_spoken, "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), one_ten=True),
    "ideographLegalTraditional": partial(
        _spoken, "零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), one_ten=True
    ),
    "ideographDigital": partial(_digit_by_digit, "〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": partial(_digit_by_digit, "〇一二三四五六七八九"),
    "japaneseCounting": _japanese,
    "japaneseLegal": partial(
        _spoken, "零壱弐参四伍六七八九", ("", "拾", "百", "阡"), one_ten=True, zero=False
    ),
    "taiwaneseCounting": partial(_counting, "○一二三四五六七八九"),
    "taiwaneseCountingThousand": _said,
    "taiwaneseDigital": partial(_digit_by_digit, "○一二三四五六七八九"),
    "ideographTraditional": partial(_row, "甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_row, "子丑寅卯辰巳午未申酉戌亥"),
    "ideographZodiacTraditional": lambda number: (
        _around("甲乙丙丁戊己庚辛壬癸", number) + _around("子丑寅卯辰巳午未申酉戌亥", number)
    ),
}
