"""Chinese numerals for articles and items: 一, 十二, 一百零三."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
LIMIT = 1000


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
