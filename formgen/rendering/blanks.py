"""The blank to fill in by hand and the filled sample: the form's own template, told otherwise.

Neither can be taken for a paper to hand in: each page says 空白表 or 样例 where a draft says 草稿.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from formgen.answers import read_answers
from formgen.blanks import HERE, LINE, USUAL_LINES, USUAL_ROWS
from formgen.fields import Choice, Choices, Date, Dates, Integer, LongText, Number, Rows, YesNo
from formgen.messages import _
from formgen.rendering.documents import fingerprint, template_for
from formgen.rendering.docx import render
from formgen.rendering.handwriting import BLANK, DAY, SAMPLE, made_blank, made_sample, says_draft
from formgen.rendering.properties import Properties
from formgen.rendering.words import Teller, Words, said_by, words
from formgen.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.fields import Field
    from formgen.form import Form

YES_NO = "□是　□否"


def blank_document(form: Form, day: date) -> bytes:
    """The paper of *form* to print and fill in by hand, under the law of *day*: a Word file."""
    template = template_for(form)
    report = Report(read_answers(form, form.blank.assumes), day, day, (), (), ())
    teller = BlankTeller(report)
    said = said_by(teller, report, blank=True)
    mark = _mark(BLANK, fingerprint(report))
    title = str(_("{title}（空白表）", title=form.title))
    properties = Properties(title=title, subject=f"{form.code} {form.title}", keywords=mark)
    return render(template, said, properties, made_blank(marked=says_draft(template)))


def sample_document(report: Report) -> bytes:
    """The paper of a sample's *report*, marked so that nobody hands it in: a Word file."""
    form = report.answers.form
    template = template_for(form)
    mark = _mark(SAMPLE, fingerprint(report))
    title = str(_("{title}（样例）", title=form.title))
    properties = Properties(title=title, subject=f"{form.code} {form.title}", keywords=mark)
    said = words(report) | {"draft": True}
    return render(template, said, properties, made_sample(marked=says_draft(template)))


def _mark(kind: str, of: str) -> str:
    """What the file is known by: never that of a document made from answers."""
    return hashlib.sha256(f"{kind} {of}".encode()).hexdigest()


class BlankTeller(Teller):
    """Says the fields of a paper that nobody has filled in."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.blank = report.answers.form.blank

    def told(self, field: Field) -> Iterator[tuple[str, Any]]:
        """Each name below the field's group: an empty place, unless the form's blank says otherwise."""
        leaf = field.name.rpartition(".")[2]
        out = field.name in self.blank.without
        yield from self._named(field, leaf, self.answer(field.name), "" if out else HERE)

    def _word(self, field: Field, value: Any, gap: str) -> str | list[Any]:
        if isinstance(field, Rows):
            return self._rows(field, value or (), gap)
        if gap and value is None:
            return open_word(field, self.blank.lines.get(field.name, USUAL_LINES))
        return super()._word(field, value, gap)

    def _rows(self, table: Rows, rows: tuple[Any, ...], gap: str) -> list[Words]:
        """The rows that are assumed, or empty ones."""
        if not gap:
            return []
        empty: dict[str, Any] = {one.name: None for one in table.columns}
        there = [vars(row) for row in rows] or [empty] * self.blank.rows.get(table.name, USUAL_ROWS)
        return [self._open_row(table, cells) for cells in there]

    def _open_row(self, table: Rows, cells: dict[str, Any]) -> Words:
        said: Words = {}
        for column in table.columns:
            said.update(self._named(column, column.name, cells[column.name], HERE))
            if isinstance(column, Number | Integer) and cells[column.name] is None:
                said[column.name] = HERE  # a narrow cell, whose head says what is counted
        return said


def open_word(field: Field, lines: int) -> str | list[str]:
    """What stands on the paper for an answer to *field* that a pen will give."""
    if isinstance(field, LongText):
        return [LINE] * lines
    if isinstance(field, Date | Dates):
        return DAY
    if isinstance(field, YesNo):
        return YES_NO
    if isinstance(field, Choice | Choices):
        return "　".join(f"□{label}" for label in field.options.values())
    if isinstance(field, Number | Integer):
        return f"{HERE}{field.unit}"
    return HERE
