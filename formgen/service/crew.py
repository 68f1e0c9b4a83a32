"""All who work in one process: those who make PDFs, read contracts, make batches, and see to each day's jobs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.cores import converters_here
from formgen.service import seats
from formgen.service.batch_work import BatchWorkers
from formgen.service.bells import Work
from formgen.service.conversions import Conversions
from formgen.service.daily import Days
from formgen.service.review_work import Reviewers
from formgen.service.site_address import check_address

if TYPE_CHECKING:
    from formgen.service.bells import Bell
    from formgen.service.settings import Settings
    from formgen.service.workers import Workers
    from formgen.storage import Database

SEATS = "seats"


@dataclass(frozen=True)
class Numbers:
    """How many workers of each kind; ``None`` of those who make PDFs is one for each converter that fits."""

    conversions: int | None = None
    reviews: int = 2
    batches: int = 1


class Crew:
    """The workers of this process over *database*."""

    def __init__(self, settings: Settings, database: Database, numbers: Numbers | None = None) -> None:
        wanted = numbers or Numbers()
        self._seat = seats.take(settings.data / SEATS)
        seat, archival = self._seat.name, settings.archival
        converting = converters_here() if wanted.conversions is None else wanted.conversions
        self._days = Days(settings, database, seat)
        self._workers: dict[Work, Workers] = {}
        check_at = check_address(settings.base_url)
        if converting:
            self._workers[Work.CONVERSIONS] = Conversions(
                database, converting, archival=archival, seat=seat, check_at=check_at
            )
        if wanted.reviews:
            self._workers[Work.REVIEWS] = Reviewers(database, wanted.reviews, seat=seat)
        if wanted.batches:
            self._workers[Work.BATCHES] = BatchWorkers(
                database, wanted.batches, archival=archival, seat=seat, check_at=check_at
            )

    @property
    def name(self) -> str:
        """What this process is called in the tables of work."""
        return self._seat.name

    def start(self, bell: Bell) -> None:
        """Begin to work, and look at the tables whenever *bell* rings."""
        for workers in self._workers.values():
            workers.start()
        self._days.start()
        bell.listen(self.ring)

    def ring(self, work: Work) -> None:
        """Say that there is *work*; nothing where nobody here does it."""
        if work in self._workers:
            self._workers[work].ring()

    def close(self, within: float) -> None:
        """Finish what is in hand *within* so many seconds, or put it back; then leave."""
        until = time.monotonic() + within
        for workers in self._workers.values():
            workers.stop()
        self._days.close(0)
        for workers in self._workers.values():
            workers.close(max(0.0, until - time.monotonic()))
        _end_converters()
        self._seat.leave()


def _end_converters() -> None:
    """End the converters of this process: a conversion that hangs must not keep the process from ending."""
    from formgen.rendering import pdf  # noqa: PLC0415 - who only reads contracts has none

    pdf.shutdown()
