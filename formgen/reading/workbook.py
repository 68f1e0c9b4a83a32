"""The cells of a workbook or of a text table: run in a limited child, for what is parsed here came from anybody.

Nothing is computed: of a formula counts the result that the program which saved the file left there.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from io import BytesIO, StringIO
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from formgen.errors import BadInput
from formgen.fields.cells import DAY, FAULT, NUMBER, TEXT, YES_NO
from formgen.messages import _
from formgen.reading.encodings import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_COLUMNS = 64
MOST_SHEETS = 12
LONGEST_CELL = 32_767
"""Characters of a cell, as spreadsheets have it."""
SEPARATORS = "\t,;，；"
SIGNIFICANT = 15
"""Digits that a spreadsheet shows and means; the binary fraction behind it has more."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_WRAPPED = re.compile(r'="([^"]*)"')

NO_TABLE = _("这个文件里没有表格：请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再上传。")
NO_CSV = _("这个文本文件读不成表格：请另存为 .xlsx 或 UTF-8 编码的 CSV 后再上传。")

Found = list[Any]
"""A cell on its way through JSON: its kind, its text, whether it is a formula; nothing for an empty one."""


def sheets_of_workbook(data: bytes, most: int, columns: int = MOST_COLUMNS) -> list[dict[str, Any]]:
    """The visible sheets of the XLSX *data*, as JSON, each with at most *most* rows of as many *columns*."""
    from openpyxl import load_workbook  # noqa: PLC0415 - in the child alone

    values = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formulas = (
        load_workbook(BytesIO(data), read_only=True, keep_links=False) if _has_formulas(data) else values
    )
    named = [one.title for one in values.worksheets if one.sheet_state == "visible"]
    if not named:
        raise BadInput(NO_TABLE)
    return [_sheet(name, values[name], formulas[name], (most, columns)) for name in named[:MOST_SHEETS]]


def _has_formulas(data: bytes) -> bool:
    """Whether any sheet computes; without, it need not be read a second time."""
    with ZipFile(BytesIO(data)) as package:
        sheets = (name for name in package.namelist() if "worksheets/" in name and name.endswith(".xml"))
        return any(_FORMULA.search(package.read(name)) for name in sheets)


def _sheet(name: str, values: Any, formulas: Any, bound: tuple[int, int]) -> dict[str, Any]:  # noqa: ANN401 - the library's own
    most, columns = bound
    bounds = {"max_row": most + 1, "max_col": columns}
    read = values.iter_rows(**bounds)
    pairs = (
        zip_longest(read, formulas.iter_rows(**bounds), fillvalue=())
        if formulas is not values
        else ((one, one) for one in read)
    )
    lines = [_line(number, *pair) for number, pair in enumerate(pairs, start=1)]
    return _kept(name, [one for one in lines if one[1]], most)


def _line(number: int, values: Iterable[Any], formulas: Iterable[Any]) -> tuple[int, list[Found]]:
    pairs = zip_longest(values, formulas)
    return number, _shortened([_cell(one, other) for one, other in pairs])


def _cell(value: Any, formula: Any) -> Found:  # noqa: ANN401 - cells of two readings of one file
    counted = getattr(formula, "data_type", "") == "f"
    found = getattr(value, "value", None)
    if found is None:
        return [TEXT, "", True] if counted else []
    kind, text = _said(found, getattr(value, "data_type", ""))
    return [kind, text, counted] if text or counted else []


def _said(found: Any, data_type: str) -> tuple[str, str]:  # noqa: ANN401 - a cell as the library reads it
    if data_type == "e":
        return FAULT, str(found)[:20]
    if isinstance(found, bool):
        return YES_NO, "是" if found else "否"
    if isinstance(found, int | float):
        return NUMBER, _digits(found)
    if isinstance(found, dt.datetime):
        return DAY, found.date().isoformat() if found.time() == dt.time() else found.isoformat(" ", "minutes")
    if isinstance(found, dt.date | dt.time):
        return DAY, found.isoformat()
    return TEXT, _trimmed(str(found))


def _digits(number: float) -> str:
    """A number as its cell shows it in full: 0.1 + 0.2 is 0.3, and never with an exponent."""
    if isinstance(number, int):
        return str(number)
    return f"{float(f'{number:.{SIGNIFICANT}g}'):.10f}".rstrip("0").rstrip(".")


def _trimmed(text: str) -> str:
    return text.strip()[:LONGEST_CELL]


def sheets_of_text(data: bytes, most: int, columns: int = MOST_COLUMNS) -> list[dict[str, Any]]:
    """The one sheet of a text table (CSV, or with tabs), in whatever encoding it was saved, as JSON."""
    text, notices = decoded(data)
    separator = _separator(text)
    try:
        rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=separator), most + 2))
    except csv.Error as fault:
        raise BadInput(NO_CSV) from fault
    if "\0" in text:
        raise BadInput(NO_CSV)
    lines = [
        (number, _shortened([_text_cell(one) for one in row[:columns]]))
        for number, row in enumerate(rows, start=1)
    ]
    kept = _kept("", [one for one in lines if one[1]], most)
    return [{**kept, "notices": [str(one.message) for one in notices]}]


def _text_cell(text: str) -> Found:
    wrapped = _WRAPPED.fullmatch(text.strip())
    said = _trimmed(wrapped[1] if wrapped else text)
    return [TEXT, said, False] if said else []


def _separator(text: str) -> str:
    """What stands most often in the first line that says anything."""
    first = next((one for one in text.splitlines() if one.strip(SEPARATORS + " ")), "")
    best = max(SEPARATORS, key=first.count)
    return best if first.count(best) else ","


def _shortened(cells: Sequence[Found]) -> list[Found]:
    """*cells* up to the last one in which anything stands."""
    filled = [place for place, one in enumerate(cells) if one]
    return list(cells[: filled[-1] + 1]) if filled else []


def _kept(name: str, lines: list[tuple[int, list[Found]]], most: int) -> dict[str, Any]:
    below = list(_rows(lines, most))
    return {"name": name, "lines": below, "cut": len(below) < len(lines)}


def _rows(lines: list[tuple[int, list[Found]]], most: int) -> Iterator[list[Any]]:
    return ([number, cells] for number, cells in lines if number <= most)
