"""The child that reads: it is shut in, and whatever becomes of it the parent gets an answer."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from formgen.errors import BadInput, PartMissing
from formgen.messages import _
from formgen.reading import BlockKind, Document, NoticeKind
from formgen.reading.document import Block, Notice, Place
from formgen.reading.limited import Limits, in_limited_child
from formgen.reading.wire import message_as, message_from, value_as, value_from

QUICK = Limits(seconds=3, cpu_seconds=1, memory=300 * 1024**2)


def test_a_function_is_called_and_its_value_comes_back():
    assert in_limited_child("os.path:join", "a", "b") == "a/b"
    assert in_limited_child("base64:b64encode", b"abc") == b"YWJj"


def test_the_child_inherits_nothing(monkeypatch):
    monkeypatch.setenv("FORMGEN_SECRET", "示例")

    assert in_limited_child("os:getenv", "FORMGEN_SECRET") is None
    assert in_limited_child("os:getcwd") == "/"


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("builtins:open", ["/nowhere/at/all"]),
        ("builtins:int", ["many"]),
        ("nowhere:at_all", []),
        ("os:nothing", []),
        ("os:_exit", [3]),
        ("os:abort", []),
        ("builtins:object", []),
        ("builtins:exit", []),
    ],
    ids=str,
)
def test_a_failure_of_any_kind_is_one_sentence(function, arguments):
    with pytest.raises(BadInput, match=r"^这份文件.*。$"):
        in_limited_child(function, *arguments, limits=QUICK)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("time:sleep", [60]),
        ("builtins:bytes", [2 * 1024**3]),
        ("builtins:pow", [7, 10**9]),
    ],
    ids=["clock", "memory", "computing"],
)
def test_a_limit_is_called_one(function, arguments):
    began = time.monotonic()
    with pytest.raises(BadInput, match="过于复杂，超出了允许的内存或时间"):
        in_limited_child(function, *arguments, limits=QUICK)
    assert time.monotonic() - began < 20


def test_too_long_an_answer_is_not_taken():
    with pytest.raises(BadInput, match="过于复杂"):
        in_limited_child("builtins:bytes", 1_000_000, limits=Limits(answer=100_000))


def test_the_child_writes_no_file(tmp_path):
    file = tmp_path / "written"
    with pytest.raises(BadInput):
        in_limited_child("pathlib:Path.write_text", file, "示例", limits=QUICK)
    with pytest.raises(BadInput):
        in_limited_child("shutil:copyfile", __file__, file, limits=QUICK)

    assert not file.exists() or file.read_bytes() == b""


def test_what_the_child_prints_is_no_answer():
    assert in_limited_child("builtins:print", '{"value": {"plain": 1}}') is None


def test_a_system_that_starts_no_process_says_so(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    with pytest.raises(PartMissing, match="开不了读取文件的进程"):
        in_limited_child("os:getpid")


def test_many_callers_at_once_all_get_their_answer():
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda one: in_limited_child("os.path:join", "a", str(one)), range(16)))

    assert answers == [f"a/{one}" for one in range(16)]


def children():
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()


def test_no_child_is_left():
    before = children()
    with pytest.raises(BadInput):
        in_limited_child("time:sleep", 60, limits=Limits(seconds=0.5))

    assert children() == before


DOCUMENT = Document(
    "合同.docx",
    "docx",
    "第一条\n甲",
    (Block(0, 3, level=1, numbering=3), Block(4, 5, BlockKind.CELL, cell=(0, 1, 2), page=3)),
    (Place(0, 3, "word/document.xml", 7, 0), Place(4, 5, "page 3", 2, 9)),
    (Notice(NoticeKind.HIDDEN, _("第{page}页：{inner}", page=3, inner=_("看不见")), "甲", 4, 5),),
    3,
)


def test_a_document_comes_back_as_it_was():
    assert value_from(value_as(DOCUMENT)) == DOCUMENT


def test_a_refusal_keeps_its_values():
    said = _("第{pages}页有{count}处：{inner}", pages=["1", "2"], count=3, inner=_("看不见"))

    assert message_from(message_as(said)) == said
    assert str(message_from(message_as("打不开。"))) == "打不开。"


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"blocks": [[0]]},
        {"blocks": 3},
        {"pages": "3"},
        {"notices": [{}]},
        {"places": [["a", 1, 0, 1, 1]]},
    ],
    ids=str,
)
def test_a_document_of_another_shape_is_not_taken(change):
    said = value_as(DOCUMENT)
    said["document"] |= change

    with pytest.raises((TypeError, ValueError, KeyError)):
        value_from(said)
