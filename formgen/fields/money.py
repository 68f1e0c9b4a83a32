"""Money in 元, and its Chinese capitals.

Capitals follow the basic rules of 中国人民银行《支付结算办法》(银发〔1997〕393号) annex 1, which bind
bills and which contracts follow by custom.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Any, ClassVar

from formgen.fields.base import Field, Misread, Raw
from formgen.fields.characters import excerpt
from formgen.fields.number import decimal_of, narrow
from formgen.messages import _

MOST = Decimal("9999999999999.99")
CENT = Decimal("0.01")
_TEXT = re.compile(
    r"(?:人民币|RMB|CNY)?\s*[¥]?\s*(?P<digits>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<times>[万亿]?)\s*元?\s*[整正]?",
    re.IGNORECASE,
)
_TIMES = {"": 1, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, kw_only=True)
class Money(Field):
    """An amount in 元 with at most two decimals.

    :param negative: whether an amount below zero makes sense, such as a change of price.
    """

    kind: ClassVar[str] = "money"
    negative: bool = False

    def read(self, raw: Raw) -> Decimal | None:
        """The amount in 元; ``万元`` and ``亿元`` are multiplied out, ``¥``, ``元`` and ``,`` dropped."""
        if isinstance(raw, str) and not (raw := narrow(raw)):
            return None
        amount = _of_text(raw) if isinstance(raw, str) else decimal_of(raw)
        cents = amount.quantize(CENT)
        if cents != amount:
            raise Misread(_("金额最多两位小数（到分），请核对。"))
        return self._in_range(cents)

    def _in_range(self, amount: Decimal) -> Decimal:
        if abs(amount) > MOST:
            raise Misread(_("金额过大，最多{most}元，请核对单位。", most=f"{MOST:,}"))
        if amount < 0 and not self.negative:
            raise Misread(_("金额不能是负数，请核对。"))
        return amount

    def show(self, value: Any) -> str:
        """With thousands separators and two decimals: 1,860,000.00."""
        return "" if value is None else f"{value:,.2f}"

    def dump(self, value: Any) -> Raw:
        """A string with two decimals, so that no reader makes a binary fraction of it."""
        return None if value is None else f"{value:.2f}"

    def schema(self) -> dict[str, Raw]:
        """A string of digits or a JSON number, in 元."""
        sign = "-?" if self.negative else ""
        return {"type": ["string", "number"], "pattern": rf"^{sign}[0-9]{{1,13}}(\.[0-9]{{1,2}})?$"}


def _of_text(text: str) -> Decimal:
    found = _TEXT.fullmatch(text)
    if not found:
        raise Misread(_("“{found}”读不出金额，请写数字，如 1860000.00 或 186万元。", found=excerpt(text)))
    return decimal_of(found["digits"]) * _TIMES[found["times"]]


def capitals(amount: Decimal) -> str:
    """*amount* in 元 as Chinese capitals, such as 人民币壹拾万柒仟元零伍角叁分.

    Raises ``ValueError`` for a fraction of a 分 or for 10 000 万亿 and more.
    """
    return _joined(tuple(choice[0] for choice in _parts(amount)))


def capital_variants(amount: Decimal) -> frozenset[str]:
    """Every spelling of *amount* that the rules allow, for comparing with a text.

    They differ in 零 before 仟 and 角, 整 or 正, 元 or 圆.
    """
    written = {_joined(parts) for parts in product(*_parts(amount))}
    return frozenset(written | {one.replace("元", "圆") for one in written})


def _joined(parts: tuple[str, ...]) -> str:
    return "人民币" + "".join(parts)


def _parts(amount: Decimal) -> list[tuple[str, ...]]:
    """The pieces of the capitals in order; each is a tuple of allowed spellings, the usual one first."""
    cents = int(amount.copy_abs() * 100)
    if cents != amount.copy_abs() * 100 or cents >= 10**18:
        message = f"{amount} cannot be written in capitals: whole 分 below 10^16 元 only"
        raise ValueError(message)
    whole, cents = divmod(cents, 100)
    sign: list[tuple[str, ...]] = [("负",)] if amount < 0 else []
    if not whole and cents:
        return sign + _fraction(cents, open_yuan=False)[1:]
    return [*sign, *_whole(whole), ("元",), *_fraction(cents, open_yuan=whole % 10 == 0)]


def _fraction(cents: int, *, open_yuan: bool) -> list[tuple[str, ...]]:
    """角 and 分; the first piece is the 零 before them, which may be left out before 角."""
    jiao, fen = divmod(cents, 10)
    if not cents:
        return [("",), ("整", "正")]
    if not jiao:
        return [("零",), (f"{_group(fen)}分",)]
    zero = ("零", "") if open_yuan else ("",)
    if not fen:
        return [zero, (f"{_group(jiao)}角",), ("", "整", "正")]
    return [zero, (f"{_group(jiao)}角{_group(fen)}分",)]


def _whole(number: int) -> list[tuple[str, ...]]:
    """The whole 元 by groups of four digits: 万亿, 亿, 万, 元."""
    groups = [number // 10 ** (4 * place) % 10**4 for place in range(4)]
    parts: list[tuple[str, ...]] = []
    zeros = 0
    for place in reversed(range(4)):
        group = groups[place]
        if group:
            parts += [_zero_before(group, zeros), (_group(group),)] if parts else [(_group(group),)]
            zeros = len(str(group)) - len(str(group).rstrip("0"))
        else:
            zeros += 4
        if (place % 2 and group) or (place == 2 and parts):  # noqa: PLR2004 - the group of 亿
            parts.append(("万" if place % 2 else "亿",))
    return parts or [("零",)]


def _zero_before(group: int, zeros: int) -> tuple[str, ...]:
    """The 零 before a *group* of four digits that follows *zeros* zeros.

    It must be there when the group's own first digit is 0. Otherwise it is free: written after two
    zeros or more, left out after the single 0 of 壹拾万柒仟, as in the rules' own example.
    """
    if group < 1000:  # noqa: PLR2004 - the place of 仟 is empty
        return ("零",)
    if not zeros:
        return ("",)
    return ("零", "") if zeros > 1 else ("", "零")


@lru_cache(maxsize=10_000)
def _group(number: int) -> str:
    """One to four digits, without the unit of their group."""
    import cn2an  # noqa: PLC0415 - 0.1 s, which a program that writes no capitals need not pay

    return str(cn2an.an2cn(str(number), "up"))
