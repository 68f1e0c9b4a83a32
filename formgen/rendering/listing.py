"""A list as a workbook: heads, one row for each line, and words that are never taken for formulas."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEAD = PatternFill("solid", fgColor="E8EEF4")
LINE = Border(*(Side("thin", color="B0B0B0") for _side in range(4)))
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
FORMULA = ("=", "+", "-", "@")
"""What words begin with that a spreadsheet reads as a formula."""
LONGEST_CELL = 32_767  # characters that a cell holds, by the format
NARROWEST, WIDEST = 10, 44


def listing(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The XLSX of *rows* under *heads*; days and amounts stay what they are, all else is words.

    :param title: of the sheet, without the marks that the format refuses.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    widths = [2 * len(one) + 2 for one in heads]
    for place, head in enumerate(heads, start=1):
        cell = sheet.cell(1, place, head)
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD, LINE
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            _put(sheet.cell(number, place), value)
            widths[place - 1] = max(widths[place - 1], 2 * len(str(value or "")) + 2)
    for place, width in enumerate(widths, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = min(WIDEST, max(NARROWEST, width))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.properties.creator = "formgen"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def keep_quoted(cell: Any) -> None:
    """Let words that could be a formula stay words when somebody types them anew: as if ' stood before them."""
    if str(cell.value).startswith(FORMULA):
        cell.quotePrefix = True


def _put(cell: Any, value: Any) -> None:
    cell.border, cell.alignment = LINE, Alignment(vertical="top", wrap_text=True)
    if value is None or value == "":
        return
    if isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, int | Decimal):
        cell.value, cell.number_format = value, "0" if isinstance(value, int) else "#,##0.00"
    else:
        cell.value = REFUSED.sub("", str(value))[:LONGEST_CELL]
        cell.data_type, cell.number_format = "s", "@"  # words that begin with = are words
        keep_quoted(cell)
