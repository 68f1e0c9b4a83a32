"""A finding that stands on several clauses is decided about clause by clause, and each decision stays with its clause."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from docx import Document
from reviewed_contract import CONTRACT

from formgen.errors import BadInput
from formgen.storage import DecisionChanged
from formgen.storage.trail import Trail

TWICE = f"{CONTRACT}第五条 保密\n乙方应当保密，本条适用美国纽约州法律。\n"
ABROAD = "GC-39-4"
ENGLISH, AMERICAN = "适用英国法律", "适用美国纽约州法律"


@pytest.fixture
def found(reviews, owner):
    """The finding about foreign law as it stands in a review."""
    return lambda review: next(
        one for one in reviews.open(owner, review.id).entries if one.found["rule"] == ABROAD
    )


@pytest.fixture
def decide(reviews, owner, found):
    """Decides about the place of the number, from 0; ``None`` about all of the finding."""

    def act(review, number, state, reason="", **more):
        one = found(review)
        place = "" if number is None else one.places[number].key
        return reviews.decide(owner, review.id, one.key, state, reason, place=place, **more)

    return act


def test_a_clause_is_called_wrong_and_the_other_accepted(reviews, done, decide, found, owner):
    review = done(TWICE)
    assert [found(review).found["matches"][one.matches[0]]["quote"] for one in found(review).places] == [
        ENGLISH,
        AMERICAN,
    ]

    decide(review, 0, "false_positive", "示例引文")
    assert (found(review).state, reviews.decided(owner)) == ("open", {})
    assert [one.state for one in found(review).places] == ["false_positive", "open"]

    decide(review, 1, "accepted")
    assert (found(review).state, reviews.decided(owner)) == ("accepted", {review.id: 1})
    assert [one.state for one in found(review).places] == ["false_positive", "accepted"]

    decide(review, 0, "open")
    assert (found(review).state, reviews.decided(owner)) == ("open", {})
    assert [one.state for one in found(review).places] == ["open", "accepted"]


def test_a_decision_on_the_whole_holds_in_every_place_until_one_is_decided_about(
    reviews, done, decide, found, owner
):
    review = done(TWICE)
    decide(review, None, "false_positive", "示例引文")
    assert {one.state for one in found(review).places} == {"false_positive"}

    decide(review, 1, "accepted")
    assert [one.state for one in found(review).places] == ["false_positive", "accepted"]
    assert found(review).places[0].decision.reason == "示例引文"

    decide(review, None, "accepted", "都要改")
    assert {(one.state, one.decision.reason) for one in found(review).places} == {("accepted", "都要改")}
    assert reviews.decided(owner) == {review.id: 1}
    assert decide(review, None, "open").state == "open"
    assert reviews.decided(owner) == {}


def test_the_next_version_keeps_what_was_decided_about_clauses_that_say_the_same(
    reviews, done, decide, found, owner
):
    first = done(TWICE)
    decide(first, 0, "false_positive", "示例引文")
    decide(first, 1, "accepted")

    edited = done(TWICE.replace("乙方应当保密", "乙方应当永久保密"), "第二版.txt", previous=first.id)
    assert [one.state for one in found(edited).places] == ["false_positive", "open"]
    assert reviews.decided(owner) == {first.id: 1}

    moved = TWICE.replace("第二条 适用法律\n本合同适用英国法律。\n", "").replace("第五条", "第四条")
    left = done(moved, "第三版.txt", previous=first.id)
    assert [one.state for one in found(left).places] == ["accepted"]
    assert reviews.decided(owner)[left.id] == 1


def test_the_next_version_keeps_a_decision_on_the_whole_for_the_clauses_that_are_left(
    reviews, done, decide, found, owner
):
    first = done(TWICE)
    decide(first, None, "false_positive", "示例引文")
    fewer = done(TWICE.replace("本合同适用英国法律。", "双方友好合作。"), "第二版.txt", previous=first.id)
    assert (found(fewer).state, reviews.decided(owner)[fewer.id]) == ("false_positive", 1)

    more = f"{TWICE}第六条 其他\n其余事项适用日本法律。\n"
    grown = done(more, "第三版.txt", previous=first.id)
    assert [one.state for one in found(grown).places] == ["false_positive", "false_positive", "open"]
    assert (found(grown).state, reviews.decided(owner).get(grown.id)) == ("open", None)


def test_a_finding_on_more_than_a_hundred_places_is_decided_about_as_a_whole(done, decide, found):
    review = done(CONTRACT + "".join(f"第{n}条 本条适用英国法律。\n" for n in range(5, 105)))
    assert (len(found(review).found["matches"]), found(review).places) == (101, ())
    assert decide(review, None, "false_positive", "示例引文").state == "false_positive"
    assert len(found(review).quiet) == 101


def test_a_clause_with_the_words_of_one_that_went_is_not_taken_for_it(done, decide, found):
    again = TWICE.replace(AMERICAN, ENGLISH)
    first = done(again)
    decide(first, 0, "false_positive", "示例引文")
    later = done(again.replace("本合同适用英国法律。", "双方友好合作。"), "第二版.txt", previous=first.id)

    assert found(later).state == "open"


@pytest.mark.parametrize(
    "changed",
    [
        ("本合同适用英国法律。", "本合同及全部争议均适用英国法律，排除中国法律。"),
        ("本合同适用英国法律。", "双方友好合作。\n乙方违约的，一切后果适用英国法律。"),
    ],
    ids=["rewritten", "another clause"],
)
def test_a_decision_on_a_whole_finding_reaches_no_clause_that_it_was_not_made_about(
    done, decide, found, changed
):
    first = done(CONTRACT)
    decide(first, None, "false_positive", "示例引文")

    assert found(done(CONTRACT.replace(*changed), "第二版.txt", previous=first.id)).state == "open"
    assert (
        found(done(f"{CONTRACT}第五条 其他\n无。\n", "三.txt", previous=first.id)).state == "false_positive"
    )


def test_a_version_that_is_linked_after_one_place_was_decided_keeps_no_decision_on_the_whole(
    reviews, done, decide, found, owner
):
    first, second = done(TWICE), done(TWICE, "二.txt")
    decide(first, None, "false_positive", "示例引文")
    decide(second, 0, "accepted")
    reviews.follow(owner, second.id, first.id)
    assert [one.state for one in found(second).places] == ["accepted", "false_positive"]

    rewritten = TWICE.replace("本合同适用英国法律。", "本合同及一切争议均适用英国法律。")
    third = done(rewritten, "三.txt", previous=second.id)
    assert [one.state for one in found(third).places] == ["open", "false_positive"]


def test_a_version_that_is_linked_later_keeps_its_own_decisions(reviews, done, decide, found, owner):
    first, second = done(TWICE), done(TWICE, "第二版.txt")
    decide(first, 0, "false_positive", "示例引文")
    decide(first, 1, "accepted", "上一版")
    decide(second, 1, "false_positive", "这一版")
    reviews.follow(owner, second.id, first.id)

    assert [one.decision.reason for one in found(second).places] == ["示例引文", "这一版"]
    assert reviews.decided(owner)[second.id] == 1


def test_only_the_places_called_wrong_have_no_comment_in_word(reviews, workers, decide, owner):
    paper = Document()
    for line in TWICE.splitlines():
        paper.add_paragraph(line)
    content = BytesIO()
    paper.save(content)
    review = reviews.begin(owner, "示例合同.docx", content.getvalue(), key="k")
    workers.do_one("w")
    decide(review, 0, "false_positive", "示例引文")
    decide(review, 1, "accepted", "请改为中国法律")

    commented = Document(BytesIO(reviews.annotated(owner, review.id)))
    said = [one.text for one in commented.comments if ABROAD in one.text]
    assert len(said) == 1
    assert "审查人采纳：请改为中国法律" in said[0]
    assert "同一问题共" not in said[0]
    marked = {one.text: bool(one._p.xpath("./w:commentRangeStart")) for one in commented.paragraphs}
    assert marked["乙方应当保密，本条适用美国纽约州法律。"]
    assert not marked["本合同适用英国法律。"]


def test_the_report_tells_the_places_beside_what_it_always_told(reviews, done, decide, found, owner):
    review = done(TWICE)
    decide(review, 0, "false_positive", "示例引文")
    decide(review, 1, "accepted")
    said = json.loads(reviews.report(owner, review.id))["findings"]
    one = next(each for each in said if each["rule"] == ABROAD)

    assert [match["quote"] for match in one["matches"]] == [ENGLISH, AMERICAN]
    assert (one["key"], one["decision"]["state"]) == (found(review).key, "accepted")
    assert [(each["matches"], each["decision"]["state"]) for each in one["places"]] == [
        ([0], "false_positive"),
        ([1], "accepted"),
    ]
    assert [match["quote"] for match in found(review).standing()["matches"]] == [AMERICAN]


def test_a_decision_on_what_stands_no_more_is_refused_and_a_strange_place_too(
    reviews, done, decide, found, owner
):
    review = done(TWICE)
    before = found(review).version
    decide(review, 0, "false_positive", "示例引文", seen=before)

    with pytest.raises(DecisionChanged):
        decide(review, None, "accepted", seen=before)
    decide(review, 0, "false_positive", "示例引文", seen=before)  # pressed twice
    with pytest.raises(BadInput, match="没有这一处"):
        reviews.decide(owner, review.id, found(review).key, "accepted", place="p-0")
    with pytest.raises(BadInput, match="阻断项不能"):
        decide(review, 1, "waived", "示例")


def test_the_trail_tells_which_place(done, decide, found, database):
    review = done(TWICE)
    decide(review, 1, "accepted")
    newest = next(one for one in Trail(database).about([review.id]) if one.act == "review.decided")
    detail = json.loads(newest.detail)

    assert detail["place"] == found(review).places[1].key
    assert (detail["finding"], detail["at"]) == (found(review).key, "2/2")
