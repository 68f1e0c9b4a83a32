"""Lines of a page become the paragraphs that they came from."""

from __future__ import annotations

import pytest

FULL = "　　甲方应当按照本合同的约定向乙方支付价款，乙方应当按照本"


def test_a_line_that_reaches_the_margin_goes_on_without_a_blank(read, make, blocks):
    document = read(make.lines(FULL, "合同的约定交付货物。", "　　乙方应当开具发票。"))

    assert blocks(document) == [
        "甲方应当按照本合同的约定向乙方支付价款，乙方应当按照本合同的约定交付货物。",
        "乙方应当开具发票。",
    ]


def test_a_line_that_ends_before_the_margin_ends_its_paragraph(read, make, blocks):
    document = read(make.lines(FULL, "合同交货。", "违约责任", "另行约定。"))

    assert blocks(document)[1:] == ["违约责任", "另行约定。"]


def test_an_indented_line_begins_a_paragraph_though_the_one_before_is_full(read, make, blocks):
    one = FULL[:-1] + "。"
    other = FULL.replace("甲", "丙").replace("乙", "丁")
    document = read(make.lines(one, other, "合同交货。"))

    assert blocks(document) == [one.strip("　"), other.strip("　") + "合同交货。"]


def test_an_article_begins_a_paragraph_also_without_an_indent(read, make, blocks):
    full = FULL.strip("　") + "合同"
    document = read(make.lines(full, full[:-1] + "。", "第三条　争议解决", full, "（二）乙方的义务。"))

    assert blocks(document) == [full + full[:-1] + "。", "第三条　争议解决", full + "（二）乙方的义务。"]


@pytest.mark.parametrize("reference", ["第三条约定", "第三条 约定", "第三条、第四条", "第三条第一款约定"])
def test_a_reference_to_an_article_at_the_beginning_of_a_line_begins_nothing(read, make, blocks, reference):
    full = "甲方不按时支付价款或者乙方不按时交付货物的，按照本合同"
    document = read(make.lines(full, reference + "承担违约责任。"))

    assert blocks(document) == [full + reference + "承担违约责任。"]


def test_a_gap_begins_a_paragraph(read, make, blocks):
    full = FULL.strip("　") + "合同"
    more = [full.replace("甲", one) for one in "丙戊庚"]
    page = make.lines(full, *more) + make.lines("签署页", y=640)

    assert blocks(read(page)) == [full + "".join(more), "签署页"]


def test_a_sentence_goes_on_over_the_end_of_the_page(read, make, blocks):
    full = FULL.strip("　") + "合同"
    document = read(make.lines(FULL, full), make.lines("约定交付货物。", "　　验收合格后付款。"))

    assert blocks(document)[-2:] == [FULL.strip("　") + full + "约定交付货物。", "验收合格后付款。"]
    assert [one.page for one in document.blocks] == [1, 2]
    assert document.pages == 2


def test_words_are_kept_apart_and_hyphens_taken_out(read, make, blocks):
    document = read(
        make.lines(
            "The Supplier shall deliver the goods under this agree-",
            "ment and the Buyer shall accept them and pay the price",
            "in full.",
        )
    )

    assert blocks(document) == [
        "The Supplier shall deliver the goods under this agreement and the Buyer shall accept them and pay the price in full."
    ]


def test_spacing_makes_no_blanks_in_chinese(read, make, blocks):
    spread = "".join(
        make.drawn(100 + 24 * one, 700, each) for one, each in enumerate(["甲方", "应当", "支付", "价款"])
    )

    assert blocks(read(spread)) == ["甲方应当支付价款"]


def test_blanks_that_were_typed_stay(read, make, blocks):
    assert blocks(read(make.lines("甲　　方：示例单位", "合 同 书"))) == ["甲　　方：示例单位", "合 同 书"]


def test_the_blanks_of_recognised_text_go(read, make, blocks):
    assert blocks(read(make.lines("本 合 同 自 双 方 签 字 之 日 起 生 效"))) == [
        "本合同自双方签字之日起生效"
    ]


def test_a_sign_drawn_after_its_line_stands_where_it_is_seen(read, make, blocks):
    line = (
        make.drawn(100, 700, "付款方式：")
        + make.drawn(170, 700, "银行转账")
        + make.drawn(225, 700, "支票付款")
    )
    signs = make.latin(155, 700, "X") + make.latin(213, 700, "O")

    assert blocks(read(line + signs)) == ["付款方式：X银行转账O支票付款"]


def test_two_columns_are_read_one_after_the_other(read, make, blocks):
    left, right = make.lines("左一", "左二"), make.lines("右一", "右二", x=300)

    assert blocks(read(left + right)) == ["左一", "左二", "右一", "右二"]


def test_a_column_has_a_margin_of_its_own(read, make, blocks):
    left = make.lines("甲方：深圳市罗湖区示例街道办", "事处（示例）", "（盖章）")
    right = make.lines("乙方：深圳示例文化服务有限公", "司（示例）", "（盖章）", x=260)

    assert blocks(read(left + right)) == [
        *("甲方：深圳市罗湖区示例街道办事处（示例）", "（盖章）"),
        *("乙方：深圳示例文化服务有限公司（示例）", "（盖章）"),
    ]


def test_lines_drawn_in_a_wild_order_are_read_from_the_top(read, make, blocks):
    places = [(700, "丙"), (760, "甲"), (640, "己"), (740, "乙"), (660, "戊"), (680, "丁")]
    page = "".join(make.drawn(100, y, text * 4) for y, text in places)

    assert blocks(read(page)) == [one * 4 for one in "甲乙丙丁戊己"]


def test_every_character_knows_its_place(read, make):
    document = read(make.lines(FULL, "合同的约定交付货物。"), make.lines("第二页的正文。"))
    [place] = document.places_of(document.text.index("第二页"), document.text.index("的正文"))

    assert (place.part, place.node, place.offset) == ("page 2", 1, 0)
    [last] = document.places_of(document.text.index("货物"), document.text.index("货物") + 2)
    assert (last.part, last.node, last.offset) == ("page 1", 0, len(FULL.strip("　")) + 2 + 7)


def test_look_alikes_are_repaired_one_to_one(read, make, blocks):
    document = read(make.lines("⾄⼆〇⼆六年⻓期有效"))

    assert blocks(document) == ["至二〇二六年长期有效"]
    assert [str(one.message)[:4] for one in document.notices] == ["有4个字"]
