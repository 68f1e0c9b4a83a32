"""What follows from an act is made once, also when its process is killed between the act and what follows."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from department import SIGNATURE, TODAY

from formgen.errors import PartMissing
from formgen.service.conversions import Conversions
from formgen.storage.owed import ISSUE
from formgen.storage.tables import jobs

CHILD = Path(__file__).with_name("signing_child.py")


@pytest.fixture
def decided(department):
    address = department.reviewed()
    department.do(department.handler, address, "decide", decided_on=TODAY, decision_doc="会议纪要")
    return address


def owed(database):
    with database.reading() as connection:
        return connection.execute(sa.select(jobs.c.state).where(jobs.c.kind == ISSUE)).scalars().all()


def a_minute_passes(database):
    with database.writing() as connection:
        past = sa.update(jobs).where(jobs.c.kind == ISSUE)
        connection.execute(past.values(lease_until=datetime(2020, 1, 1, tzinfo=UTC)))


def test_a_paper_whose_signer_was_killed_is_issued_once_by_a_worker(department, decided, settings):
    handler, draft_id = department.handler, decided.rpartition("/")[2]
    draft = department.desk.open(handler.id, draft_id).draft
    seen = (str(len(department.events(decided))), str(draft.version))
    killed = subprocess.run(
        [sys.executable, CHILD, settings.database_url, handler.id, draft_id, TODAY, *seen], check=False
    )
    assert killed.returncode < 0
    assert department.events(decided)[-1].act == "sign"
    assert department.desk.issues(handler.id, draft_id) == []

    worker = Conversions(department.database, workers=1)
    assert not worker.do_one("w")
    a_minute_passes(department.database)
    assert worker.do_one("w")
    assert owed(department.database) == ["done"]
    [issue] = department.desk.issues(handler.id, draft_id)
    assert issue.draft_version == draft.version + 1
    assert "核验码" in handler.get(f"{decided}/documents").words()


def test_who_signs_and_lives_leaves_nothing_to_a_worker(department, decided):
    department.do(department.handler, decided, "sign", **SIGNATURE)

    assert owed(department.database) == ["done"]
    assert len(department.desk.issues(department.handler.id, decided.rpartition("/")[2])) == 1


@pytest.mark.parametrize("name", ["=1+1李四", "12345"])
def test_who_signs_is_called_by_a_name(department, decided, name):
    page = department.do(department.handler, decided, "sign", 422, **(SIGNATURE | {"signer_name": name}))
    assert f"“{name}”不像姓名" in page.words()


def test_what_cannot_be_issued_at_once_is_left_to_a_worker(department, decided, monkeypatch):
    away = lambda _owner, _draft: (_ for _ in ()).throw(PartMissing("示例"))  # noqa: E731
    with monkeypatch.context() as patched:
        patched.setattr(department.desk, "issue", away)
        department.do(department.handler, decided, "sign", **SIGNATURE)
    assert owed(department.database) == ["queued"]

    assert Conversions(department.database, workers=1).do_one("w")
    assert owed(department.database) == ["done"]
    assert len(department.desk.issues(department.handler.id, decided.rpartition("/")[2])) == 1
