"""文本核对 of contracts that were read: numbers, references, annexes."""

import pytest

from formgen.forms.law import text_on_paper_structure as law

from .papers import paper, quotes, said

TITLE = "示例服务合同\n甲方：示例甲\n乙方：示例乙\n"


def articles(*numbers):
    return "".join(f"第{number}条 约定\n双方应当履行。\n" for number in numbers)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (articles("一", "二", "三"), []),
        (articles("一", "二", "四"), ["第二条", "第四条"]),
        (articles("一", "二", "二", "三"), ["第二条", "第二条"]),
        (articles("一", "三", "二", "四"), ["第三条", "第二条"]),
        (articles("一", "二", "四", "四", "五"), ["第二条", "第四条", "第四条", "第四条"]),
        (articles("一", "二", "九"), []),
        ("第一章 总则\n" + articles("一", "二") + "第二章 价款\n" + articles("三", "四"), []),
        (
            "第一章 总则\n" + articles("一", "二") + "第二章 价款\n" + articles("四", "五"),
            ["第二条", "第四条"],
        ),
        (
            articles("一") + "（一）保洁；\n（二）保安。\n" + articles("二") + "（一）总价；\n（二）支付。\n",
            [],
        ),
        (articles("一") + "（一）保洁；\n（三）保安。\n" + articles("二"), ["（一）", "（三）"]),
        (articles("一") + "（一）保洁；（二）绿化；\n（三）保安。\n" + articles("二"), []),
        ("一、服务\n1. 保洁\n2. 保安\n二、价款\n1. 总价\n2. 支付\n", []),
        ("一、服务\n1. 保洁\n2. 保安\n三、价款\n1. 总价\n2. 支付\n", ["一", "三"]),
        (articles("一", "二", "二之一", "三"), []),
        (articles("一", "二", "三") + "附件一：清单\n第一条 数量\n十台。\n第二条 质量\n合格。\n", []),
    ],
)
def test_clauses_are_numbered_in_order(words, quoted):
    assert quotes(law.clauses_are_numbered_in_order(paper(TITLE + words))) == quoted


def test_what_is_left_out_is_named():
    [one] = said(law.clauses_are_numbered_in_order(paper(TITLE + articles("一", "二", "五"))))

    assert one == "条款序号从“第二条”跳到“第五条”，缺“第三条”、“第四条”：请核对是漏了条款还是编号有误。"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (articles("一", "二", "三"), []),
        (articles("1", "2", "3"), []),
        (articles("一", "二", "3"), ["第3条"]),
    ],
)
def test_articles_are_numbered_in_one_way(words, quoted):
    found = law.articles_are_numbered_in_one_way(paper(TITLE + words))

    assert quotes([found] if found else []) == quoted


THREE = articles("一", "二") + "第三条 违约\n（一）逾期的；\n（二）瑕疵的。\n"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("依照本合同第三条处理。", []),
        ("依照本合同第十二条处理。", ["第十二条"]),
        ("见第十二条。", ["第十二条"]),
        ("见第12条。", ["第12条"]),
        ("按第二条、第五条的约定。", ["第五条"]),
        ("按第三条第（二）项。", []),
        ("按第三条第（五）项。", ["第三条第（五）项"]),
        ("按本合同第二条第六款。", ["第二条第六款"]),
        ("按本合同第二条第一款。", []),
        ("依照《民法典》第五百条处理。", []),
        ("依照《民法典》第五百条、第五百零一条和第五百零二条处理。", []),
        ("依照政府采购法第五十条处理。", []),
        ("依照《中华人民共和国民法典》（合同编）第五百条第（一）项处理。", []),
        ("按招标文件第二十条执行。", []),
        ("原合同第九条修改为：略。", []),
    ],
)
def test_references_lead_somewhere(words, quoted):
    found = law.references_lead_somewhere(paper(f"{TITLE}{THREE}第四条 其他\n{words}\n"))

    assert quotes(found) == quoted
    assert all(one.kind == "missing" for one in found)


def test_a_supplement_speaks_of_the_contract_that_it_changes():
    words = "示例服务合同补充协议\n一、第九条修改为：略。\n二、按本补充协议第九条执行。\n三、其他不变。\n"

    assert quotes(law.references_lead_somewhere(paper(words))) == ["第九条"]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("见附件一。\n附件一：清单\n十台。\n", []),
        ("见附件三。\n附件一：清单\n十台。\n", ["附件三"]),
        ("见附件2。\n附件：\n1. 清单\n2. 标准\n", []),
        ("见附件3。\n附件：\n1. 清单\n2. 标准\n", ["附件3"]),
        ("按招标文件附件三执行。\n", []),
        ("提供附件3份。\n", []),
        ("附件与本合同具有同等效力。\n附件一：清单\n十台。\n", []),
    ],
)
def test_annexes_referred_to_are_there(words, quoted):
    assert quotes(law.references_lead_somewhere(paper(f"{TITLE}{THREE}第四条 其他\n{words}"))) == quoted


def test_a_contract_handed_in_without_its_annexes_gets_one_note():
    [one] = law.references_lead_somewhere(paper(f"{TITLE}{THREE}第四条 其他\n见附件一、附件二。\n"))

    assert str(one.message).startswith("文中提到“附件一”、“附件二”，所读的文件没有附件：")
    assert one.severity == "note"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("数量见附件一。\n附件一：清单\n十台。\n", 0),
        ("附件为本合同组成部分。\n附件一：清单\n十台。\n", 0),
        ("数量十台。\n附件一：清单\n十台。\n", 1),
        ("数量十台。\n", 0),
    ],
)
def test_annexes_are_mentioned(words, count):
    found = law.annexes_are_mentioned(paper(f"{TITLE}{THREE}第四条 其他\n{words}"))

    assert len(quotes([found] if found else [])) == count
