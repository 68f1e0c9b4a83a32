"""The papers of the periodic reports: begun with what the ledger knows, finished and issued like any paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from formgen.fields import Rows
from formgen.service import papers
from formgen.service.carrying import is_readable
from formgen.service.desk import merged
from formgen.service.reports import excerpted, told
from formgen.service.yearly import papers_of
from formgen.storage import Shelf

if TYPE_CHECKING:
    from formgen.fields.base import Raw
    from formgen.ledger import PeriodicReport, ReportPaper
    from formgen.service.desk import Desk
    from formgen.service.ledger import LedgerLine
    from formgen.service.reports import Known
    from formgen.storage import Database, Draft

__all__ = ["ReportDesk"]


class ReportDesk:
    """What a signed-in person does with the papers of reports."""

    def __init__(self, database: Database, desk: Desk) -> None:
        self._shelf = Shelf(database)
        self._desk = desk

    def begin(self, owner: str, report: PeriodicReport, known: Known, unit: str, *, key: str) -> Draft:
        """A new draft of the paper of *report*, filled in as far as the ledger knows; the same *key*, the same draft.

        :param known: of the time that the report is about; :param unit: who reports, empty where nobody knows.
        """
        given = answers_of(report, known, unit)
        return self._desk.begin(owner, report.paper.form, key=key, answers=given)

    def begun(self, owner: str, report: PeriodicReport, year: int) -> list[Draft]:
        """The papers of *report* on *year* that *owner* has."""
        return papers_of(report, year, self._shelf.of(owner))


def answers_of(report: PeriodicReport, known: Known, unit: str) -> dict[str, Raw]:
    """What the ledger answers in the paper of *report*; nothing that its fields cannot read.

    Sections of which it knows only a part end with a mark, so that the paper is no final one before people
    have written the rest; those of which it knows nothing stay open.
    """
    paper = report.paper
    form = papers.form(paper.form)
    marked = replace(known, marks=True)
    given: dict[str, Any] = {**paper.says, paper.year: known.last.year, paper.unit: unit}
    for section in report.sections:
        given[section.answer] = "\n".join(str(said) for said in told(section, marked))
    table = form.fields[paper.table]
    if isinstance(table, Rows):
        given[paper.table] = [_row(paper, table, one) for one in known.lines[: table.most]]
    readable = {path: value for path, value in given.items() if is_readable(form.fields[path], value)}
    return merged({}, readable)


def _row(paper: ReportPaper, table: Rows, line: LedgerLine) -> dict[str, Raw]:
    plain: dict[str, Any] = {name: _plain(line.facts.get(fact)) for name, fact in paper.columns.items()}
    plain[paper.progress] = str(line.progress)
    columns = {one.name: one for one in table.columns}
    return {name: value for name, value in plain.items() if is_readable(columns[name], value)}


def _plain(value: Any) -> str | None:  # noqa: ANN401 - a day, an amount or a text
    """As answers have it: a text in one cell's length, a day and an amount in figures."""
    return None if value is None else excerpted(str(value))
