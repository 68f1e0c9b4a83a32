"""Contracts uploaded for review: several, in pieces, twice, too large, unreadable."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from sent_contracts import CONTRACT, files

from formgen.web import uploads


def test_several_files_come_in_one_post(user):
    page = user.post(
        "/reviews",
        [*files(("一.txt", CONTRACT), ("二.txt", "第一条 略"), ("三.txt", "")), ("key", "k")],
        status=422,
    )

    assert "是空的" in page.words()
    assert len(page.all("//ul[contains(@class, 'reviews')]/li")) == 2
    page = user.post("/reviews", [*files(("四.txt", "四"), ("五.txt", "五")), ("key", "k2")])
    assert page.location == "/reviews"


def test_the_same_post_again_is_one_review(user):
    for _ in range(3):
        user.post("/reviews", [*files(("示例.txt", CONTRACT)), ("key", "once")])

    assert len(user.get("/reviews").all("//ul[contains(@class, 'reviews')]/li")) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "请选择要审查的合同文件"),
        ([("", b"")], "请选择要审查的合同文件"),
        ([("a.exe", b"MZ and words")], "文件“a.exe”不是 DOCX、DOC、PDF、TXT 或 MD"),
        ([("示例合同", b"MZ\x90\x00\x03")], "文件“示例合同”不是 DOCX"),
        ([(f"{number}.txt", b"x") for number in range(21)], "一次最多上传20个文件"),
    ],
)
def test_a_post_with_too_few_or_too_many_files_is_refused_in_words(user, given, said):
    assert said in user.post("/reviews", [*files(*given), ("key", "k")], status=422).words()


def test_a_file_of_many_pieces_is_taken_in_whole(user):
    sent = "第一条 略。".encode() * 25_000
    page = user.post("/reviews", [*files(("大.txt", sent)), ("key", "k")])

    assert user.get(f"{urlsplit(page.location).path}/original").data == sent


def test_too_much_at_once_is_refused_in_words(user, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD", 100_000)
    user.get("/reviews")
    page = user.post("/reviews", [*files(("大.txt", b"x" * 90_000)), ("key", "k")])
    assert page.status == 302
    page = user.post("/reviews", [*files(("大.txt", b"x" * 110_000)), ("key", "k")], status=413)

    assert "不能超过" in page.words()
    assert len(user.get("/reviews").all("//ul[contains(@class, 'reviews')]/li")) == 1


def test_a_page_that_was_open_too_long_says_that_the_file_has_to_be_chosen_again(user):
    page = user.post("/reviews", [*files(("示例.txt", CONTRACT)), ("key", "k")], status=400, token="stale")

    assert "重新选择文件" in page.words()
    assert not page.all("//input[@type='file']")


def test_a_file_that_cannot_be_read_says_why(user, workers):
    page = user.post("/reviews", [*files(("示例.docx", b"PK\x03\x04nothing")), ("key", "k")])
    workers.do_one("w")
    failed = user.follow(page)
    assert "没有读成" in failed.words()
    assert "没有读成" in user.get("/reviews").words()
    address = urlsplit(page.location).path

    assert user.post(f"{address}/again").location == address
    assert user.get(f"{address}/progress").json["state"] == "queued"
