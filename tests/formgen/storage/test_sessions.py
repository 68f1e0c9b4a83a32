from datetime import timedelta

import pytest

from formgen.errors import BadInput
from formgen.storage import Sessions


@pytest.fixture
def user(people):
    return people.create_user("li.si")


def test_a_session_remembers(sessions, user, clock):
    token = sessions.open(user.id, {"csrf": "x", "notice": "已保存" * 2_000})
    session = sessions.load(token)
    assert (session.user_id, session.data) == (user.id, {"csrf": "x", "notice": "已保存" * 2_000})
    assert session.expires_at == clock() + timedelta(hours=12)
    sessions.store(token, {"csrf": "y"})
    assert sessions.load(token).data == {"csrf": "y"}


def test_a_visitor_has_a_session_before_he_signs_in(sessions):
    session = sessions.load(sessions.open())
    assert (session.user_id, session.data) == (None, {})


def test_signing_in_changes_the_token_and_keeps_what_is_carried_over(sessions, user):
    before = sessions.open(data={"csrf": "x"})
    after = sessions.sign_in(before, user.id, sessions.load(before).data)
    assert after != before
    assert sessions.load(before) is None
    assert (sessions.load(after).user_id, sessions.load(after).data) == (user.id, {"csrf": "x"})


def test_the_cookies_token_is_not_kept(sessions, database):
    token = sessions.open()
    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT id FROM sessions").scalar()
    assert len(kept) == 64
    assert kept != token


@pytest.mark.parametrize("token", ["", "x", "半\ud800", "\x00", "x" * 100_000])
def test_an_unknown_token_is_no_session(sessions, token):
    sessions.open()
    assert sessions.load(token) is None
    sessions.store(token, {})
    sessions.revoke(token)


def test_a_session_ends_after_eight_idle_hours_and_not_before(sessions, clock):
    token = sessions.open()
    clock.passes(hours=7, minutes=59, seconds=59)
    assert sessions.load(token)
    clock.passes(hours=8)
    assert sessions.load(token) is None


def test_a_session_ends_after_twelve_hours_however_busy(sessions, clock):
    token = sessions.open()
    for _ in range(11):
        clock.passes(hours=1)
        assert sessions.load(token)
    clock.passes(minutes=59, seconds=59)
    assert sessions.load(token)
    clock.passes(seconds=1)
    assert sessions.load(token) is None


def test_both_limits_can_be_set(database, clock):
    sessions = Sessions(database, clock, idle=timedelta(minutes=30), absolute=timedelta(hours=1))
    token = sessions.open()
    clock.passes(minutes=30)
    assert sessions.load(token) is None


@pytest.mark.parametrize("step", [{"seconds": -1}, {"hours": -1}, {"days": -1}])
def test_a_clock_that_steps_back_logs_nobody_out(sessions, clock, step):
    clock.passes(days=2)
    token = sessions.open()
    clock.passes(**step)
    assert sessions.load(token)
    sessions.sweep()
    assert sessions.load(token)


def test_a_clock_that_was_hours_ahead_and_is_set_right_logs_nobody_out(sessions, clock):
    token = sessions.open()
    clock.passes(hours=20)
    assert sessions.load(token) is None
    sessions.sweep()
    clock.passes(hours=-20)
    assert sessions.load(token)


def test_a_look_is_noted_at_most_once_a_minute(sessions, clock):
    token = sessions.open()
    opened = clock()
    clock.passes(seconds=59)
    sessions.load(token)
    assert sessions.load(token).seen_at == opened
    clock.passes(seconds=1)
    sessions.load(token)
    assert sessions.load(token).seen_at == clock()


def test_a_revoked_session_is_over_also_for_a_copy_of_its_cookie(sessions, user):
    token, other = sessions.open(user.id), sessions.open(user.id)
    sessions.revoke(token)
    sessions.store(token, {"a": 1})
    assert sessions.load(token) is None
    assert sessions.load(other)


def test_all_sessions_of_a_user_can_be_revoked(sessions, user, people):
    mine = [sessions.open(user.id) for _ in range(3)]
    his = sessions.open(people.create_user("wang.wu").id)
    assert sessions.revoke_all(user.id) == 3
    assert [sessions.load(token) for token in mine] == [None] * 3
    assert sessions.load(his)


def test_sessions_that_ended_are_swept_the_others_stay(sessions, clock):
    sessions.open()
    clock.passes(hours=37)
    token = sessions.open()
    assert sessions.sweep() == 1
    assert sessions.load(token)


def test_a_session_holds_notices_and_no_novels(sessions):
    token = sessions.open(data={"a": "字" * 60_000})
    with pytest.raises(BadInput, match="会话"):
        sessions.store(token, {"a": "字" * 64_000})
    assert sessions.load(token).data == {"a": "字" * 60_000}
