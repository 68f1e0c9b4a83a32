"""Sentences for people: written in Chinese, translated when they are shown.

A :class:`Message` keeps the Chinese text apart from the values in it, so that the same finding can
be shown in Chinese and in English, and so that the catalogues can be collected from the source.

The English catalogue is read as translators edit it (``.po``): there is nothing to compile, so an
edit shows at once in a checkout and the wheel needs no build step. Reading 4,000 sentences takes
about 50 ms, once per process and only when somebody asks for English.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

CHINESE = "zh"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)
YUAN = "元"
LARGE_UNITS = {10**8: "亿", 10**4: "万"}
"""In which the law writes its round amounts: 5万元."""
TRANSLATIONS = Path(__file__).parent / "translations"


class DayOfYear(NamedTuple):
    """A day that comes back each year: 7月20日."""

    month: int
    day: int


@dataclass(frozen=True)
class Message:
    """A Chinese sentence with named placeholders and the values that fill them."""

    text: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """The sentence in Chinese."""
        return self.to(CHINESE)

    def to(self, language: str) -> str:
        """The sentence in *language* (``zh`` or ``en``); values are translated likewise."""
        said = translate(self.text, language)
        shown = {name: self._put(name, value, language) for name, value in self.values.items()}
        return said.format_map(shown) if shown else said

    def _put(self, name: str, value: object, language: str) -> str:
        """*value* in words; the 元 behind its place in the Chinese text says that it is money."""
        is_money = f"{{{name}}}{YUAN}" in self.text
        return _amount(value, language) if is_money else _shown(value, language)


def _(text: str, /, **values: Any) -> Message:  # noqa: ANN401 - a message may carry any printable value
    """Mark *text* for translation and keep the *values* for its placeholders."""
    return Message(text, values)


def translate(text: str, language: str) -> str:
    """The translation of one Chinese *text*; the text itself where there is none."""
    return text if language == CHINESE or not text else (_catalogue(language).get(text) or text)


def _shown(value: object, language: str) -> str:
    if isinstance(value, Message):
        return value.to(language)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日" if language == CHINESE else value.isoformat()
    if isinstance(value, DayOfYear):
        month, day = value
        return f"{month}月{day}日" if language == CHINESE else f"{month:02d}-{day:02d}"
    if isinstance(value, list | tuple):
        return ("、" if language == CHINESE else ", ").join(_shown(one, language) for one in value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _amount(value: object, language: str) -> str:
    """Money as documents write it (1,900,000.00); a round figure of the law as the law does (5万)."""
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    if not isinstance(value, int):
        return _shown(value, language)
    units = LARGE_UNITS if language == CHINESE and value else {}
    return next((f"{value // by}{unit}" for by, unit in units.items() if value % by == 0), f"{value:,}")


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    """The translations into *language*; a sentence whose translation is in doubt counts as none."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - Chinese, the usual case, does without

    path = TRANSLATIONS / language / "LC_MESSAGES" / "formgen.po"
    if language not in LANGUAGES or not path.is_file():
        return {}
    with path.open("rb") as file:
        entries = read_po(file, locale=language)
    return {
        entry.id: entry.string
        for entry in entries
        if isinstance(entry.id, str) and isinstance(entry.string, str) and not entry.fuzzy
    }
