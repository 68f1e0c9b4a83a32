"""The workbook to fill in for many papers at once: heads, drop-down lists, notes, and an example row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from formgen.columns import LISTED, NUMBER_HEAD, plan_of, shown, written
from formgen.messages import _
from formgen.rendering.listing import keep_quoted
from formgen.rendering.workbook import (
    AS_TEXT,
    HEAD,
    LINE,
    NARROW,
    WIDE,
    format_of,
    help_for,
    how_to,
    options_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.datavalidation import DataValidation

    from formgen.columns import Column, Plan, TableSheet
    from formgen.fields.base import Raw
    from formgen.form import Form
    from formgen.messages import Message

EXAMPLE = "示例"
GREY = PatternFill("solid", fgColor="F4F4F4")
BAND, HEADS, EXAMPLES, FIRST = 1, 2, 3, 4
"""The rows of a sheet: the steps of the form, the heads, the example, the first paper."""
FORMATTED = 300
"""Rows whose cells are set to their format; programs copy it downwards."""
OPTIONS = "选项"
GUIDE = "填写说明"


def batch_workbook(form: Form, most: int) -> bytes:
    """The XLSX to fill in for up to *most* papers of *form*, one a row; tables have sheets of their own."""
    plan, book = plan_of(form), Workbook()
    answers = dict(form.sample()) if any(one.kind == "complete" for one in form.samples) else {}
    options = _Options(book, most)
    sheet = book.active
    sheet.title = plan.title
    _heads(sheet, plan.columns, options)
    _band(sheet, plan.columns)
    _example(sheet, EXAMPLES, [written(one, answers) for one in plan.columns])
    for one in plan.tables:
        _table(book.create_sheet(one.title), one, answers, options)
    _explain(book.create_sheet(GUIDE), plan, most)
    options.hide()
    book.properties.creator = "formgen"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


class _Options:
    """Drop-down lists: short ones in the cells themselves, long ones on a hidden sheet."""

    def __init__(self, book: Any, most: int) -> None:
        self._book, self._used = book, 0
        self._sheet: Any = None
        self.most = most

    def rule(self, column: Column, cells: str) -> DataValidation:
        """What a program shows beside *cells*, and what it lets be chosen there."""
        rule = help_for(column.field, cells)
        options = options_of(column.field)
        if options and rule.type != "list":
            rule.type, rule.formula1, rule.allow_blank = "list", self._range(options), True
            rule.showErrorMessage = True
        return rule

    def _range(self, options: Sequence[str]) -> str:
        if self._sheet is None:
            self._sheet = self._book.create_sheet(OPTIONS)
        self._used += 1
        for number, one in enumerate(options, start=1):
            self._sheet.cell(number, self._used, one)
        letter = get_column_letter(self._used)
        return f"'{OPTIONS}'!${letter}$1:${letter}${len(options)}"

    def hide(self) -> None:
        """Put the sheet of long lists out of sight."""
        if self._sheet is not None:
            self._sheet.sheet_state = "hidden"


def _heads(sheet: Any, columns: Sequence[Column], options: _Options) -> None:
    _head(sheet, 1, NUMBER_HEAD, NARROW)
    for number in range(EXAMPLES, FIRST + FORMATTED):
        sheet.cell(number, 1).number_format = AS_TEXT
    for place, column in enumerate(columns, start=2):
        star = "*" if column.field.required is True else ""
        _head(sheet, place, f"{column.head}{star}", min(WIDE, max(NARROW, 2 * len(column.head) + 2)))
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].number_format = format_of(column.field)
        sheet.add_data_validation(options.rule(column, f"{letter}{FIRST}:{letter}{FIRST + options.most}"))
        for number in range(FIRST, FIRST + FORMATTED):
            sheet.cell(number, place).number_format = format_of(column.field)
    sheet.freeze_panes = "B4"
    sheet.print_title_rows = f"{HEADS}:{HEADS}"


def _head(sheet: Any, place: int, words: str, width: int) -> None:
    cell = sheet.cell(HEADS, place, words)
    cell.font, cell.fill, cell.border = Font(bold=True), HEAD, LINE
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.column_dimensions[get_column_letter(place)].width = width


def _band(sheet: Any, columns: Sequence[Column]) -> None:
    """The name of each step above its first column."""
    before = None
    for place, column in enumerate(columns, start=2):
        if column.step != before:
            cell = sheet.cell(BAND, place, f"【{column.step}】")
            cell.font = Font(bold=True, color="1F4E79")
            before = column.step


def _example(sheet: Any, number: int, cells: Sequence[Raw], label: str = EXAMPLE) -> None:
    """A row that shows how cells are filled in, and is never read."""
    for place, value in enumerate((label, *cells), start=1):
        cell = sheet.cell(number, place, value)
        cell.fill, cell.font = GREY, Font(italic=True, color="555555")
        cell.alignment = Alignment(vertical="top")
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        elif value is not None and not isinstance(value, int | float | Decimal):
            cell.data_type = "s"  # words that begin with = are words, and never a formula
            keep_quoted(cell)


def _table(sheet: Any, own: TableSheet, answers: Raw, options: _Options) -> None:
    _heads(sheet, own.columns, options)
    sheet.cell(BAND, 1, str(_("每行先填所属文书的序号，与第一张表一致。"))).font = Font(color="1F4E79")
    found = answers
    for name in own.table.name.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    rows = [one for one in found or [] if isinstance(one, dict)] if isinstance(found, list) else []
    row = rows[0] if rows else {}
    _example(sheet, EXAMPLES, [shown(one.field, row.get(one.field.name)) for one in own.columns])


def _explain(sheet: Any, plan: Plan, most: int) -> None:
    for note in _notes(plan, most):
        sheet.append([str(note)])
    sheet.append([])
    sheet.append([str(one) for one in (_("表"), _("栏目"), _("是否必填"), _("怎么填"))])
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD, LINE
    for title, columns in ((plan.title, plan.columns), *((one.title, one.columns) for one in plan.tables)):
        for column in columns:
            sheet.append([title, column.head, str(_needed(column)), f"{column.field.hint}{_how(column)}"])
    for letter, width in zip("ABCD", (24, 40, 12, 80), strict=True):
        sheet.column_dimensions[letter].width = width


def _needed(column: Column) -> Message:
    must = column.field.required
    return _("必填") if must is True else _("视情况填") if must else _("选填")


def _how(column: Column) -> Message:
    if column.field.kind in LISTED:
        return _("可以有几项，各项用分号或者换行隔开。")
    if column.field.kind == "dates":
        return _("可以有几个日期，用分号隔开，写作 2026-01-07。")
    if column.field.kind == "choices":
        return _(
            "可以有几项，用分号隔开：{options}。", options=list(getattr(column.field, "options", {}).values())
        )
    if column.field.kind == "reasons":
        return _("一行一条，写作“规则号：理由”。")
    return how_to(column.field)


def _notes(plan: Plan, most: int) -> Iterable[Message]:
    yield _("在第一张表里填写，一份文书一行，从示例行的下一行起，最多{most}份。示例行不会读入。", most=most)
    yield _("表头的文字不要改；栏的先后可以调换，用不到的栏可以删去，多出的栏不会读入。带*的必填。")
    if plan.tables:
        yield _(
            "有明细表的（{tables}），在同名的表里填，每行先写所属文书的序号；序号由您定，不能重复。",
            tables=[one.title for one in plan.tables],
        )
    yield _("某一行填得不对，不影响其他行：结果报告逐行列出发现的问题。不全的行生成草稿。")
    if plan.left_out:
        labels = [_(one.label) for one in plan.left_out]
        yield _("这些项不能用表格批量填写，都空着：{labels}。", labels=labels)
