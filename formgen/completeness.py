"""What the engine itself finds, without a rule of the law: values left out, and values that cannot be.

``FORM-1`` a required field, or a cell of a table, that no rule speaks about is not answered, or its
text still has an open place or a hint that nobody took over; ``FORM-2`` a value that blocks, such as one
outside its choices;
``FORM-3`` a value that is only pointed out. All stand on the checklist line of their field.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from formgen.fields.base import is_absent
from formgen.fields.rows import Rows
from formgen.fields.text import LongText
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, NOTE, VIOLATION, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.answers import Answers
    from formgen.fields.base import Field
    from formgen.fields.group import Group
    from formgen.messages import Message

MOST_GAPS = 20
"""Empty cells of one column of a table that are told one by one."""
OPEN_MARK = "【待补充"
"""What a model clause leaves where the user's answer is still missing."""


def unruled(answers: Answers) -> Iterator[Finding]:
    """Required fields without an answer and values that their kind finds wrong, where no rule says so."""
    for path, one in answers.form.fields.items():
        if path in answers.faults or not one.is_shown(answers.at):
            continue
        value = answers.at(path)
        if is_absent(value):
            ruled = one.ruled_by or one.missed_by
            if one.is_required(answers.at) and not ruled and not _is_typed(path, answers):
                yield _missing(path, _("未填写“{label}”，请补充。", label=_(one.label)))
        elif isinstance(one, Rows):
            yield from _in_table(path, one, value, answers)
        else:
            yield from _in_value(path, one, value)


def _is_typed(path: str, answers: Answers) -> bool:
    """Whether something was typed into the table at *path* of which no cell can be read."""
    return any(fault.startswith(f"{path}[") for fault in answers.faults)


def _in_value(path: str, one: Field, value: object) -> Iterator[Finding]:
    if isinstance(value, str) and OPEN_MARK in value:
        yield _missing(path, _still_open(one))
    if isinstance(value, str) and isinstance(one, LongText) and one.holds_hints(value):
        said = _(
            "“{label}”中还有尚未核对的系统提示：请核对后改写成自己的意见（去掉“系统提示”字样），不采用的删去。",
            label=_(one.label),
        )
        yield _missing(path, said)
    if not (one.ruled_by or one.wrong_by) and (problem := one.problem(value)):
        yield _wrong(path, one, problem, blocks=one.blocks)


def _still_open(one: Field) -> Message:
    return _("“{label}”中还有标着“待补充”的内容，请补齐或删去。", label=_(one.label))


def _in_table(path: str, table: Rows, value: tuple[Group, ...], answers: Answers) -> Iterator[Finding]:
    if not table.ruled_by:
        yield from _gaps(path, table, value, answers)
        if short := table.shortfall(value):
            yield _wrong(path, table, short, blocks=table.blocks)
    for at, row in enumerate(value):
        for column in table.shown_in(row):
            cell = vars(row)[column.name]
            if isinstance(cell, str) and OPEN_MARK in cell:
                yield _missing(f"{path}[{at}].{column.name}", _still_open(column))
    for wrong in table.problems(value):
        if not (wrong.column.ruled_by or wrong.column.wrong_by):
            yield _wrong(f"{path}{wrong.path}", table, wrong.message, blocks=wrong.blocks)


def _gaps(path: str, table: Rows, value: tuple[Group, ...], answers: Answers) -> Iterator[Finding]:
    """Every cell that is not filled in; of a column that lacks more than a page can tell, the rest together."""
    told: Counter[str] = Counter()
    first: dict[str, str] = {}
    for gap in table.gaps(value):
        place = f"{path}{gap.path}"
        if place in answers.faults:
            continue
        told[gap.column.name] += 1
        if told[gap.column.name] <= MOST_GAPS:
            yield _missing(place, gap.message)
        else:
            first.setdefault(gap.column.name, place)
    labels = {one.name: one.label for one in table.columns}
    for name, place in first.items():
        more = {"count": told[name] - MOST_GAPS, "row": _(table.row_label), "label": _(labels[name])}
        yield _missing(place, _("另有{count}{row}未填写“{label}”，请补充。", **more))


def _missing(path: str, message: Message) -> Finding:
    return Finding("FORM-1", BLOCK, MISSING, (path,), message, None)


def _wrong(path: str, field: Field, problem: Message, *, blocks: bool) -> Finding:
    said = _("“{label}”：{problem}", label=_(field.label), problem=problem)
    rule, severity = ("FORM-2", BLOCK) if blocks else ("FORM-3", NOTE)
    return Finding(rule, severity, VIOLATION, (path,), said, None)
