"""CAL-0-1: years that were counted by weekends alone."""

from datetime import date

from holidays.countries.china import ChinaStaticHolidays

from formgen.calendar import WorkingDays
from formgen.forms.law import working_days as law

UNANNOUNCED = max(ChinaStaticHolidays.special_public_holidays) + 1


def test_years_counted_are_announced():
    calendar = WorkingDays()
    calendar.after(date(2026, 6, 12), 10)
    assert law.years_counted_are_announced(calendar) is None


def test_years_that_are_not_are_named_in_one_note():
    calendar = WorkingDays()
    calendar.is_working(date(UNANNOUNCED + 1, 1, 4))
    calendar.after(date(UNANNOUNCED - 1, 12, 31), 3)
    said = str(law.years_counted_are_announced(calendar).message)
    assert said == f"缺{UNANNOUNCED}、{UNANNOUNCED + 1}年放假安排，期限仅按周末推算，请核对。"


def test_the_calendar_is_no_act_and_cites_nothing():
    assert law.ACT.number == ""
