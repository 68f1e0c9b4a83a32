"""Holiday notices in the tables: entered as a whole year, replaced, withdrawn, and seen by other processes."""

from datetime import date

import pytest
import sqlalchemy as sa

from formgen.errors import Conflict
from formgen.storage import Database, schema
from formgen.storage.agenda import Agenda
from formgen.storage.audit_tables import audit_entries
from formgen.storage.notices import NewNotice, NoticeDay, Notices

NEW_YEAR = (
    NoticeDay(date(2098, 12, 31), working=False, name="元旦"),
    NoticeDay(date(2099, 1, 1), working=False, name="元旦"),
    NoticeDay(date(2099, 1, 3), working=True, name="元旦"),
)
WHO = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def notices(database, clock):
    return Notices(database, clock)


def entered(**about):
    return NewNotice(2099, NEW_YEAR, "示例发〔2098〕1号", date(2098, 11, 4), **about)


def test_a_year_that_was_entered_is_there_with_its_days_and_who_entered_it(notices, clock):
    assert (notices.stamp(), notices.newest()) == (0, [])

    notices.put(entered(moved=3, settled=5), 0, WHO)

    (found,) = notices.newest()
    assert (found.year, found.revision, found.number) == (2099, 1, "示例发〔2098〕1号")
    assert (found.issued_on, found.moved, found.settled) == (date(2098, 11, 4), 3, 5)
    assert (found.entered_by, found.entered_at) == (WHO, clock.now)
    assert found.days == NEW_YEAR
    assert notices.stamp() == 1


def test_a_correction_replaces_the_year_as_a_whole(notices):
    notices.put(entered(), 0, WHO)
    notices.put(NewNotice(2099, NEW_YEAR[1:2]), 1, WHO)

    (found,) = notices.newest()
    assert (found.revision, found.number, found.days) == (2, "", NEW_YEAR[1:2])
    assert notices.stamp() == 2


def test_a_year_that_was_withdrawn_has_no_days(notices):
    notices.put(entered(), 0, WHO)
    notices.put(NewNotice(2099, withdrawn=True), 1, WHO)

    (found,) = notices.newest()
    assert (found.withdrawn, found.days) == (True, ())


@pytest.mark.parametrize("seen", [0, 2])
def test_who_saw_something_else_of_the_year_is_told_so(notices, seen):
    notices.put(entered(), 0, WHO)

    with pytest.raises(Conflict) as refused:
        notices.put(entered(), seen, WHO)

    assert "2099年的安排刚被别人改过" in str(refused.value.message)
    assert notices.stamp() == 1


def test_what_was_entered_stands_in_the_trail(database, notices):
    notices.put(entered(), 0, WHO)
    notices.put(NewNotice(2099, withdrawn=True), 1, WHO)

    with database.reading() as connection:
        told = connection.execute(sa.select(audit_entries.c.act, audit_entries.c.subject)).all()
    assert [tuple(one) for one in told] == [("holidays.entered", "2099"), ("holidays.withdrawn", "2099")]


def test_ticks_of_earlier_versions_are_found_by_what_began_the_period(empty_url):
    """A notice moves the last day of a period in working days, and not what was done about it."""
    old = {
        "gc-milestone.20260612.20260617.0a1b2c3d": "gc-milestone.20260612.0a1b2c3d",
        "gc-filing.20260612.20260629": "gc-filing.20260612",
        "gc-renewal.20270612.20261212": "gc-renewal.20270612.20261212",
    }
    database = Database(empty_url)
    with database.building() as connection:
        schema.upgrade(connection, "0016")
        for key in old:
            connection.execute(
                sa.text(
                    "INSERT INTO deadline_marks (subject, key, done_on, remark, marked_by, marked_at)"
                    " VALUES (:who, :key, '2026-06-15', '', :who, '2026-06-15 00:00:00+00:00')"
                ),
                {"who": WHO, "key": key},
            )
        schema.upgrade(connection)

    assert {key for _subject, key in Agenda(database).ticks(WHO)} == set(old.values())
    database.close()
