"""A table of a form as a workbook: empty to be filled in, or with the rows that are there."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from formgen.fields import Choice, Date, Integer, Money, Number, YesNo
from formgen.messages import _
from formgen.rendering.listing import keep_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from formgen.fields import Field, Group, Rows
    from formgen.messages import Message

HEAD = PatternFill("solid", fgColor="E8EEF4")
LINE = Border(*(Side("thin", color="B0B0B0") for _side in range(4)))
NARROW, WIDE = 12, 40
LONGEST_LIST = 255
"""Characters of a list of choices that stands in the cells themselves, as the format allows."""
LONGEST_NAME = 31
_REFUSED = re.compile(r"[\[\]:*?/\\]")
AS_TEXT, AS_DAY = "@", "yyyy-mm-dd"


def table_workbook(table: Rows, rows: Sequence[Group] = ()) -> bytes:
    """The XLSX of *table* with *rows*: heads, drop-down lists, cells kept as text, and a page of explanations."""
    book = Workbook()
    sheet = book.active
    sheet.title = _REFUSED.sub("", table.label)[:LONGEST_NAME]
    for place, column in enumerate(table.columns, start=1):
        _column(sheet, table, column, place)
    for number, row in enumerate(rows, start=2):
        _fill(sheet, table, row, number)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    _explain(book.create_sheet(str(_("填写说明"))), table)
    book.properties.creator = "formgen"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _column(sheet: Any, table: Rows, column: Field, place: int) -> None:
    letter = get_column_letter(place)
    head = sheet.cell(1, place, head_of(column))
    head.font, head.fill, head.border = Font(bold=True), HEAD, LINE
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    width = max(NARROW, 2 * len(head.value) + 2, 2 * len(column.example) + 2)
    sheet.column_dimensions[letter].width = min(WIDE, width)
    sheet.column_dimensions[letter].number_format = format_of(column)
    cells = f"{letter}2:{letter}{table.most + 1}"
    sheet.add_data_validation(help_for(column, cells))
    for number in range(2, 2 + min(table.most, 200)):  # the first pages; programs copy the format downwards
        sheet.cell(number, place).number_format = format_of(column)


def head_of(column: Field) -> str:
    """The words at the head of *column*: its label, its unit, and a star where it must be filled in."""
    unit = getattr(column, "unit", "")
    return f"{column.label}{f'（{unit}）' if unit else ''}{'*' if column.required is True else ''}"


def format_of(column: Field) -> str:
    """The format of a cell of *column*: words stay words, so that no number loses its digits."""
    if isinstance(column, Date):
        return AS_DAY
    return "General" if isinstance(column, Number | Integer | Money) else AS_TEXT


def help_for(column: Field, cells: str) -> DataValidation:
    """What a program shows beside the cell, and what it lets be chosen there."""
    options = options_of(column)
    listed = ",".join(options)
    chosen = bool(options) and len(listed) <= LONGEST_LIST and not any("," in one for one in options)
    rule = (
        DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True) if chosen else DataValidation()
    )
    rule.errorTitle, rule.error = str(_("不在选项中")), str(_("请从下拉列表中选择。"))
    rule.promptTitle, rule.prompt = column.label[:32], str(how_to(column))[:255]
    rule.showInputMessage, rule.showErrorMessage = True, chosen
    rule.add(cells)
    return rule


def options_of(column: Field) -> list[str]:
    """What can be chosen in a cell of *column*, in words; empty where anything can be typed."""
    if isinstance(column, YesNo):
        return ["是", "否"]
    return list(column.options.values()) if isinstance(column, Choice) else []


def how_to(column: Field) -> Message:
    """How a cell of *column* is filled in."""
    if options := options_of(column):
        return _("从中选一项：{options}。", options=options)
    if isinstance(column, Date):
        return _("写年月日，如 2026-01-07。")
    if isinstance(column, Number | Integer | Money):
        unit = getattr(column, "unit", "") or ("元" if isinstance(column, Money) else "")
        return _("只写数字，单位{unit}。", unit=unit) if unit else _("只写数字。")
    return _("按原件照写；编号、号码请保持“文本”格式。")


def _fill(sheet: Any, table: Rows, row: Group, number: int) -> None:
    for place, column in enumerate(table.columns, start=1):
        value = vars(row)[column.name]
        if value is None:
            continue
        plain = isinstance(column, Date | Number | Integer | Money)
        cell = sheet.cell(number, place, value if plain else column.show(value))
        cell.number_format = format_of(column)
        if not plain:
            cell.data_type = "s"  # words that begin with = are words, and never a formula
            keep_quoted(cell)


def _explain(sheet: Any, table: Rows) -> None:
    for note in _notes(table):
        sheet.append([str(note)])
    sheet.append([])
    sheet.append([str(one) for one in (_("栏目"), _("是否必填"), _("怎么填"), _("例"))])
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD, LINE
    for column in table.columns:
        must = _("必填") if column.required is True else _("视情况填") if column.required else _("选填")
        example = column.example or next(iter(options_of(column)), "")
        sheet.append([column.label, str(must), f"{column.hint}{how_to(column)}", example])
    for letter, width in zip("ABCD", (24, 12, 60, 24), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=len(sheet["A"]) - len(table.columns), max_col=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _notes(table: Rows) -> Iterable[Message]:
    row = _(table.row_label)
    yield _("在前一张表里填写，从表头的下一行起，一{row}填一行，最多{most}{row}。", row=row, most=table.most)
    yield _("表头的文字不要改，栏的先后可以调换，多出的栏不会读入。带*的必填。")
    yield _(
        "不要合并单元格；合计行不会读入。填好后在填这张表的页面上传，先看读出了什么，再决定替换还是追加。"
    )
