"""A form as the head of a spreadsheet: one row for each paper, and which cell is which answer.

Single answers are a column each, choices by their labels. A reference to a document has a column for each
of its parts; the first party of a table of parties has one for each of its facts. Every table has a sheet
of its own besides, whose rows name the paper that they belong to by its 序号. Lists stand in one cell.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen.fields import KINDS, Choices, Date, Rows, Text
from formgen.fields.heads import key
from formgen.fields.party import PARTY
from formgen.fields.tabled import raw_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.fields import Field
    from formgen.fields.base import Raw
    from formgen.fields.cells import Cell
    from formgen.form import Form

NUMBER_HEAD = "序号"
LONGEST_TITLE = 31
"""Characters of a sheet's name, as the format allows."""
_REFUSED = re.compile(r"[\[\]:*?/\\]")
_PARTS = {"name": "名称", "doc_no": "文号", "date": "日期", "issuer": "发文机关", "approver": "批准人"}
_ENTRY = re.compile(r"[\n；;]+")
_REASON = re.compile(r"\s*([A-Za-z0-9-]+)\s*[：:](.*)", re.DOTALL)
LISTED = ("lines", "references")


@dataclass(frozen=True)
class Column:
    """One column.

    :param head: what stands above it; no other column of its sheet has the same.
    :param path: of the answer that its cells are, or belong to.
    :param field: how its cells are read.
    :param cell: where in that answer: a part of a reference, or a fact of the first party.
    :param step: the step of the form that asks for it.
    """

    head: str
    path: str
    field: Field
    cell: str = ""
    step: str = ""
    first_row: bool = False

    def read(self, cell: Cell) -> Raw:
        """What *cell* answers, as plain JSON, ``None`` for nothing; :class:`formgen.fields.Misread`."""
        if cell.empty:
            return None
        value = self.field.parse(self._raw(cell))
        return None if value is None else self.field.dump(value)

    def _raw(self, cell: Cell) -> Raw:
        raw = raw_of(self.field, cell)
        if self.field.kind in LISTED:
            return [one.strip() for one in _ENTRY.split(cell.text) if one.strip()]
        if isinstance(self.field, Choices):
            return _chosen(self.field, cell.text, raw)
        if self.field.kind == "reasons":
            found = filter(None, map(_REASON.fullmatch, cell.text.splitlines()))
            return {one[1].upper(): one[2].strip() for one in found} or cell.text
        return raw

    def put(self, answers: dict[str, Raw], value: Raw) -> None:
        """Put what a cell answered into the *answers* of its paper."""
        *groups, leaf = self.path.split(".")
        branch = answers
        for group in groups:
            branch = branch.setdefault(group, {})
        if self.first_row:
            branch.setdefault(leaf, [{}])[0][self.cell] = value
        elif self.cell:
            branch.setdefault(leaf, {})[self.cell] = value
        else:
            branch[leaf] = value


@dataclass(frozen=True)
class TableSheet:
    """The sheet of one table of the form."""

    title: str
    table: Rows
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Plan:
    """The sheets of a form.

    :param title: of the first sheet. :param left_out: fields that no spreadsheet can hold.
    """

    form: Form
    title: str
    columns: tuple[Column, ...]
    tables: tuple[TableSheet, ...]
    left_out: tuple[Field, ...]


@lru_cache(maxsize=64)
def plan_of(form: Form) -> Plan:
    """The sheets of *form*."""
    readable = [one for one in form.fields.values() if one.kind in KINDS]
    columns = [column for one in readable for column in _columns(form, one)]
    tables = [_sheet(one) for one in readable if isinstance(one, Rows)]
    left_out = tuple(one for one in form.fields.values() if one.kind not in KINDS)
    return Plan(form, _title(form.title), tuple(_told_apart(columns)), tuple(tables), left_out)


def _columns(form: Form, one: Field) -> Iterator[Column]:
    step = form.step_of[one.name].title
    if isinstance(one, Rows):
        if one.row_label == PARTY.text:
            for fact in one.columns:
                head = f"{one.label}·{_headed(fact)}"
                yield Column(head, one.name, fact, fact.name, step, first_row=True)
    elif one.kind in ("reference", "approval"):
        for part, called in _PARTS.items():
            if part != "approver" or one.kind == "approval":
                yield Column(f"{one.label}·{called}", one.name, _part(one, part, called), part, step)
    else:
        yield Column(_headed(one), one.name, one, "", step)


def _chosen(field: Choices, text: str, raw: Raw) -> Raw:
    """The choices in a cell: apart by semicolons, as labels may hold other marks; by those where that finds none."""
    entries = [one.strip() for one in _ENTRY.split(text) if one.strip()]
    known = {key(one) for pair in field.options.items() for one in pair} | set(map(key, field.also))
    return entries if all(key(one) in known for one in entries) else raw


def _part(one: Field, part: str, called: str) -> Field:
    kind = Date if part == "date" else Text
    needed = one.required if part == "name" else False
    return kind(name=part, label=called, required=needed, hint=one.hint)


def _headed(one: Field) -> str:
    unit = getattr(one, "unit", "")
    return f"{one.label}（{unit}）" if unit else one.label


def _told_apart(columns: Sequence[Column]) -> Iterator[Column]:
    """*columns*, those with the same head told apart by their step, and by their path if need be."""
    once = Counter(key(one.head) for one in columns)
    named = [
        one if once[key(one.head)] == 1 else replace(one, head=f"{one.step}·{one.head}") for one in columns
    ]
    twice = Counter(key(one.head) for one in named)
    for one in named:
        yield one if twice[key(one.head)] == 1 else replace(one, head=f"{one.head} {one.path}")


def _sheet(table: Rows) -> TableSheet:
    title = f"{table.label}（第2个起）" if table.row_label == PARTY.text else table.label
    columns = tuple(Column(_headed(one), table.name, one, one.name) for one in table.columns)
    return TableSheet(_title(title), table, columns)


def _title(title: str) -> str:
    return _REFUSED.sub("", title)[:LONGEST_TITLE]


def written(column: Column, answers: Raw) -> Raw:
    """What stands in the cell of *column* for a paper with these *answers*; ``None`` for nothing."""
    found = answers
    for name in column.path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    if column.first_row:
        found = found[0] if isinstance(found, list) and found else None
        found = {column.field.name: found} if isinstance(found, str) else found
    if column.cell:
        found = (
            found.get(column.cell) if isinstance(found, dict) else found if column.cell == "name" else None
        )
    return shown(column.field, found)


def shown(field: Field, raw: Raw) -> Raw:
    """*raw*, an answer to *field*, as somebody writes it into a cell: a number, a day, or words."""
    value = field.parse(raw)
    if value is None:
        return None
    if field.kind in ("date", "number", "integer", "money"):
        return value
    if field.kind in LISTED:
        return "；".join(field.show((one,)) if field.kind == "lines" else one.name for one in value)
    if isinstance(field, Choices):
        return "；".join(field.show((one,)) for one in value)
    if field.kind == "reasons":
        return "\n".join(f"{rule}：{reason}" for rule, reason in value.items())
    return field.show(value)
