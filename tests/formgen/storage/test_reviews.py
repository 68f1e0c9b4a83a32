from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from itertools import chain

import pytest

from formgen.errors import BadInput
from formgen.messages import Message
from formgen.storage import (
    DecisionChanged,
    LeaseLost,
    Mark,
    Marks,
    NewDecision,
    NewReview,
    NotFound,
    Outcome,
    ReviewQueue,
    Reviews,
)

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
FILE = "第一条 示例".encode()


@pytest.fixture
def reviews(database, clock):
    return Reviews(database, clock)


@pytest.fixture
def queue(database, clock):
    return ReviewQueue(database, clock)


@pytest.fixture
def put(reviews):
    """Sends a file in, each under its own key unless one is given."""
    numbers = iter(range(1_000))

    def send(name="示例合同.txt", key=None, owner=OWNER, previous=None):
        return reviews.put(owner, NewReview(name, FILE, key or f"key {next(numbers)}", previous))

    return send


def outcome(*keys, **changes):
    usual = {"document": b"\x00read", "report": b"\xfffound", "format": "txt", "title": "示例合同"}
    return Outcome(**usual | {"summary": {"block": 1}, "keys": frozenset(keys)} | changes)


def test_what_was_sent_in_waits_with_its_file(put, reviews, clock):
    review = put()

    assert (review.state, review.stage, review.attempts, review.name) == ("queued", "", 0, "示例合同.txt")
    assert (review.size, review.digest) == (len(FILE), sha256(FILE).hexdigest())
    assert (review.created_at, review.error, review.summary) == (clock(), None, {})
    assert reviews.file(OWNER, review.id) == FILE
    assert reviews.list(OWNER) == [review]


def test_a_file_sent_twice_with_one_key_is_one_review(put, reviews):
    assert put(key="once") == put(key="once", name="again.txt")
    assert len(reviews.list(OWNER)) == 1
    assert put(key="once", owner=STRANGER).owner_id == STRANGER


def test_the_newest_comes_first_whatever_the_clock_does(put, reviews, clock):
    ids = []
    for _ in range(3):
        ids.append(put().id)
        clock.passes(seconds=-10)

    assert [one.id for one in reviews.list(OWNER)] == ids[::-1]


def test_nobody_reaches_somebody_elses_review(put, reviews, queue):
    review = put()
    queue.finish(queue.claim("w"), outcome())

    for ask in (
        lambda: reviews.read(STRANGER, review.id),
        lambda: reviews.file(STRANGER, review.id),
        lambda: reviews.result(STRANGER, review.id),
        lambda: reviews.decisions(STRANGER, review.id),
        lambda: reviews.decide(STRANGER, review.id, NewDecision("k", "accepted", "")),
        lambda: reviews.follow(STRANGER, review.id, None),
        lambda: reviews.again(STRANGER, review.id),
        lambda: reviews.delete(STRANGER, review.id),
        lambda: put(owner=STRANGER, previous=review.id),
    ):
        with pytest.raises(NotFound):
            ask()
    assert reviews.list(STRANGER) == []
    assert reviews.decisions(OWNER, review.id) == {}
    reviews.decide(OWNER, review.id, NewDecision("k", "accepted", ""))
    assert (reviews.decided(OWNER), reviews.decided(STRANGER)) == ({review.id: 1}, {})


@pytest.mark.parametrize("name", ["", "1", "../etc", "11111111-1111-4111-8111-11111111111A", "x" * 5000])
def test_what_is_no_id_is_not_found(reviews, name):
    with pytest.raises(NotFound):
        reviews.read(OWNER, name)


def test_a_name_that_no_database_holds_is_refused_in_words(reviews):
    with pytest.raises(BadInput, match="控制字符"):
        reviews.put(OWNER, NewReview("a\x00b", FILE, "k"))


def test_workers_take_reviews_in_the_order_of_their_coming(put, queue, reviews):
    first, second = put(), put(owner=STRANGER)
    assert (reviews.ahead(first), reviews.ahead(second)) == (0, 1)

    assert queue.claim("w").id == first.id
    assert reviews.ahead(second) == 0
    claimed = queue.claim("w")
    assert (claimed.id, claimed.state, claimed.stage, claimed.attempts) == (
        second.id,
        "reading",
        "reading",
        1,
    )
    assert queue.file(claimed) == FILE
    assert queue.claim("w") is None


def test_what_was_found_and_done_are_kept_together(put, queue, reviews):
    review = put()
    with pytest.raises(NotFound):
        reviews.result(OWNER, review.id)
    claimed = queue.claim("w")
    queue.advance(claimed, "checking")
    assert reviews.read(OWNER, review.id).stage == "checking"
    queue.finish(claimed, outcome())

    kept = reviews.read(OWNER, review.id)
    assert (kept.state, kept.stage, kept.format, kept.title) == ("done", "", "txt", "示例合同")
    assert kept.summary == {"block": 1}
    assert reviews.result(OWNER, review.id) == (b"\x00read", b"\xfffound")


def test_a_killed_worker_s_review_comes_back_and_only_one_delivers(put, queue, reviews, clock):
    review = put()
    late = queue.claim("killed", lease_seconds=60)
    clock.passes(seconds=59)
    assert queue.claim("w") is None
    clock.passes(seconds=1)
    taken = queue.claim("w")
    assert (taken.id, taken.attempts) == (review.id, 2)

    for act in (lambda: queue.finish(late, outcome()), lambda: queue.advance(late, "checking")):
        with pytest.raises(LeaseLost):
            act()
    queue.finish(taken, outcome(title="第二次"))
    with pytest.raises(LeaseLost):
        queue.fail(taken, "太晚")
    assert reviews.read(OWNER, review.id).title == "第二次"


def test_the_longest_wait_is_known(put, queue, clock):
    assert queue.waiting_since() is None
    began = clock()
    put()
    clock.passes(seconds=30)
    put()
    assert queue.waiting_since() == began

    queue.claim("w")
    assert queue.waiting_since() == clock()


def test_advancing_holds_the_review_longer(put, queue, clock):
    put()
    claimed = queue.claim("w", lease_seconds=60)
    clock.passes(seconds=50)
    queue.advance(claimed, "checking", lease_seconds=60)
    clock.passes(seconds=50)

    assert queue.claim("other") is None


def test_a_worker_that_starts_again_finds_what_it_was_busy_with(put, queue):
    review = put()
    queue.claim("host-0")

    assert queue.release("host-1") == 0
    assert queue.release("host-0") == 1
    assert queue.claim("host-0").id == review.id


def test_a_file_that_brings_down_three_workers_has_failed(put, queue, reviews, clock):
    review = put()
    for _ in range(3):
        assert queue.claim("w", lease_seconds=1).id == review.id
        clock.passes(seconds=1)
    assert queue.claim("w") is None

    failed = reviews.read(OWNER, review.id)
    assert failed.state == "failed"
    assert "多次中断" in failed.error


def test_a_failed_review_can_be_tried_again_and_a_done_one_stays(put, queue, reviews):
    review = put()
    queue.fail(queue.claim("w"), Message("这份文件是{kind}。", {"kind": "扫描件"}))
    failed = reviews.read(OWNER, review.id)
    assert (failed.state, failed.error) == ("failed", "这份文件是扫描件。")

    assert reviews.again(OWNER, review.id).state == "queued"
    queue.finish(queue.claim("w"), outcome())
    assert reviews.again(OWNER, review.id).state == "done"


def test_no_two_workers_get_the_same_review(put, queue):
    sent = {put().id for _ in range(12)}

    def work(number):
        found = []
        while claimed := queue.claim(f"w{number}"):
            queue.finish(claimed, outcome())
            found.append(claimed.id)
        return found

    with ThreadPoolExecutor(4) as pool:
        done = list(chain.from_iterable(pool.map(work, range(4))))
    assert sorted(done) == sorted(sent)


def test_a_decision_says_who_when_and_why_and_can_be_taken_back(put, reviews, clock):
    review = put()
    reviews.decide(OWNER, review.id, NewDecision("k1", "false_positive", "引号内是示例"))
    reviews.decide(OWNER, review.id, NewDecision("k2", "accepted", ""))
    clock.passes(hours=1)
    reviews.decide(OWNER, review.id, NewDecision("k2", "waived", "区政府已批准"))

    decided = reviews.decisions(OWNER, review.id)
    assert {key: (one.state, one.reason) for key, one in decided.items()} == {
        "k1": ("false_positive", "引号内是示例"),
        "k2": ("waived", "区政府已批准"),
    }
    assert decided["k2"].decided_by == OWNER
    assert decided["k2"].decided_at - decided["k1"].decided_at == timedelta(hours=1)
    reviews.decide(OWNER, review.id, NewDecision("k1", "", ""))
    assert set(reviews.decisions(OWNER, review.id)) == {"k2"}


def test_whoever_decides_on_what_is_no_longer_there_is_told(put, reviews, clock):
    review = put()
    reviews.decide(OWNER, review.id, NewDecision("k", "accepted", seen=""))
    first = reviews.decisions(OWNER, review.id)["k"].version
    with pytest.raises(DecisionChanged, match="刚在别处作了处理"):
        reviews.decide(OWNER, review.id, NewDecision("k", "waived", "区政府已批准", seen=""))
    assert reviews.decisions(OWNER, review.id)["k"].state == "accepted"

    clock.passes(seconds=1)
    reviews.decide(OWNER, review.id, NewDecision("k", "waived", "区政府已批准", seen=first))
    with pytest.raises(DecisionChanged):
        reviews.decide(OWNER, review.id, NewDecision("k", "", seen=first))
    assert reviews.decisions(OWNER, review.id)["k"].state == "waived"


def test_the_same_decision_twice_is_one(put, reviews, clock):
    review = put()
    reviews.decide(OWNER, review.id, NewDecision("k", "accepted", seen=""))
    kept = reviews.decisions(OWNER, review.id)
    clock.passes(seconds=1)
    reviews.decide(OWNER, review.id, NewDecision("k", "accepted", seen=""))
    assert reviews.decisions(OWNER, review.id) == kept

    reviews.decide(OWNER, review.id, NewDecision("k", "", seen=kept["k"].version))
    reviews.decide(OWNER, review.id, NewDecision("k", "", seen=kept["k"].version))
    assert reviews.decisions(OWNER, review.id) == {}


def test_a_decision_under_a_former_name_counts_and_goes(put, reviews):
    review = put()
    reviews.decide(OWNER, review.id, NewDecision("old", "accepted"))
    with pytest.raises(DecisionChanged):
        reviews.decide(OWNER, review.id, NewDecision("k", "waived", "已批准", former="old", seen=""))
    seen = reviews.decisions(OWNER, review.id)["old"].version
    reviews.decide(OWNER, review.id, NewDecision("k", "waived", "已批准", former="old", seen=seen))

    assert set(reviews.decisions(OWNER, review.id)) == {"k"}


def test_decisions_go_on_to_the_next_version_where_the_finding_is_still_there(put, queue, reviews):
    first = put()
    queue.finish(queue.claim("w"), outcome("same", "solved"))
    reviews.decide(OWNER, first.id, NewDecision("same", "waived", "已批准"))
    reviews.decide(OWNER, first.id, NewDecision("solved", "accepted", ""))
    second = put(previous=first.id)
    queue.finish(queue.claim("w"), outcome("same", "new"))

    assert reviews.read(OWNER, second.id).previous_id == first.id
    inherited = reviews.decisions(OWNER, second.id)
    assert {key: one.reason for key, one in inherited.items()} == {"same": "已批准"}
    assert inherited["same"] == reviews.decisions(OWNER, first.id)["same"]


def test_a_version_before_can_be_named_later_but_never_make_a_ring(put, queue, reviews):
    first, second = put(), put()
    for _ in range(2):
        queue.finish(queue.claim("w"), outcome("same"))
    reviews.decide(OWNER, first.id, NewDecision("same", "waived", "已批准"))
    reviews.decide(OWNER, second.id, NewDecision("own", "accepted", ""))

    assert reviews.follow(OWNER, second.id, first.id, ["same"]).previous_id == first.id
    assert set(reviews.decisions(OWNER, second.id)) == {"same", "own"}
    for wrong in (first.id, second.id):
        with pytest.raises(NotFound):
            reviews.follow(OWNER, first.id, wrong)
    assert reviews.follow(OWNER, second.id, None).previous_id is None


def test_a_deleted_review_leaves_nothing_and_the_chain_closes(put, queue, reviews, database):
    first = put()
    second = put(previous=first.id)
    third = put(previous=second.id)
    for _ in range(3):
        queue.finish(queue.claim("w"), outcome())
    reviews.decide(OWNER, second.id, NewDecision("k", "accepted", ""))
    reviews.delete(OWNER, second.id)

    assert reviews.read(OWNER, third.id).previous_id == first.id
    with pytest.raises(NotFound):
        reviews.file(OWNER, second.id)
    with database.reading() as connection:
        for table in ("review_files", "review_results", "review_decisions"):
            query = f"SELECT count(*) FROM {table} WHERE review_id = '{second.id}'"  # noqa: S608
            assert connection.exec_driver_sql(query).scalar() == 0


def test_a_review_deleted_while_it_is_read_is_not_delivered(put, queue, reviews):
    review = put()
    claimed = queue.claim("w")
    reviews.delete(OWNER, review.id)

    with pytest.raises(LeaseLost):
        queue.file(claimed)
    with pytest.raises(LeaseLost):
        queue.finish(claimed, outcome())


def test_marks_stand_until_they_are_confirmed_and_go_with_their_draft(database, drafts, draft, put, reviews):
    review = put()
    marks = Marks(database)
    read = [Mark("price.total", "合同总价为10万元\x00", 0.5), Mark("parties_b", "乙方：示例公司", 0.7)]
    assert marks.source(OWNER, draft.id) is None
    marks.put(OWNER, draft.id, review.id, [*read, Mark("price.total", "另一句", 0.1)])

    assert marks.of_draft(OWNER, draft.id) == [
        Mark("parties_b", "乙方：示例公司", 0.7),
        Mark("price.total", "合同总价为10万元\ufffd", 0.5),
    ]
    assert marks.source(OWNER, draft.id) == review.id
    marks.confirm(OWNER, draft.id, ["price.total", "unknown"])
    assert [one.path for one in marks.of_draft(OWNER, draft.id)] == ["parties_b"]
    for ask in (
        lambda: marks.of_draft(STRANGER, draft.id),
        lambda: marks.source(STRANGER, draft.id),
        lambda: marks.put(STRANGER, draft.id, put(owner=STRANGER, key="theirs").id, read),
        lambda: marks.put(OWNER, draft.id, put(owner=STRANGER).id, read),
        lambda: marks.confirm(STRANGER, draft.id, ["parties_b"]),
    ):
        with pytest.raises(NotFound):
            ask()
    reviews.delete(OWNER, review.id)
    assert marks.source(OWNER, draft.id) is None
    assert len(marks.of_draft(OWNER, draft.id)) == 1
    drafts.delete(OWNER, draft.id)
    with pytest.raises(NotFound):
        marks.of_draft(OWNER, draft.id)
