"""Where a cell stands in its table, and what the table paints behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.reading.docx.looks import UNKNOWN, is_flat_row, shade
from formgen.reading.docx.names import VAL, W, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from formgen.reading.docx.styles import Styles

_MOST_COLUMNS = 1000


class Grid:
    """Counts the rows and columns of the table *number*."""

    def __init__(self, number: int, table: Element, styles: Styles) -> None:
        self._number = number
        self._row = -1
        self._column = 0
        self._began: dict[int, int] = {}
        style = table.find(f"{W}tblPr/{W}tblStyle")
        coloured = style is not None and styles.is_coloured(style.get(VAL))
        self.ground = UNKNOWN if coloured else shade(table.find(f"{W}tblPr/{W}shd"))

    def begin_row(self, row: Element) -> None:
        """The next row begins; it may leave columns free at its start."""
        self._row += 1
        before = row.find(f"{W}trPr/{W}gridBefore")
        self._column = 0 if before is None else _columns(before)

    def take(self, cell: Element) -> tuple[tuple[int, int, int], bool]:
        """Table, row and column of *cell*, and whether it was merged into one above, whose place it shares."""
        properties = cell.find(f"{W}tcPr")
        span = None if properties is None else properties.find(f"{W}gridSpan")
        merge = None if properties is None else properties.find(f"{W}vMerge")
        column = self._column
        self._column += 1 if span is None else max(1, _columns(span))
        goes_on = merge is not None and merge.get(VAL, "continue") == "continue" and column in self._began
        if not goes_on:
            self._began[column] = self._row
        return (self._number, self._began[column], column), goes_on


def _columns(element: Element) -> int:
    return min(max(whole(element.get(VAL)), 0), _MOST_COLUMNS)


def cell_ground(cell: Element) -> str:
    """The colour that a cell is painted in; empty for none."""
    return shade(cell.find(f"{W}tcPr/{W}shd"))


def is_hidden_row(row: Element) -> bool:
    """Whether nobody sees the words in *row*."""
    return is_flat_row(row.find(f"{W}trPr"))


def is_taken_out(element: Element) -> bool:
    """Whether a row or a cell was deleted as a tracked change."""
    row, cell = element.find(f"{W}trPr/{W}del"), element.find(f"{W}tcPr/{W}cellDel")
    return row is not None or cell is not None
