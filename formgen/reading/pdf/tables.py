"""Cells of a table, told from the lines that are drawn between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.reading.pdf.pages import Page, Piece

NEAR = 3.0
"""Points within which two lines are one, or meet."""
MOST_RULES = 240
"""Of one direction on a page; a drawing with more is no table."""
Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class Table:
    """A grid of ruled lines: *columns* from left to right, *rows* from top to bottom, and what stands in it."""

    columns: list[float]
    rows: list[float]
    owners: dict[Cell, Cell]
    """Each field of the grid → the first field of the cell that it belongs to."""
    cells: dict[Cell, list[Piece]] = field(default_factory=dict)

    def takes(self, piece: Piece) -> bool:
        """Take *piece* into its cell, if it stands in this table."""
        x, y = (piece.box.x0 + piece.box.x1) / 2, (piece.box.y0 + piece.box.y1) / 2
        row, column = _between(self.rows, -y, sign=-1), _between(self.columns, x)
        if row is None or column is None:
            return False
        self.cells.setdefault(self.owners[row, column], []).append(piece)
        return True

    def right_of(self, cell: Cell) -> float:
        """Where *cell* ends on the right."""
        last = max(column for (_row, column), owner in self.owners.items() if owner == cell)
        return self.columns[last + 1]


def _between(marks: list[float], value: float, sign: int = 1) -> int | None:
    """The number of the space between two *marks* that holds *value*."""
    found = sum(sign * one <= value for one in marks) - 1
    return found if 0 <= found < len(marks) - 1 else None


def tables_of(page: Page) -> list[Table]:
    """The tables of *page* with two cells or more; without their text."""
    across, down = _distinct(page.across), _distinct(page.down)
    if not across or not down or max(len(across), len(down)) > MOST_RULES:
        return []
    found = (_table(*group) for group in _groups(across, down))
    return [one for one in found if one is not None]


def _distinct(rules: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    return sorted({(round(at), round(low), round(high)) for at, low, high in rules})


def _groups(
    across: list[tuple[float, float, float]], down: list[tuple[float, float, float]]
) -> Iterator[tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]]:
    """Ruled lines that meet, group by group."""
    left = set(range(len(down)))
    waiting = set(range(len(across)))
    while waiting:
        rows: set[int] = {waiting.pop()}
        columns: set[int] = set()
        reached = [(True, one) for one in rows]
        while reached:
            lies, number = reached.pop()
            if lies:
                met = {one for one in left if _meet(across[number], down[one])}
                columns, left = columns | met, left - met
            else:
                met = {one for one in waiting if _meet(across[one], down[number])}
                rows, waiting = rows | met, waiting - met
            reached += [(not lies, one) for one in met]
        yield [across[one] for one in rows], [down[one] for one in columns]


def _meet(flat: tuple[float, float, float], upright: tuple[float, float, float]) -> bool:
    y, left, right = flat
    x, low, high = upright
    return left - NEAR <= x <= right + NEAR and low - NEAR <= y <= high + NEAR


def _table(across: list[tuple[float, float, float]], down: list[tuple[float, float, float]]) -> Table | None:
    rows = _marks(one[0] for one in across)[::-1]
    columns = _marks(one[0] for one in down)
    if len(rows) < 2 or len(columns) < 2 or len(rows) + len(columns) < 5:  # noqa: PLR2004 - two cells
        return None
    owners: dict[Cell, Cell] = {}
    for row in range(len(rows) - 1):
        y = (rows[row] + rows[row + 1]) / 2
        for column in range(len(columns) - 1):
            x = (columns[column] + columns[column + 1]) / 2
            owner = (row, column)
            if row and not _ruled(across, rows[row], x):
                owner = owners[row - 1, column]
            elif column and not _ruled(down, columns[column], y):
                owner = owners[row, column - 1]
            owners[row, column] = owner
    return Table(columns, rows, owners) if len(set(owners.values())) > 1 else None


def _marks(values: Iterable[float]) -> list[float]:
    marks: list[float] = []
    for one in sorted(values):
        if not marks or one - marks[-1] > NEAR:
            marks.append(one)
    return marks


def _ruled(rules: list[tuple[float, float, float]], at: float, beside: float) -> bool:
    """Whether a line is drawn at *at* where it passes *beside*."""
    return any(abs(one - at) <= NEAR and low <= beside <= high for one, low, high in rules)
