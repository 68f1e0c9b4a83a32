"""The papers in a spreadsheet: a row each, read by the head of its columns, with what is wrong in which row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.columns import NUMBER_HEAD, plan_of
from formgen.errors import BadInput
from formgen.fields.base import Misread, Raw
from formgen.fields.heads import LOOKED_AT, key
from formgen.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.columns import Column, Plan, TableSheet
    from formgen.fields.cells import Line, Sheet
    from formgen.form import Form

EXAMPLE = "示例"
"""What stands as 序号 of a row that is no paper."""
LEAST_HEADS = 2
MOST_STRAYS = 20
_ASIDE = re.compile(r"[(\[【〔].*?[)\]】〕]")
_NUMBERED = {key(NUMBER_HEAD), "no", "#"}


@dataclass
class PaperRow:
    """One paper: its row in the sheet, its 序号 there, its answers, and what could not be read."""

    number: int
    label: str = ""
    answers: dict[str, Raw] = field(default_factory=dict)
    faults: list[Message] = field(default_factory=list)


@dataclass(frozen=True)
class BatchRead:
    """What a spreadsheet holds for a form; *notices* say what was not used."""

    rows: tuple[PaperRow, ...]
    notices: tuple[Message, ...]


def papers_in(form: Form, sheets: Sequence[Sheet], most: int) -> BatchRead:
    """The papers for *form* in *sheets*, at most *most*; :class:`formgen.errors.BadInput` when there are none."""
    plan = plan_of(form)
    titles = {one.title for one in plan.tables}
    ahead = (heads for one in sheets if one.name not in titles if (heads := _heads_in(plan.columns, one)))
    heads = next(ahead, None)
    if heads is None:
        said = _("没有找到表头：请下载“{form}”的批量模板，在模板里填写后再上传。", form=_(form.title))
        raise BadInput(said)
    rows = [_row(heads, line) for line in _body(heads)]
    _must_fit(rows, heads, most)
    notices = [*heads.notices()]
    for one in _doubled(rows):
        one.faults.append(_("序号“{label}”有几行都用了：请改成各不相同的序号。", label=one.label))
    for sheet in sheets:
        own = next((one for one in plan.tables if one.title == sheet.name), None)
        if own and sheet is not heads.sheet:
            notices += _joined(own, sheet, rows)
    return BatchRead(tuple(rows), (*notices, *_not_read(plan)))


def _must_fit(rows: list[PaperRow], heads: _Heads, most: int) -> None:
    if not rows:
        raise BadInput(_("表头下面没有内容：请一份文书填一行。示例行不算。"))
    if len(rows) > most or heads.sheet.cut:
        raise BadInput(_("一批最多{most}份：请分成几个文件。", most=most))


@dataclass(frozen=True)
class _Heads:
    """The heads of a sheet: which place is which column, and where the papers' 序号 stand."""

    sheet: Sheet
    line: int
    places: dict[int, Column]
    numbered: int | None
    unused: tuple[str, ...]

    def notices(self) -> Iterator[Message]:
        if self.unused:
            yield _("“{sheet}”表的这些栏没有用到：{heads}。", sheet=self.sheet.name, heads=list(self.unused))

    def label(self, line: Line) -> str:
        return "" if self.numbered is None else line.at(self.numbered).text.strip()


def _heads_in(columns: Sequence[Column], sheet: Sheet) -> _Heads | None:
    """The row among the first ones that names the most columns; ``None`` when none does."""
    names = _names(columns)
    best = max((_heads(names, sheet, line) for line in sheet.lines[:LOOKED_AT]), key=_found, default=None)
    return best if best and len(best.places) >= min(LEAST_HEADS, len(columns)) else None


def _found(heads: _Heads) -> int:
    return len(heads.places)


def _names(columns: Sequence[Column]) -> dict[str, Column]:
    """The columns by their heads, the shorter heads without what stands in brackets, and their paths."""
    known: dict[str, Column] = {}
    for spelt in (
        lambda one: (one.head,),
        lambda one: (_ASIDE.sub("", key(one.head)),),
        lambda one: (f"{one.path}{one.cell}",),
        lambda one: one.field.aliases,
    ):
        for column in columns:
            for said in spelt(column):
                known.setdefault(key(said), column)
    known.pop("", None)
    return known


def _heads(names: dict[str, Column], sheet: Sheet, line: Line) -> _Heads:
    places: dict[int, Column] = {}
    unused, numbered = [], None
    for place, cell in enumerate(line.cells):
        said = key(cell.text)
        column = names.get(said) or names.get(_ASIDE.sub("", said))
        if column and column not in places.values():
            places[place] = column
        elif said in _NUMBERED:
            numbered = place
        elif said:
            unused.append(cell.text[:40])
    return _Heads(sheet, line.number, places, numbered, tuple(unused))


def _body(heads: _Heads) -> Iterator[Line]:
    """The rows below the heads in which anything is answered and that are no example."""
    for line in heads.sheet.lines:
        answered = any(not line.at(place).empty for place in heads.places)
        if line.number > heads.line and answered and not heads.label(line).startswith(EXAMPLE):
            yield line


def _row(heads: _Heads, line: Line) -> PaperRow:
    row = PaperRow(line.number, heads.label(line))
    for place, column in heads.places.items():
        try:
            value = column.read(line.at(place))
        except Misread as fault:
            row.faults.append(_("“{label}”：{said}", label=_(column.head), said=fault.message))
            continue
        if value is not None:
            column.put(row.answers, value)
    return row


def _doubled(rows: Sequence[PaperRow]) -> list[PaperRow]:
    seen: dict[str, list[PaperRow]] = {}
    for one in rows:
        if one.label:
            seen.setdefault(one.label, []).append(one)
    return [one for same in seen.values() if len(same) > 1 for one in same]


def _joined(own: TableSheet, sheet: Sheet, rows: Sequence[PaperRow]) -> Iterator[Message]:
    """Give each paper its rows of the table on *sheet*; say which belong to none."""
    heads = _heads_in(own.columns, sheet)
    if heads is None or heads.numbered is None:
        lines = [one for one in sheet.lines[1:] if not one.empty]
        if lines:
            yield _("“{sheet}”表没有认出表头或者缺“序号”一栏，没有读入：请用模板里的表头。", sheet=sheet.name)
        return
    papers = {one.label: one for one in rows if one.label}
    strays = []
    for line in _body(heads):
        paper = papers.get(heads.label(line))
        if paper is None:
            strays.append(line.number)
            continue
        _append(own, sheet, _row(heads, line), paper)
    if strays:
        said = _(
            "“{sheet}”表这些行的序号在第一张表里没有，没有读入：{rows}。",
            sheet=sheet.name,
            rows=strays[:MOST_STRAYS],
        )
        yield said
    yield from heads.notices()


def _append(own: TableSheet, sheet: Sheet, below: PaperRow, paper: PaperRow) -> None:
    for said in below.faults:
        paper.faults.append(
            _("“{sheet}”表第{number}行{said}", sheet=sheet.name, number=below.number, said=said)
        )
    *groups, leaf = own.table.name.split(".")
    branch, found = paper.answers, below.answers
    for group in groups:
        branch, found = branch.setdefault(group, {}), found.get(group) or {}
    if leaf in found:
        branch.setdefault(leaf, []).append(found[leaf])


def _not_read(plan: Plan) -> Iterator[Message]:
    if plan.left_out:
        labels = [_(one.label) for one in plan.left_out]
        yield _("这些项不能用表格批量填写，都空着：{labels}。", labels=labels)
