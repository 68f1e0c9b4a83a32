"""The desk of batches: a sheet is sent in, looked at, made, and taken away as one file."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from formgen.messages import CHINESE
from formgen.service import batch_sheets, papers
from formgen.service.batch_making import Order
from formgen.service.fillers import Fillers
from formgen.storage import Batch, Batches, BatchIssues, NewBatch, NewRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.form import Form
    from formgen.storage import Database
    from formgen.storage.issued import Issue

__all__ = ["MOST_HERE", "Batch", "BatchDesk", "Standing"]

MOST_HERE = 2_000
"""Papers of one batch on the site; more are the command line's matter."""
MOST_TOLD = 100
"""Rows with faults, and rows with results, that one page tells of."""
SPOOLED = 8 * 1024 * 1024
LONG_AGO = (1980, 1, 1, 0, 0, 0)
REPORT_XLSX, REPORT_JSON = "report.xlsx", "report.json"


@dataclass(frozen=True)
class Standing:
    """A batch and how far it is, counted at this moment.

    :param state: ``checked``, ``running``, ``cancelled`` or ``done``.
    :param counts: rows by their state. :param faulty: rows in which something could not be read.
    """

    batch: Batch
    form: Form
    state: str
    counts: dict[str, int]
    faulty: int

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(self.counts.values())

    @property
    def made(self) -> int:
        """How many rows are through, well or not."""
        return sum(self.counts.get(name, 0) for name in ("done", "partial", "refused", "failed"))


class BatchDesk:
    """What a signed-in person does with batches; everything is reached only through its owner's id."""

    def __init__(self, database: Database) -> None:
        self._batches = Batches(database)
        self._issued = BatchIssues(database)
        self._fillers = Fillers(database)

    def template(self, form: str) -> bytes:
        """The spreadsheet to fill in for many papers of *form*."""
        return batch_sheets.template(form, MOST_HERE)

    def begin(self, owner: str, form: str, name: str, data: bytes, *, pdf: bool, key: str) -> Batch:
        """Keep the papers of a spreadsheet to be looked at; the same file sent twice with one *key* is one.

        :raises formgen.errors.BadInput: when nothing can be read of it.
        :raises formgen.service.access.Forbidden: where others fill the form in.
        """
        self._fillers.check(owner, papers.form(form))
        found = batch_sheets.read(form, data, MOST_HERE)
        rows = [NewRow(one.number, one.label, one.answers, tuple(map(str, one.faults))) for one in found.rows]
        notices = tuple(map(str, found.notices))
        once = sha256(f"{key}:{form}:{pdf}:".encode("utf-8", "replace") + data).hexdigest()
        day = papers.today().isoformat()
        return self._batches.put(
            owner, NewBatch(papers.form(form).id, name[:200], pdf, day, notices, rows, once)
        )

    def batches(self, owner: str) -> list[Standing]:
        """The batches of *owner*, the newest first."""
        return [self._standing(one) for one in self._batches.list(owner)]

    def look(self, owner: str, batch_id: str) -> Standing:
        """A batch as it stands."""
        return self._standing(self._batches.read(owner, batch_id))

    def faults(self, batch: Batch) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The first rows in which something could not be read."""
        return self._batches.faults(batch, MOST_TOLD)

    def results(self, batch: Batch, start: int = 0) -> list[dict[str, Any]]:
        """What became of the rows from the *start*-th on, as many as a page tells of."""
        return list(self._batches.results(batch, start, MOST_TOLD))

    def issued(self, batch: Batch, start: int = 0) -> dict[int, Issue]:
        """What was issued of the rows that :meth:`results` tells of, by their place among all rows."""
        return self._issued.of_rows(batch, start, MOST_TOLD)

    def has_issued(self, batch: Batch) -> bool:
        """Whether anything was issued of a batch: it outlives the batch."""
        return self._issued.any(batch)

    def withdraw(self, owner: str, batch_id: str, issue_id: str) -> None:
        """Withdraw the paper of a row: whoever checks it is told so."""
        self._issued.withdraw(owner, batch_id, issue_id)

    def start(self, owner: str, batch_id: str) -> Batch:
        """Have every row made that is not made yet; Forbidden where others fill the form in."""
        self._fillers.check(owner, papers.form(self._batches.read(owner, batch_id).form_id))
        return self._batches.start(owner, batch_id)

    def cancel(self, owner: str, batch_id: str) -> Batch:
        """Have no further row made; what is made stays."""
        return self._batches.cancel(owner, batch_id)

    def delete(self, owner: str, batch_id: str) -> None:
        """Remove a batch with everything made of it; what was issued stays to be checked."""
        self._batches.delete(owner, batch_id)

    def report(self, batch: Batch, name: str, language: str = CHINESE) -> IO[bytes]:
        """The report as ``report.xlsx`` or ``report.json``, to be read from its beginning."""
        kept: IO[bytes] = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115 - the reader closes it
        order = Order(batch.form_id, date.fromisoformat(batch.as_of), batch.pdf, language=language)
        if name == REPORT_JSON:
            counts = batch_sheets.count(self._batches.results(batch))
            batch_sheets.report_json(kept, order, counts, self._batches.results(batch))
        else:
            batch_sheets.report_workbook(kept, order, self._batches.results(batch), coded=True)
        kept.seek(0)
        return kept

    def archive(self, batch: Batch) -> IO[bytes]:
        """All files that are made, and the report, as one ZIP on the disk; the same rows give the same bytes."""
        kept: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the reader closes it
        with ZipFile(kept, "w", ZIP_STORED) as packed:
            for name, content in self._everything(batch):
                packed.writestr(ZipInfo(name, LONG_AGO), content)
        kept.seek(0)
        return kept

    def _everything(self, batch: Batch) -> Iterator[tuple[str, bytes]]:
        yield from self._batches.files(batch)
        with self.report(batch, REPORT_XLSX) as report:
            yield REPORT_XLSX, report.read()

    def _standing(self, batch: Batch) -> Standing:
        counts = self._batches.tally(batch)
        under_way = counts.get("queued", 0) + counts.get("running", 0)
        state = "running" if under_way else "done" if batch.state == "started" else batch.state
        return Standing(batch, papers.form(batch.form_id), state, counts, self._batches.faulty(batch))
