"""Making the papers of batches beside the web: a thread that takes rows a few at a time, and issues what is final.

The papers are rendered in a process of their own, so that pages are answered meanwhile, and their PDFs wait
in a lane of their own, so that somebody's one document is not behind somebody's thousand.
"""

from __future__ import annotations

import logging
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from formgen.service.batch_making import CHUNK, Makers, Order, Row
from formgen.service.known_years import KnownYears
from formgen.service.workers import GRACE_SECONDS, LEASE_SECONDS, Workers
from formgen.storage import BatchQueue, Finished, LeaseLost, Leases

if TYPE_CHECKING:
    from formgen.storage import Claimed, Database

LOG = logging.getLogger(__name__)
AT_ONCE = 16
"""Rows that are claimed together: what is lost when a batch is cancelled, and what is in memory at a time."""


class BatchWorkers(Workers):
    """The worker that makes the rows of batches.

    :param archival: whether PDFs are built as PDF/A-2b.
    :param check_at: the address at which codes are checked, as it is printed; empty where none is known.
    """

    def __init__(
        self,
        database: Database,
        workers: int = 1,
        *,
        archival: bool = False,
        seat: str = "",
        check_at: str = "",
    ) -> None:
        super().__init__(workers, Leases(database, "batch_rows"), "batch-", seat)
        self._queue = BatchQueue(database)
        self._known = KnownYears(database)
        self._archival, self._check_at = archival, check_at
        self._makers: dict[str, Makers] = {}

    def release(self, worker: str) -> int:
        """Queue again what a killed process of this name had in hand."""
        return self._queue.release(worker)

    def close(self, within: float = GRACE_SECONDS) -> None:
        """Stop after the work in hand, or put it back, and end the processes that make papers."""
        super().close(within)
        for makers in self._makers.values():
            makers.close()

    def do_one(self, worker: str) -> bool:
        """Take some rows and deliver each; False when there is none."""
        claimed = self._queue.claim(worker, AT_ONCE, LEASE_SECONDS)
        if claimed:
            self._deliver(claimed, self._makers.setdefault(worker, Makers(1)))
        return bool(claimed)

    def _deliver(self, rows: list[Claimed], makers: Makers) -> None:
        first = rows[0]
        day = date.fromisoformat(first.as_of)
        order = Order(
            first.form_id, day, first.pdf, self._archival, check_at=self._check_at, known=self._known()
        )
        given = (Row(one.number, one.label, one.answers, one.faults, one.paper, one.code) for one in rows)
        made = zip(rows, makers.made(order, given), strict=True)
        done = (Finished(one, what.state, what.result, what.files, what.new) for one, (_row, what) in made)
        # PDFs take long, and are kept as they come; else what the database does for each save is shared.
        while some := list(islice(done, 1 if first.pdf else CHUNK)):
            try:
                self._queue.finish_all(some)
            except LeaseLost:
                LOG.warning("rows of batch %s are wanted no more, or taken over", first.batch_id)
                break  # so are those after them, or their leases run out
            if self.stopping:
                self.put_back(first.worker)
                break
