"""What stands on a page besides its paragraphs: tables, running heads, pictures, text that nobody sees."""

from __future__ import annotations

import pytest

from formgen.errors import BadInput
from formgen.reading import BlockKind, NoticeKind

GRID = "".join(f"100 {y} m 400 {y} l S " for y in (700, 670, 640)) + "".join(
    f"{x} 640 m {x} 700 l S " for x in (100, 200, 400)
)
PICTURE = "q 595 0 0 842 0 0 cm /P Do Q\n"


def cells(document):
    return {
        one.cell: document.text[one.start : one.end] for one in document.blocks if one.kind is BlockKind.CELL
    }


def kinds(document):
    return [one.kind for one in document.notices]


def test_ruled_lines_make_a_table(read, make):
    words = [(105, 680, "名称"), (205, 680, "价款"), (105, 650, "货物"), (205, 650, "100.00元")]
    document = read(GRID + "".join(make.drawn(*one) for one in words) + make.lines("表后的正文。", y=600))

    assert cells(document) == {(0, 0, 0): "名称", (0, 0, 1): "价款", (0, 1, 0): "货物", (0, 1, 1): "100.00元"}
    assert document.text.endswith("100.00元\n表后的正文。")


def test_lines_of_one_cell_are_one_paragraph(read, make):
    long = (
        make.drawn(105, 688, "这一格的文字很长")
        + make.drawn(105, 674, "写成了两行。")
        + make.drawn(205, 680, "价款")
    )

    assert cells(read(GRID + long))[0, 0, 0] == "这一格的文字很长写成了两行。"


def test_a_cell_over_two_columns_counts_from_its_first(read, make):
    grid = GRID.replace("200 640 m 200 700 l S", "200 640 m 200 670 l S")
    document = read(
        grid + make.drawn(205, 680, "合计金额") + make.drawn(105, 650, "甲方") + make.drawn(205, 650, "乙方")
    )

    assert cells(document) == {(0, 0, 0): "合计金额", (0, 1, 0): "甲方", (0, 1, 1): "乙方"}


def test_a_frame_around_a_page_is_no_table(read, make):
    assert cells(read("50 50 500 750 re S " + make.lines("正文的内容。"))) == {}


def test_a_table_goes_on_over_the_end_of_the_page(read, make):
    row = make.drawn(105, 650, "货物") + make.drawn(205, 650, "价款")

    assert set(cells(read(GRID + row, GRID + row))) == {(0, 1, 0), (0, 1, 1), (0, 3, 0), (0, 3, 1)}


def test_running_heads_and_page_numbers_leave_the_text_and_are_kept_once(read, make):
    pages = [
        make.drawn(200, 810, "示例采购合同")
        + make.lines(f"{one}的正文。")
        + make.drawn(290, 30, f"- {'甲乙丙'.index(one) + 1} -")
        for one in "甲乙丙"
    ]
    document = read(*pages)

    assert document.text == "甲的正文。\n乙的正文。\n丙的正文。\n示例采购合同"
    assert document.blocks[-1].kind is BlockKind.HEADER
    assert kinds(document) == [NoticeKind.HEALED]


@pytest.mark.parametrize(
    "number", ["第 3 页 共 12 页", "第三页", "3 / 12", "Page 3 of 12", "— 3 —", "第3页/共12页"]
)
def test_a_page_number_in_any_dress_leaves_the_text(read, make, number):
    assert read(make.lines("正文。") + make.drawn(290, 30, number)).text == "正文。"


def test_a_number_in_the_middle_of_a_page_stays(read, make):
    assert read(make.lines("正文。") + make.drawn(290, 400, "- 3 -")).text == "正文。\n- 3 -"


def test_the_last_line_of_a_page_that_is_no_number_stays(read, make):
    assert (
        read(make.lines("正文。") + make.drawn(100, 60, "共计人民币500元")).text == "正文。\n共计人民币500元"
    )


@pytest.mark.parametrize("how", ["3 Tr", "1 1 1 rg", "0.99 g"])
def test_text_that_nobody_sees_is_told(read, make, how):
    document = read(make.lines("正文。") + make.drawn(100, 600, "暗藏的文字", how=how))

    [told] = [one for one in document.notices if one.kind is NoticeKind.HIDDEN]
    assert document.text[told.start : told.end] == told.quote == "暗藏的文字"


def test_tiny_text_is_told(read, make):
    assert NoticeKind.HIDDEN in kinds(read(make.lines("正文。") + make.drawn(100, 600, "暗藏的文字", size=1)))


def test_white_text_on_a_dark_ground_is_seen(read, make):
    page = (
        make.lines("正文。") + "0 0 0.5 rg 90 590 200 30 re f " + make.latin(100, 600, "HEAD", how="1 1 1 rg")
    )

    assert kinds(read(page)) == []


def test_text_recognised_over_a_scan_is_told_as_such(read, make):
    document = read(PICTURE + make.drawn(100, 700, "识别出的正文。", how="3 Tr"))

    assert document.text == "识别出的正文。"
    assert kinds(document) == [NoticeKind.PICTURES]


def test_a_page_that_is_a_picture_is_named(read, make):
    document = read(make.lines("第一页的正文。"), PICTURE)

    assert [str(one.message) for one in document.notices] == [
        "第2页只有图片，没有文字，没有读：请另行核对，或者先做文字识别（OCR）。"
    ]


def test_a_scan_without_text_says_what_to_do(read):
    with pytest.raises(BadInput, match="像是扫描件：请上传合同的电子文本"):
        read(PICTURE, PICTURE)


def test_text_without_a_meaning_is_refused(read, make):
    with pytest.raises(BadInput, match="没有编码表"):
        read(make.lines("\ue001\ue002\ue003\ue004\ue005\ue006\ue007正文"))


@pytest.mark.parametrize(
    ("turn", "matrix"), [(90, "0 1 -1 0 595 0"), (180, "-1 0 0 -1 595 842"), (270, "0 -1 1 0 0 842")]
)
def test_a_page_that_is_turned_is_read_as_it_is_seen(read, make, blocks, turn, matrix):
    full = "Party A shall pay the price and all other sums that are due under this agreement to"
    words = (
        make.latin(190, 500, full)
        + make.latin(190, 484, "Party B in time.")
        + make.latin(190, 400, "Article 2.")
    )

    assert blocks(read(f"q {matrix} cm {words} Q", turn=turn)) == [full + " Party B in time.", "Article 2."]


def test_characters_without_width_are_left_out_and_told(read, make):
    document = read(make.lines("深\u200b圳仲裁委员会"))

    assert document.text == "深圳仲裁委员会"
    assert kinds(document) == [NoticeKind.INVISIBLE]
