from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import chain

import pytest
from reviews_sent import outcome

from formgen.errors import BadInput
from formgen.messages import Message
from formgen.storage import LeaseLost, NewDecision, NewReview, NotFound

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
FILE = "第一条 示例".encode()


def test_what_was_sent_in_waits_with_its_file(send_in, reviews, clock):
    review = send_in()

    assert (review.state, review.stage, review.attempts, review.name) == ("queued", "", 0, "示例合同.txt")
    assert (review.size, review.digest) == (len(FILE), sha256(FILE).hexdigest())
    assert (review.created_at, review.error, review.summary) == (clock(), None, {})
    assert reviews.file(OWNER, review.id) == FILE
    assert reviews.list(OWNER) == [review]


def test_a_file_sent_twice_with_one_key_is_one_review(send_in, reviews):
    assert send_in(key="once") == send_in(key="once", name="again.txt")
    assert len(reviews.list(OWNER)) == 1
    assert send_in(key="once", owner=STRANGER).owner_id == STRANGER


def test_the_newest_comes_first_whatever_the_clock_does(send_in, reviews, clock):
    ids = []
    for _ in range(3):
        ids.append(send_in().id)
        clock.passes(seconds=-10)

    assert [one.id for one in reviews.list(OWNER)] == ids[::-1]


def test_nobody_reaches_somebody_elses_review(send_in, reviews, review_queue):
    review = send_in()
    review_queue.finish(review_queue.claim("w"), outcome())

    for ask in (
        lambda: reviews.read(STRANGER, review.id),
        lambda: reviews.file(STRANGER, review.id),
        lambda: reviews.result(STRANGER, review.id),
        lambda: reviews.decisions(STRANGER, review.id),
        lambda: reviews.decide(STRANGER, review.id, NewDecision("k", "accepted", "")),
        lambda: reviews.follow(STRANGER, review.id, None),
        lambda: reviews.again(STRANGER, review.id),
        lambda: reviews.delete(STRANGER, review.id),
        lambda: send_in(owner=STRANGER, previous=review.id),
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


def test_workers_take_reviews_in_the_order_of_their_coming(send_in, review_queue, reviews):
    first, second = send_in(), send_in(owner=STRANGER)
    assert (reviews.ahead(first), reviews.ahead(second)) == (0, 1)

    assert review_queue.claim("w").id == first.id
    assert reviews.ahead(second) == 0
    claimed = review_queue.claim("w")
    assert (claimed.id, claimed.state, claimed.stage, claimed.attempts) == (
        second.id,
        "reading",
        "reading",
        1,
    )
    assert review_queue.file(claimed) == FILE
    assert review_queue.claim("w") is None


def test_what_was_found_and_done_are_kept_together(send_in, review_queue, reviews):
    review = send_in()
    with pytest.raises(NotFound):
        reviews.result(OWNER, review.id)
    claimed = review_queue.claim("w")
    review_queue.advance(claimed, "checking")
    assert reviews.read(OWNER, review.id).stage == "checking"
    review_queue.finish(claimed, outcome())

    kept = reviews.read(OWNER, review.id)
    assert (kept.state, kept.stage, kept.format, kept.title) == ("done", "", "txt", "示例合同")
    assert kept.summary == {"block": 1}
    assert reviews.result(OWNER, review.id) == (b"\x00read", b"\xfffound")


def test_a_killed_worker_s_review_comes_back_and_only_one_delivers(send_in, review_queue, reviews, clock):
    review = send_in()
    late = review_queue.claim("killed", lease_seconds=60)
    clock.passes(seconds=59)
    assert review_queue.claim("w") is None
    clock.passes(seconds=1)
    taken = review_queue.claim("w")
    assert (taken.id, taken.attempts) == (review.id, 2)

    for act in (lambda: review_queue.finish(late, outcome()), lambda: review_queue.advance(late, "checking")):
        with pytest.raises(LeaseLost):
            act()
    review_queue.finish(taken, outcome(title="第二次"))
    with pytest.raises(LeaseLost):
        review_queue.fail(taken, "太晚")
    assert reviews.read(OWNER, review.id).title == "第二次"


def test_the_longest_wait_is_known(send_in, review_queue, clock):
    assert review_queue.waiting_since() is None
    began = clock()
    send_in()
    clock.passes(seconds=30)
    send_in()
    assert review_queue.waiting_since() == began

    review_queue.claim("w")
    assert review_queue.waiting_since() == clock()


def test_advancing_holds_the_review_longer(send_in, review_queue, clock):
    send_in()
    claimed = review_queue.claim("w", lease_seconds=60)
    clock.passes(seconds=50)
    review_queue.advance(claimed, "checking", lease_seconds=60)
    clock.passes(seconds=50)

    assert review_queue.claim("other") is None


def test_a_worker_that_starts_again_finds_what_it_was_busy_with(send_in, review_queue):
    review = send_in()
    review_queue.claim("host-0")

    assert review_queue.release("host-1") == 0
    assert review_queue.release("host-0") == 1
    assert review_queue.claim("host-0").id == review.id


def test_a_file_that_brings_down_three_workers_has_failed(send_in, review_queue, reviews, clock):
    review = send_in()
    for _ in range(3):
        assert review_queue.claim("w", lease_seconds=1).id == review.id
        clock.passes(seconds=1)
    assert review_queue.claim("w") is None

    failed = reviews.read(OWNER, review.id)
    assert failed.state == "failed"
    assert "多次中断" in failed.error


def test_a_failed_review_can_be_tried_again_and_a_done_one_stays(send_in, review_queue, reviews):
    review = send_in()
    review_queue.fail(review_queue.claim("w"), Message("这份文件是{kind}。", {"kind": "扫描件"}))
    failed = reviews.read(OWNER, review.id)
    assert (failed.state, failed.error) == ("failed", "这份文件是扫描件。")

    assert reviews.again(OWNER, review.id).state == "queued"
    review_queue.finish(review_queue.claim("w"), outcome())
    assert reviews.again(OWNER, review.id).state == "done"


def test_no_two_workers_get_the_same_review(send_in, review_queue):
    sent = {send_in().id for _ in range(12)}

    def work(number):
        found = []
        while claimed := review_queue.claim(f"w{number}"):
            review_queue.finish(claimed, outcome())
            found.append(claimed.id)
        return found

    with ThreadPoolExecutor(4) as pool:
        done = list(chain.from_iterable(pool.map(work, range(4))))
    assert sorted(done) == sorted(sent)
