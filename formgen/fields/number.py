"""Numbers: exact decimals and whole numbers, never binary fractions, never NaN."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from formgen.fields.base import Field, Misread, Raw, json_name
from formgen.fields.characters import excerpt, fold_width
from formgen.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE_DIGITS = 15
DECIMALS = 10
_LONGEST = 60
_TOO_LARGE = 10**WHOLE_DIGITS
_NUMBER = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")


def decimal_of(raw: Raw, decimals: int = DECIMALS) -> Decimal:
    """The exact number that *raw* writes; :class:`Misread` for anything else.

    Plain digits only, after full-width ones are folded, with an optional sign, decimal point and
    thousands separators: no exponent, no underscore, no NaN, no infinity. A JSON number counts as it
    is written (``320.5``), not as the binary fraction behind it.

    :param decimals: how many decimals there may be at most.
    """
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise Misread(_("应为数字，却是{found}。", found=json_name(raw)))
    written = _NUMBER.fullmatch(_written(raw))
    if not written:
        raise Misread(_("“{found}”读不出数字，请只写数字，如 1234.5。", found=excerpt(_written(raw))))
    sign, whole, fraction = written.groups(default="")
    whole = whole.replace(",", "").lstrip("0") or "0"
    if len(whole) > WHOLE_DIGITS:
        raise _too_large()
    if len(fraction) > decimals:
        raise _too_fine(decimals)
    return Decimal(f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}") + 0


def _written(raw: str | float) -> str:
    if isinstance(raw, str):
        return narrow(raw)
    if not abs(raw) < _TOO_LARGE:  # so written, NaN is caught too
        raise _too_large()
    return repr(raw).removesuffix(".0")


def narrow(raw: str) -> str:
    """The typed number *raw* in plain signs, refused when far too long to be one."""
    text = fold_width(raw).strip()
    if len(text) > _LONGEST:
        raise Misread(_("“{found}”太长，不是一个数字。", found=excerpt(text)))
    return text


def _too_large() -> Misread:
    return Misread(_("数字过大或不是有限的数，整数部分最多{most}位。", most=WHOLE_DIGITS))


def _too_fine(decimals: int) -> Misread:
    if not decimals:
        return Misread(_("应为整数，请去掉小数。"))
    return Misread(_("最多{decimals}位小数，请核对。", decimals=decimals))


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """An exact number, with its *unit* if it has one.

    :param least: the smallest value that makes sense; below it the value is kept and is a problem.
    :param above: what it must be greater than, such as 0 for an area.
    :param most: the largest.
    :param decimals: how many decimals can be read.
    """

    kind: ClassVar[str] = "number"
    blocks: ClassVar[bool] = True
    unit: str = ""
    least: Decimal | int | None = None
    above: Decimal | int | None = None
    most: Decimal | int | None = None
    decimals: int = DECIMALS

    def read(self, raw: Raw) -> Decimal | None:
        """The number; its own unit may stand behind it."""
        bare = self._bare(raw)
        return None if bare == "" else decimal_of(bare, self.decimals)

    def _bare(self, raw: Raw) -> Raw:
        if not isinstance(raw, str):
            return raw
        text = narrow(raw)
        return text.removesuffix(self.unit).strip() or text

    def problem(self, value: Any) -> Message | None:
        """Says which limit is passed."""
        if value is None:
            return None
        if self.least is not None and value < self.least:
            return _("不能小于{least}，现为{found}。", least=self.least, found=value)
        if self.above is not None and value <= self.above:
            return _("应大于{limit}，现为{found}。", limit=self.above, found=value)
        if self.most is not None and value > self.most:
            return _("不能大于{most}，现为{found}。", most=self.most, found=value)
        return None

    def show(self, value: Any) -> str:
        """The number with its unit."""
        return "" if value is None else f"{value:f}{self.unit}"

    def dump(self, value: Any) -> Raw:
        """A string, so that no reader makes a binary fraction of it."""
        return None if value is None else f"{value:f}"

    def schema(self) -> dict[str, Raw]:
        """A JSON number or a string of digits, with the limits."""
        limits = {key: float(limit) for key, limit in self._limits()}
        return {"type": ["string", "number"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$", **limits}

    def _limits(self) -> Iterator[tuple[str, Decimal | int]]:
        named = {"minimum": self.least, "exclusiveMinimum": self.above, "maximum": self.most}
        return ((key, limit) for key, limit in named.items() if limit is not None)


@dataclass(frozen=True, kw_only=True)
class Integer(Number):
    """A whole number."""

    kind: ClassVar[str] = "integer"
    decimals: int = 0

    def read(self, raw: Raw) -> int | None:  # type: ignore[override]  # whole numbers are no Decimals
        """The whole number."""
        number = super().read(raw)
        return None if number is None else int(number)

    def show(self, value: Any) -> str:
        """The number with its unit."""
        return "" if value is None else f"{value}{self.unit}"

    def dump(self, value: Any) -> Raw:
        """A JSON number."""
        return value

    def schema(self) -> dict[str, Raw]:
        """A whole JSON number, with the limits."""
        return {"type": "integer"} | {key: int(limit) for key, limit in self._limits()}
