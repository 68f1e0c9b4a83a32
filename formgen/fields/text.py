"""Text: one line or long, cleaned of what no document can carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from formgen.fields.base import Field, Misread, Raw, text_of
from formgen.fields.characters import refuse_unprintable
from formgen.fields.phone import masked_numbers
from formgen.messages import _

ONE_LINE = 500
LONG = 20_000


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text: outer blanks and line breaks are dropped."""

    kind: ClassVar[str] = "text"
    longest: int = ONE_LINE

    def read(self, raw: Raw) -> str | None:
        """The cleaned text; ``None`` when only blanks are left."""
        cleaned = " ".join(refuse_unprintable(text_of(raw)).split())
        return self._within(cleaned)

    def mask(self, value: Any) -> str:
        """The text; where it may hold numbers of persons, with these masked."""
        return masked_numbers(value or "") if self.sensitive else self.show(value)

    def _within(self, cleaned: str) -> str | None:
        if len(cleaned) > self.longest:
            found, most = len(cleaned), self.longest
            raise Misread(_("最多{most}个字，现有{found}个字，请缩短。", most=most, found=found))
        return cleaned or None

    def schema(self) -> dict[str, Raw]:
        """A string up to the longest length."""
        return {"type": "string", "maxLength": self.longest}


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """Text of several paragraphs; Windows line ends become plain ones."""

    kind: ClassVar[str] = "long_text"
    longest: int = LONG
    judged: bool = True
    """Whether rules on free text read it: what a paper says, not what is said about another paper."""
    hints: str = ""
    """How a line starts that a program put here for a person to take over or drop; empty where none does."""

    def read(self, raw: Raw) -> str | None:
        """The text with its paragraphs, without blank lines at either end."""
        lines = refuse_unprintable(text_of(raw)).splitlines()
        return self._within("\n".join(line.rstrip() for line in lines).strip())

    def holds_hints(self, value: str) -> bool:
        """Whether a hint of the program still stands in *value*, however it was moved about."""
        return bool(self.hints) and self.hints in "".join(value.split()).replace(":", "：")
