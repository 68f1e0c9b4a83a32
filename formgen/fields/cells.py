"""What stands in a spreadsheet: sheets of rows of cells, told apart by what the program behind it made of them."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, NUMBER, DAY, YES_NO, FAULT = "text", "number", "day", "yes_no", "fault"
KINDS = (TEXT, NUMBER, DAY, YES_NO, FAULT)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    :param kind: ``text``, ``number``, ``day``, ``yes_no``, or ``fault`` for ``#REF!`` and the like.
    :param text: what it says: a number in plain digits, a day as ISO 8601, yes or no as 是 or 否.
    :param formula: whether that is the result which the file keeps of a formula; empty where it keeps none.
    """

    kind: str = TEXT
    text: str = ""
    formula: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text and not self.formula


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet with its number, as the program shows it beside the row."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell in *column*, from 0; an empty one beyond the last."""
        return self.cells[column] if column < len(self.cells) else NOTHING

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(one.empty for one in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet in which anything stands.

    :param cut: whether there are more rows than could be read.
    """

    name: str
    lines: tuple[Line, ...]
    cut: bool = False
