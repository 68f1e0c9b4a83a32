"""What the guides of several papers around a government contract say in the same words."""

from __future__ import annotations

from formgen.guide import Told

from .law.government_contracts.act import FILING_DAYS, FILING_EXEMPT_AMOUNT, PAPER_DAYS

WHO = "政府合同的承办部门，由其指定的合同承办人填写。"
KEPT = "随合同送合法性审查，并由承办部门归档。"
NO_SAMPLE = "办法没有附这份文书的格式，本系统按条文还原，为参考样式。"
NO_COPIES = "办法没有规定份数。"
THEN_REVIEW = Told("签订前送内部合法性审查，取得书面审查意见；未经审查的不得签订。", "第四十条、第四十一条")
THEN_DISTRICT = Told(
    "区政府签订的合同和重点监管合同，再送区法制机构审查；采用示范文本且没有实质性变更的除外。", "第四十二条"
)
THEN_SIGN = Told("履行本部门内部决策程序后签字盖章，注明签订日期和地点。", "第四十八条")
THEN_FILE = Told(
    "各方签署后{days}个工作日内在合同备案系统登记，由系统分配合同编号。", "第四十九条", {"days": FILING_DAYS}
)
THEN_PAPER = Told(
    "登记后{days}个工作日内向区财政局提交完整的纸质合同原件。", "第四十九条", {"days": PAPER_DAYS}
)
EXEMPT = Told(
    "政府一方付款不超过{amount}元的采购类合同可以不按本办法备案登记，但应履行其他监管措施。",
    "第四十九条",
    {"amount": FILING_EXEMPT_AMOUNT},
)
