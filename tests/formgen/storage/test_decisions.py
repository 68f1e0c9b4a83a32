"""What people decide about findings: said once, taken back, carried on to the next version, and gone with its review."""

from datetime import timedelta

import pytest
from reviews_sent import outcome

from formgen.storage import DecisionChanged, LeaseLost, Mark, Marks, NewDecision, NotFound

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


def test_a_decision_says_who_when_and_why_and_can_be_taken_back(send_in, reviews, clock):
    review = send_in()
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


def test_whoever_decides_on_what_is_no_longer_there_is_told(send_in, reviews, clock):
    review = send_in()
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


def test_the_same_decision_twice_is_one(send_in, reviews, clock):
    review = send_in()
    reviews.decide(OWNER, review.id, NewDecision("k", "accepted", seen=""))
    kept = reviews.decisions(OWNER, review.id)
    clock.passes(seconds=1)
    reviews.decide(OWNER, review.id, NewDecision("k", "accepted", seen=""))
    assert reviews.decisions(OWNER, review.id) == kept

    reviews.decide(OWNER, review.id, NewDecision("k", "", seen=kept["k"].version))
    reviews.decide(OWNER, review.id, NewDecision("k", "", seen=kept["k"].version))
    assert reviews.decisions(OWNER, review.id) == {}


def test_a_decision_under_a_former_name_counts_and_goes(send_in, reviews):
    review = send_in()
    reviews.decide(OWNER, review.id, NewDecision("old", "accepted"))
    with pytest.raises(DecisionChanged):
        reviews.decide(OWNER, review.id, NewDecision("k", "waived", "已批准", former="old", seen=""))
    seen = reviews.decisions(OWNER, review.id)["old"].version
    reviews.decide(OWNER, review.id, NewDecision("k", "waived", "已批准", former="old", seen=seen))

    assert set(reviews.decisions(OWNER, review.id)) == {"k"}


def test_decisions_go_on_to_the_next_version_where_the_finding_is_still_there(send_in, review_queue, reviews):
    first = send_in()
    review_queue.finish(review_queue.claim("w"), outcome("same", "solved"))
    reviews.decide(OWNER, first.id, NewDecision("same", "waived", "已批准"))
    reviews.decide(OWNER, first.id, NewDecision("solved", "accepted", ""))
    second = send_in(previous=first.id)
    review_queue.finish(review_queue.claim("w"), outcome("same", "new"))

    assert reviews.read(OWNER, second.id).previous_id == first.id
    inherited = reviews.decisions(OWNER, second.id)
    assert {key: one.reason for key, one in inherited.items()} == {"same": "已批准"}
    assert inherited["same"] == reviews.decisions(OWNER, first.id)["same"]


def test_a_version_before_can_be_named_later_but_never_make_a_ring(send_in, review_queue, reviews):
    first, second = send_in(), send_in()
    for _ in range(2):
        review_queue.finish(review_queue.claim("w"), outcome("same"))
    reviews.decide(OWNER, first.id, NewDecision("same", "waived", "已批准"))
    reviews.decide(OWNER, second.id, NewDecision("own", "accepted", ""))

    assert reviews.follow(OWNER, second.id, first.id, ["same"]).previous_id == first.id
    assert set(reviews.decisions(OWNER, second.id)) == {"same", "own"}
    for wrong in (first.id, second.id):
        with pytest.raises(NotFound):
            reviews.follow(OWNER, first.id, wrong)
    assert reviews.follow(OWNER, second.id, None).previous_id is None


def test_a_deleted_review_leaves_nothing_and_the_chain_closes(send_in, review_queue, reviews, database):
    first = send_in()
    second = send_in(previous=first.id)
    third = send_in(previous=second.id)
    for _ in range(3):
        review_queue.finish(review_queue.claim("w"), outcome())
    reviews.decide(OWNER, second.id, NewDecision("k", "accepted", ""))
    reviews.delete(OWNER, second.id)

    assert reviews.read(OWNER, third.id).previous_id == first.id
    with pytest.raises(NotFound):
        reviews.file(OWNER, second.id)
    with database.reading() as connection:
        for table in ("review_files", "review_results", "review_decisions"):
            query = f"SELECT count(*) FROM {table} WHERE review_id = '{second.id}'"  # noqa: S608
            assert connection.exec_driver_sql(query).scalar() == 0


def test_a_review_deleted_while_it_is_read_is_not_delivered(send_in, review_queue, reviews):
    review = send_in()
    claimed = review_queue.claim("w")
    reviews.delete(OWNER, review.id)

    with pytest.raises(LeaseLost):
        review_queue.file(claimed)
    with pytest.raises(LeaseLost):
        review_queue.finish(claimed, outcome())


def test_marks_stand_until_they_are_confirmed_and_go_with_their_draft(
    database, drafts, draft, send_in, reviews
):
    review = send_in()
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
        lambda: marks.put(STRANGER, draft.id, send_in(owner=STRANGER, key="theirs").id, read),
        lambda: marks.put(OWNER, draft.id, send_in(owner=STRANGER).id, read),
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
