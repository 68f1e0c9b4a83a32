"""Accounts that go while something else is under way: whoever comes second sees what the first has done."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from formgen.errors import Conflict
from formgen.storage import People, Role
from formgen.storage.drafts import stored_draft
from formgen.storage.leaving import Leaving
from formgen.storage.life_tables import lives
from formgen.storage.tables import users


def outcome(leaving, user_id):
    try:
        return leaving.leave(user_id, user_id)
    except Conflict as fault:
        return fault.message.to("zh")


def test_of_two_administrators_who_leave_at_the_same_moment_one_stays(database):
    people = People(database)
    for turn in range(5):
        two = [people.create_user(f"admin{turn}{n}", is_admin=True, roles=()).id for n in range(2)]
        start = threading.Barrier(2)

        def leave(user_id, start=start):
            start.wait(10)
            return outcome(Leaving(database), user_id)

        with ThreadPoolExecutor(2) as threads:
            said = [one for one in threads.map(leave, two) if isinstance(one, str)]

        assert len(said) == 1
        assert "最后一位管理员" in said[0]
        (last,) = people.everyone()
        with database.writing() as connection:
            connection.execute(sa.delete(users).where(users.c.id == last.id))


def test_a_contract_that_is_just_being_submitted_keeps_its_account(database, drafts, clock):
    owner = People(database).create_user("shen", roles=(Role.APPLICANT,)).id
    draft = drafts.begin(owner, "F-GC-01", {})
    life = {"draft_id": draft.id, "station": "review", "number": 1, "locked": True, "open": "[]"}
    with ThreadPoolExecutor(1) as threads:
        with database.writing() as connection:
            stored_draft(connection, owner, draft.id, lock=True)
            connection.execute(sa.insert(lives).values(**life, since=clock()))
            left = threads.submit(outcome, Leaving(database), owner)
            with pytest.raises(TimeoutError):
                left.result(1)
        said = left.result(10)

    assert "依法应当归档保存" in said
    assert drafts.read(owner, draft.id) == draft
