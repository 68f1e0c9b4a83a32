"""The years that an administrator entered, as whoever counts days asks for them: read once, looked after often.

A notice comes once a year and days are counted in every check, so the days are kept in memory; every two seconds
at most, one small question tells whether somebody entered another notice, here or in another process.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from formgen.calendar import NOTHING_MORE, Arrangement
from formgen.errors import FormgenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from formgen.storage import Database
    from formgen.storage.notices import Notice

LOG = logging.getLogger(__name__)
FRESH_SECONDS = 2.0
"""How long what was read stands without another look."""
SQLITE = "sqlite:///"


class KnownYears:
    """What the notices in *database* add to the calendar; called by each calendar that counts a day.

    :param clock: seconds that only ever grow.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        from formgen.storage.notices import Notices  # noqa: PLC0415 - the terminal loads no database for a check

        self._notices = Notices(database)
        self._clock = clock
        self._looking = threading.Lock()
        self._looked: float | None = None
        self._stamp = 0
        self._known = NOTHING_MORE

    def __call__(self) -> Arrangement:
        """The years; those last seen while the database is away."""
        now = self._clock()
        stale = self._looked is None or now - self._looked >= FRESH_SECONDS
        # Whoever comes while another looks goes on with what is known; nobody does before the first look.
        if stale and self._looking.acquire(blocking=self._looked is None):
            try:
                self._look(now)
            finally:
                self._looking.release()
        return self._known

    def look_again(self) -> None:
        """Look before the next count: something was entered here."""
        self._looked = None

    def _look(self, now: float) -> None:
        if self._looked is not None and self._looked >= now:
            return  # another looked while this one waited
        try:
            stamp = self._notices.stamp()
            if stamp != self._stamp:
                self._known, self._stamp = arranged(self._notices.newest()), stamp
        except FormgenError as fault:
            LOG.info("notices of holidays cannot be read: %s", type(fault).__name__)
        self._looked = now


def arranged(notices: Iterable[Notice]) -> Arrangement:
    """What *notices* say together; of a day in two of them the later year's counts."""
    held = sorted((one for one in notices if not one.withdrawn), key=lambda one: one.year)
    days = {each.day: each.working for one in held for each in one.days}
    return Arrangement(days, frozenset(one.year for one in held)) if held else NOTHING_MORE


def of_installation() -> Callable[[], Arrangement]:
    """What was entered in the installation of this environment: read once, when a day is first counted.

    For commands that need no database: one that is not there is not made, and one that cannot be read is as if
    nothing had been entered; periods are then said to be estimates.
    """
    return lru_cache(maxsize=1)(_entered)


def _entered() -> Arrangement:
    from formgen.service.settings import settings  # noqa: PLC0415 - most commands count no days

    try:
        url = settings().database_url
        if url.startswith(SQLITE) and not Path(url.removeprefix(SQLITE)).is_file():
            return NOTHING_MORE
        with closing(settings().database()) as database:
            return KnownYears(database)()
    except FormgenError:
        return NOTHING_MORE
