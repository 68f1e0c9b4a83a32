"""The jobs of the day: the anchor, sweeping, reminders; each once, by whoever works."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from formgen.service.daily import JOBS, Daily, Days
from formgen.service.proof import anchors_file
from formgen.service.settings import Keep, Settings
from formgen.storage import Drafts, People, Role

NIGHT = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
"""Half past midnight of 2 March where the office is."""
MORNING = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)


@pytest.fixture
def settings(database, tmp_path):
    return Settings(tmp_path, str(database.url))


def test_the_trail_is_anchored_and_old_things_are_swept_once_a_day_whoever_looks(settings, database):
    one, two = (Days(settings, database, name) for name in "ab")

    assert (one.look(NIGHT), two.look(NIGHT), one.look(MORNING)) == (["anchor", "sweep"], [], [])
    assert len(anchors_file(settings).read_text("utf-8").splitlines()) == 1


def test_reminders_wait_for_the_morning_and_for_a_mail_server(settings, database, post):
    mailing = replace(settings, smtp_url=post.url, mail_from="formgen@example.gov.cn")
    days = Days(mailing, database, "a")

    assert "remind" not in days.look(NIGHT)
    assert days.look(MORNING) == ["remind"]
    assert "remind" not in Days(settings, database, "b").look(MORNING)


def test_a_job_that_fails_keeps_no_other_from_being_done(settings, database):
    def fail(*_given):
        raise OSError

    jobs = (Daily("bad", fail), Daily("poor", lambda *_given: False), Daily("good", lambda *_given: True))

    assert Days(settings, database, "a", jobs).look(MORNING) == ["good"]
    assert Days(settings, database, "b", jobs).look(MORNING) == []


def test_who_works_looks_by_himself(settings, database):
    done = threading.Event()
    days = Days(settings, database, "a", [Daily("now", lambda *_given: done.set() or True, time(0))])
    days.start()

    assert done.wait(10)
    days.close(10)
    assert not days._thread.is_alive()


def test_no_two_jobs_have_one_name():
    assert len({one.name for one in JOBS}) == len(JOBS)


def test_personal_data_goes_by_itself_at_night_where_a_setting_says_so(settings, database):
    keeping = replace(settings, keep=Keep(drafts=365))
    owner = People(database).create_user("shen", "示例申请人", roles=(Role.APPLICANT,)).id
    Drafts(database, lambda: MORNING - timedelta(days=400)).begin(owner, "F-GC-01", {})

    assert "retain" not in Days(keeping, database, "a").look(NIGHT)
    assert "retain" in Days(keeping, database, "a").look(MORNING)
    assert Drafts(database).list(owner) == []
