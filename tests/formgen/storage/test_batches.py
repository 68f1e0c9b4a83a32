"""Batches: rows are claimed a few at a time and finished once, whoever is killed in between."""

import threading

import pytest

from formgen.storage import BatchQueue, LeaseLost, NewBatch, NewRow, NotFound

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


def sheet(count, key="k", **changes):
    rows = [NewRow(number, str(number), {"name": "示例"}, ()) for number in range(4, 4 + count)]
    usual = {"form_id": "f", "name": "示例.xlsx", "pdf": False, "as_of": "2026-03-02", "notices": ()}
    return NewBatch(**(usual | {"rows": rows, "key": key} | changes))


@pytest.fixture
def queue(database, clock):
    return BatchQueue(database, clock)


@pytest.fixture
def started(batches):
    batch = batches.put(OWNER, sheet(5))
    return batches.start(OWNER, batch.id)


def finish(queue, row, **files):
    result = {"row": row.number, "no": row.label, "state": "done", "ready": True, "final": True}
    queue.finish(row, "done", result, {f"{name}.docx": content for name, content in files.items()})


def test_a_sheet_sent_twice_is_one_batch_and_nothing_is_made_before_it_is_started(batches, queue):
    first, again = batches.put(OWNER, sheet(3)), batches.put(OWNER, sheet(3))

    assert first.id == again.id
    assert batches.tally(first) == {"waiting": 3}
    assert queue.claim("w", 10) == []


@pytest.mark.usefixtures("started")
def test_rows_are_claimed_in_their_order_and_no_row_twice(queue):
    one, other = queue.claim("a", 3), queue.claim("b", 10)

    assert [row.number for row in one] == [4, 5, 6]
    assert [row.number for row in other] == [7, 8]
    assert queue.claim("c", 10) == []


def test_files_and_the_word_done_come_together_in_the_order_of_rows(batches, queue, started):
    for row in reversed(queue.claim("a", 5)):
        finish(queue, row, **{f"{row.number:05}-b": b"b", f"{row.number:05}-a": b"a"})

    assert batches.tally(started) == {"done": 5}
    assert [name for name, _content in batches.files(started)][:3] == [
        "00004-a.docx",
        "00004-b.docx",
        "00005-a.docx",
    ]
    assert [one["row"] for one in batches.results(started)] == [4, 5, 6, 7, 8]


def test_a_worker_whose_lease_ran_out_delivers_nothing(batches, queue, started, clock):
    (slow,) = queue.claim("a", 1, lease_seconds=60)
    clock.passes(seconds=61)
    (taken_over,) = queue.claim("b", 1)

    finish(queue, taken_over, mine=b"b")
    with pytest.raises(LeaseLost):
        finish(queue, slow, mine=b"a")

    assert slow.position == taken_over.position
    assert list(batches.files(started)) == [("mine.docx", b"b")]


@pytest.mark.usefixtures("started")
def test_a_worker_that_comes_back_under_its_name_takes_its_rows_up_at_once(queue):
    before = queue.claim("a", 5)

    assert queue.release("a") == 5
    assert [row.number for row in queue.claim("a", 5)] == [row.number for row in before]


def test_a_cancelled_batch_is_made_no_further_and_can_go_on_later(batches, queue, started):
    first, second = queue.claim("a", 2)
    finish(queue, first, a=b"a")
    batches.cancel(OWNER, started.id)

    with pytest.raises(LeaseLost):
        finish(queue, second)
    assert queue.claim("a", 5) == []
    assert batches.tally(started) == {"done": 1, "waiting": 4}

    batches.start(OWNER, started.id)
    assert [row.number for row in queue.claim("a", 5)] == [5, 6, 7, 8]


def test_a_row_that_brings_down_five_workers_fails_and_says_so(batches, queue, started):
    for _kill in range(5):
        queue.claim("a", 5)
        queue.release("a")

    assert queue.claim("a", 5) == []
    assert batches.tally(started) == {"failed": 5}
    assert "多次中断" in next(batches.results(started))["faults"][0]


def test_owners_are_served_in_turn(batches, queue, started):
    other = batches.put(STRANGER, sheet(2))
    batches.start(STRANGER, other.id)

    served = [queue.claim("a", 1)[0].batch_id for _turn in range(4)]

    assert served == [started.id, other.id, started.id, other.id]


def test_what_is_anothers_is_not_there(batches, started):
    for act in (batches.read, batches.start, batches.cancel, batches.delete):
        with pytest.raises(NotFound):
            act(STRANGER, started.id)
    assert batches.list(STRANGER) == []


def test_deleting_a_batch_leaves_nothing_of_it(batches, queue, started):
    for row in queue.claim("a", 5):
        finish(queue, row, a=b"a")
    batches.delete(OWNER, started.id)

    assert batches.tally(started) == {}
    assert list(batches.files(started)) == []


def test_eight_workers_at_once_make_every_row_once(batches, queue):
    batch = batches.put(OWNER, sheet(60))
    batches.start(OWNER, batch.id)
    made = []

    def work(name):
        while rows := queue.claim(name, 4):
            for row in rows:
                finish(queue, row, **{f"{row.number}": b"x"})
                made.append(row.number)

    threads = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made) == list(range(4, 64))
    assert batches.tally(batch) == {"done": 60}
