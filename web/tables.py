"""A table of a form out of a spreadsheet: the file to fill in, what was read of it, and what becomes of it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, redirect, request, send_file, url_for

from formgen.errors import BadInput, UnknownForm
from formgen.messages import _
from formgen.service import table_import
from formgen.service.desk import DraftChanged, DraftLocked
from formgen.service.policy import Act
from formgen.service.table_import import TableRead

from .drafts import page, posted_version
from .here import allowed, desk, me, owner
from .language import say
from .naming import disposition, plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask

    from formgen.fields import Rows
    from formgen.fields.base import Field, Raw
    from formgen.form import Step
    from formgen.service.desk import Sheet

pages = Blueprint("tables", __name__, url_prefix="/drafts/<uuid:draft_id>/tables/<name>")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ON_PAGE = 100
"""Rows that a step's page shows to be filled in; more are shown in part, and changed as a spreadsheet."""
SHOWN_ROWS, SHOWN_FAULTS = 20, 100
CONFLICT, UNREADABLE = 409, 422


def install(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.globals.update(too_long=too_long, first_rows=first_rows, most_on_page=MOST_ON_PAGE)


def too_long(raw: Raw) -> bool:
    """Whether a table has more rows than one page can ask for."""
    return isinstance(raw, list) and len(raw) > MOST_ON_PAGE


def first_rows(table: Rows, rows: Sequence[Any], most: int = SHOWN_ROWS) -> list[list[str]]:
    """The first *rows* as a page shows them, cell by cell; numbers of persons and phones not in full."""
    return [[_shown(column, row) for column in table.columns] for row in rows[:most]]


def _shown(column: Field, row: Any) -> str:
    value = row.get(column.name) if isinstance(row, dict) else None
    try:
        said = column.parse(value)
    except BadInput:
        return ""
    return say(column.mask(said) if column.sensitive else column.show(said))


def _opened(draft_id: object, name: str) -> tuple[Sheet, Rows]:
    """The draft and its table, or 404."""
    sheet = desk().open(owner(), str(draft_id))
    try:
        return sheet, table_import.table_of(sheet.report.answers.form, name)
    except UnknownForm:
        abort(404)


def _step_with(sheet: Sheet, table: Rows) -> Step:
    return sheet.report.answers.form.step_of[table.name]


def _show(sheet: Sheet, table: Rows, **more: object) -> str:
    there = sheet.report.answers.raw_at(table.name)
    count = len(there) if isinstance(there, list) else 0
    step = _step_with(sheet, table)
    return page("table.html", sheet, table=table, step=step, count=count, most_faults=SHOWN_FAULTS, **more)


@pages.get("")
@allowed(Act.EDIT_DRAFT)
def ask(draft_id: object, name: str) -> str:
    """How a table is filled from a file, with the file to begin with."""
    return _show(*_opened(draft_id, name))


@pages.get("/<kind>.xlsx")
@allowed(Act.READ_DRAFT)
def workbook(draft_id: object, name: str, kind: str) -> object:
    """The workbook to fill in: empty (``template``), or with the rows that are there (``rows``)."""
    sheet, table = _opened(draft_id, name)
    if kind not in ("template", "rows"):
        abort(404)
    content = table_import.workbook(table, sheet.report.answers if kind == "rows" else None)
    answer = send_file(BytesIO(content), mimetype=XLSX)
    called = _("{table}（模板）", table=_(table.label)) if kind == "template" else _(table.label)
    answer.headers["Content-Disposition"] = disposition(
        f"{kind}.xlsx", f"{plain_name(say(called))}.xlsx", inline=False
    )
    return answer


@pages.post("")
@allowed(Act.EDIT_DRAFT)
def upload(draft_id: object, name: str) -> object:
    """Show what a file holds; nothing is saved yet."""
    sheet, table = _opened(draft_id, name)
    file = request.files.get("file")
    data = file.stream.read() if file else b""
    if not data and not (file and file.filename):
        return _show(sheet, table, refused=_("请选择要读入的表格文件。")), UNREADABLE
    try:
        found = table_import.read(table, data)
    except BadInput as fault:
        return _show(sheet, table, refused=fault.message), UNREADABLE
    shown = _show(sheet, table, found=found, packed=table_import.packed(found.rows))
    return shown, UNREADABLE if found.faults else 200


@pages.post("/take")
@allowed(Act.EDIT_DRAFT)
def take(draft_id: object, name: str) -> object:
    """Put the rows that were shown into the draft: in place of those there, or after them."""
    sheet, table = _opened(draft_id, name)
    append = request.form.get("how") == "append"
    try:
        rows = table_import.unpacked(request.form.get("rows", ""))
        there = sheet.report.answers.raw_at(table.name)
        taken = table_import.joined(table, there if append else None, rows)
        desk().save(owner(), str(draft_id), posted_version(), {table.name: taken}, by=me().id)
    except DraftChanged:
        found = TableRead("", tuple(rows), (), (), (), ())
        again = _("这份草稿刚刚在别处改过：请看过现在的行数，再选一次。")
        return _show(sheet, table, found=found, packed=table_import.packed(rows), refused=again), CONFLICT
    except (BadInput, DraftLocked) as fault:
        status = UNREADABLE if isinstance(fault, BadInput) else CONFLICT
        return _show(sheet, table, refused=fault.message), status
    here = {"draft_id": draft_id, "step_id": _step_with(sheet, table).id, "checked": 1}
    return redirect(url_for("wizard.ask", **here, _anchor=f"f-{table.name}"))
