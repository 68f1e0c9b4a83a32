"""What a review hands on: to the next version, to a draft, to the sheet of the opinion; and what it is called."""

from __future__ import annotations

import time

import pytest
from reviewed_contract import CONTRACT, first_key

from formgen.service import kept_reviews
from formgen.service.contract_names import plain_name
from formgen.service.kept_reviews import keys_of, title_of


def test_the_next_version_keeps_what_was_decided_and_tells_what_is_new(reviews, done, owner):
    first = done()
    kept = first_key(reviews, owner, first, "GC-39-5")
    reviews.decide(owner, first.id, kept, "false_positive", "示例引文")
    changed = CONTRACT.replace("本合同适用英国法律。", "本合同适用中国法律。").replace("10万元", "12万元")
    second = done(changed, "示例合同（第二版）.txt", previous=first.id)
    found = reviews.compare(owner, second.id)

    assert first_key(reviews, owner, second, "GC-39-5") == kept
    assert reviews.open(owner, second.id).entries[0].state in ("false_positive", "open")
    assert {one.key: one.state for one in found.remaining}[kept] == "false_positive"
    assert "GC-39-4" in {one.found["rule"] for one in found.solved}
    assert kept not in {one.key for one in found.new}
    assert reviews.open(owner, first.id).following.id == second.id
    assert "12万元" in "".join(one.after.words for one in found.changes if one.kind == "changed")


def test_a_decision_carries_over_to_a_clause_with_another_number(reviews, done, owner):
    text = CONTRACT.replace("本合同适用英国法律。", "2.1 本合同适用英国法律。")
    first = done(text)
    kept = first_key(reviews, owner, first)
    reviews.decide(owner, first.id, kept, "false_positive", "示例引文")
    later = text.replace("第二条", "第二条 保密\n乙方保密三年。\n第三条").replace("2.1 ", "3.1 ")
    second = done(later.replace("第三条 争议", "第四条 争议"), "第二版.txt", previous=first.id)
    found = reviews.compare(owner, second.id)

    assert first_key(reviews, owner, second) == kept
    assert {one.key: one.state for one in found.remaining}[kept] == "false_positive"
    assert kept not in {one.key for one in (*found.new, *found.solved)}


def test_a_decision_kept_under_a_name_with_numbers_is_still_read_and_taken_back(
    reviews, done, owner, monkeypatch
):
    review = done()
    with monkeypatch.context() as past:
        past.setattr(kept_reviews, "keys_of", lambda found: [f"old-{one}" for one in range(len(found))])
        past.setattr(kept_reviews, "former_keys_of", kept_reviews.keys_of)
        reviews.decide(owner, review.id, "old-0", "accepted")
    monkeypatch.setattr(
        kept_reviews, "former_keys_of", lambda found: [f"old-{one}" for one in range(len(found))]
    )
    first = reviews.open(owner, review.id).entries[0]

    assert first.state == "accepted"
    assert reviews.decide(owner, review.id, first.key, "open").state == "open"
    assert reviews.open(owner, review.id).entries[0].state == "open"


def test_a_likely_previous_version_is_offered_and_taken(reviews, done, owner):
    first = done()
    other = done("示例服务合同\n第一条 略", "别的.txt")
    elsewhere = done(CONTRACT.replace("示例科技有限公司", "另一家示例有限公司"), "另一家.txt")
    second = done(name="改名的文件.txt")

    assert [one.id for one in reviews.likely_previous(owner, second)] == [first.id]
    assert reviews.likely_previous(owner, other) == []
    assert reviews.likely_previous(owner, elsewhere) == []
    assert reviews.compare(owner, second.id) is None
    reviews.follow(owner, second.id, first.id)
    assert reviews.compare(owner, second.id).new == ()
    assert reviews.follow(owner, second.id, "").previous_id is None


@pytest.mark.parametrize(
    "name", ["示例合同(2).txt", "示例合同 V3 最终版.txt", "示例合同（修改稿）.docx", "示例合同_20260302.txt"]
)
def test_a_file_s_name_with_another_version_is_the_same_contract(reviews, done, owner, name):
    first = done("第一条 略")
    second = done("第一条 略去", name)

    assert [one.id for one in reviews.likely_previous(owner, second)] == [first.id]


def test_a_name_made_to_keep_a_pattern_busy_is_done_at_once(reviews, done, owner):
    done("第一条 略", "1" * 190 + "x.txt")
    second = done("第一条 略", "版(" * 95 + "x.txt")
    began = time.monotonic()
    reviews.likely_previous(owner, second)

    assert time.monotonic() - began < 1


def test_a_contract_becomes_a_draft_with_doubtful_answers_marked(reviews, desk, done, owner):
    review = done()
    draft = reviews.draft_from(owner, review.id, key="once")
    doubtful = {one.path: one.quote for one in desk.marks(owner, draft.id)}

    assert draft.answers["contract_title"] == "示例设备采购合同"
    assert draft.answers["governing_law"] == "FOREIGN"
    assert doubtful["governing_law"] == "本合同适用英国法律。"
    assert "contract_title" not in doubtful
    desk.confirm(owner, draft.id, ["contract_title"])
    assert len(desk.marks(owner, draft.id)) == len(doubtful)
    desk.confirm(owner, draft.id, [path.partition("[")[0] for path in doubtful])
    assert desk.marks(owner, draft.id) == []
    assert reviews.draft_from(owner, review.id, key="once").id == draft.id


def test_what_was_confirmed_is_not_marked_anew_when_it_is_sent_twice(reviews, desk, done, owner):
    review = done()
    draft = reviews.draft_from(owner, review.id, key="once")
    desk.save(owner, draft.id, 1, {"background": "采购"})
    desk.confirm(owner, draft.id, [one.path.partition("[")[0] for one in desk.marks(owner, draft.id)])
    reviews.draft_from(owner, review.id, key="once")

    assert desk.marks(owner, draft.id) == []


def test_the_sheet_is_filled_from_the_findings_that_stand(reviews, done, owner):
    review = done()
    before = reviews.sheet_from(owner, review.id, key="once").answers["form"]
    reviews.decide(owner, review.id, first_key(reviews, owner, review), "false_positive", "示例引文")
    after = reviews.sheet_from(owner, review.id, key="twice").answers["form"]

    assert "GC-39-4" in before["p4"]["opinion"]
    assert "p4" not in after


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("示例合同.docx", "示例合同.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\秘密\\示例.docx", "示例.docx"),
        ("a\x00b\u202ecod.txt", "abcod.txt"),
        ('"><script>.txt', '"><script>.txt'),
        ("", "未命名文件"),
        ("\u200b\n", "未命名文件"),
        ("长" * 300 + ".docx", "长" * 190 + "….docx"),
    ],
)
def test_a_file_s_name_is_for_people_and_never_a_path(given, kept):
    assert plain_name(given) == kept


def test_names_of_findings_last_over_versions_and_tell_twins_apart():
    one = {"rule": "GC-39-4", "matches": [{"quote": "适用 英国法律"}]}
    same = {"rule": "GC-39-4", "matches": [{"quote": "适用英国\n法律"}]}
    other = {"rule": "GC-39-6", "matches": [{"quote": "适用英国法律"}]}
    keys = keys_of([one, other, same])

    assert keys[0] != keys[1]
    assert keys[2] == f"{keys[0]}-2"
    assert keys_of([same]) == [keys[0]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("合同编号：SL-1\n\n 示例设备采购合同（货物类）\n甲方", "示例设备采购合同（货物类）"),
        ("补充协议书", "补充协议书"),
        ("甲方：示例局\n双方订立本合同", "双方订立本合同"),
        ("民 生 微 实 事 采 购 合 同 （ 示 例 ）", "民生微实事采购合同（示例）"),
        ("社區藝術教育合作協議（示例）", "社區藝術教育合作協議（示例）"),
        ("审计业务约定书（示例）\n甲方", "审计业务约定书（示例）"),
        ("合　　同\n办公用房租赁合同", "办公用房租赁合同"),
        (
            "示例街道公园改造\n施工合同\n甲方\n为《示例街道公园改造施工合同》签署页",
            "示例街道公园改造施工合同",
        ),
        ("示例街道公园改造\n施工合同\n甲方", "施工合同"),
        ("示例", ""),
        ("", ""),
        ("长" * 80 + "合同", ""),
    ],
)
def test_a_contract_is_called_what_it_calls_itself(text, title):
    assert title_of(text) == title
