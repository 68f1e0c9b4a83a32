"""Text files that are hardly any: odd encodings, control characters, one endless line."""

from __future__ import annotations

import random

import pytest

SENTENCE = "第一条　甲方应当按照约定支付价款，乙方应当按照约定交付货物。\n"
ODD = {
    "every byte": bytes(range(256)) * 20,
    "control characters": bytes(range(1, 9)) * 200,
    "zeroes between": b"\0".join(SENTENCE.encode() for _time in range(30)),
    "odd end of utf-16": SENTENCE.encode("utf-16")[:-1],
    "lone surrogates": SENTENCE.encode("utf-16-le") + b"\x00\xd8" * 3,
    "utf-16 mark over utf-8": b"\xff\xfe" + SENTENCE.encode(),
    "utf-8 mark over gbk": b"\xef\xbb\xbf" + SENTENCE.encode("gbk"),
    "overlong": b"\xc0\xaf" * 100,
    "surrogates in utf-8": SENTENCE.encode() + b"\xed\xa0\x80" * 4,
    "cut in a character": SENTENCE.encode()[:-3],
    "cut in a character of gbk": (SENTENCE * 3).encode("gbk")[:-2],
    "two encodings": (SENTENCE * 5).encode() + (SENTENCE * 5).encode("gbk"),
    "latin-1": "Café déjà vu à la crème brûlée ".encode("latin-1") * 20,
    "shift-jis": "契約書の条項について、甲は乙に対し代金を支払う。".encode("shift-jis") * 10,
    "korean": "계약서의 조항에 따라 갑은 을에게 대금을 지급한다. ".encode("euc-kr") * 10,
    "only marks": b"\xef\xbb\xbf\xef\xbb\xbf",
    "only line ends": b"\r\n" * 10_000 + b"x",
    "towers of marks": ("甲" + "\u0301" * 10_000).encode(),
    "turned round": "甲方\u202e款价付支\u202c。".encode(),
    "many blanks": b" " * 1_000_000 + b"a",
    "many pipes": b"|" * 200_000 + b"\n|-|\n",
    "many hashes": b"#" * 200_000,
    "many cells": b"|a" * 20_000 + b"|\n" + b"|-" * 20_000 + b"|\n" + b"|\\" * 20_000 + b"|",
}


@pytest.mark.parametrize("name", ["合同.txt", "合同.md"])
@pytest.mark.parametrize("kind", ODD)
def test_odd_texts_are_read_or_refused(judged, kind, name):
    judged(ODD[kind], name)


@pytest.mark.parametrize("name", ["合同.txt", "合同.md"])
def test_an_endless_line_has_its_sentence(judged, name):
    assert judged(("甲" * 3_500_000).encode(), name).said == (
        "文件有3500000个字，超过了2000000个字的上限：请只上传合同本身，或者拆成几份再上传。"
    )


def test_the_longest_line_is_read(judged):
    assert len(judged(("甲" * 2_000_000).encode(), "合同.txt").document.text) == 2_000_000


def test_a_text_file_of_seventeen_mebibytes_is_too_big(judged):
    assert "17.0 MB" in judged(b"a" * 17 * 1024**2, "合同.txt").said


@pytest.mark.fuzz
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "big5"])
def test_mutants_are_read_or_refused(judged, examples, encoding):
    chance = random.Random(encoding)  # noqa: S311 - the same mutants every time
    honest = "第一章　甲方及乙方同意本合同之各項約定。\n".encode(encoding, "ignore") * 20
    for _number in range(examples // 4):
        data = bytearray(honest)
        for _time in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        judged(bytes(data), "合同.txt")
