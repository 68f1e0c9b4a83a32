"""The clauses of a contract as a tree: what is a heading, what only looks like one, what stands below what."""

import time
from collections import Counter
from pathlib import Path

import pytest
from outlined import blocks_of, clause, outline

from formgen.clauses.tree import Role, clause_tree
from formgen.reading.document import BlockKind

NUMBERINGS = {
    "第一条 定义\n第二条 标的\n": ["第一条 定义", "第二条 标的"],
    "第1条 定义\n第2条 标的\n": ["第1条 定义", "第2条 标的"],
    "第　一　条 定义\n第 二 条 标的\n": ["第　一　条 定义", "第 二 条 标的"],
    "第一條 定義\n第二條 標的\n": ["第一條 定义", "第二條 标的"],
    "一、定义\n二、标的\n": ["一 定义", "二 标的"],
    "壹、定义\n贰、标的\n": ["壹 定义", "贰 标的"],
    "壹　定義\n貳　標的\n": ["壹 定义", "貳 标的"],
    "１．定义\n２．标的\n": ["１ 定义", "２ 标的"],
    "⒈定义\n⒉标的\n": ["⒈ 定义", "⒉ 标的"],
    "1 定义\n2 标的\n": ["1 定义", "2 标的"],
    "（一）定义\n（二）标的\n": ["（一） 定义", "（二） 标的"],
    "㈠定义\n㈡标的\n": ["㈠ 定义", "㈡ 标的"],
    "Article 1 Definitions\nArticle 2 Subject\n": ["Article 1 Definitions", "Article 2 Subject"],
    "## 第一条 定义\n## 第二条 标的\n": ["第一条 定义", "第二条 标的"],
    "**第一条 定义**\n**第二条 标的**\n": ["第一条 定义", "第二条 标的"],
    "【付款方式】\n一次付清。\n【违约责任】\n赔偿。\n": ["付款方式", "违约责任"],
    "付款方式\n乙方验收后一次付清。\n违约责任\n违约方赔偿损失。\n": ["付款方式", "违约责任"],
    "付款方式：验收合格后一次付清全部价款。\n违约责任：违约方赔偿对方的损失，另付违约金。\n": [
        "付款方式",
        "违约责任",
    ],
}


@pytest.mark.parametrize("text", NUMBERINGS)
def test_every_way_of_numbering_is_read(text):
    assert outline(text) == NUMBERINGS[text]


NESTED = {
    "第一章 总则\n第一条 定义\n第二条 标的\n第二章 价款\n第三条 总价\n": [
        ["第一章 总则", "第一条 定义", "第二条 标的"],
        ["第二章 价款", "第三条 总价"],
    ],
    "第一条 标的\n（一）软件\n1. 设计\n2. 编码\n（1）前端\n（二）培训\n第二条 价款\n": [
        ["第一条 标的", ["（一） 软件", "1 设计", ["2 编码", "（1） 前端"]], "（二） 培训"],
        "第二条 价款",
    ],
    "一、标的\n1、软件\n（1）设计\n2、培训\n二、价款\n1、总价\n": [
        ["一 标的", ["1 软件", "（1） 设计"], "2 培训"],
        ["二 价款", "1 总价"],
    ],
    "1. 标的\n1.1 软件\n1.1.1 设计\n1.2 培训\n2. 价款\n2.1 总价\n": [
        ["1 标的", ["1.1 软件", "1.1.1 设计"], "1.2 培训"],
        ["2 价款", "2.1 总价"],
    ],
    "第一条 标的\n1.1 软件\n1.2 培训\n第二条 价款\n2.1 总价\n": [
        ["第一条 标的", "1.1 软件", "1.2 培训"],
        ["第二条 价款", "2.1 总价"],
    ],
    # The second article has no list of the kind that stood between in the first.
    "第一条 标的\n（1）甲类\n（2）乙类\n第二条 价款\n1. 总价\n（1）首付款\n（2）尾款\n2. 税费\n": [
        ["第一条 标的", "（1） 甲类", "（2） 乙类"],
        ["第二条 价款", ["1 总价", "（1） 首付款", "（2） 尾款"], "2 税费"],
    ],
    "第五条 适用法律\nArticle 5 Governing Law\n中国法律。\n第六条 语言\nArticle 6 Language\n": [
        ["第五条 适用法律", "Article 5 Governing Law"],
        ["第六条 语言", "Article 6 Language"],
    ],
    "第十二条 保密\n第十二条之一 数据\n第十三条 违约\n": [
        "第十二条 保密",
        "第十二条之一 数据",
        "第十三条 违约",
    ],
    "【总则】\n第一条 定义\n第二条 标的\n【价款】\n第三条 总价\n": [
        ["总则", "第一条 定义", "第二条 标的"],
        ["价款", "第三条 总价"],
    ],
    "合同标的\n乙方供应设备十台。\n合同价款\n总价为五万元整。\n违约责任\n1. 甲方逾期付款的，支付违约金。\n2. 乙方逾期交货的，支付违约金。\n": [
        "合同标的",
        "合同价款",
        ["违约责任", "1", "2"],
    ],
    "壹、义务\n一、交货\n二、安装\n贰、联络\n\n宣传与安全\n一、宣传\n二、安全\n\n应急\n一、报告\n二、处置\n叁、其他\n": [
        ["壹 义务", "一 交货", "二 安装"],
        ["贰 联络", ["宣传与安全", "一 宣传", "二 安全"], ["应急", "一 报告", "二 处置"]],
        "叁 其他",
    ],
    "甲方的工作\n一、提供场地\n二、提供资料\n\n乙方的工作\n一、编写\n二、校对\n": [
        ["甲方的工作", "一 提供场地", "二 提供资料"],
        ["乙方的工作", "一 编写", "二 校对"],
    ],
}


@pytest.mark.parametrize("text", NESTED)
def test_clauses_stand_below_their_own(text):
    assert outline(text) == NESTED[text]


TITLES = [
    ("第八条 违约责任\n乙方逾期交货的，应支付违约金。", "违约责任", "乙方逾期交货的，应支付违约金。"),
    ("第八条 违约责任：乙方逾期交货的，应支付违约金。", "违约责任", "乙方逾期交货的，应支付违约金。"),
    ("第八条　违约责任　　乙方逾期交货的，应支付违约金。", "违约责任", "乙方逾期交货的，应支付违约金。"),
    ("第八条【违约责任】乙方逾期交货的，应支付违约金。", "违约责任", "乙方逾期交货的，应支付违约金。"),
    ("第八条 违约责任。乙方逾期交货的，应支付违约金。", "违约责任", "乙方逾期交货的，应支付违约金。"),
    ("第八条 乙方逾期交货的，应支付违约金。", "", "乙方逾期交货的，应支付违约金。"),
    ("第八条 乙方不得转包。", "", "乙方不得转包。"),
    ("第八条 本合同自签字之日起生效", "", "本合同自签字之日起生效"),
    ("第八条 甲方的权利和义务\n甲方有权检查。", "甲方的权利和义务", "甲方有权检查。"),
    ("第八条 风险与所有权\n自交付时转移。", "风险与所有权", "自交付时转移。"),
    ("第八条 不可抗力\n受影响方应通知对方。", "不可抗力", "受影响方应通知对方。"),
    ("第八条 双方责任（买受人为甲方，出卖人为乙方）\n甲方应付款。", "双方责任", "甲方应付款。"),
    ("第八条 应急措施\n乙方应值班。", "应急措施", "乙方应值班。"),
    ("第八条 违约责任\n", "违约责任", ""),
]


@pytest.mark.parametrize(("text", "title", "body"), TITLES)
def test_a_title_is_told_from_the_first_sentence(text, title, body):
    found = clause(text, "第八条")
    assert (found.title, text[found.body : found.end].strip()) == (title, body)


REFERENCES = [
    "第一条 价款\n乙方应当按照\n第二条的约定开具发票。\n第二条 发票\n",
    "第一条 价款\n乙方违反本合同\n第二条 约定的，应当赔偿。\n第二条 发票\n",
    "第一条 价款\n第二条约定的发票开具后，甲方付款。\n第二条 发票\n",
    "第一条 价款\n乙方未按期开具发票的，甲方有权拒绝付款，依照本合同\n第二条、第三条处理。\n第二条 发票\n",
    "第一条 价款\n本合同总价款为人民币伍拾万元整，不含税价格为\n47.17万元。\n第二条 发票\n",
    "第一条 价款\n乙方每逾期一日，应当向甲方支付合同总价款的千分之\n1.5 的违约金。\n第二条 发票\n",
    "第一条 价款\n双方按照《中华人民共和国民法典》\n第五百六十三条处理。\n第二条 发票\n",
]


@pytest.mark.parametrize("text", REFERENCES)
def test_a_line_that_begins_with_a_reference_or_an_amount_is_no_heading(text):
    assert outline(text) == ["第一条 价款", "第二条 发票"]


def test_recitals_and_their_numbers_belong_to_the_opening():
    text = "采购合同\n甲方：示例局\n鉴于：\n1. 甲方需要货物；\n2. 乙方能够供货。\n第一条 货物\n1. 电脑十台；\n第二条 价款\n"
    tree = clause_tree(text)
    assert [child.role for child in tree.children] == [Role.OPENING, Role.CLAUSE, Role.CLAUSE]
    assert tree.children[0].end == text.index("第一条")


def test_the_title_is_no_heading_though_a_list_follows_it():
    assert outline("仪器采购合同（示例）\n\n一、双方\n二、货物\n") == ["<opening>", "一 双方", "二 货物"]


def test_a_text_without_clauses_is_all_opening():
    assert outline("采购合同\n甲方：示例局\n") == ["<opening>"]
    assert outline("") == []


def test_a_table_of_contents_holds_no_clauses():
    text = "合同\n目  录\n第一条 定义……………1\n第二条 标的 .......... 2\n\n第一条 定义\n略\n第二条 标的\n略\n"
    assert outline(text) == ["<opening>", "第一条 定义", "第二条 标的"]
    text = "合同\n目录\n第一条 定义\n第二条 标的\n第一条 定义\n略\n第二条 标的\n略\n"
    assert outline(text) == ["<opening>", "第一条 定义", "第二条 标的"]


ANNEXED = "第一条 标的\n第二条 价款\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("附件一：技术规格\n内存不小于16G。\n", ["<annex> 附件一 技术规格"]),
        ("附件1 技术规格\n一、内存\n二、硬盘\n", [["<annex> 附件1 技术规格", "一 内存", "二 硬盘"]]),
        ("附件二\n报价清单\n电脑一台。\n", ["<annex> 附件二 报价清单"]),
        ("附表\n序号 名称 单价\n1 电脑 5000\n", ["<annex> 附表"]),
        ("Annex A Specification\n16G of memory at least.\n", ["<annex> Annex A Specification"]),
        ("补充协议（一）\n第一条 期限延长一年\n第二条 其余照旧\n",
         [["<annex> 补充协议(一)", "第一条 期限延长一年", "第二条 其余照旧"]]),
        # Mere lists of annexes, and sentences about them.
        ("附件：1.报价清单 2.技术规格\n", []),
        ("附件1：报价清单\n附件2：技术规格\n甲方（盖章）：\n", ["<signature>"]),
        ("附件一为本合同的组成部分。\n", []),
        ("附件一：报价清单；\n附件二：技术规格。\n", []),
    ],
)  # fmt: skip
def test_annexes_are_told_from_lists_of_them(text, expected):
    assert outline(ANNEXED + text)[2:] == expected


@pytest.mark.parametrize(
    "text",
    [
        "甲方（盖章）：　　　乙方（盖章）：\n日期：\n",
        "（以下无正文）\n甲方：\n",
        "甲方（公章）\n法定代表人（签字）：\n",
        "采购人（单位盖章）：示例局\n",
        "（本页无正文，为《采购合同》签署页）\n甲方：\n",
    ],
)
def test_the_signatures_are_no_clause(text):
    assert outline(ANNEXED + text)[2:] == ["<signature>"]


def test_parties_named_at_the_end_sign_though_no_seal_is_spoken_of():
    text = f"{ANNEXED}第三条 份数\n一式四份。\n甲方：示例局\n乙方：示例公司\n日期：2026年8月1日\n"
    assert outline(text)[-1] == "<signature>"


def test_parts_of_a_model_contract_go_on_behind_the_signatures():
    text = "第一部分 协议书\n1. 标的\n2. 金额\n甲方（公章）：\n第二部分 通用条款\n1. 定义\n1.1 采购人\n第三部分 专用条款\n1. 付款\n"
    assert outline(text) == [
        ["第一部分 协议书", "1 标的", "2 金额"],
        "<signature>",
        ["第二部分 通用条款", ["1 定义", "1.1 采购人"]],
        ["第三部分 专用条款", "1 付款"],
    ]


def test_a_text_that_lost_its_line_breaks_is_cut_at_its_articles():
    text = "第一条 标的 乙方供货。第二条 价款 总价五万元。第三条 违约 违约方赔偿。"
    assert outline(text) == ["第一条 标的", "第二条 价款", "第三条 违约"]


def test_heading_styles_make_headings():
    text = "采购合同\n货物说明\n电脑。\n付款安排\n一次付清。"
    blocks = blocks_of(text, _0={"level": 0}, _1={"level": 0}, _3={"level": 0})
    assert outline(text, blocks)[-2:] == ["货物说明", "付款安排"]


def test_automatic_numbers_are_believed():
    text = "第一条 价款按照招标文件和投标文件确定并且不因任何原因调整\n第三条的约定另见附件"
    blocks = blocks_of(text, _0={"numbering": 4}, _1={"numbering": 3})
    assert [one.number for one in clause_tree(text, blocks).walk()] == ["第一条", "第三条"]


def test_cells_of_a_table_are_no_headings_and_running_heads_are_none():
    text = "第一条 货物\n一、电脑\n1.\n第二条 价款\n第三条 页眉\n"
    blocks = blocks_of(text, _1={"cell": (0, 1, 0)}, _2={"cell": (0, 1, 1)}, _4={"kind": BlockKind.HEADER})
    assert outline(text, blocks) == ["第一条 货物", "第二条 价款"]


def test_spans_cover_the_text_without_gaps():
    text = "采购合同\n第一条 标的\n1. 电脑\n2. 打印机\n第二条 价款\n五万元\n甲方（盖章）：\n附件一 清单\n电脑一台。\n"

    def covered(one):
        for before, after in zip(one.children, one.children[1:], strict=False):
            assert before.end == after.start
        if one.children:
            assert one.children[-1].end == one.end
        assert one.start <= one.body <= one.end
        for child in one.children:
            covered(child)

    covered(clause_tree(text))


CONTRACTS = sorted(Path(__file__).parents[2].glob("labelled/contracts/tuned/*.txt"))


def narrowed(text, width):
    return "\n".join(
        line[at : at + width] for line in text.split("\n") for at in range(0, max(1, len(line)), width)
    )


@pytest.mark.parametrize("width", [24, 32, 40])
@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.stem)
def test_a_narrow_page_hides_no_numbered_clause(contract, width):
    text = contract.read_text(encoding="utf-8")
    found = Counter(one.number for one in clause_tree(narrowed(text, width)).walk())
    assert Counter(one.number for one in clause_tree(text).walk() if one.number) - found == Counter()


def test_three_hundred_pages_take_little_time():
    article = (
        "第{}条 违约责任\n"
        + "乙方逾期交货的，每逾期一日，应当按照逾期部分价款的千分之一向甲方支付违约金。\n" * 8
    )
    text = "".join(article.format("一") for _ in range(300_000 // len(article)))
    clause_tree("第一条 定义\n")
    begun = time.process_time()
    clause_tree(text)
    assert time.process_time() - begun < 0.6
