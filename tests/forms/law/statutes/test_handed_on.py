"""Who may hand the whole of the works on, and who only steps in, stops it or complains of it; both sides of each line."""

from datetime import date

import pytest
from quoted import paper, quotes

from formgen.forms.law.statutes import bidding, civil_code

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


SERVED = "示例服务采购合同\n甲方：深圳市罗湖区示例局\n乙方：示例公司\n第一条 乙方为中标人。"


def of_what_was_won(words):
    return quotes(bidding.what_was_won_is_not_handed_on(paper(SERVED + words), TODAY))


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("中标人可以向他人转让中标项目。", "可以向他人转让中标项目"),
        ("乙方可以向第三方转让中标项目。", "可以向第三方转让中标项目"),
        ("乙方有权转让中标项目。", "有权转让中标项目"),
        ("乙方有权将其在本合同项下的全部义务转让给第三人。", "有权将其在本合同项下的全部义务转让给第三人"),
        ("乙方可以将全部权利义务转让给其他单位。", "可以将全部权利义务转让给其他"),
        ("乙方可以把本项目全部交给第三方实施。", "可以把本项目全部交给第三方"),
        ("供应商可向第三人转让全部服务。", "可向第三人转让全部服务"),
        ("甲方同意乙方向他人转让中标项目。", "同意乙方向他人转让中标项目"),
    ],
)
def test_what_was_won_may_be_named_before_or_behind(words, quoted):
    assert of_what_was_won(words) == [quoted]


@pytest.mark.parametrize(
    "words",
    [
        "中标人不得向他人转让中标项目。",
        "中标人向他人转让中标项目的，甲方可以解除合同。",
        "乙方可以向银行转让中标项目的应收账款。",
        "乙方可以向他人转让中标项目的部分非主体工作。",
        "甲方有权将其在本合同项下的全部义务转让给第三人。",
        "乙方可以将本合同项下的全部权利转让给第三人。",
        "乙方可以向第三方转让全部服务成果。",
        "乙方应当把本项目成果全部交给第三方保管，甲方可以查阅。",
        "乙方可以将本项目资料全部交给第三方评审机构。",
    ],
)
def test_what_comes_of_it_may_be_given_to_others(words):
    assert of_what_was_won(words) == []
