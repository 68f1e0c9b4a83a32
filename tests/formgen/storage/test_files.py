"""Files in a store that speaks S3: before their rows, under their hashes, and none without a row for long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from threading import Event

import pytest
from bytes_in_rows import in_rows
from scratch_s3 import KEYS, FileServer

from formgen.storage import (
    Attachments,
    Batches,
    BatchQueue,
    Database,
    Documents,
    Files,
    NewAttachment,
    NewBatch,
    NewReview,
    NewRow,
    ReviewQueue,
    Reviews,
    StoreDown,
)
from formgen.storage.codes import new_code
from formgen.storage.giving_out import NewIssue
from formgen.storage.issued import Issued
from formgen.storage.s3 import S3Store
from formgen.storage.stores import FileLost
from formgen.storage.trail import Trail
from formgen.storage.witnesses import changed

OWNER = "11111111-1111-4111-8111-111111111111"
BYTES = b"PK the contract"
KEY = "formgen/files/" + sha256(BYTES).hexdigest()


@pytest.fixture(scope="module")
def server():
    started = FileServer().start()
    yield started
    started.stop()


@pytest.fixture
def bucket(server, monkeypatch):
    """A bucket of this test: its name, and the setting for it."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    return server.bucket()


@pytest.fixture
def there(server, bucket):
    """What lies in the bucket: contents by key."""

    def look():
        s3 = server.client()
        found = s3.list_objects_v2(Bucket=bucket[0]).get("Contents", [])
        return {one["Key"]: s3.get_object(Bucket=bucket[0], Key=one["Key"])["Body"].read() for one in found}

    return look


@pytest.fixture
def database(url, bucket):
    """Both databases, with files beside them."""
    opened = Database(url, store=S3Store(bucket[1]))
    yield opened
    opened.close()


def test_documents_lie_in_the_store_under_their_hash_and_come_back(documents, made, database, there):
    line = documents.put(OWNER, made(content=BYTES))

    assert there() == {KEY: BYTES}
    assert in_rows(database) == [b""]
    assert documents.read(OWNER, line.id).content == BYTES


def test_so_do_results_of_jobs_attachments_uploads_and_rows_of_batches(
    database, documents, made, draft, jobs, there
):
    source = documents.put(OWNER, made(content=BYTES, final=True))
    jobs.enqueue(OWNER, "pdf", draft.id, source.id, key="k")
    done = jobs.finish(jobs.claim("w"), made(name="contract.pdf", content=b"%PDF result"))
    attachments, reviews = Attachments(database), Reviews(database)
    attached = attachments.put(
        OWNER, draft.id, NewAttachment("示例.pdf", "pdf", "", 1, b"%PDF scan"), key="k"
    )
    review = reviews.put(OWNER, NewReview("示例.txt", "第一条".encode(), "k", None))
    batches, queue = Batches(database), BatchQueue(database)
    row = NewRow(4, "1", {"name": "示例"}, ())
    batch = batches.put(OWNER, NewBatch("f", "示例.xlsx", False, "2026-03-02", (), [row], "k"))
    batches.start(OWNER, batch.id)
    queue.finish(queue.claim("w", 1)[0], "done", {"row": 4}, {"a.docx": b"PK a", "b.docx": b"PK b"})

    assert set(there().values()) == {BYTES, b"%PDF result", b"%PDF scan", "第一条".encode(), b"PK a", b"PK b"}
    assert set(in_rows(database)) == {b""}
    assert documents.read(OWNER, done.result_document_id).content == b"%PDF result"
    assert attachments.content(OWNER, attached.id) == b"%PDF scan"
    assert reviews.file(OWNER, review.id) == "第一条".encode()
    assert ReviewQueue(database).file(review) == "第一条".encode()
    assert list(batches.files(batch)) == [("a.docx", b"PK a"), ("b.docx", b"PK b")]


def test_so_does_what_is_issued_with_the_pdf_that_follows_and_the_trail_vouches_for_it(
    database, made, draft, jobs, there
):
    issued, kept = Issued(database), {"answers.json": b"{}"}
    about = NewIssue(
        new_code(),
        draft.id,
        1,
        "f" * 64,
        "government_contract",
        "1",
        "0" * 64,
        date(2026, 3, 2),
        "示例",
        kept,
    )
    (line,) = issued.put(OWNER, about, [made(content=BYTES, final=True)])
    jobs.enqueue(OWNER, "pdf", draft.id, line.id, key="k")
    jobs.finish(jobs.claim("w"), made(name="contract.pdf", content=b"%PDF result", final=True))
    (issue,) = issued.of_draft(OWNER, draft.id)

    assert set(in_rows(database)) == {b""}
    assert set(there().values()) == {BYTES, b"{}", b"%PDF result"}
    assert issued.contents(issue.id) == {**kept, line.name: BYTES, "contract.pdf": b"%PDF result"}
    assert issued.holds(issue.id, BYTES)
    assert changed(database) == []


def test_what_was_kept_before_there_was_a_store_is_found_where_it_is(url, database, made, there):
    without = Database(url)
    before = Documents(without).put(OWNER, made(content=b"PK before"))
    after = Documents(database).put(OWNER, made(content=BYTES))

    assert Documents(database).read(OWNER, before.id).content == b"PK before"
    assert there() == {KEY: BYTES}
    with pytest.raises(StoreDown, match="FORMGEN_DOCUMENTS_URL"):
        Documents(without).read(OWNER, after.id)
    without.close()


def test_a_file_that_somebody_changed_or_took_is_not_given_out_and_the_audit_finds_it(
    documents, made, database, server, bucket, there
):
    line = documents.put(OWNER, made(content=BYTES))
    assert changed(database) == []
    server.client().put_object(Bucket=bucket[0], Key=KEY, Body=b"PK another")
    with pytest.raises(FileLost, match="已被改动"):
        documents.read(OWNER, line.id)
    assert len(changed(database)) == 1

    server.client().delete_object(Bucket=bucket[0], Key=KEY)
    with pytest.raises(FileLost, match="找不到"):
        documents.read(OWNER, line.id)
    assert len(changed(database)) == 1
    assert Trail(database).verify().whole
    assert there() == {}


def test_while_the_store_is_away_nothing_is_kept_by_halves(documents, made, draft, database, server):
    kept = documents.put(OWNER, made(content=BYTES))
    server.stop()
    try:
        with pytest.raises(StoreDown, match="暂时连不上"):
            documents.put(OWNER, made(content=b"PK later"))
        with pytest.raises(StoreDown, match="暂时连不上"):
            documents.read(OWNER, kept.id)
        with pytest.raises(StoreDown):
            Files(database).check()
        assert [one.id for one in documents.for_draft(OWNER, draft.id)] == [kept.id]
    finally:
        server.start()
    Files(database).check()
    assert documents.read(OWNER, kept.id).content == BYTES


def test_files_that_no_row_names_are_swept_after_a_day_and_no_others(
    documents, made, draft, drafts, database, clock, there
):
    files = Files(database, clock)
    documents.put(OWNER, made(content=BYTES))
    files.keep(b"whose row was never written")
    clock.passes(hours=24, seconds=-1)
    assert files.sweep() == 0
    clock.passes(seconds=1)
    assert files.sweep() == 1
    assert there() == {KEY: BYTES}

    drafts.delete(OWNER, draft.id)
    assert files.sweep() == 1
    assert there() == {}
    assert files.sweep() == 0


def test_a_file_that_is_used_again_just_when_it_is_swept_is_there(database, clock):
    """However the two meet: what keeping has promised can be read."""
    files = Files(database, clock)
    for number in range(12):
        content = f"again {number}".encode()
        files.keep(content)
        clock.passes(days=2)
        with ThreadPoolExecutor(2) as threads:
            swept = threads.submit(files.sweep)
            kept = threads.submit(files.keep, content).result()
            swept.result()

        assert files.content(kept.columns["content"], kept.columns["content_key"]) == content


@pytest.fixture
def slow(database, monkeypatch):
    """The store, which begins to delete and does not end before it is let; and whether it has begun."""
    begun, may_end, delete = Event(), Event(), database.store.delete

    def slowly(key):
        begun.set()
        assert may_end.wait(10)
        delete(key)

    monkeypatch.setattr(database.store, "delete", slowly)
    return begun, may_end


def test_while_a_file_is_going_it_is_kept_in_the_row_that_needs_it_and_nobody_waits(
    database, documents, made, clock, slow, there
):
    files, (begun, may_end) = Files(database, clock), slow
    files.keep(BYTES)
    clock.passes(days=2)
    with ThreadPoolExecutor(1) as thread:
        swept = thread.submit(files.sweep)
        begun.wait(10)
        line = documents.put(OWNER, made(content=BYTES))
        assert files.sweep() == 0
        may_end.set()
        assert swept.result() == 1

    assert there() == {}
    assert in_rows(database) == [BYTES]
    assert documents.read(OWNER, line.id).content == BYTES
    again = documents.put(OWNER, made(content=BYTES))
    assert there() == {KEY: BYTES}
    assert documents.read(OWNER, again.id).content == BYTES


def test_what_a_killed_sweeper_was_deleting_is_deleted_six_hours_later(database, clock, monkeypatch, there):
    def killed(_key):
        raise KeyboardInterrupt

    files = Files(database, clock)
    files.keep(BYTES)
    clock.passes(days=2)
    with monkeypatch.context() as change:
        change.setattr(database.store, "delete", killed)
        with pytest.raises(KeyboardInterrupt):
            files.sweep()

    clock.passes(hours=6, seconds=-1)
    assert files.sweep() == 0
    clock.passes(seconds=1)
    assert files.sweep() == 1
    assert there() == {}


def test_a_store_that_does_not_answer_for_the_sweeper_loses_no_track(database, clock, server, there):
    files = Files(database, clock)
    files.keep(b"nobody's")
    clock.passes(days=2)
    server.stop()
    try:
        with pytest.raises(StoreDown):
            files.sweep()
    finally:
        server.start()

    assert files.sweep() == 1
    assert there() == {}


def test_a_bucket_that_is_not_there_is_said_to_be_missing(bucket):
    with pytest.raises(StoreDown, match=r"没有名为 other 的桶"):
        S3Store(bucket[1].replace(bucket[0], "other")).check()
