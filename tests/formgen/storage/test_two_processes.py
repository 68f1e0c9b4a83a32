"""What a process remembers by itself does no harm when there are two: each serves the owners in turn."""

from __future__ import annotations

import pytest

from formgen.storage import Batches, BatchQueue, Drafts, Jobs, NewBatch, NewRow

BUSY = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def enqueue(jobs, documents, drafts: Drafts, made):
    def enqueue(owner, count):
        draft = drafts.begin(owner, "government_contract", {}, title="示例")
        for number in range(count):
            source = documents.put(owner, made(draft_id=draft.id, final=True))
            jobs.enqueue(owner, "pdf", draft.id, source.id, key=f"{number}")

    return enqueue


def test_one_click_waits_for_one_piece_of_each_process_and_not_for_somebody_s_hundred(
    database, clock, enqueue
):
    one, two = Jobs(database, clock), Jobs(database, clock)
    enqueue(BUSY, 12)
    served = [one.claim("one").owner_id, one.claim("one").owner_id, two.claim("two").owner_id]
    enqueue(OTHER, 1)
    served += [two.claim("two").owner_id, one.claim("one").owner_id]

    assert served[:3] == [BUSY] * 3
    assert OTHER in served[3:]


def test_rows_of_two_batches_are_shared_out_though_both_processes_remember_for_themselves(database, clock):
    batches = Batches(database, clock)
    for owner in (BUSY, OTHER):
        rows = [NewRow(number, "1", {"name": "示例"}, ()) for number in range(4, 24)]
        batch = batches.put(owner, NewBatch("f", "示例.xlsx", False, "2026-03-02", (), rows, "k"))
        batches.start(owner, batch.id)
    queues = [BatchQueue(database, clock), BatchQueue(database, clock)]
    taken = [queues[number % 2].claim(f"w{number % 2}", 5) for number in range(8)]

    places = [(row.batch_id, row.position) for rows in taken for row in rows]
    assert len(places) == len(set(places)) == 40
    halves = [{row.batch_id for rows in part for row in rows} for part in (taken[:4], taken[4:])]
    assert [len(half) for half in halves] == [2, 2]
