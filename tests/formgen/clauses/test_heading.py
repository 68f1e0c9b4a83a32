"""What a contract calls itself."""

import pytest

from formgen.clauses import Contract
from formgen.clauses.heading import title_of
from formgen.forms.gazetteer import GAZETTEER


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("示例房屋租赁合同\n甲方：示例\n", "示例房屋租赁合同"),
        ("合同编号：LH-1\n\n示 例 服 务 合 同（示例）\n甲方：示例", "示例服务合同(示例)"),
        ("《示例补充协议》\n", ""),
        ("甲乙双方订立本合同。\n第一条 服务", ""),
        (
            "示例公园改造施工\n（第二批）补充合同\n第一条 按《示例公园改造施工（第二批）补充合同》。",
            "示例公园改造施工(第二批)补充合同",
        ),
        ("罗湖区示例局\n示例服务合同\n第一条 按示例服务合同。", "示例服务合同"),
        ("示例服务合同\n（二）（示例）\n示 例服务合同（二）（示例） 第1页", "示例服务合同(二)(示例)"),
        ("示例服务合同\n甲方\n第一条 本示例服务合同甲方为示例局。", "示例服务合同"),
        ("甲、乙，三方\n示例备忘\n（本页无正文，为《甲、乙，三方示例备忘》的签字页）", "甲、乙,三方示例备忘"),
        ("", ""),
    ],
)
def test_the_title_is_the_line_that_ends_in_contract(words, title):
    assert title_of(Contract(words, GAZETTEER)) == (title or ("示例补充协议" if "《" in words else ""))
