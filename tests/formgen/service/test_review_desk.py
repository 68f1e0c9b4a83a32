"""The review desk: a contract is kept, read, reviewed and decided about, by its owner alone."""

from __future__ import annotations

import json
import logging
import time

import pytest
from reviewed_contract import CONTRACT, first_key

from formgen.errors import BadInput
from formgen.service import review_work
from formgen.storage import NotFound, ReviewQueue


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
