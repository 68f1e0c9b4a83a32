"""Leases of all three queues: renewed by who works, given up by who stops, taken over from who is dead."""

import pytest

from formgen.storage import (
    Batches,
    BatchQueue,
    Jobs,
    LeaseLost,
    Leases,
    NewBatch,
    NewReview,
    NewRow,
    ReviewQueue,
    Reviews,
)

OWNER = "11111111-1111-4111-8111-111111111111"


@pytest.fixture(params=["jobs", "reviews", "batch_rows"])
def queue(request):
    return request.param


@pytest.fixture
def claim(queue, database, clock, draft, documents, made):
    """Queue one thing, and claim it as *worker* for a minute; its attempts, ``None`` when nothing is free."""
    if queue == "jobs":
        source = documents.put(OWNER, made(final=True))
        Jobs(database, clock).enqueue(OWNER, "pdf", draft.id, source.id, key="k")
        return lambda worker: Jobs(database, clock).claim(worker, 60)
    if queue == "reviews":
        Reviews(database, clock).put(OWNER, NewReview("示例.txt", "第一条".encode(), "k", None))
        return lambda worker: ReviewQueue(database, clock).claim(worker, 60)
    row = NewRow(4, "1", {"name": "示例"}, ())
    batch = Batches(database, clock).put(
        OWNER, NewBatch("f", "示例.xlsx", False, "2026-03-02", (), [row], "k")
    )
    Batches(database, clock).start(OWNER, batch.id)
    return lambda worker: next(iter(BatchQueue(database, clock).claim(worker, 1, 60)), None)


def test_what_is_held_stays_with_its_worker_for_as_long_as_it_gives_a_sign(claim, queue, database, clock):
    leases = Leases(database, queue, clock)
    claim("a")
    for _beat in range(5):
        clock.passes(seconds=50)
        assert leases.hold("a", 60) == 1
        assert claim("b") is None

    clock.passes(seconds=60)

    assert claim("b").attempts == 2


def test_holding_makes_no_lease_shorter_and_touches_nothing_of_others(claim, queue, database, clock):
    leases = Leases(database, queue, clock)
    claim("a")

    assert (leases.hold("a", 5), leases.hold("b", 600)) == (0, 0)
    clock.passes(seconds=59)
    assert claim("b") is None


def test_what_is_put_back_is_free_at_once_as_if_it_had_never_been_taken(claim, queue, database, clock):
    leases = Leases(database, queue, clock)
    for _stop in range(7):  # more often than work is tried
        claim("a")
        assert leases.put_back("a") == 1
        clock.passes(seconds=1)

    assert claim("b").attempts == 1
    assert leases.put_back("a") == 0


def test_what_was_put_back_cannot_be_delivered_any_more(database, clock, draft, documents, made):
    source = documents.put(OWNER, made(final=True))
    jobs = Jobs(database, clock)
    jobs.enqueue(OWNER, "pdf", draft.id, source.id, key="k")
    late = jobs.claim("a", 60)
    Leases(database, "jobs", clock).put_back("a")

    with pytest.raises(LeaseLost):
        jobs.fail(late, "示例")
    jobs.claim("b", 60)
    with pytest.raises(LeaseLost):
        jobs.fail(late, "示例")
