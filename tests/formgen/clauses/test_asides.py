"""What a contract only quotes is no term of it."""

import pytest

from formgen.clauses import Contract, foreign_language_prevails, foreign_law, improper_benefit
from formgen.clauses.asides import asides
from formgen.forms.gazetteer import GAZETTEER


def quoted(words):
    return [words[start:end] for start, end in asides(words)]


def test_a_part_ends_at_the_next_heading_of_its_rank():
    words = "第二条 禁止内容\n（一）适用香港法律；\n（二）以英文为准。\n第三条 价款\n一万元。"
    assert quoted(words) == ["第二条 禁止内容\n（一）适用香港法律；\n（二）以英文为准。\n"]


def test_a_heading_without_a_number_ends_at_an_article_or_another_bare_heading():
    assert quoted("负面清单\n1. 回扣\n2. 返点\n争议解决\n协商。") == ["负面清单\n1. 回扣\n2. 返点\n"]
    assert quoted("参考条款\n适用香港法律。\n第一条 标的\n桌椅。") == ["参考条款\n适用香港法律。\n"]


def test_a_label_sets_its_own_line_aside():
    assert quoted("第一条 标的\n反例：适用香港法律。\n本合同适用中国法律。") == ["反例：适用香港法律。"]


def test_a_line_that_says_so_sets_aside_what_follows():
    words = "附件二\n（以下内容仅供参考，不构成合同内容）\n适用香港法律。\n附件三 清单\n桌椅。"
    assert quoted(words) == ["（以下内容仅供参考，不构成合同内容）\n适用香港法律。\n"]


@pytest.mark.parametrize(
    "words",
    [
        "第一条 示例区图书馆设备采购\n适用香港法律。",
        "第五条 违约责任\n适用香港法律。",
        "附件三 技术参数\n以英文为准。",
        "",
        "\n\n",
    ],
)
def test_other_headings_set_nothing_aside(words):
    assert quoted(words) == []


def test_detectors_leave_alone_what_is_set_aside_and_hear_the_rest():
    words = "第一条 负面清单\n（一）适用香港法律；\n（二）回扣。\n第二条 语言\n以英文为准。"
    text = Contract(words, GAZETTEER).text
    assert foreign_law(text, GAZETTEER) == []
    assert improper_benefit(text, GAZETTEER) == []
    assert [one.quote for one in foreign_language_prevails(text, GAZETTEER)] == ["以英文为准"]
