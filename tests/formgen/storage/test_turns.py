"""Somebody's click does not wait for somebody's batch, and a queue that is full says so."""

import pytest

from formgen.storage import Jobs, QueueFull
from formgen.storage import jobs as jobs_module
from formgen.storage.turns import Turns

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def ask(jobs, documents, drafts, made):
    """Queues the conversion of a document of somebody; gives the id of the job."""
    folders = {who: drafts.begin(who, "government_contract", {}, title="示例") for who in (OWNER, STRANGER)}
    numbers = iter(range(10_000))

    def enqueue(owner=OWNER, kind="pdf", key=""):
        source = documents.put(owner, made(draft_id=folders[owner].id, final=True))
        return jobs.enqueue(owner, kind, folders[owner].id, source.id, key=key or f"key {next(numbers)}").id

    return enqueue


def test_a_click_behind_a_batch_of_another_is_next_but_one(jobs, ask):
    batch = [ask() for _number in range(20)]
    assert jobs.claim("w").id == batch[0]
    click = ask(STRANGER)
    assert [jobs.claim("w").id for _number in range(3)] == [click, batch[1], batch[2]]


def test_two_batches_advance_side_by_side(jobs, ask):
    ours, theirs = [ask() for _number in range(4)], [ask(STRANGER) for _number in range(4)]
    claimed = [jobs.claim("w").id for _number in range(8)]
    assert claimed[0::2] == ours
    assert claimed[1::2] == theirs


def test_ones_own_click_does_not_wait_for_ones_own_batch(jobs, ask):
    batch = [ask(kind="pdf of a batch") for _number in range(5)]
    click = ask()
    assert [jobs.claim("w").id for _number in range(3)] == [batch[0], click, batch[1]]


def test_who_clicks_again_and_again_does_not_stop_a_batch(jobs, ask):
    batch = [ask() for _number in range(5)]
    claimed = []
    for _number in range(5):
        ask(STRANGER)
        claimed += [jobs.claim("w").id, jobs.claim("w").id]
    assert [one for one in claimed if one in batch] == batch


def test_after_a_start_the_order_is_that_of_coming(database, clock, ask):
    first, _second = ask(), ask(STRANGER)
    assert Jobs(database, clock).claim("w").id == first


def test_who_is_remembered_is_somebody_who_waits():
    turns = Turns()
    for number in range(2500):
        assert turns.next({(f"owner {number}", "pdf"): number}) == number
    assert len(turns._served) <= 1001
    assert turns.next({}) is None


@pytest.mark.parametrize(("most", "value"), [("MOST_IN_ALL", 2), ("MOST_OF_ONE", 2)])
def test_a_full_queue_turns_away_and_says_for_how_long(jobs, ask, monkeypatch, most, value):
    monkeypatch.setattr(jobs_module, most, value)
    ask()
    ask()
    with pytest.raises(QueueFull, match="等待转换的文件太多，这份 PDF 没有排上队：请约1分钟后再打开这一页"):
        ask()
    jobs.claim("w")
    assert ask()


def test_what_is_queued_already_is_never_turned_away(ask, monkeypatch):
    known = ask(key="once")
    monkeypatch.setattr(jobs_module, "MOST_IN_ALL", 1)
    assert ask(key="once") == known


def test_the_batch_of_one_leaves_room_for_another(ask, monkeypatch):
    monkeypatch.setattr(jobs_module, "MOST_OF_ONE", 2)
    ask()
    ask()
    assert ask(STRANGER)
    assert ask(kind="another")


def test_the_longer_the_queue_the_later_one_is_to_come_back():
    assert (QueueFull(10).retry_after, QueueFull(10_000).retry_after) == (60, 1000)
    assert "请约17分钟后" in str(QueueFull(10_000))
