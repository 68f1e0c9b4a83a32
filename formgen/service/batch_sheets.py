"""The spreadsheets of a batch: the one to fill in, what a filled one holds, and the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.batch_rows import BatchRead, PaperRow, papers_in
from formgen.service import papers
from formgen.service.batch_making import DONE, FAILED, PARTIAL, REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from formgen.service.batch_making import Order

__all__ = ["BatchRead", "PaperRow", "count", "read", "report_json", "report_workbook", "template"]

MOST = 10_000
"""Papers of one spreadsheet."""
MOST_COLUMNS = 600


def template(form: str, most: int = MOST) -> bytes:
    """The XLSX to fill in for many papers of *form*."""
    from formgen.rendering.batch_workbook import batch_workbook  # noqa: PLC0415 - only who wants it waits for it

    return batch_workbook(papers.form(form), most)


def read(form: str, data: bytes, most: int = MOST) -> BatchRead:
    """The papers in an XLSX or CSV; :class:`formgen.errors.BadInput` when nothing can be read."""
    from formgen.reading.limited import LONG  # noqa: PLC0415 - nobody reads a table until one is sent in
    from formgen.reading.tables import read_sheets  # noqa: PLC0415 - as above

    one = papers.form(form)
    return papers_in(one, read_sheets(data, most, MOST_COLUMNS, LONG), most)


def count(results: Iterable[dict[str, Any]]) -> dict[str, int]:
    """How many rows there are in each state, how many are ready and how many may be final."""
    counts = dict.fromkeys(("rows", DONE, PARTIAL, REFUSED, FAILED, "ready", "final"), 0)
    for one in results:
        counts["rows"] += 1
        counts[one["state"]] = counts.get(one["state"], 0) + 1
        counts["ready"] += bool(one["ready"])
        counts["final"] += bool(one["final"])
    return counts


def head_of(order: Order, counts: dict[str, int]) -> dict[str, Any]:
    """What the JSON report says before its results."""
    form = papers.form(order.form)
    return {"form": form.id, "code": form.code, "as_of": order.as_of.isoformat(), "counts": counts}


def report_json(
    target: IO[bytes], order: Order, counts: dict[str, int], results: Iterable[dict[str, Any]]
) -> None:
    """Write the report of *results* into *target* as JSON."""
    from formgen.rendering.batch_report import write_json  # noqa: PLC0415 - when there is something to report

    write_json(target, head_of(order, counts), results)


def report_workbook(
    target: IO[bytes], order: Order, results: Iterable[dict[str, Any]], *, coded: bool = False
) -> None:
    """Write the report of *results* into *target* as XLSX; *coded* with the codes of issued papers."""
    from formgen.rendering.batch_report import write_workbook  # noqa: PLC0415 - as above

    write_workbook(target, papers.form(order.form).title, results, order.language, coded=coded)
