"""Tables of a contract, cell by cell.

They come from the paragraphs that stand in cells; where a text has none, from lines with ``|`` or tabs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract

_NUMBER = expression(
    r"[(（]?(?:人民币|rmb|cny)?¥?(?P<number>-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]{1,15}(?:\.[0-9]+)?)"
    r"(?P<unit>万元|元|%)?[整正]?[)）]?"
)
_COUNTED = expression(r"(?P<number>[0-9]{1,12}(?:\.[0-9]+)?)[a-z\u4e00-\u9fa5²㎡]{0,4}")
_FIGURES = expression(r"(?:¥|小写[)]?:?¥?)(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)")
_EMPTY = expression(r"[-—–/\\、\s]*")
_COLUMN = expression("[|｜\t]")
LEAST_ROWS = 2


@dataclass(frozen=True)
class Cell:
    """One cell: its words folded and without blanks, and where they stand."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> Decimal | None:
        """The number that the cell consists of; ``None`` where it says anything else."""
        found = _NUMBER.fullmatch(self.text)
        return Decimal(found["number"].replace(",", "")) if found else None

    @property
    def counted(self) -> Decimal | None:
        """As *number*, a unit behind it let pass: 12台."""
        found = _COUNTED.fullmatch(self.text)
        return self.number if self.number is not None else Decimal(found["number"]) if found else None

    @property
    def named(self) -> Decimal | None:
        """The one amount in figures that it names among words: 大写：壹佰万元整 小写：¥1,000,000."""
        figures = [Decimal(one["number"].replace(",", "")) for one in _FIGURES.finditer(self.text)]
        return figures[0] if len(figures) == 1 else None

    @property
    def empty(self) -> bool:
        """Whether nothing or a dash stands in it."""
        return _EMPTY.fullmatch(self.text) is not None


Grid = list[dict[int, Cell]]
"""A table: its rows in order, each with its cells by column."""


def tables_of(contract: Contract) -> list[Grid]:
    """The tables of *contract*; found once."""
    if "tables" not in contract.kept:
        grids = list(_of_cells(contract).values()) or list(_of_lines(contract))
        contract.kept["tables"] = [grid for grid in grids if len(grid) > LEAST_ROWS]
    return cast("list[Grid]", contract.kept["tables"])


def _of_cells(contract: Contract) -> dict[int, Grid]:
    tables: dict[int, dict[int, dict[int, list[tuple[int, int]]]]] = {}
    for block in contract.blocks:
        if block.cell is not None:
            table, row, column = block.cell
            tables.setdefault(table, {}).setdefault(row, {}).setdefault(column, []).append(
                (block.start, block.end)
            )
    return {
        number: [
            {
                column: _cell(contract.words, spans[0][0], spans[-1][1])
                for column, spans in sorted(cells.items())
            }
            for _row, cells in sorted(rows.items())
        ]
        for number, rows in tables.items()
    }


def _of_lines(contract: Contract) -> Iterator[Grid]:
    """Tables written with ``|`` or tabs between their columns."""
    if "|" not in contract.words and "\t" not in contract.words and "｜" not in contract.words:
        return
    grid: Grid = []
    at = 0
    for line in contract.words.split("\n"):
        cells = list(_cells_of_line(contract.words, at, at + len(line)))
        at += len(line) + 1
        if len(cells) > 1:
            if not all(re.fullmatch(":?-+:?", cell.text) for cell in cells):
                grid.append(dict(enumerate(cells)))
        elif grid:
            yield grid
            grid = []
    if grid:
        yield grid


def _cells_of_line(words: str, start: int, end: int) -> Iterator[Cell]:
    edges = [found.start() for found in _COLUMN.finditer(words, start, end)]
    if not edges:
        return
    bounds = [start - 1, *edges, end]
    cells = [_cell(words, low + 1, high) for low, high in pairwise(bounds)]
    begin = 1 if words[start:end].lstrip().startswith(("|", "｜")) else 0
    finish = -1 if words[start:end].rstrip().endswith(("|", "｜")) else len(cells)
    yield from cells[begin:finish]


def _cell(words: str, start: int, end: int) -> Cell:
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return Cell("".join(fold_for_matching(words[start:end]).split()), start, end)
