"""Deadlines are ticked off, and documents owed, with the act that does so or not at all."""

from datetime import date

import pytest
import sqlalchemy as sa

from formgen.storage import DraftChanged, NewEvent
from formgen.storage.owed import Owed
from formgen.storage.tables import jobs

OWNER = "11111111-1111-4111-8111-111111111111"
DAY, BEFORE = date(2026, 11, 20), date(2026, 11, 1)


def reported(draft, **changes):
    told = {"number": 0, "version": draft.version, "station_from": "draft", "station_to": "draft"}
    told |= {"locked": False, "ticks": {"gc-abnormal.20261120": DAY}, "issues": True}
    return NewEvent(draft.id, "report", **told | changes)


def owed(database):
    with database.reading() as connection:
        return connection.execute(sa.select(jobs.c.key, jobs.c.state)).all()


def test_what_an_act_answers_is_ticked_off_with_it(lives, agenda, database, draft):
    lives.do(OWNER, reported(draft))

    [(key, tick)] = agenda.ticks(OWNER).items()
    assert (key, tick.done_on) == ((draft.id, "gc-abnormal.20261120"), DAY)
    assert owed(database) == [(f"issue:{draft.id}:1", "running")]
    Owed(database).paid(draft.id, 2)
    assert owed(database)[0].state == "running"
    Owed(database).paid(draft.id, 1)
    Owed(database).leave(draft.id, 1)
    assert owed(database)[0].state == "done"


def test_an_act_that_fails_ticks_nothing_off_and_owes_nothing(lives, agenda, database, draft):
    with pytest.raises(DraftChanged):
        lives.do(OWNER, reported(draft, version=draft.version + 1))

    assert agenda.ticks(OWNER) == {}
    assert owed(database) == []


def test_what_somebody_ticked_off_himself_stays_as_he_said(lives, agenda, draft):
    agenda.tick(OWNER, draft.id, "gc-abnormal.20261120", BEFORE, "电话报告")
    lives.do(OWNER, reported(draft))

    [tick] = agenda.ticks(OWNER).values()
    assert (tick.done_on, tick.remark) == (BEFORE, "电话报告")
