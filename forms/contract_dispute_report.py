"""重大争议书面报告 (F-GC-30), by 第六十四条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Date, Phone, Reasons, ReferenceField, Text, YesNo
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT
from .titles import COVER, title_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第六十四条"
OF_THE_CONTRACT = ("GC-26-9", "GC-36-1", "GC-36-2", "GC-36-3", "GC-39-5", "TXT-1")
"""What judges the contract's own dispute clause: here the word names the dispute that broke out."""


def follow_ups(_answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """What follows a report; a claim has its own paper and its own day."""
    return [
        FollowUp(_("继续采取风险防范措施。"), None, SOURCE),
        FollowUp(_("需起诉或者申请仲裁的，先收集证据，留意时效。"), None, "第六十五条"),
    ]


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "addressee": "罗湖区人民政府",
    "negotiation_failed": True,
    "serious_threat": True,
    "dispute": "乙方自2026年9月起擅自撤离服务人员，并拒绝移交消防设施的维护记录；按合同应承担违约责任（示例）。",
    "talks": "我局先后三次约谈乙方，并于2026年10月20日书面催告，乙方仍不履行，双方无法达成一致（示例）。",
    "threat": "办公楼消防设施无人维护，危及办事群众和工作人员安全；预计损失约80万元（示例）。",
    "measures": "（一）已委托应急维护单位进场。\n（二）已固定证据，暂停支付后续服务费。\n（三）拟依法解除合同并索赔（示例）。",
    "contact_phone": "0755-00000051",
    "report_date": "2026-11-16",
    "report_doc": {"name": "关于重大争议的报告（示例）", "doc_no": "示例报〔2026〕9号"},
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第六十四条",
    conditions=(
        Told("争议经充分沟通协商，仍无法达成一致意见。", "第六十四条"),
        Told("该纠纷可能严重损害或者威胁政府权益或者重大公共利益。", "第六十四条"),
    ),
    materials=(
        Material("书面报告", article="第六十四条", form="contract_dispute_report"),
        Material("争议情况、原因及应对方案", article="第六十二条", form="contract_dispute_analysis"),
    ),
    periods=(Told("及时报告。", "第六十四条"),),
    after=(
        Told("同时采取风险防范措施。", "第六十四条"),
        Told("需提起诉讼或者申请仲裁的，全面收集证据材料。", "第六十五条"),
    ),
    submit_to="区政府。",
    unknown=("办法没有规定报告的具体期限和区政府答复的期限。", told.NO_SAMPLE),
)


def report_words(_answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """The title of the report, line by line."""
    return {"title": title_lines(f"关于《{made['contract_title']}》重大争议的报告", COVER)}


FORM = Form(
    words=report_words,
    ledger=contract_ledger.DISPUTE_REPORT,
    id="contract_dispute_report",
    code="F-GC-30",
    title="重大争议书面报告",
    about="合同争议协商不成，可能严重损害政府权益或者重大公共利益的：采取防范措施，并书面报告区政府。",
    act=ACT,
    audience=DRAFTER,
    task="争议处理",
    keywords=("争议", "纠纷", "报告", "区政府", "重大", "风险"),
    guide=_GUIDE,
    blank=Blank(lines={"dispute": 5, "talks": 4, "threat": 4, "measures": 5}),
    steps=(
        Step(
            "contract",
            "合同",
            fields=(
                *fields.contract(SOURCE),
                fields.filing_no(),
                Text(
                    name="addressee",
                    label="报送",
                    example="罗湖区人民政府",
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
                YesNo(
                    name="negotiation_failed",
                    label="是否经充分沟通协商仍不能达成一致",
                    required=True,
                    printed=False,
                    element=2,
                    source=SOURCE,
                ),
                YesNo(
                    name="serious_threat",
                    label="是否可能严重损害政府权益或者重大公共利益",
                    required=True,
                    printed=False,
                    element=2,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "report",
            "报告",
            fields=(
                fields.account("dispute", "争议的基本情况", 3, SOURCE),
                fields.account("talks", "沟通协商的情况", 3, SOURCE),
                fields.account("threat", "可能造成的损害", 3, SOURCE),
                fields.account("measures", "风险防范措施和建议", 3, SOURCE),
                Phone(name="contact_phone", label="联系电话", required=True, element=3, source=SOURCE),
                Date(name="report_date", label="报告日期", required=True, element=3, source=SOURCE),
                ReferenceField(
                    name="report_doc",
                    label="本报告的名称、文号",
                    ruled_by=("GC-64-1",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="report_date",
    name_field="contract_title",
    outgoing=True,
    elsewhere=OF_THE_CONTRACT,
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "grave", "要不要报告", "FORM-1", ()),
        ChecklistLine(3, "report", "争议、损害和措施", "FORM-1", ()),
        ChecklistLine(4, "reported", "书面报告", "GC-64-1", ()),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.NUMBERED_SAMPLE)),
        Sample("unlawful", {**_COMPLETE, "report_doc": None, "measures": None}),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {**fields.NUMBERED, "contact_phone": "handler_phone"},
            FROM_FILING,
            "争议协商不成、可能造成严重损害的",
        ),
        fields.from_paper(
            "contract_dispute_analysis",
            carry={"dispute": "cause", "threat": "adverse_consequence", "measures": "plan"},
            label="协商不成、可能造成严重损害的",
        ),
    ),
)
