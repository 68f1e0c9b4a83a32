"""Which column of a spreadsheet is which field: told by the words at its head."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.fields.base import Field
    from formgen.fields.cells import Line, Sheet
    from formgen.fields.rows import Rows
    from formgen.messages import Message

LOOKED_AT = 30
"""Rows at the top among which the heads are sought: above them stand a title and explanations."""
_ASIDE = re.compile(r"[(\[【〔].*?[)\]】〕]")
_MARKS = re.compile(r"[\s*:、,.。/_-]+")


@dataclass(frozen=True)
class Heads:
    """The heads of a table in a sheet.

    :param line: the row in which they stand.
    :param columns: the place of each field that was found, from 0, by the field's name.
    :param unused: the heads that no field answers to.
    :param doubled: heads that would fit a field which another one fits as well or better.
    """

    line: Line
    columns: dict[str, int]
    unused: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...]

    def notices(self, table: Rows) -> Iterator[Message]:
        """What to tell of columns that are lacking, not used, or there twice."""
        for one in table.columns:
            if one.name not in self.columns and one.required is True:
                yield _("表里没有“{label}”这一栏：每一行的这一项都空着，可以读入后再填。", label=_(one.label))
        for label, head in self.doubled:
            yield _(
                "“{head}”也像“{label}”，没有用它；要用它的，请把另一栏的表头改掉。", head=head, label=_(label)
            )
        if self.unused:
            yield _("这些栏没有用到：{heads}。", heads=list(self.unused))


def heads_in(table: Rows, sheet: Sheet) -> Heads | None:
    """The heads of *table* in *sheet*: the row at the top that names most of its fields; ``None`` if none does."""
    tried = (_heads(table, line) for line in sheet.lines[:LOOKED_AT])
    best = max(tried, key=lambda one: len(one.columns), default=None)
    least = min(2, len(table.columns))
    return best if best and len(best.columns) >= least else None


def _heads(table: Rows, line: Line) -> Heads:
    ranked = sorted(_candidates(table.columns, line))
    columns: dict[str, int] = {}
    doubled = []
    for _rank, place, name in ranked:
        if name in columns:
            doubled.append((_label(table, name), line.at(place).text))
        elif place not in columns.values():
            columns[name] = place
    known = {place for _rank, place, _name in ranked}
    unused = tuple(
        one.text
        for place, one in enumerate(line.cells)
        if one.text and place not in known and not _counts(one.text)
    )
    return Heads(line, columns, unused, tuple(doubled))


def _label(table: Rows, name: str) -> str:
    return next(one.label for one in table.columns if one.name == name)


def _candidates(columns: Sequence[Field], line: Line) -> Iterator[tuple[int, int, str]]:
    """Each head that may mean a field: how well it fits (0 best), where it stands, and the field's name."""
    for place, cell in enumerate(line.cells):
        if not cell.text:
            continue
        for one in columns:
            rank = _rank(cell.text, one)
            if rank is not None:
                yield rank, place, one.name


def _rank(head: str, field: Field) -> int | None:
    """The label itself, its name in data files, another word for it; each with or without what stands in brackets."""
    spelled = (key(head), key(_ASIDE.sub("", _plain(head))))
    meant = ({key(field.label)}, {key(field.name)}, set(map(key, field.aliases)))
    return next((rank for rank, words in enumerate(meant) if not words.isdisjoint(spelled)), None)


def key(head: str) -> str:
    """*head* as heads are compared: without width, blanks, case and marks."""
    return _MARKS.sub("", _plain(head)).casefold()


def _plain(head: str) -> str:
    return unicodedata.normalize("NFKC", head)


def _counts(head: str) -> bool:
    """Whether a column only numbers the rows."""
    return key(head) in {"序号", "编号", "行号", "no", "#"}
