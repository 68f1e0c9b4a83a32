"""Phone numbers: kept as people write them, doubted only mildly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from formgen.fields.base import Field, Misread, Raw
from formgen.fields.characters import refuse_unprintable
from formgen.messages import _

if TYPE_CHECKING:
    from formgen.messages import Message

_LONGEST = 100
_HYPHENS = re.compile(r"\s*[-\u2010-\u2015\u2043\u2212]+\s*")
_BETWEEN = re.compile(r"[、,;/]|\s或\s?")
_EXTENSION = re.compile(r"\s*(?:转|分机|ext\.?|(?<=[0-9]{7})-)\s*[0-9]{1,6}\Z", re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+?86 ?)?1[3-9][0-9]+")
_MOBILE_LENGTH = 11
_AREA, _FIRST, _LAST = 4, 3, 4


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """A phone number, an extension, a hotline, or several numbers; an odd one is only pointed out."""

    kind: ClassVar[str] = "phone"
    sensitive: bool = True

    def read(self, raw: Raw) -> str | None:
        """The number as typed, in plain digits and with plain hyphens."""
        if not isinstance(raw, str):
            # A number typed without quotes has lost its leading zero.
            raise Misread(_("电话号码应写成文字（数据文件中加引号），请重新填写。"))
        plain = unicodedata.normalize("NFKC", refuse_unprintable(raw))
        plain = _HYPHENS.sub("-", " ".join(plain.split())).strip()
        if len(plain) > _LONGEST:
            raise Misread(_("电话号码最多{most}个字符，请核对。", most=_LONGEST))
        return plain or None

    def problem(self, value: Any) -> Message | None:
        """Says that a part of it can be no phone number."""
        numbers = [one.strip() for one in _BETWEEN.split(value or "") if one.strip()]
        if all(_is_possible(one) for one in numbers):
            return None
        return _("不像电话号码，请核对位数和区号，如 0755-12345678 或 13000000000。")

    def mask(self, value: Any) -> str:
        """Each number with only its first three (or its area code) and last four digits."""
        return masked_numbers(value or "")

    def schema(self) -> dict[str, Raw]:
        """A string."""
        return {"type": "string", "maxLength": _LONGEST}


def masked_numbers(text: str) -> str:
    """*text* with each phone number in it masked: its first three digits (or area code) and last four stay."""
    return re.sub(r"[0-9][0-9 ()-]*[0-9]", _masked, text)


def _masked(found: re.Match[str]) -> str:
    number = found.group()
    places = [at for at, one in enumerate(number) if one.isdigit()]
    kept = _AREA if number.startswith("0") else _FIRST
    hidden = set(places[kept:-_LAST])
    return "".join("*" if at in hidden else one for at, one in enumerate(number))


def _is_possible(number: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - 75 ms, which a program that reads no phone number need not pay

    bare = _EXTENSION.sub("", number)
    if not re.fullmatch(r"[+0-9() -]+", bare):
        return False
    if _MOBILE.fullmatch(bare):
        return len(bare.removeprefix("+").removeprefix("86").strip()) == _MOBILE_LENGTH
    try:
        parsed = phonenumbers.parse(bare, "CN")
    except phonenumbers.NumberParseException:
        return False
    return bool(
        phonenumbers.is_possible_number(parsed)
        or phonenumbers.is_possible_short_number_for_region(parsed, "CN")
    )
