"""The review desk: a contract is kept, read, reviewed and decided about, by its owner alone."""

from __future__ import annotations

import json
import logging
import time

import pytest

from formgen.errors import BadInput
from formgen.service import kept_reviews, review_work
from formgen.service.contract_names import plain_name
from formgen.service.kept_reviews import keys_of, title_of
from formgen.service.review_desk import ReviewDesk
from formgen.service.review_work import Reviewers
from formgen.storage import NotFound, ReviewQueue

CONTRACT = """示例设备采购合同
甲方：深圳市罗湖区示例局
乙方：示例科技有限公司
第一条 标的
甲方向乙方采购服务器十台，单价1万元，合计10万元。
第二条 适用法律
本合同适用英国法律。
第三条 争议解决
凡因本合同引起的争议，提交香港国际仲裁中心仲裁。
第四条 生效
本合同自双方盖章之日起生效。
"""


@pytest.fixture
def reviews(database):
    return ReviewDesk(database)


@pytest.fixture
def workers(database):
    made = Reviewers(database, workers=1)
    yield made
    made.close()


@pytest.fixture
def done(reviews, workers, owner):
    """Sends a text in and has it reviewed."""
    numbers = iter(range(100))

    def review(text=CONTRACT, name="示例合同.txt", previous=""):
        sent = reviews.begin(owner, name, text.encode(), key=f"k{next(numbers)}", previous=previous)
        while workers.do_one("w"):
            pass
        return reviews.look(owner, sent.id)

    return review


def test_what_was_sent_in_is_read_and_reviewed(reviews, done, owner):
    review = done()
    opened = reviews.open(owner, review.id)

    assert (review.state, review.format, review.title) == ("done", "txt", "示例设备采购合同")
    assert opened.document.text == CONTRACT
    assert opened.report["characters"] == len(CONTRACT)
    assert opened.report["counts"] == {name: review.summary[name] for name in ("block", "warn", "note")}
    assert [one.number for one in opened.entries] == list(range(1, len(opened.entries) + 1))
    assert "GC-39-4" in {one.found["rule"] for one in opened.entries}
    assert {one.state for one in opened.entries} == {"open"}


def test_english_has_the_same_findings(reviews, done, owner):
    review = done()
    chinese, english = (reviews.open(owner, review.id, language) for language in ("zh", "en"))

    assert [one.key for one in chinese.entries] == [one.key for one in english.entries]


def test_every_quote_stands_where_the_finding_says(reviews, done, owner):
    opened = reviews.open(owner, done().id)
    matches = [match for one in opened.entries for match in one.found["matches"]]

    assert matches
    assert all(opened.document.text[one["start"] : one["end"]] == one["quote"] for one in matches)


def test_a_file_that_cannot_be_read_says_why_and_can_be_tried_again(reviews, workers, owner):
    sent = reviews.begin(owner, "示例.docx", b"PK\x03\x04 no zip at all", key="k")
    workers.do_one("w")
    failed = reviews.look(owner, sent.id)

    assert failed.state == "failed"
    assert failed.error.endswith("。")
    with pytest.raises(NotFound):
        reviews.open(owner, sent.id)
    assert reviews.again(owner, sent.id).state == "queued"


def test_an_empty_file_is_refused_at_once(reviews, owner):
    with pytest.raises(BadInput, match="是空的"):
        reviews.begin(owner, "示例.txt", b"", key="k")
    assert reviews.reviews(owner) == []


def test_nothing_of_the_contract_reaches_a_log(reviews, workers, owner, monkeypatch, caplog):
    def broken(data, name):
        raise ValueError(name + data.decode())

    monkeypatch.setattr(review_work, "read_file", broken)
    reviews.begin(owner, "机密文件.txt", "机密内容".encode(), key="k")
    with caplog.at_level(logging.DEBUG):
        workers.do_one("w")

    assert "ValueError" in caplog.text
    assert "机密" not in caplog.text
    assert "意外" in reviews.reviews(owner)[0].error


def test_a_worker_that_was_too_late_delivers_nothing_and_lives_on(
    reviews, workers, owner, database, monkeypatch, caplog
):
    others, read = ReviewQueue(database), review_work.read_file

    def slowly(data, name):
        others.release("slow")
        others.claim("other")
        return read(data, name)

    monkeypatch.setattr(review_work, "read_file", slowly)
    sent = reviews.begin(owner, "示例.txt", CONTRACT.encode(), key="k")
    with caplog.at_level(logging.WARNING):
        assert workers.do_one("slow") is True

    assert "taken over" in caplog.text
    assert reviews.look(owner, sent.id).state == "reading"


def test_workers_take_contracts_by_themselves(reviews, workers, owner):
    sent = reviews.begin(owner, "示例.txt", CONTRACT.encode(), key="k")
    workers.start()
    workers.ring()
    deadline = time.monotonic() + 20
    while reviews.look(owner, sent.id).state != "done" and time.monotonic() < deadline:
        time.sleep(0.05)

    assert reviews.look(owner, sent.id).state == "done"


def test_half_a_character_is_shown_as_a_mark(reviews, owner, workers, monkeypatch):
    read = review_work.read_file
    monkeypatch.setattr(review_work, "read_file", lambda data, name: _with(read(data, name), "甲\ud800乙"))
    sent = reviews.begin(owner, "示例.txt", b"x", key="k")
    workers.do_one("w")

    assert reviews.open(owner, sent.id).document.text == "甲\ufffd乙"


def _with(document, text):
    return type(document)(document.name, document.format, text)


def first_key(reviews, owner, review, rule="GC-39-4"):
    return next(one.key for one in reviews.open(owner, review.id).entries if one.found["rule"] == rule)


@pytest.mark.parametrize(
    ("state", "reason"), [("accepted", ""), ("false_positive", "示例引文"), ("waived", "已获批准")]
)
def test_a_finding_is_accepted_called_wrong_or_waived(reviews, done, owner, state, reason):
    review = done()
    key = first_key(reviews, owner, review, "GC-31-1")
    entry = reviews.decide(owner, review.id, key, state, f" {reason} ")

    assert (entry.state, entry.decision.reason, entry.decision.decided_by) == (state, reason, owner)
    assert reviews.decide(owner, review.id, key, "open").state == "open"


@pytest.mark.parametrize(
    ("key", "state", "reason", "said"),
    [
        (None, "waived", "", "请写明理由"),
        (None, "false_positive", " 无 ", "请写明理由"),
        (None, "false_positive", "\u3164\u3164\u3164", "请写明理由"),
        (None, "false_positive", "\u2800\u2800\ufe0f\u0301", "请写明理由"),
        (None, "false_positive", "……。", "请写明理由"),
        (None, "waived", "长" * 2001, "太长"),
        (None, "deleted", "理由在此", "不认识"),
        ("nothing", "accepted", "", "没有这一条"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(reviews, done, owner, key, state, reason, said):
    review = done()
    with pytest.raises(BadInput, match=said):
        reviews.decide(owner, review.id, key or first_key(reviews, owner, review), state, reason)


def test_what_blocks_is_not_waived_and_the_list_counts_what_was_decided(reviews, done, owner, stranger):
    review = done()
    key = first_key(reviews, owner, review)
    with pytest.raises(BadInput, match="阻断项不能以理由放行"):
        reviews.decide(owner, review.id, key, "waived", "已获批准")

    assert reviews.decided(owner) == {}
    reviews.decide(owner, review.id, key, "accepted")
    assert reviews.decided(owner) == {review.id: 1}
    assert reviews.decided(stranger) == {}


def test_a_stranger_reaches_nothing(reviews, done, owner, stranger):
    review = done()
    key = first_key(reviews, owner, review)
    for ask in (
        lambda: reviews.look(stranger, review.id),
        lambda: reviews.open(stranger, review.id),
        lambda: reviews.original(stranger, review.id),
        lambda: reviews.annotated(stranger, review.id),
        lambda: reviews.report(stranger, review.id),
        lambda: reviews.decide(stranger, review.id, key, "accepted"),
        lambda: reviews.compare(stranger, review.id),
        lambda: reviews.draft_from(stranger, review.id, key="k"),
        lambda: reviews.sheet_from(stranger, review.id, key="k"),
        lambda: reviews.follow(stranger, review.id, ""),
        lambda: reviews.again(stranger, review.id),
        lambda: reviews.delete(stranger, review.id),
        lambda: reviews.begin(stranger, "x.txt", b"x", key="k", previous=review.id),
    ):
        with pytest.raises(NotFound):
            ask()


def test_the_json_report_says_what_was_decided(reviews, done, owner):
    review = done()
    key = first_key(reviews, owner, review, "GC-31-1")
    reviews.decide(owner, review.id, key, "waived", "已获批准")
    report = json.loads(reviews.report(owner, review.id))

    [found] = [one for one in report["findings"] if one["key"] == key]
    assert (found["decision"]["state"], found["decision"]["reason"]) == ("waived", "已获批准")
    assert report["file"] == "示例合同.txt"
    assert all(one["decision"] is None for one in report["findings"] if one["key"] != key)


def test_only_a_docx_gets_comments(reviews, done, owner):
    review = done()
    with pytest.raises(BadInput, match="只有 DOCX"):
        reviews.annotated(owner, review.id)


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
        ("示例", ""),
        ("", ""),
        ("长" * 80 + "合同", ""),
    ],
)
def test_a_contract_is_called_what_it_calls_itself(text, title):
    assert title_of(text) == title
