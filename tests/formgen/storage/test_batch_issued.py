"""Papers of rows are issued with their files, once, under a code that the row keeps whoever makes it."""

from datetime import date

import pytest
import sqlalchemy as sa

from formgen.storage import (
    BatchIssues,
    BatchQueue,
    Finished,
    LeaseLost,
    NewBatch,
    NewRow,
    NotFound,
    batch_queue,
)
from formgen.storage.giving_out import NewIssue
from formgen.storage.trail import Trail

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
DOCX, PDF = "00004-示例.docx", "00004-示例.pdf"


@pytest.fixture
def queue(database, clock):
    return BatchQueue(database, clock)


@pytest.fixture
def issues(database, clock):
    return BatchIssues(database, clock)


@pytest.fixture
def batch(batches):
    rows = [NewRow(number, str(number), {"name": "示例"}, ()) for number in (4, 5, 6)]
    put = batches.put(OWNER, NewBatch("f", "示例.xlsx", False, "2026-03-02", (), rows, "k"))
    return batches.start(OWNER, put.id)


def made(row, state="done", mark="f" * 64, **files):
    new = NewIssue(
        row.code,
        row.paper,
        1,
        mark,
        "f",
        "1",
        "0" * 64,
        date(2026, 3, 2),
        "示例文书",
        {"answers.json": b"{}"},
    )
    kept = {name.replace("_", "."): content for name, content in (files or {"a_docx": b"PK a"}).items()}
    result = {"row": row.number, "no": row.label, "state": state, "ready": True, "final": True}
    return Finished(row, state, result, kept, new)


@pytest.mark.usefixtures("batch")
def test_a_row_keeps_its_code_when_another_worker_takes_it_over(queue, clock):
    before = [row.code for row in queue.claim("a", 3, lease_seconds=60)]
    clock.passes(seconds=61)

    assert [row.code for row in queue.claim("b", 3)] == before
    assert len(set(before)) == 3


def test_files_and_issue_come_together_or_not_at_all(queue, issues, issued, batches, batch, clock, database):
    late = queue.claim("a", 3, lease_seconds=60)
    clock.passes(seconds=61)
    row, *_others = queue.claim("b", 3)
    queue.finish_all([made(row)])
    with pytest.raises(LeaseLost):
        queue.finish_all([made(one) for one in late])

    assert [one.state for one in issued.all()] == ["valid"]
    assert issues.of_rows(batch, 0, 3)[0].code == row.code
    assert list(batches.files(batch)) == [("a.docx", b"PK a")]
    assert Trail(database).verify().whole


def test_of_rows_finished_together_those_that_are_still_held_are_kept(queue, issues, batches, batch, clock):
    first, *_others = queue.claim("a", 1, lease_seconds=60)
    second, *_others = queue.claim("a", 1, lease_seconds=6000)
    clock.passes(seconds=61)
    queue.claim("b", 1)
    with pytest.raises(LeaseLost):
        queue.finish_all([made(first), made(second)])

    assert batches.tally(batch) == {"running": 1, "done": 1, "queued": 1}
    assert list(issues.of_rows(batch, 0, 3)) == [second.position]


def test_a_row_that_was_locked_for_a_moment_is_kept_though_another_is_lost(
    queue, batches, batch, clock, monkeypatch
):
    lost, *_others = queue.claim("a", 1, lease_seconds=60)
    busy, *_others = queue.claim("a", 1, lease_seconds=6000)
    clock.passes(seconds=61)
    queue.claim("b", 1)
    held = batch_queue._locked
    monkeypatch.setattr(
        batch_queue, "_locked", lambda to, rows: set() if len(rows) > 1 else held(to, rows)
    )  # somebody else has both of them locked when they are asked for together

    with pytest.raises(LeaseLost):
        queue.finish_all([made(lost), made(busy)])

    assert batches.tally(batch) == {"running": 1, "done": 1, "queued": 1}


def test_made_again_for_its_pdf_a_row_is_the_same_issue_with_one_file_more(queue, issued, batches, batch):
    row, *_others = queue.claim("a", 1)
    queue.finish_all([made(row, "partial", a_docx=b"PK a")])
    batches.start(OWNER, batch.id)
    again = next(one for one in queue.claim("a", 3) if one.number == 4)
    queue.finish_all([made(again, a_docx=b"PK a", a_pdf=b"%PDF a")])

    assert again.code == row.code
    (issue,) = issued.all()
    assert (issue.code, issue.state) == (row.code, "valid")
    assert issued.contents(issue.id) == {"a.docx": b"PK a", "a.pdf": b"%PDF a", "answers.json": b"{}"}


@pytest.mark.parametrize("change", ["other bytes", "other mark", "withdrawn"])
def test_a_code_that_stands_on_another_paper_is_not_used_again(queue, issues, issued, batches, batch, change):
    row, *_others = queue.claim("a", 1)
    queue.finish_all([made(row, "partial")])
    if change == "withdrawn":
        issues.withdraw(OWNER, batch.id, issued.all()[0].id)
    batches.start(OWNER, batch.id)
    again = next(one for one in queue.claim("a", 3) if one.number == 4)
    other = {"other bytes": {"a_docx": b"PK b"}, "other mark": {"mark": "e" * 64}}.get(change, {})
    queue.finish_all([made(again, **other)])
    assert batches.tally(batch)["queued"] == 1
    fresh, *_others = queue.claim("a", 3)
    queue.finish_all([made(fresh, **other)])

    assert (again.code, fresh.code == row.code) == (row.code, False)
    states = {one.code: one.state for one in issued.all()}
    assert states == {row.code: "withdrawn" if change == "withdrawn" else "replaced", fresh.code: "valid"}
    assert issues.of_rows(batch, 0, 3)[0].code == fresh.code


def test_rows_finished_together_become_what_each_would_alone(queue, issues, batches, batch, database):
    row, *_others = queue.claim("a", 1)
    queue.finish_all([made(row, "partial")])
    batches.start(OWNER, batch.id)
    other, final, draft = queue.claim("a", 3)
    unready = Finished(draft, "done", {"row": 6, "final": False}, {"c.docx": b"PK c"})
    queue.finish_all([made(other, a_docx=b"PK b"), made(final), unready])

    assert batches.tally(batch) == {"queued": 1, "done": 2}
    assert list(issues.of_rows(batch, 0, 3)) == [final.position]
    said = [(one["row"], one["state"] if "state" in one else one["final"]) for one in batches.results(batch)]
    assert said == [(4, "waiting"), (5, "done"), (6, False)]
    assert list(batches.files(batch))[-2:] == [("a.docx", b"PK a"), ("c.docx", b"PK c")]
    assert Trail(database).verify().whole


@pytest.mark.usefixtures("batch")
def test_many_rows_are_issued_by_as_many_statements_as_one(queue, database):
    asked = []
    one, *more = queue.claim("a", 3)
    count = lambda *about: asked.append(about[2])  # noqa: E731
    sa.event.listen(database._engine, "before_cursor_execute", count)
    queue.finish_all([made(one)])
    alone = len(asked)
    queue.finish_all([made(row) for row in more])

    assert len(asked) - alone == alone


def test_a_paper_is_withdrawn_by_the_owner_of_its_batch_alone(queue, issues, issued, batch):
    row, *_others = queue.claim("a", 1)
    queue.finish_all([made(row)])
    (issue,) = issued.all()
    for owner, named in ((STRANGER, issue.id), (OWNER, "00000000-0000-4000-8000-000000000000")):
        with pytest.raises(NotFound):
            issues.withdraw(owner, batch.id, named)

    issues.withdraw(OWNER, batch.id, issue.id)
    assert issued.by_code(row.code).state == "withdrawn"


def test_what_was_issued_outlives_its_batch(queue, issues, issued, batches, batch):
    row, *_others = queue.claim("a", 1)
    assert not issues.any(batch)
    queue.finish_all([made(row)])
    assert issues.any(batch)
    batches.delete(OWNER, batch.id)

    assert issued.by_code(row.code).state == "valid"
