"""Reading and reviewing beside the web: threads that take contracts from the queue and deliver once.

What a contract says, and what its owner calls it, never reaches a log: a review is named by its id.
"""

from __future__ import annotations

import logging
import re
import threading
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from formgen.errors import FormgenError
from formgen.messages import _
from formgen.service.checked import make_ready, outcome
from formgen.service.reviews import read_file
from formgen.service.workers import LEASE_SECONDS, Workers
from formgen.storage import LeaseLost, Leases, ReviewQueue, StoreDown

if TYPE_CHECKING:
    from formgen.storage import Database, Outcome, Review

LOG = logging.getLogger(__name__)
CHECKING = "checking"
READY_AFTER = 8.0
"""Seconds after which a judge loads the law: opening the site, and its first pages, come before it."""
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs: characters to Python, and to nothing that shows or stores a text."""


class Reviewers(Workers):
    """The workers that read and review contracts."""

    def __init__(self, database: Database, workers: int = 2, *, seat: str = "") -> None:
        super().__init__(workers, Leases(database, "reviews"), "review-", seat)
        self._queue = ReviewQueue(database)

    def start(self) -> None:
        """Begin to work, soon with a judge that has the law at hand."""
        super().start()
        threading.Thread(name="review-ready", target=self._make_ready, daemon=True).start()

    def release(self, worker: str) -> int:
        """Queue again what a killed process of this name was reading."""
        return self._queue.release(worker)

    def do_one(self, worker: str) -> bool:
        """Take one contract and review it; False when there is none."""
        review = self._queue.claim(worker, LEASE_SECONDS)
        if review is None:
            return False
        try:
            self._deliver(review)
        except LeaseLost:
            LOG.warning("review %s was taken over by another worker, or deleted", review.id)
        return True

    def _make_ready(self) -> None:
        if not self._closing.wait(READY_AFTER):
            make_ready()

    def _deliver(self, review: Review) -> None:
        try:
            kept = self._reviewed(review)
        except (LeaseLost, StoreDown):
            raise
        except FormgenError as fault:
            self._queue.fail(review, fault.message)
        except Exception as fault:  # noqa: BLE001 - a file that nobody foresaw must not end the worker
            LOG.error("review %s failed: %s at %s", review.id, type(fault).__name__, _where(fault))  # noqa: TRY400 - a traceback could show what people wrote
            self._queue.fail(
                review, _("读取时出了意外，没有完成：请另存为新的 DOCX 后重新上传，或稍后重试。")
            )
        else:
            self._queue.finish(review, kept)

    def _reviewed(self, review: Review) -> Outcome:
        document = read_file(self._queue.file(review), review.name)
        self._queue.advance(review, CHECKING, LEASE_SECONDS)
        return outcome(replace(document, text=HALVES.sub("\ufffd", document.text)))


def _where(fault: Exception) -> str:
    """The lines that raised it, without its words, which may be the contract's."""
    return " ".join(
        f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)
    )
