"""How late a price is paid, whatever the order of the words, and what is paid by the month; both sides of each line."""

from datetime import date

import pytest
from quoted import paper, quotes

from formgen.forms.law.statutes import small_enterprises

TODAY = date(2026, 11, 22)
BOUGHT = "示例设备采购合同\n甲方：深圳市罗湖区示例局\n乙方：示例公司\n第一条 "


def late(words):
    return quotes(small_enterprises.smaller_enterprises_are_paid_in_time(paper(BOUGHT + words), TODAY))


@pytest.mark.parametrize(
    "words",
    [
        "项目竣工验收后一年内，甲方按月支付运维服务费。",
        "软件交付后第一年甲方支付服务费。",
        "验收合格后12个月内，甲方每月支付服务费。",
        "软件交付后第一年内甲方支付服务费。",
        "验收合格后进入一年质保期，甲方支付尾款。",
        "验收合格后，承包人90日内移交资料，发包人支付工程款。",
        "系统交付后三年内，甲方按季度支付维护费。",
        "验收合格后12个月内，甲方支付每月服务费。",
        "验收合格后180日内，乙方提供免费培训，甲方支付培训费。",
        "验收合格后180日内乙方派员驻场，甲方支付驻场费。",
        "验收合格后180日内提供免费培训，甲方支付培训费。",
        "验收合格后，乙方在90日内完成培训，由甲方支付培训费。",
    ],
)
def test_what_is_paid_by_the_month_or_for_something_else_is_not_late(words):
    assert late(words) == []


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("验收合格后，甲方在90日内付清全部货款。", "验收合格后，甲方在90日内付清"),
        ("货物交付后甲方应于90日内支付货款。", "交付后甲方应于90日内支付"),
        (
            "乙方交货并经甲方验收合格后，采购人须在三个月内付清货款。",
            "交货并经甲方验收合格后，采购人须在三个月内付清",
        ),
        ("验收合格后甲方90日内支付合同价款。", "验收合格后甲方90日内支付"),
        ("本项目验收合格之日起90天内付清。", "验收合格之日起90天内付清"),
        ("货款于验收合格后90日内结清。", "验收合格后90日内结清"),
        ("验收合格后，余款在90日内付清。", "验收合格后，余款在90日内付清"),
        ("验收合格满一年后支付合同总价的30%。", "验收合格满一年后支付"),
        ("项目验收合格满90日后，甲方支付合同总价的50%。", "验收合格满90日后，甲方支付"),
        ("货物交付之日起满六个月后支付货款。", "交付之日起满六个月后支付"),
        ("自验收合格之日起半年内，甲方支付全部合同价款。", "验收合格之日起半年内，甲方支付"),
        ("验收合格后两个半月内支付货款。", "验收合格后两个半月内支付"),
        ("验收合格后一个季度内支付货款。", "验收合格后一个季度内支付"),
        ("验收合格后90日内，如无质量问题，甲方支付货款。", "验收合格后90日内，如无质量问题，甲方支付"),
        ("验收合格后，甲方在六十日内付清全部货款。", None),
        ("验收合格之日起半个月内付清。", None),
        ("验收合格后一个半月内支付货款。", None),
        ("验收合格满一年后支付合同总价的5%。", None),
        ("验收合格后，甲方在收到发票后90日内付款。", None),
        ("质保期自验收合格之日起满两年后支付尾款。", None),
        ("乙方应在本项目验收合格之日起90天内付清分包款。", None),
    ],
)
def test_the_days_are_counted_whatever_the_order(words, quoted):
    assert late(words) == ([quoted] if quoted else [])
