"""Once a day: however many ask, one does it; what is left by a dead one, another does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from formgen.storage import DailyRuns

DAY = date(2026, 3, 2)


@pytest.fixture
def runs(database, clock):
    return DailyRuns(database, clock)


def test_sixteen_who_ask_at_once_are_one_who_does_it(runs):
    with ThreadPoolExecutor(16) as threads:
        taken = list(threads.map(lambda number: runs.take(DAY, "anchor", f"w{number}"), range(16)))

    assert sorted(taken) == [False] * 15 + [True]


def test_what_is_done_is_done_for_this_day_and_this_job_alone(runs, clock):
    assert runs.take(DAY, "anchor", "a")
    runs.done(DAY, "anchor", "a")
    clock.passes(hours=23)

    assert not runs.take(DAY, "anchor", "b")
    assert runs.take(DAY, "sweep", "b")
    assert runs.take(date(2026, 3, 3), "anchor", "b")


def test_what_a_dead_process_left_is_done_by_another_and_not_a_moment_before_its_lease_ends(runs, clock):
    assert runs.take(DAY, "anchor", "dead")
    clock.passes(seconds=899)
    assert not runs.take(DAY, "anchor", "b")
    clock.passes(seconds=1)
    assert runs.take(DAY, "anchor", "b")
    assert not runs.take(DAY, "anchor", "c")

    runs.done(DAY, "anchor", "dead")  # comes back too late: it is b who says whether it is done
    clock.passes(seconds=901)
    assert runs.take(DAY, "anchor", "c")


def test_what_failed_is_tried_again_after_a_while_and_at_last_no_more(runs, clock):
    for _attempt in range(20):
        assert runs.take(DAY, "remind", "a")
        runs.failed(DAY, "remind", "a")
        assert not runs.take(DAY, "remind", "a")
        clock.passes(minutes=15)

    assert not runs.take(DAY, "remind", "a")
