"""Plain lists: of lines of text, of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from formgen.fields.base import Field, Misread, Raw, is_absent
from formgen.fields.date import Date
from formgen.fields.rows import list_of
from formgen.fields.text import ONE_LINE, Text
from formgen.messages import _

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, kw_only=True)
class Listed(Field):
    """A list of values of one kind. A plain string is taken line by line, as a text box gives it.

    :param most: how many there can be.
    """

    most: int = 200

    def _of(self) -> Field:
        raise NotImplementedError

    def read(self, raw: Raw) -> tuple[Any, ...] | None:
        """The entries that are not empty, in their order."""
        listed = list_of(raw.splitlines() if isinstance(raw, str) else raw, self.most)
        values = [self._entry(no, one) for no, one in enumerate(listed, 1) if not is_absent(one)]
        return tuple(one for one in values if one is not None) or None

    def _entry(self, number: int, raw: Raw) -> Any:
        try:
            return self._of().parse(raw)
        except Misread as fault:
            raise Misread(_("第{number}项：{fault}", number=number, fault=fault.message)) from None

    def show(self, value: Any) -> str:
        """All of them, joined by 、."""
        return "、".join(self._of().show(one) for one in value or ())

    def dump(self, value: Any) -> Raw:
        """A list."""
        return None if value is None else [self._of().dump(one) for one in value]

    def schema(self) -> dict[str, Raw]:
        """A list."""
        return {"type": "array", "items": self._of().schema(), "maxItems": self.most}


@dataclass(frozen=True, kw_only=True)
class Lines(Listed):
    """A list of one-line texts, such as names."""

    kind: ClassVar[str] = "lines"
    longest: int = ONE_LINE

    def _of(self) -> Field:
        return Text(name=self.name, label=self.label, longest=self.longest)

    def read(self, raw: Raw) -> tuple[str, ...] | None:
        """The lines."""
        return super().read(raw)


@dataclass(frozen=True, kw_only=True)
class Dates(Listed):
    """A list of days."""

    kind: ClassVar[str] = "dates"

    def _of(self) -> Field:
        return Date(name=self.name, label=self.label)

    def read(self, raw: Raw) -> tuple[dt.date, ...] | None:
        """The days."""
        return super().read(raw)
