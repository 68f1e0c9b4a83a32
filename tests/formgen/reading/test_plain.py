"""Plain text and Markdown, in whatever encoding they were saved."""

from __future__ import annotations

import pytest

from formgen.errors import BadInput
from formgen.reading import BlockKind, NoticeKind
from formgen.reading.plain import read_plain

SIMPLE = "第一条　甲方应当按照约定支付价款。\r\n第二条　乙方应当交付货物（共100件）。\r\n"
TRADITIONAL = "第一條　甲方應當按照約定支付價款。\r\n第二條　乙方應當交付貨物（共100件）。\r\n"


def read(data, name="合同.txt"):
    return read_plain(data, name)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_usual_encoding_is_read(encoding):
    assert read(SIMPLE.encode(encoding)).text == SIMPLE.replace("\r\n", "\n")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-be"])
def test_traditional_characters_are_read(encoding):
    assert read(TRADITIONAL.encode(encoding)).text == TRADITIONAL.replace("\r\n", "\n")


@pytest.mark.parametrize("words", ["合同", "甲方", "采购人", "1. 价款", "OK"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_few_characters_are_enough(words, encoding):
    assert read(words.encode(encoding)).text == words


def test_utf_8_is_nothing_to_tell_and_others_are():
    assert read(SIMPLE.encode()).notices == ()
    assert [str(one.message) for one in read(SIMPLE.encode("gbk")).notices] == [
        "文件的编码是 GB18030（GBK），已经按它读出。"
    ]


def test_mixed_encodings_are_read_line_by_line_and_told():
    document = read(SIMPLE.encode() + SIMPLE.encode("gbk"))

    assert document.text == SIMPLE.replace("\r\n", "\n") * 2
    assert [one.kind for one in document.notices] == [NoticeKind.ENCODING]


def test_a_broken_character_is_told_with_its_line():
    document = read((SIMPLE * 3).encode()[:-4])

    assert document.text.count("�") == 1
    assert "第6行等处的1个字读不出" in str(document.notices[0].message)


def test_a_program_under_the_name_of_a_text_is_refused():
    with pytest.raises(BadInput, match="读不出文字"):
        read(bytes(range(1, 9)) * 100)


def test_an_unknown_encoding_is_refused_with_the_way_out():
    with pytest.raises(BadInput, match="另存为 UTF-8"):
        read(bytes(range(128, 256)) * 10)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c"])
def test_every_line_end_is_one_line_feed_and_places_count_the_file(end):
    raw = f"甲方{end}乙方{end}丙方"
    document = read(raw.encode())

    assert document.text == "甲方\n乙方\n丙方"
    assert [(one.start, one.end) for one in document.blocks] == [(0, 2), (3, 5), (6, 8)]
    [place] = document.places_of(6, 8)
    assert raw[place.offset : place.offset + 2] == "丙方"


def test_control_characters_become_blanks():
    document = read("甲\x07方\x1b支付".encode())

    assert document.text == "甲 方 支付"
    assert [one.kind for one in document.notices] == [NoticeKind.HEALED]


def test_characters_without_width_are_left_out_and_told_where():
    document = read("提交深\u200b圳仲\u202e裁".encode())

    assert document.text == "提交深圳仲裁"
    assert [(one.kind, one.start) for one in document.notices] == [
        (NoticeKind.INVISIBLE, 3),
        (NoticeKind.INVISIBLE, 5),
    ]
    assert [(one.start, one.offset) for one in document.places] == [(0, 0), (3, 4), (5, 7)]


def test_headings_and_cells_of_markdown_are_told_apart():
    text = "# 合同\n## 第一条\n正文\n\n| 名称 | 价款 |\n|---|:-:|\n| 货物 | 100元 |\n完\n"
    document = read(text.encode(), "合同.MD")

    assert document.format == "md"
    assert document.text == text
    found = [(document.text[one.start : one.end], one.level, one.cell) for one in document.blocks]
    assert found == [
        ("# 合同", 0, None),
        ("## 第一条", 1, None),
        ("正文", None, None),
        ("名称", None, (0, 0, 0)),
        ("价款", None, (0, 0, 1)),
        ("货物", None, (0, 1, 0)),
        ("100元", None, (0, 1, 1)),
        ("完", None, None),
    ]


def test_lines_with_bars_that_are_no_table_stay_lines():
    document = read("| 甲 | 乙 |\n正文".encode(), "a.md")

    assert [one.kind for one in document.blocks] == [BlockKind.BODY, BlockKind.BODY]


def test_a_file_in_gbk_with_a_character_that_could_be_utf_8_is_not_called_mixed():
    document = read_plain(
        "租赁合同\n出租方：深圳市罗湖区示例中心\n圳\n租金每月壹万元。".encode("gb18030"), "a.txt"
    )

    assert "深圳市" in document.text
    assert not any("混用" in str(one.message) for one in document.notices)
