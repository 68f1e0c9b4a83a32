"""Which contracts are of construction, so that the code speaks of them, and which the law of tenders alone."""

from datetime import date

import pytest
from quoted import paper, quotes

from formgen.forms.law.statutes import bidding, civil_code

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "title",
    [
        "示例软件工程开发服务合同",
        "示例工程造价咨询服务采购合同",
        "示例工程监理服务合同",
        "示例改造工程（一期）施工监理合同",
        "示例信息化工程运维服务合同",
        "示例工程招标代理委托合同",
        "示例工程质量检测服务合同",
        "示例工程施工图审查合同",
        "示例道路施工材料采购合同",
        "示例工程车辆采购合同",
    ],
)
def test_who_serves_beside_the_works_builds_none(title):
    contract = _tendered(title, "乙方可以将全部服务工作交由第三方完成。")

    assert civil_code.works_are_not_handed_on(contract, TODAY) == []
    assert quotes(bidding.what_was_won_is_not_handed_on(contract, TODAY)) == ["可以将全部服务工作交由第三方"]


@pytest.mark.parametrize(
    "title",
    [
        "示例公园改造工程合同",
        "示例道路维修施工服务采购合同",
        "示例工程勘察设计合同",
        "示例道路维修工程合同（含材料）",
        "示例工程施工及监理合同",
        "示例小型工程零星维修服务合同",
        "示例工程设计施工总承包合同",
        "示例消防系统工程采购合同",
        "示例监理公司办公楼装修工程合同",
        "示例工程检测中心改造工程施工合同",
    ],
)
def test_who_surveys_designs_or_builds_does(title):
    contract = _tendered(title, "乙方可以将全部工作交由第三方完成。")

    assert quotes(civil_code.works_are_not_handed_on(contract, TODAY)) == ["可以将全部工作交由第三方"]
    assert bidding.what_was_won_is_not_handed_on(contract, TODAY) == []


def test_what_is_handed_on_tells_where_the_title_does_not():
    supervised = _tendered("示例服务合同", "乙方可以将全部工程监理工作交由第三方完成。")

    assert civil_code.works_are_not_handed_on(supervised, TODAY) == []
    assert bidding.what_was_won_is_not_handed_on(supervised, TODAY) != []


def _tendered(title, words):
    return paper(f"{title}\n甲方：深圳市罗湖区示例局\n乙方：示例公司\n第一条 乙方为中标人。{words}")
