"""Years that were entered: known to every process within two seconds, at the cost of next to no questions."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from formgen.calendar import NOTHING_MORE, Arrangement, WorkingDays, arrangement, counting_by
from formgen.service.batch_making import Order, Row, made_of
from formgen.service.daily import Daily, Days
from formgen.service.deadline_desk import DeadlineDesk
from formgen.service.holiday_effects import Effects, effects_of
from formgen.service.known_years import KnownYears, arranged
from formgen.service.settings import Settings
from formgen.storage import Database
from formgen.storage.notices import NewNotice, NoticeDay, Notices

SPRING = tuple(NoticeDay(date(2099, 3, day), working=False) for day in (5, 6, 7, 8))
WORKED = NoticeDay(date(2099, 3, 14), working=True)
NOTICE = NewNotice(2099, (*SPRING, WORKED))
AFTER = Arrangement({one.day: one.working for one in NOTICE.days}, frozenset({2099}))
TODAY = date(2099, 3, 3)


class Watch:
    """A clock that moves only when a test moves it."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def asked(database):
    """The questions that were put to the database."""
    found = []
    sa.event.listen(database._engine, "before_cursor_execute", lambda *given: found.append(given[2]))
    return found


def test_what_another_process_entered_is_known_within_two_seconds(database, watch):
    known = KnownYears(database, watch)
    assert known() is NOTHING_MORE

    Notices(database).put(NOTICE, 0, "somebody")

    watch.now += 1.9
    assert known() is NOTHING_MORE
    watch.now += 0.2
    assert known().years == {2099}
    assert known().days[date(2099, 3, 14)] is True


def test_a_thousand_counts_in_two_seconds_ask_once(database, watch, asked):
    Notices(database).put(NOTICE, 0, "somebody")
    known = KnownYears(database, watch)
    asked.clear()

    seen = {id(known()) for _each in range(1000)}
    about = [one for one in asked if "holiday" in one]
    assert (len(seen), len(about)) == (1, 3)  # how many, the notices, their days

    watch.now += 2
    known()
    assert len([one for one in asked if "holiday" in one]) == 4  # how many: as many as before


def test_what_was_entered_here_is_known_at_once(database, watch):
    known = KnownYears(database, watch)
    known()
    Notices(database).put(NOTICE, 0, "somebody")

    known.look_again()

    assert known().years == {2099}


def test_while_the_database_is_away_the_last_word_stands(tmp_path, watch):
    database = Database(f"sqlite:///{tmp_path / 'own.db'}")
    database.upgrade()
    Notices(database).put(NOTICE, 0, "somebody")
    known = KnownYears(database, watch)
    known()
    with database.building() as connection:
        connection.exec_driver_sql("ALTER TABLE holiday_notices RENAME TO away")

    watch.now += 10

    assert known().years == {2099}
    assert KnownYears(database, watch)() is NOTHING_MORE
    database.close()


def test_of_two_notices_about_a_day_the_later_years_counts_and_withdrawn_ones_do_not(database):
    notices = Notices(database)
    eve = date(2098, 12, 31)  # a Wednesday
    notices.put(NewNotice(2098, (NoticeDay(date(2098, 1, 1), working=False),)), 0, "somebody")
    notices.put(NewNotice(2099, (NoticeDay(eve, working=False),)), 0, "somebody")
    notices.put(NewNotice(2100, (NoticeDay(date(2100, 1, 1), working=False),)), 0, "somebody")
    notices.put(NewNotice(2100, withdrawn=True), 1, "somebody")

    told = arranged(notices.newest())

    assert told.years == {2098, 2099}
    calendar = WorkingDays(told)
    assert [calendar.is_working(day) for day in (date(2098, 1, 1), eve, date(2098, 12, 30))] == [
        False,
        False,
        True,
    ]
    assert calendar.guessed == set()


def test_the_jobs_of_the_day_count_by_what_was_entered(database, tmp_path):
    Notices(database).put(NOTICE, 0, "somebody")
    seen = []

    def look(_settings, _database, _day):
        seen.append(arrangement().years)
        return True

    days = Days(Settings(tmp_path, str(database.url)), database, "a", jobs=[Daily("look", look)])
    assert days.look(datetime(2099, 3, 3, tzinfo=UTC)) == ["look"]

    assert seen == [{2099}]
    assert arrangement() is NOTHING_MORE


def test_papers_of_a_batch_are_counted_as_where_the_order_was_given():
    filing = {"filing": {"all_signed_date": "2099-03-02", "registered_date": "2099-03-16"}}

    def notes(order):
        found = made_of(order, Row(4, "1", filing)).result["findings"]
        return {one["rule"] for one in found} & {"CAL-0-1"}

    assert notes(Order("contract_filing", TODAY)) == {"CAL-0-1"}
    with counting_by(lambda: AFTER):
        order = Order("contract_filing", TODAY)
    assert notes(order) == set()


def test_a_desk_that_remembers_deadlines_does_not_remember_another_calendar(database, desk, owner):
    signed = {"signing": {"all_signed_date": "2099-03-02"}, "effect": {"signing_date": "2099-03-02"}}
    desk.begin(owner, "government_contract", key="one", answers=signed)
    deadlines = DeadlineDesk(database)

    def due():
        (one,) = (
            one.deadline for one in deadlines.items(owner, TODAY) if one.deadline.period.id == "gc-filing"
        )
        return one.due, one.guessed

    assert due() == (date(2099, 3, 16), (2099,))
    with counting_by(lambda: AFTER):
        assert due() == (date(2099, 3, 17), ())
    assert due() == (date(2099, 3, 16), (2099,))


def test_what_moves_is_counted_once_for_each_matter_with_what_was_begun_by_hand(database, desk, owner):
    signed = {"signing": {"all_signed_date": "2099-03-02"}, "effect": {"signing_date": "2099-03-02"}}
    contract = desk.begin(owner, "government_contract", key="one", answers=signed)
    DeadlineDesk(database).begin(owner, contract.id, "gc-abnormal", "2099-03-03")
    desk.begin(owner, "government_contract", key="two", answers={"effect": {"signing_date": "2098-03-02"}})

    assert effects_of(database, NOTHING_MORE, AFTER, TODAY) == Effects(moved=2, settled=2)
    assert effects_of(database, AFTER, NOTHING_MORE, TODAY) == Effects(moved=2, unsettled=2)
    assert effects_of(database, AFTER, AFTER, TODAY) == Effects()
