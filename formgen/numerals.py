"""Chinese numerals: written for articles and items (一, 十二, 一百零三), read in whatever way a text writes them."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
LIMIT = 1000
VALUES = {
    digit: value
    for value, same in enumerate(
        ("零〇另", "壹一弌", "贰二两弍", "叁三参弎", "肆四", "伍五", "陆六", "柒七染", "捌八", "玖九")
    )
    for digit in same
}
"""What a digit is worth, the capitals of 票据 and the slips that stand for them included."""
TENS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_NOUGHT = str.maketrans("oO○", "〇〇〇")
"""What is written for 〇 in years and on scans; in an amount of money a circle is a box to tick."""
_CIRCLED = {chr(0x2460 + index): index + 1 for index in range(20)}


def chinese_ordinal(number: int) -> str:
    """*number* (1 to 999) as law and contracts number their articles: 10 is 十, 21 is 二十一."""
    if not 0 < number < LIMIT:
        message = f"no article has the number {number}"
        raise ValueError(message)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (DIGITS[ones] if ones else "")


def whole_number(numerals: str) -> int | None:
    """The number that Chinese numerals of either kind stand for; ``None`` when they stand for none."""
    total, below, digit, seen = 0, 0, 0, False
    for one in numerals:
        if one in VALUES:
            digit, seen = VALUES[one], True
        elif one in TENS:
            # 拾伍 alone means 15.
            below, digit, seen = below + (digit or 1) * TENS[one], 0, True
        elif one == "万":
            below, digit = (below + digit) * 10**4, 0
            total, below = total + below, 0
        elif one == "亿":
            total, below, digit = (total + below + digit) * 10**8, 0, 0
        else:
            return None
    return total + below + digit if seen else None


def number_of(written: str | None) -> int | None:
    """The number *written* in digits of either width, in a circle, or in Chinese; ``None`` where it is none.

    Two digits side by side are read one by one, as on a telephone: 二〇 is 20.
    """
    if not written:
        return None
    if written.isdecimal():
        return int(written)
    if written in _CIRCLED:
        return _CIRCLED[written]
    plain = written.translate(_NOUGHT)
    if len(plain) > 1 and all(one in VALUES for one in plain):
        return int("".join(str(VALUES[one]) for one in plain))
    return whole_number(plain)


def year_of(written: str) -> int | None:
    """The year *written* digit by digit, a letter O standing for nought: 2026, 二〇二六, 二O二六."""
    digits = [VALUES.get(one, one) for one in written.translate(_NOUGHT)]
    joined = "".join(map(str, digits))
    return int(joined) if joined.isdecimal() else None
