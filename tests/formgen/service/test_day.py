"""The day it is, by the clock of the place where the law holds."""

from datetime import UTC, date, datetime

import pytest

from formgen.service import papers
from formgen.service.day import moment_here, today


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 21, 15, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 16, 0, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_server_on_utc_knows_the_day_of_the_office(moment, day):
    assert today(moment) == day


def test_papers_are_made_on_this_day():
    assert papers.today is today


def test_a_moment_of_the_trail_is_shown_by_the_clock_here():
    assert moment_here("2026-11-22T16:30:05.123456Z") == "2026-11-23 00:30:05"
    assert moment_here("changed by somebody") == "changed by somebody"
