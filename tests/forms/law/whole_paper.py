"""A contract with all twelve elements of 第二十六条, and what is found on it when something is changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses import Contract, Status
from formgen.forms.contract_review import REVIEW
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.government_contract import FORM
from formgen.forms.law.government_contracts.elements_on_paper import find_elements
from formgen.reading import Document
from formgen.reviewing import review

if TYPE_CHECKING:
    from formgen.rules import Finding

WHOLE = """示例设备采购合同（示例）
甲方：深圳市罗湖区示例局（示例）
地址：深圳市罗湖区示例路1号　法定代表人：示例甲
乙方：深圳示例设备有限公司（示例）
地址：深圳市罗湖区示例路2号　法定代表人：示例乙
第一条　合同目的
为更新办公设备，甲方向乙方采购打印机。
第二条　采购内容
打印机20台，符合国家标准，甲方开箱验收。
第三条　价款及支付
总价人民币30,000元，验收合格并收到发票后10日内转账支付。
第四条　交付
2026年5月20日前送至甲方办公楼。
第五条　双方权利义务
甲方有权检查，应按期付款；乙方有权收款，应按期交货。
第六条　保密
乙方不得泄露甲方的工作信息。
第七条　违约责任
任何一方逾期的，每日支付违约金万分之五。
第八条　争议解决
协商不成的，向深圳市罗湖区人民法院起诉。
第九条　联系与送达
甲方联系人：示例丙，0755-00000401；乙方联系人：示例丁，0755-00000402。邮寄的，签收日视为送达。
第十条　生效
本合同自双方盖章之日起生效，签订地点：深圳市罗湖区，签订时间：2026年4月1日。
第十一条　其他
未尽事宜另行约定，一式四份。
甲方（盖章）：　　　　乙方（盖章）：
"""


def found(text: str, key: str) -> tuple[Status, tuple[str, ...]]:
    element = next(one for one in find_elements(Contract(text, GAZETTEER)) if one.key == key)
    return element.status, element.lacks


def findings(text: str) -> dict[str, Finding]:
    report = review(Document("示例.txt", "txt", text), REVIEW, FORM, date(2026, 11, 19))
    return {one.rule: one for one in report.findings}


def without(heading: str) -> str:
    """The contract without the clause under *heading*."""
    before, rest = WHOLE.split(heading, 1)
    body, _, after = rest.partition("\n第")
    assert body
    return f"{before.rpartition(chr(10))[0]}\n第{after}"


def changed(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new)
