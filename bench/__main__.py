"""Run every measurement and print one table: ours, the other side, how many times faster, the goal.

    python -m bench                  everything
    python -m bench docx rules       the modules bench/docx.py and bench/rules.py
    python -m bench --half pdf       goals at half: for a machine that has other work to do
    python -m bench --write          everything, growth curves and profiles too, into docs/performance.md

A measurement is a module of this folder with ``measure()``, which gives a row or several. The keys of one:

``what``      what is measured, in a few words
``ours``      our figure, the median; less is better
``p95``       the figure that 95 of 100 stay below (optional)
``other``     the figure of the other side, measured in the same run on the same input (optional)
``other_is``  what the other side is: “naive docxtpl”, “cold LibreOffice” (with ``other``)
``unit``      ``ms`` unless said otherwise
``at_least``  how many times faster ours has to be (optional, with ``other``)
``at_most``   the figure that ours may not exceed (optional)

The exit code is 1 when a goal is missed, so that a machine can watch it.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from bench.machine import machine, versions
from bench.paper import measured_on, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = dict[str, float | str]
COLUMNS = ("measured", "ours", "p95", "other side", "ratio", "goal", "")
HALF = 2.0


def rows(wanted: Sequence[str]) -> Iterator[Row]:
    """The results of the *wanted* modules, or of all, in alphabetical order."""
    for found in sorted(iter_modules([str(Path(__file__).parent)]), key=lambda module: module.name):
        if found.name == "__main__" or (wanted and found.name not in wanted):
            continue
        measure = getattr(importlib.import_module(f"bench.{found.name}"), "measure", None)
        if measure is not None:
            found_rows = measure()
            yield from [found_rows] if isinstance(found_rows, dict) else found_rows


def ratio(row: Row) -> float | None:
    """How many times faster ours is; nothing where there is no other side."""
    return float(row["other"]) / float(row["ours"]) if "other" in row else None


def is_met(row: Row, leeway: float = 1.0) -> bool:
    """Whether the goals of *row* are reached; with a *leeway* of two, half of what they ask for."""
    times = ratio(row)
    fast_enough = times is None or times >= float(row.get("at_least", 0)) / leeway
    return fast_enough and float(row["ours"]) <= float(row.get("at_most", "inf")) * leeway


def cells(row: Row) -> tuple[str, ...]:
    """*row* as it is printed."""
    unit, times = row.get("unit", "ms"), ratio(row)
    goals = [f"≥ {row['at_least']}×"] if "at_least" in row else []
    goals += [f"≤ {row['at_most']} {unit}"] if "at_most" in row else []
    return (
        str(row["what"]),
        f"{float(row['ours']):.2f} {unit}",
        f"{float(row['p95']):.2f} {unit}" if "p95" in row else "",
        "" if times is None else f"{float(row['other']):.2f} {unit} ({row.get('other_is', 'other')})",
        "" if times is None else f"{times:.1f}×",
        ", ".join(goals),
        "" if not goals else "met" if is_met(row) else "MISSED",
    )


def table(lines: Sequence[tuple[str, ...]]) -> str:
    """*lines* under one another, each column as wide as its widest cell."""
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def page_of(measured: Sequence[Row]) -> str:
    """The table as docs/performance.md has it."""
    lines = [COLUMNS, *map(cells, measured)]
    rule = "|" + "---|" * len(COLUMNS)
    written = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([measured_on(machine(), versions(), "make bench"), "", written[0], rule, *written[1:]])


def main() -> int:
    """Measure, print, and say by the exit code whether every goal is met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--half", action="store_true", help="be content with half of each goal")
    parser.add_argument("--write", action="store_true", help="write the results into docs/performance.md")
    asked = parser.parse_args()
    measured = list(rows(asked.modules))
    print(machine(), versions(), "", table([COLUMNS, *map(cells, measured)]), sep="\n")
    if asked.write:
        put("results", "Goals", page_of(measured))
        for section in ("growth", "docx_profile", "pdf_profile"):
            importlib.import_module(f"bench.{section}").write()
    leeway = HALF if asked.half else 1.0
    return 0 if all(is_met(row, leeway) for row in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
