"""What is done once a day, by whichever process comes first: a row for each job and day is the whole agreement.

No process is the leader. Whoever puts the row there does the job; if it dies on the way, its lease runs out and
whoever asks next does it again. What is done has its moment written into the row.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.growing_tables import daily_runs

if TYPE_CHECKING:
    from datetime import date, datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

LEASE_SECONDS = 900.0
"""How long a job of the day may take before another does it again."""
AGAIN_SECONDS = 900.0
"""How long after a failure it is tried again."""
MOST_ATTEMPTS = 20
"""A job that failed so often today waits for tomorrow."""
KEPT = timedelta(days=400)


class DailyRuns:
    """The runs in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def take(self, day: date, job: str, worker: str) -> bool:
        """Take *job* of *day*; ``False`` when it is done, or somebody is at it, or it failed too often."""
        now = self._clock()
        mine = self._is(day, job)
        with self._database.reading() as connection:  # asked every minute: nobody should wait for it
            if connection.execute(sa.select(daily_runs.c.job).where(mine, ~_free(now))).first():
                return False
        row = {"day": day, "job": job, "worker": worker, "attempts": 1}
        row |= {"lease_until": now + timedelta(seconds=LEASE_SECONDS)}
        with self._database.writing() as connection:
            if insert_once(connection, daily_runs, row, (daily_runs.c.day, daily_runs.c.job)):
                connection.execute(sa.delete(daily_runs).where(daily_runs.c.day < day - KEPT))
                return True
            again = {"worker": worker, "lease_until": row["lease_until"]}
            left = sa.update(daily_runs).where(mine, _free(now))
            taken = connection.execute(left.values(**again, attempts=daily_runs.c.attempts + 1))
            return taken.rowcount == 1

    def done(self, day: date, job: str, worker: str) -> None:
        """Say that *worker* has done it."""
        self._end(day, job, worker, done=True)

    def failed(self, day: date, job: str, worker: str) -> None:
        """Say that it could not be done: whoever asks in a quarter of an hour tries again."""
        self._end(day, job, worker, done=False)

    def _end(self, day: date, job: str, worker: str, *, done: bool) -> None:
        now = self._clock()
        again = None if done else now + timedelta(seconds=AGAIN_SECONDS)
        ended = {"lease_until": again, "done_at": now if done else None}
        mine = self._is(day, job) & (daily_runs.c.worker == worker)
        with self._database.writing() as connection:
            connection.execute(sa.update(daily_runs).where(mine).values(**ended))

    @staticmethod
    def _is(day: date, job: str) -> sa.ColumnElement[bool]:
        return (daily_runs.c.day == day) & (daily_runs.c.job == job)


def _free(now: datetime) -> sa.ColumnElement[bool]:
    """Whether a run that began may be begun again."""
    left = (daily_runs.c.lease_until <= now) & (daily_runs.c.attempts < MOST_ATTEMPTS)
    return daily_runs.c.done_at.is_(None) & left
