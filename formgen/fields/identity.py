"""Identifiers of units and persons: codes, papers and phone numbers."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from formgen.fields.base import Field, Misread, Raw
from formgen.fields.characters import fold_identifier
from formgen.fields.phone import Phone
from formgen.messages import _

if TYPE_CHECKING:
    from formgen.messages import Message

__all__ = ["ID_TYPES", "CreditCode", "IdNumber", "Phone", "credit_code_is_right", "resident_id_is_right"]

RESIDENT_ID = "resident_id"

ID_TYPES: dict[str, str] = {
    RESIDENT_ID: "居民身份证",
    "passport": "护照",
    "hk_macau_permit": "港澳居民来往内地通行证",
    "taiwan_permit": "台湾居民来往大陆通行证",
    "hk_macau_taiwan_residence": "港澳台居民居住证",
    "foreign_permanent": "外国人永久居留身份证",
    "other": "其他有效证件",
}
"""Papers that prove who a person is. Only the first has a number that is checked."""

_LONGEST = 64
_OLD_LENGTH = 15

# GB 32100-2015: the registering authority may be a letter (N, Y …), the region is six digits.
_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = re.compile(f"[{_CODE_ALPHABET}]{{2}}[0-9]{{6}}[{_CODE_ALPHABET}]{{10}}")
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

# GB 11643-1999.
_ID = re.compile("[0-9]{17}[0-9X]")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_FIRST_BIRTH_YEAR = 1900


def credit_code_is_right(code: str) -> bool:
    """Whether *code* has the form and the check character of a 统一社会信用代码 (GB 32100-2015).

    The nine characters of the unit may be any, and so may the registering authority; the region is
    not looked up: codes outlive regions.
    """
    if not _CODE.fullmatch(code):
        return False
    total = sum(
        _CODE_ALPHABET.index(one) * weight for one, weight in zip(code[:17], _CODE_WEIGHTS, strict=True)
    )
    return code[17] == _CODE_ALPHABET[(31 - total % 31) % 31]


def resident_id_is_right(number: str) -> bool:
    """Whether *number* has the check digit and a birthday of the calendar, as GB 11643-1999 demands.

    The region is never judged: districts are younger than the people born in them. A number of 15
    digits, as issued before 1999, has no check digit and passes.
    """
    if re.fullmatch(f"[0-9]{{{_OLD_LENGTH}}}", number):
        return True
    if not _ID.fullmatch(number) or not _is_birthday(number[6:14]):
        return False
    total = sum(int(one) * weight for one, weight in zip(number[:17], _ID_WEIGHTS, strict=True))
    return number[17] == _ID_CHECKS[total % 11]


def _is_birthday(digits: str) -> bool:
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= _FIRST_BIRTH_YEAR


def identifier_of(raw: Raw) -> str | None:
    """*raw* as a folded identifier; ``None`` when only blanks are left."""
    if not isinstance(raw, str):
        # A number typed without quotes has lost its leading zeros, or its last digits in a spreadsheet.
        raise Misread(_("号码应写成文字（数据文件中加引号），请重新填写。"))
    folded = fold_identifier(raw)
    if len(folded) > _LONGEST:
        raise Misread(_("号码最多{most}个字符，请核对。", most=_LONGEST))
    return folded or None


@dataclass(frozen=True, kw_only=True)
class CreditCode(Field):
    """A 统一社会信用代码; a wrong one is kept and is a problem."""

    kind: ClassVar[str] = "credit_code"
    blocks: ClassVar[bool] = True

    def read(self, raw: Raw) -> str | None:
        """The code in capitals, without blanks and hyphens."""
        return identifier_of(raw)

    def problem(self, value: Any) -> Message | None:
        """Says what is wrong: the length, or a character."""
        if value is None or credit_code_is_right(value):
            return None
        if len(value) != len(_CODE_WEIGHTS) + 1:
            return _("统一社会信用代码应为18位，现有{found}位，请对照营业执照核对。", found=len(value))
        return _("统一社会信用代码校验不通过，有字符写错，请对照营业执照核对。")

    def schema(self) -> dict[str, Raw]:
        """18 characters."""
        return {"type": "string", "minLength": 18, "maxLength": 18}


@dataclass(frozen=True, kw_only=True)
class IdNumber(Field):
    """The number of a resident identity card, or of the paper that another answer names.

    :param type_field: the column beside it that says which paper it is (see :data:`ID_TYPES`); without
        one it is a resident identity card.
    """

    kind: ClassVar[str] = "id_number"
    blocks: ClassVar[bool] = True
    type_field: str = ""
    sensitive: bool = True

    def read(self, raw: Raw) -> str | None:
        """The number in capitals, without blanks and hyphens."""
        return identifier_of(raw)

    def problem(self, value: Any) -> Message | None:
        """What is wrong with a resident's number; nothing where another answer names the paper."""
        return None if self.type_field else self.problem_as(value, RESIDENT_ID)

    def problem_as(self, value: str | None, paper: str | None) -> Message | None:
        """What is wrong with *value* as the number of *paper*; only a resident's is checked."""
        if value is None or paper != RESIDENT_ID or resident_id_is_right(value):
            return None
        if len(value) != len(_ID_WEIGHTS) + 1:
            return _("居民身份证号码应为18位，现有{found}位，请对照证件核对。", found=len(value))
        if not _is_birthday(value[6:14]):
            return _("居民身份证号码第7至14位不是有效的出生日期，请对照证件核对。")
        return _("居民身份证号码校验不通过，有数字写错，请对照证件核对。")

    def mask(self, value: Any) -> str:
        """The first six and the last four characters; of a short number two and two."""
        if value is None:
            return ""
        first, last = (6, 4) if len(value) >= _OLD_LENGTH else (2, 2)
        hidden = max(len(value) - first - last, 0)
        return value[:first] + "*" * hidden + value[-last:] if hidden else "*" * len(value)

    def schema(self) -> dict[str, Raw]:
        """A string."""
        return {"type": "string", "maxLength": _LONGEST}
