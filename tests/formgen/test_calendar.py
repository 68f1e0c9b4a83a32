"""Working days and months, by literal vectors; the years that nobody has announced yet."""

from datetime import date, timedelta

import pytest
from holidays.countries.china import ChinaStaticHolidays

from formgen.calendar import (
    Arrangement,
    WorkingDays,
    add_months,
    count_by,
    counting_by,
    days_in_month,
    has_same_day,
    last_announced_year,
    shipped_years,
)

UNANNOUNCED = max(ChinaStaticHolidays.special_public_holidays) + 1


@pytest.mark.parametrize(
    ("start", "count", "result"),
    [
        (date(2026, 6, 12), 10, date(2026, 6, 29)),
        (date(2026, 6, 29), 5, date(2026, 7, 6)),
        (date(2026, 9, 11), 30, date(2026, 10, 29)),
        (date(2026, 2, 13), 3, date(2026, 2, 25)),
        (date(2026, 4, 30), 7, date(2026, 5, 13)),
        (date(2026, 12, 28), 3, date(2026, 12, 31)),
    ],
)
def test_the_nth_working_day_is_counted_from_the_next_day(start, count, result):
    assert WorkingDays().after(start, count) == result


def test_no_working_days_later_is_the_same_day_even_on_a_sunday():
    assert WorkingDays().after(date(2026, 6, 14), 0) == date(2026, 6, 14)


@pytest.mark.parametrize(
    ("start", "months", "result"),
    [
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2028, 8, 31), -6, date(2028, 2, 29)),
        (date(2028, 4, 30), -2, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 3, 31), -3, date(2026, 12, 31)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(start, months, result):
    assert add_months(start, months) == result


@pytest.mark.parametrize(
    ("start", "months", "has"),
    [
        (date(2024, 2, 29), 60, False),
        (date(2024, 2, 29), 48, True),
        (date(2026, 8, 31), -6, False),
        (date(2026, 7, 1), 60, True),
    ],
)
def test_a_month_has_the_same_day_or_not(start, months, has):
    assert has_same_day(start, months) is has


@pytest.mark.parametrize(
    ("year", "month", "days"), [(2026, 2, 28), (2028, 2, 29), (2026, 4, 30), (2026, 12, 31)]
)
def test_months_have_their_days(year, month, days):
    assert days_in_month(year, month) == days


# The announced arrangements: weekdays off and weekends worked.
OFF = {
    2024: "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 "
    "10-01 10-02 10-03 10-04 10-07",
    2025: "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 "
    "10-01 10-02 10-03 10-06 10-07 10-08",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 "
    "10-01 10-02 10-05 10-06 10-07",
}
WORKED = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_an_announced_year_is_as_announced(year):
    off = {date.fromisoformat(f"{year}-{day}") for day in OFF[year].split()}
    worked = {date.fromisoformat(f"{year}-{day}") for day in WORKED[year].split()}
    calendar = WorkingDays()
    for number in range(366 if year == 2024 else 365):
        day = date(year, 1, 1) + timedelta(number)
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert calendar.is_working(day) is expected, day
    assert calendar.guessed == set()


def test_a_year_without_announcement_is_counted_by_weekends_and_remembered():
    calendar = WorkingDays()
    days = [date(UNANNOUNCED, 10, day) for day in range(1, 8)]
    assert [calendar.is_working(day) for day in days] == [day.weekday() < 5 for day in days]
    assert calendar.guessed == {UNANNOUNCED}


def test_a_period_that_reaches_into_such_a_year_remembers_it():
    calendar = WorkingDays()
    last = date(UNANNOUNCED - 1, 12, 31)
    calendar.after(last, 1)
    assert calendar.guessed == {UNANNOUNCED}


@pytest.mark.skipif(UNANNOUNCED != 2027, reason="the arrangement of 2027 has been announced")
def test_until_2027_is_announced_its_new_year_is_an_ordinary_friday():
    calendar = WorkingDays()
    assert calendar.after(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert calendar.guessed == {2027}


def test_every_check_has_its_own_guesses():
    WorkingDays().is_working(date(UNANNOUNCED, 3, 1))
    assert WorkingDays().guessed == set()


def test_days_from_a_notice_stand_above_the_library_and_are_no_guess():
    days = {date(2026, 6, 15): False, date(UNANNOUNCED, 1, 1): False}
    calendar = WorkingDays(Arrangement(days))
    assert calendar.is_working(date(2026, 6, 15)) is False
    assert calendar.is_working(date(UNANNOUNCED, 1, 1)) is False
    assert calendar.guessed == set()
    assert calendar.after(date(2026, 6, 12), 1) == date(2026, 6, 16)


def test_a_year_that_was_announced_since_is_counted_by_its_days_and_else_by_weekdays():
    off, worked = date(2099, 1, 1), date(2099, 1, 4)  # a Thursday and a Sunday
    calendar = WorkingDays(Arrangement({off: False, worked: True}, frozenset({2099})))
    assert [calendar.is_working(date(2099, 1, day)) for day in (1, 2, 3, 4, 5)] == [
        False,
        True,
        False,
        True,
        True,
    ]
    assert calendar.guessed == set()
    assert calendar.unusual(2099) == [(off, False), (worked, True)]


def test_a_notice_stands_above_the_library_as_a_whole_year():
    calendar = WorkingDays(Arrangement({date(2026, 1, 1): False}, frozenset({2026})))
    assert calendar.is_working(date(2026, 10, 1)) is True  # a Thursday of which the notice says nothing
    assert calendar.unusual(2026) == [(date(2026, 1, 1), False)]


def test_what_is_lent_is_asked_for_when_a_day_is_counted_and_only_within_the_block():
    asked = []
    lent = Arrangement({}, frozenset({UNANNOUNCED}))
    with counting_by(lambda: asked.append(1) or lent):
        calendar = WorkingDays()
        assert asked == []
        calendar.after(date(UNANNOUNCED, 3, 1), 10)
        assert (asked, calendar.guessed) == ([1], set())
        assert last_announced_year() == UNANNOUNCED
    assert last_announced_year() == UNANNOUNCED - 1


def test_a_gap_ends_the_years_that_are_known():
    count_by(lambda: Arrangement({}, frozenset({UNANNOUNCED + 1})))
    try:
        assert last_announced_year() == UNANNOUNCED - 1
    finally:
        count_by(None)
    assert shipped_years()[-1] == UNANNOUNCED - 1


def test_the_library_says_which_days_of_a_year_are_not_as_their_weekday_says():
    told = WorkingDays().unusual(2026)
    assert {day for day, working in told if not working} == {
        date.fromisoformat(f"2026-{day}") for day in OFF[2026].split()
    }
    assert {day for day, working in told if working} == {
        date.fromisoformat(f"2026-{day}") for day in WORKED[2026].split()
    }
