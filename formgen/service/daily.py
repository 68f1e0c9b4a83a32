"""What has to be done once a day, by whichever process that works comes first; no system timer is needed.

Each job is harmless when it is done twice, as when its process dies after it and before it says so.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from formgen.calendar import counting_by
from formgen.service import proof
from formgen.service.day import HERE
from formgen.service.known_years import KnownYears
from formgen.service.reminding import remind
from formgen.service.retaining import retain
from formgen.service.settings import Keep
from formgen.storage import DailyRuns, Files, People, Sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from formgen.service.settings import Settings
    from formgen.storage import Database

LOG = logging.getLogger(__name__)
LOOK_SECONDS = 60.0
"""Between two looks at what is due."""
MIDNIGHT, NIGHT, MORNING = time(0), time(3), time(7)


@dataclass(frozen=True)
class Daily:
    """A job of the day.

    :param since: the time of day, here, from which it is due.
    :param do: does it; false when it has to be tried again, as anything that it raises.
    :param wanted: whether this installation has it at all.
    """

    name: str
    do: Callable[[Settings, Database, date], bool]
    since: time = MIDNIGHT
    wanted: Callable[[Settings], bool] = lambda _settings: True


def _anchor(settings: Settings, _database: Database, _day: date) -> bool:
    LOG.info("anchor of the audit trail: %s", proof.anchor(settings))
    return True


def _sweep(_settings: Settings, database: Database, _day: date) -> bool:
    Sessions(database).sweep()
    People(database).sweep()
    LOG.info("files that nothing names any more: %s", Files(database).sweep())
    return True


def _retain(settings: Settings, database: Database, day: date) -> bool:
    LOG.info("let go by its age: %d", retain(database, settings, day).total)
    return True


def _remind(settings: Settings, database: Database, day: date) -> bool:
    server = settings.mail_server()
    return server is None or remind(database, server, day, settings.base_url).failed == 0


JOBS: tuple[Daily, ...] = (
    Daily("anchor", _anchor),
    Daily("sweep", _sweep),
    Daily("retain", _retain, NIGHT, lambda settings: settings.keep != Keep()),
    Daily("remind", _remind, MORNING, lambda settings: bool(settings.smtp_url)),
)
"""What is done each day. A job that joins them needs nothing else."""


class Days:
    """Looks now and then whether something is due that nobody has done today.

    :param worker: who looks: the name of this process.
    """

    def __init__(
        self, settings: Settings, database: Database, worker: str, jobs: Iterable[Daily] = JOBS
    ) -> None:
        self._settings = settings
        self._database = database
        self._worker = worker
        self._jobs = [one for one in jobs if one.wanted(settings)]
        self._runs = DailyRuns(database)
        self._known = KnownYears(database)
        self._closing = threading.Event()
        self._thread = threading.Thread(name="days", target=self._watch, daemon=True)

    def start(self) -> None:
        """Look from now on."""
        self._thread.start()

    def close(self, within: float) -> None:
        """Look no more; a job in hand is finished or, after *within* seconds, left for another to do again."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(within)

    def look(self, now: datetime | None = None) -> list[str]:
        """Do what is due and not done yet; the names of the jobs that were done."""
        here = (now or datetime.now(UTC)).astimezone(HERE)
        due = [one for one in self._jobs if here.time() >= one.since]
        with counting_by(self._known):
            return [one.name for one in due if self._did(one, here.date())]

    def _did(self, job: Daily, day: date) -> bool:
        if not self._runs.take(day, job.name, self._worker):
            return False
        try:
            well = job.do(self._settings, self._database, day)
        except Exception:
            LOG.exception("%s of %s failed", job.name, day)
            well = False
        end = self._runs.done if well else self._runs.failed
        end(day, job.name, self._worker)
        return well

    def _watch(self) -> None:
        while True:
            try:
                self.look()
            except Exception:
                LOG.exception("the table of days cannot be reached")
            if self._closing.wait(LOOK_SECONDS):
                return
