from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import chain

import pytest

from formgen.messages import Message
from formgen.storage import LeaseLost, NotFound

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def queue(jobs, documents, draft, made):
    """Queues conversions of documents of the draft, each under its own key unless one is given."""
    numbers = iter(range(1_000))

    def enqueue(key=None):
        source = documents.put(OWNER, made(final=True))
        return jobs.enqueue(OWNER, "pdf", draft.id, source.id, key=key or f"key {next(numbers)}")

    return enqueue


@pytest.fixture
def pdf(made):
    return made(name="contract.pdf", media_type="application/pdf", content=b"%PDF-1.7")


def test_a_queued_job_waits(jobs, queue, draft, clock):
    job = queue()
    assert (job.state, job.attempts, job.kind, job.draft_id) == ("queued", 0, "pdf", draft.id)
    assert (job.error, job.result_document_id, job.created_at) == (None, None, clock())
    assert jobs.read(OWNER, job.id) == job


def test_the_same_key_again_gives_the_same_job(queue, jobs):
    first = queue("contract at version 1")
    assert queue("contract at version 1") == first
    jobs.claim("w")
    assert jobs.claim("w") is None


def test_the_same_key_of_two_people_is_two_jobs(jobs, queue, drafts, documents, made):
    mine = queue("once")
    theirs = drafts.begin(STRANGER, "government_contract", {})
    line = documents.put(STRANGER, made(draft_id=theirs.id))

    other = jobs.enqueue(STRANGER, "pdf", theirs.id, line.id, key="once")

    assert (other.owner_id, other.draft_id) == (STRANGER, theirs.id)
    assert jobs.read(OWNER, mine.id) == mine


def test_jobs_are_claimed_in_the_order_of_their_coming(jobs, queue, clock):
    ids = []
    for _ in range(3):
        ids.append(queue().id)
        clock.passes(seconds=-10)
    assert [jobs.claim("w").id for _ in range(3)] == ids
    assert jobs.claim("w") is None


def test_a_claimed_job_says_who_works_on_it_and_until_when(jobs, queue, clock):
    queue()
    job = jobs.claim("worker-1", lease_seconds=60)
    assert (job.state, job.worker, job.attempts) == ("running", "worker-1", 1)
    assert job.lease_until == clock() + timedelta(seconds=60)


def test_a_finished_job_has_its_document(jobs, queue, documents, pdf):
    queue()
    done = jobs.finish(jobs.claim("w"), pdf)
    assert (done.state, done.error, done.lease_until) == ("done", None, None)
    assert documents.read(OWNER, done.result_document_id).content == b"%PDF-1.7"
    assert jobs.claim("w") is None


def test_a_failed_job_says_why_and_can_be_tried_again(jobs, queue, pdf):
    queue()
    failed = jobs.fail(jobs.claim("w"), Message("没有安装 LibreOffice：请安装后重试。"))
    assert (failed.state, failed.error) == ("failed", "没有安装 LibreOffice：请安装后重试。")
    assert jobs.claim("w") is None
    again = jobs.again(OWNER, failed.id)
    assert (again.state, again.error, again.attempts) == ("queued", None, 0)
    assert jobs.finish(jobs.claim("w"), pdf).state == "done"


def test_a_job_done_or_under_way_is_not_done_again(jobs, queue, pdf):
    queued = queue()
    assert jobs.again(OWNER, queued.id).state == "queued"
    running = jobs.claim("w")
    assert jobs.again(OWNER, running.id) == running
    done = jobs.finish(running, pdf)
    assert jobs.again(OWNER, done.id) == done


def test_a_job_whose_result_was_pruned_can_be_done_again(jobs, queue, documents, pdf):
    queue()
    done = jobs.finish(jobs.claim("w"), pdf)
    for content in (b"%PDF-1.7 a", b"%PDF-1.7 b", b"%PDF-1.7 c"):
        documents.put(OWNER, replace(pdf, content=content))
    assert jobs.read(OWNER, done.id).result_document_id is None
    assert jobs.again(OWNER, done.id).state == "queued"


def test_a_lease_that_ran_out_comes_back_and_not_a_moment_before(jobs, queue, clock):
    queue()
    first = jobs.claim("killed", lease_seconds=60)
    clock.passes(seconds=59, milliseconds=999)
    assert jobs.claim("next") is None
    clock.passes(milliseconds=1)
    second = jobs.claim("next")
    assert (second.id, second.worker, second.attempts) == (first.id, "next", 2)


def test_who_comes_back_too_late_delivers_nothing(jobs, queue, clock, documents, draft, pdf):
    queue()
    late = jobs.claim("slow", lease_seconds=60)
    clock.passes(seconds=61)
    second = jobs.claim("next")
    with pytest.raises(LeaseLost):
        jobs.finish(late, pdf)
    with pytest.raises(LeaseLost):
        jobs.fail(late, "不行")
    done = jobs.finish(second, pdf)
    with pytest.raises(LeaseLost):
        jobs.finish(second, pdf)
    pdfs = [one for one in documents.for_draft(OWNER, draft.id) if one.name == "contract.pdf"]
    assert [one.id for one in pdfs] == [done.result_document_id]


def test_the_same_worker_late_with_an_earlier_try_delivers_nothing(jobs, queue, clock, pdf):
    queue()
    late = jobs.claim("w", lease_seconds=60)
    clock.passes(seconds=61)
    jobs.claim("w")
    with pytest.raises(LeaseLost):
        jobs.finish(late, pdf)


def test_who_is_late_but_not_replaced_still_delivers(jobs, queue, clock, pdf):
    queue()
    late = jobs.claim("slow", lease_seconds=60)
    clock.passes(seconds=600)
    assert jobs.finish(late, pdf).state == "done"


def test_finishing_is_all_or_nothing(jobs, queue, pdf, documents, draft, made):
    queue()
    job = jobs.claim("w")
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        jobs.finish(job, made(draft_id="00000000-0000-4000-8000-000000000000"))
    assert jobs.read(OWNER, job.id) == job
    assert [one.name for one in documents.for_draft(OWNER, draft.id)] == ["government_contract.docx"]
    assert jobs.finish(job, pdf).state == "done"


def test_a_job_that_killed_five_workers_is_not_given_to_a_sixth(jobs, queue, clock):
    job = queue()
    for attempt in range(1, 6):
        assert jobs.claim("w", lease_seconds=60).attempts == attempt
        clock.passes(seconds=61)
    assert jobs.claim("w") is None
    failed = jobs.read(OWNER, job.id)
    assert (failed.state, failed.attempts) == ("failed", 5)
    assert "请重试" in failed.error


def test_a_worn_out_job_does_not_hold_up_the_next(jobs, queue, clock):
    worn_out, waiting = queue(), queue()
    for _ in range(5):
        assert jobs.claim("w", lease_seconds=60).id == worn_out.id
        clock.passes(seconds=61)
    assert jobs.claim("w").id == waiting.id


def test_a_worker_that_starts_anew_gives_back_what_its_name_held(jobs, queue):
    queue(), queue()
    first = jobs.claim("worker-1")
    other = jobs.claim("worker-2")
    assert jobs.release("worker-1") == 1
    assert jobs.claim("worker-1").id == first.id
    assert jobs.read(OWNER, other.id) == other


def test_no_job_is_claimed_twice_by_workers_that_ask_together(jobs, queue):
    queued = {queue().id for _ in range(30)}

    def work(worker):
        claimed = []
        idle = 0
        while idle < 3:  # PostgreSQL may have nothing for one moment while others hold rows
            job = jobs.claim(f"worker-{worker}")
            idle = 0 if job else idle + 1
            claimed += [job.id] if job else []
        return claimed

    with ThreadPoolExecutor(8) as threads:
        claimed = list(chain.from_iterable(threads.map(work, range(8))))
    assert len(claimed) == 30
    assert set(claimed) == queued


def test_one_job_finished_by_two_at_once_is_delivered_once(jobs, queue, documents, draft, pdf):
    queue()
    job = jobs.claim("w")

    def finish(_):
        try:
            return jobs.finish(job, pdf)
        except LeaseLost:
            return None

    with ThreadPoolExecutor(8) as threads:
        delivered = [one for one in threads.map(finish, range(8)) if one]
    assert len(delivered) == 1
    assert len([one for one in documents.for_draft(OWNER, draft.id) if one.name == "contract.pdf"]) == 1


def test_the_job_of_somebody_else_is_not_there(jobs, queue, drafts, draft):
    job = queue()
    for reach in (
        lambda: jobs.read(STRANGER, job.id),
        lambda: jobs.again(STRANGER, job.id),
        lambda: jobs.enqueue(STRANGER, "pdf", draft.id, job.document_id, key="k"),
        lambda: jobs.read(OWNER, "no id"),
    ):
        with pytest.raises(NotFound):
            reach()
    other = drafts.begin(OWNER, "government_contract", {})
    with pytest.raises(NotFound):
        jobs.enqueue(OWNER, "pdf", other.id, job.document_id, key="k")


def test_a_job_goes_with_its_draft_and_its_worker_is_told(jobs, queue, drafts, draft, pdf):
    queue()
    job = jobs.claim("w")
    drafts.delete(OWNER, draft.id)
    with pytest.raises(LeaseLost):
        jobs.finish(job, pdf)
    with pytest.raises(NotFound):
        jobs.read(OWNER, job.id)
