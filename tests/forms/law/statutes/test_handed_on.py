"""Who may hand the whole of the works on, and who only steps in, stops it or complains of it; both sides of each line."""

from datetime import date

import pytest
from quoted import paper, quotes

from formgen.forms.law.statutes import civil_code

TODAY = date(2026, 11, 22)
BUILT = "示例工程施工合同\n甲方：深圳市罗湖区示例局\n乙方：示例公司\n第一条 "


def of_works(words):
    return quotes(civil_code.works_are_not_handed_on(paper(BUILT + words), TODAY))


@pytest.mark.parametrize(
    "words",
    [
        "甲方可以扣除乙方履约保证金，并可将全部工程委托第三方完成。",
        "甲方有权扣减乙方工程款并可将全部工程委托第三方完成。",
        "乙方严重违约的，甲方有权解除合同，没收乙方履约保证金，并有权将工程全部委托给第三方施工。",
        "乙方逾期的，可以将全部工程委托第三方完成，费用由乙方承担。",
        "如承包人拒不整改，可将全部工程交由第三方完成。",
        "因乙方原因停工超过三十日，可将工程整体委托给他人施工。",
        "发包人在承包人违约时可以将全部工程委托第三方完成。",
        "甲方权利：可以将全部工程委托其他单位实施。",
    ],
)
def test_who_has_the_works_done_may_step_in(words):
    assert of_works(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "监理单位有权责令承包人停止转包。",
        "任何一方有权举报转包行为。",
        "监理人有权制止转包。",
        "分包人可以向转包人主张工程款。",
        "承包人可以指派项目经理防止转包。",
        "监理人可以纠正转包。",
        "监理人可以督促承包人杜绝转包。",
        "项目经理有权检举转包。",
        "乙方可以向转包单位追偿。",
    ],
)
def test_who_stops_it_or_complains_of_it_hands_nothing_on(words):
    assert of_works(words) == []


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("乙方负责施工，并可将全部工程委托第三方完成。", "可将全部工程委托第三方"),
        ("甲方违约的，乙方可以停工，并可将全部工程转交第三方。", "可将全部工程转交第三方"),
        ("甲方书面同意的，可以将全部工程委托第三方完成。", "可以将全部工程委托第三方"),
        ("甲方在收到通知后乙方可以将全部工程转包。", "可以将全部工程转包"),
        ("乙方核实分包人资质后可以将全部工程转包。", "可以将全部工程转包"),
        ("乙方资质不足的，可以将全部工程转包。", "可以将全部工程转包"),
        ("乙方收取甲方预付款，且有权将本工程转包给第三人。", "有权将本工程转包"),
    ],
)
def test_who_does_the_works_may_not_whoever_is_named_beside_him(words, quoted):
    assert of_works(words) == [quoted]
