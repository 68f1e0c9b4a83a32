"""References to documents and approvals: name, number, date, issuer, approver."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, ClassVar

from formgen.fields.base import Field, Misread, Raw, is_absent, json_name
from formgen.fields.characters import excerpt, fold_width, refuse_unprintable
from formgen.fields.date import date_of
from formgen.messages import Message, _

_LONGEST = 500
_MOST = 200
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,12})\s*[\[(（【〔［]\s*((?:19|20)[0-9]{2})\s*[\])）】〕］]\s*(第?[0-9]{1,6})\s*号"
)

_WRITTEN = re.compile(
    r"《(?P<name>[^《》]+)》（(?:(?P<doc_no>[^，（）]+)，)?(?P<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)）"
)
"""A reference with its day, as this program writes it into the cell of a table."""


@dataclass(frozen=True)
class Reference:
    """A document that the form refers to; what is not known is empty."""

    name: str = ""
    doc_no: str = ""
    date: dt.date | None = None
    issuer: str = ""
    approver: str = ""

    @property
    def has_name_or_number(self) -> bool:
        """Whether it can be found at all."""
        return bool(self.name or self.doc_no)

    @property
    def is_dated(self) -> bool:
        """Whether name and date are known."""
        return bool(self.name and self.date)

    @property
    def is_approval(self) -> bool:
        """Whether it counts as an approval: name or number, approver and date."""
        return bool(self.has_name_or_number and self.approver and self.date)

    def __str__(self) -> str:
        """As offices refer to it: 《名称》（文号，2026年6月1日）; with an approver …批准."""
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日" if self.date else ""
        when = f"{self.approver}{day}批准" if self.approver else day
        title, number = (_titled(self.name), self.doc_no) if self.name else (self.doc_no, "")
        details = "，".join(part for part in (self.issuer, number, when) if part)
        return f"{title}（{details}）" if title and details else title or details


def _titled(name: str) -> str:
    """*name* in title marks; titles inside it get single ones, as GB/T 15834-2011 has it."""
    return name if name.startswith("《") else f"《{name.replace('《', '〈').replace('》', '〉')}》"


_LABELS: dict[str, Message] = {
    "name": _("名称"),
    "doc_no": _("文号"),
    "date": _("日期"),
    "issuer": _("发文机关"),
    "approver": _("批准人"),
}


def plain_doc_no(text: str) -> str:
    """A 发文字号 with its brackets as GB/T 9704-2012 has them: 罗府规[2018] 6 号 is 罗府规〔2018〕6号.

    Anything that does not look like one, such as a case number of a court, stays as it is.
    """
    found = _NUMBER.fullmatch(fold_width(text).strip())
    return f"{found[1]}〔{found[2]}〕{found[3]}号" if found else text


def reference_of(raw: Raw) -> Reference | None:
    """The reference that *raw* gives: an object with its parts, its name alone, or all of it as it is written."""
    if isinstance(raw, str):
        found = _WRITTEN.fullmatch(raw.strip())
        raw = dict(found.groupdict()) if found else {"name": raw}
    if not isinstance(raw, dict):
        raise Misread(_("应为文件名称，或含名称、文号、日期的对象，却是{found}。", found=json_name(raw)))
    unknown = [excerpt(str(key)) for key in raw if key not in _LABELS]
    if unknown:
        raise Misread(
            _("文件没有“{unknown}”这一项，可写的有：{names}。", unknown=unknown, names=list(_LABELS))
        )
    parts = {key: _part(key, found) for key, found in raw.items() if not is_absent(found)}
    reference = Reference(**{key: part for key, part in parts.items() if part})
    return None if reference == Reference() else reference


def _part(key: str, raw: Raw) -> Any:
    try:
        if key == "date":
            return date_of(raw)
        text = _line(raw)
    except Misread as fault:
        raise Misread(_("{part}：{fault}", part=_LABELS[key], fault=fault.message)) from None
    return plain_doc_no(text) if key == "doc_no" else text


def _line(raw: Raw) -> str:
    if not isinstance(raw, str):
        raise Misread(_("应为文字，却是{found}。", found=json_name(raw)))
    text = " ".join(refuse_unprintable(raw).split())
    if len(text) > _LONGEST:
        raise Misread(_("最多{most}个字，现有{found}个字，请缩短。", most=_LONGEST, found=len(text)))
    return text


def _dumped(value: Reference) -> dict[str, Raw]:
    parts = {key: getattr(value, key) for key in _LABELS}
    return {
        key: part.isoformat() if isinstance(part, dt.date) else part for key, part in parts.items() if part
    }


def _schema() -> dict[str, Raw]:
    parts = {key: {"type": "string", "title": str(label)} for key, label in _LABELS.items()}
    parts["date"]["format"] = "date"
    return {
        "anyOf": [
            {"type": "string"},
            {"type": "object", "properties": parts, "additionalProperties": False},
        ]
    }


@dataclass(frozen=True, kw_only=True)
class ReferenceField(Field):
    """A reference to a document: an object with its parts, or its name as a string."""

    kind: ClassVar[str] = "reference"

    def read(self, raw: Raw) -> Reference | None:
        """The reference; ``None`` when all its parts are empty."""
        return reference_of(raw)

    def problem(self, value: Any) -> Message | None:
        """Says when neither name nor number is there."""
        if value is None or value.has_name_or_number:
            return None
        return _("缺文件名称或文号，请补充。")

    def dump(self, value: Any) -> Raw:
        """An object with the parts that are known."""
        return None if value is None else _dumped(value)

    def schema(self) -> dict[str, Raw]:
        """An object with the parts, or a string."""
        return _schema()


@dataclass(frozen=True, kw_only=True)
class ApprovalField(ReferenceField):
    """A reference to an approval, which needs its approver and its date as well."""

    kind: ClassVar[str] = "approval"

    def problem(self, value: Any) -> Message | None:
        """Says what is missing before the approval counts."""
        if value is None or value.is_approval:
            return None
        lacks = {
            _("名称或文号"): value.has_name_or_number,
            _("批准人"): value.approver,
            _("批准日期"): value.date,
        }
        missing = [label for label, found in lacks.items() if not found]
        return _("批准件不完整，缺{missing}，补齐后才算数。", missing=missing)


@dataclass(frozen=True, kw_only=True)
class References(Field):
    """A list of references; one alone is a list of one."""

    kind: ClassVar[str] = "references"

    def read(self, raw: Raw) -> tuple[Reference, ...] | None:
        """The references that are not empty, in their order."""
        if isinstance(raw, str | dict):
            raw = [raw]
        if not isinstance(raw, list):
            raise Misread(_("应为文件的列表，却是{found}。", found=json_name(raw)))
        if len(raw) > _MOST:
            raise Misread(_("最多{most}份文件，现有{found}份。", most=_MOST, found=len(raw)))
        several = (self._one(no, one) for no, one in enumerate(raw, 1) if not is_absent(one))
        return tuple(one for one in several if one) or None

    @staticmethod
    def _one(number: int, raw: Raw) -> Reference | None:
        try:
            return reference_of(raw)
        except Misread as fault:
            raise Misread(_("第{number}份：{fault}", number=number, fault=fault.message)) from None

    def problem(self, value: Any) -> Message | None:
        """Says which reference has neither name nor number."""
        for number, one in enumerate(value or (), 1):
            if not one.has_name_or_number:
                return _("第{number}份缺文件名称或文号，请补充。", number=number)
        return None

    def show(self, value: Any) -> str:
        """All of them, joined by 、."""
        return "、".join(str(one) for one in value or ())

    def dump(self, value: Any) -> Raw:
        """A list of objects."""
        return None if value is None else [_dumped(one) for one in value]

    def schema(self) -> dict[str, Raw]:
        """A list of objects or names."""
        return {"type": "array", "items": _schema(), "maxItems": _MOST}
