"""The door for spreadsheets: XLSX and CSV in, sheets of cells out, or one plain sentence why not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput
from formgen.fields.cells import KINDS, NOTHING, Cell, Line, Sheet
from formgen.messages import _
from formgen.reading.kinds import DOC, DOCX, PDF, kind_of
from formgen.reading.limited import STANDARD, TOO_HEAVY, in_limited_child
from formgen.reading.package import HAS_MACROS, TYPES, Seen, look_at
from formgen.reading.zipped import HAS_PASSWORD, TOO_LARGE, parts_in

if TYPE_CHECKING:
    from formgen.messages import Message
    from formgen.reading.limited import Limits

LOG = logging.getLogger(__name__)

MEBIBYTE = 1024**2
LARGEST_TABLE = 10 * MEBIBYTE
"""Bytes of a spreadsheet as it comes; one of five thousand rows has a thirtieth of it."""
ABOVE = 200
"""Rows that a sheet may have besides those of its table: a title, explanations, blank ones, totals."""
WORKBOOK = "spreadsheetml.sheet.main+xml"
ENABLED = "macroenabled"

EMPTY = _("这是空文件，没有内容：请检查后重新上传。")
MACROS = _("表格里有宏，不能上传：请另存为不带宏的 .xlsx 后再上传。")
OLD = _(
    "这是旧版 Excel 文件（.xls）、WPS 表格（.et），或者加了密码的表格：请去掉密码，另存为 .xlsx 后再上传。"
)
OTHER = _("这不是表格文件：请上传 .xlsx 或 .csv 文件。")
OPEN_TABLE = _("这不是 Excel 工作簿：OpenDocument 和其他表格请另存为 .xlsx 后再上传。")
UNPACKED = _("表格解压后过大：请只留下要读入的那一张表，另存后再上传。")
UNSAFE = _("表格文件已经损坏，或者里面有不安全的内容：请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再上传。")
HEAVY = _("这份表格过于复杂，超出了允许的内存或时间，已经停止：请只留下要读入的那一张表，另存后再上传。")
SAID: dict[str, Message] = {
    HAS_MACROS.text: MACROS,
    HAS_PASSWORD.text: HAS_PASSWORD,
    TOO_LARGE.text: UNPACKED,
    TOO_HEAVY.text: HEAVY,
}
"""What the gate of documents says, and what is said of a spreadsheet in its place."""


def read_sheets(data: bytes, most: int, columns: int = 64, limits: Limits = STANDARD) -> tuple[Sheet, ...]:
    """The sheets in *data*; told apart by what is in the file, not by its name.

    :param most: how many rows the table for which they are read may have; *columns*, how many columns.
    :param limits: what the child that reads it may take, more for each megabyte.
    :raises formgen.errors.BadInput: when it is neither XLSX nor CSV, is broken, too big, locked or
        dangerous; the message says which and what to do.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(EMPTY)
    if len(data) > LARGEST_TABLE:
        said = _("表格文件超过了 {limit} MB：请只留下要读入的那一张表。", limit=LARGEST_TABLE // MEBIBYTE)
        raise BadInput(said)
    reader = _reader(data)
    try:
        if reader == "sheets_of_workbook":
            _admit(data)
        found = in_limited_child(
            f"formgen.reading.workbook:{reader}",
            data,
            most + ABOVE,
            columns,
            limits=limits.for_size(len(data)),
        )
    except BadInput as fault:
        raise BadInput(_instead(fault, data)) from fault
    return tuple(_sheet(one) for one in found)


def _reader(data: bytes) -> str:
    try:
        kind = kind_of(data)
    except BadInput:
        raise BadInput(OTHER) from None
    if kind == DOC:
        raise BadInput(OLD)
    if kind == PDF:
        raise BadInput(OTHER)
    return "sheets_of_workbook" if kind == DOCX else "sheets_of_text"


def _admit(data: bytes) -> None:
    """Look at every part as it unpacks, before anything is parsed; keep what the file says it is."""
    try:
        types = _looked_into(data).kept.get(TYPES, "").lower()
    except BadInput:
        raise
    except Exception as fault:  # what nobody thought of is the file's fault too, and stays outside
        LOG.warning("the gate stumbled over a spreadsheet: %s", type(fault).__name__)
        raise BadInput(UNSAFE) from fault
    if ENABLED in types:
        raise BadInput(MACROS)
    if WORKBOOK not in types:
        raise BadInput(OTHER if "wordprocessingml" in types or "presentationml" in types else OPEN_TABLE)


def _looked_into(data: bytes) -> Seen:
    seen = Seen()
    for part in parts_in(data):
        look_at(data, part, seen)
    return seen


def _instead(fault: BadInput, data: bytes) -> Message | str:
    """The sentence for whoever sent a spreadsheet, where the fault speaks of a document."""
    said = str(getattr(fault.message, "text", fault.message))
    if said in SAID:
        return SAID[said]
    ours = said in {one.text for one in (OPEN_TABLE, OTHER, MACROS, UNSAFE)}
    from_text = not data.startswith(b"PK")
    return fault.message if ours or from_text else UNSAFE


def _sheet(said: dict[str, Any]) -> Sheet:
    """A sheet out of what the child wrote, of which nothing is trusted but its shape."""
    lines = tuple(Line(int(number), tuple(map(_cell, cells))) for number, cells in said["lines"])
    return Sheet(str(said["name"]), lines, bool(said["cut"]))


def _cell(said: list[Any]) -> Cell:
    if not said:
        return NOTHING
    kind, text, formula = said
    return Cell(kind if kind in KINDS else KINDS[0], str(text), bool(formula))
