"""Dates, as people write them and as offices print them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, ClassVar

from formgen.fields.base import Field, Misread, Raw, is_absent, json_name
from formgen.fields.characters import excerpt, fold_width
from formgen.messages import _

FIRST_YEAR = 1900
LAST_YEAR = 2200

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})",
        r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})",
        r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})",
        r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]",
        r"([0-9]{4})([0-9]{2})([0-9]{2})",
    )
)
_PARTS = {"year": _("年"), "month": _("月"), "day": _("日")}


@dataclass(frozen=True, kw_only=True)
class Date(Field):
    """A day of the years 1900 to 2200: from one text, or from three inputs for year, month and day."""

    kind: ClassVar[str] = "date"

    def read(self, raw: Raw) -> dt.date | None:
        """The day that *raw* names."""
        return date_of(raw)

    def show(self, value: Any) -> str:
        """As official papers print it: 2026年1月7日."""
        return "" if value is None else f"{value.year}年{value.month}月{value.day}日"

    def dump(self, value: Any) -> Raw:
        """ISO 8601."""
        return None if value is None else value.isoformat()

    def schema(self) -> dict[str, Raw]:
        """An ISO 8601 day."""
        return {"type": "string", "format": "date"}


def date_of(raw: Raw) -> dt.date | None:
    """The day that *raw* names: a text, three parts, or the date that a YAML file or spreadsheet holds."""
    if isinstance(raw, dict):
        return _of_parts(raw)
    if isinstance(raw, dt.datetime) and raw.time() == dt.time():
        raw = raw.date()
    if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
        return _day(raw.year, raw.month, raw.day)
    if not isinstance(raw, str):
        raise Misread(_("应为日期文字，如 2026-01-07，却是{found}。", found=json_name(raw)))
    return _of_text(fold_width(raw).strip())


def _of_text(text: str) -> dt.date | None:
    if not text:
        return None
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _day(*map(int, found.groups()))
    raise Misread(
        _("“{found}”读不出日期，请写全年、月、日，如 2026-01-07 或 2026年1月7日。", found=excerpt(text))
    )


def _of_parts(raw: dict[Any, Raw]) -> dt.date | None:
    unknown = [excerpt(str(key)) for key in raw if key not in _PARTS]
    if unknown:
        raise Misread(_("日期只有 year、month、day 三项，没有“{unknown}”。", unknown=unknown))
    parts = {key: _part(raw.get(key)) for key in _PARTS}
    missing = [_PARTS[key] for key, text in parts.items() if not text]
    if len(missing) == len(_PARTS):
        return None
    if missing:
        raise Misread(_("日期缺{missing}，请把年、月、日填全。", missing=missing))
    if not all(re.fullmatch("[0-9]{1,4}", text) for text in parts.values()):
        raise Misread(_("年、月、日请各填数字，如 2026、1、7。"))
    return _day(*map(int, parts.values()))


def _part(raw: Raw) -> str:
    if is_absent(raw):
        return ""
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= LAST_YEAR:
        return str(raw)
    return fold_width(raw).strip() if isinstance(raw, str) else "?"


def _day(year: int, month: int, day: int) -> dt.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Misread(
            _("年份应在{first}至{last}之间，现为{found}。", first=FIRST_YEAR, last=LAST_YEAR, found=year)
        )
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Misread(
            _("没有{year}年{month}月{day}日这一天，请核对。", year=year, month=month, day=day)
        ) from None
