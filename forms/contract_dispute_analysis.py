"""争议情况、原因及应对方案 (F-GC-28), by 第六十一条 and 第六十二条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Date, Lines, LongText, Reasons, Text, YesNo, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第六十二条"
OF_THE_CONTRACT = ("GC-26-5", "GC-26-8", "GC-33-1", "GC-33-2", "TXT-4")
"""Rules on the contract's own terms of performance and breach: here these words name what happened."""
CONSULTED = when("legal_consulted", True)


def follow_ups(answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """What a dispute asks for next; the act sets no day but for claims."""
    joint = [FollowUp(_("会同区政府法制机构共同处理。"), None, SOURCE)]
    return [
        *(joint if fields.is_of_the_district(answers) else []),
        FollowUp(_("积极主动与对方协商、沟通；达成一致的，签订书面协议。"), None, "第六十三条"),
        FollowUp(
            _("协商不成，且可能严重损害政府权益或者重大公共利益的，及时书面报告区政府。"), None, "第六十四条"
        ),
        FollowUp(_("需起诉或者申请仲裁的，先收集证据，留意时效。"), None, "第六十五条"),
    ]


def handling_words(answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the district's legal office has a say."""
    return {"with_district": made["blank"] or fields.is_of_the_district(answers)}


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "signatory_level": "district_department",
    "district_gov_approved": False,
    "dispute_date": "2026-11-02",
    "cause": "乙方不认可第三季度考核评分，拒绝开具发票（示例）。",
    "performance": "2024年12月1日起履行，前七个季度已经付款（示例）。",
    "breach": "2026年9月起少派保洁人员两名，催告未补足（示例）。",
    "damage": "保洁不达标，应扣减服务费36,000.00元（示例）。",
    "causation": "缺岗的点位与不达标的点位一致（示例）。",
    "exemption": "没有免责事由（示例）。",
    "adverse_consequence": "可能影响年末服务，预计增加支出20,000.00元（示例）。",
    "plan": "一、约谈乙方，出示考核记录，要求十日内补足人员。\n二、协商不成的，按合同扣减并保留解除的权利（示例）。",
    "evidence": ["第三季度考核表（示例）", "书面催告函2份（示例）"],
    "responsible": "示例承办人、局办公室（示例）",
    "legal_consulted": True,
    "legal_opinion": "法制科认为扣减有合同依据，应保留签收凭证（示例）。",
    "analysis_date": "2026-11-12",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第六十一条、第六十二条",
    conditions=(Told("政府合同在履行过程中产生争议。", "第六十二条"),),
    materials=(
        Material("争议情况、原因及应对方案", article="第六十二条", form="contract_dispute_analysis"),
        Material("能够证明合同履行事实的各类凭证材料", article="第六十一条"),
        Material("部门法制科室或者法律专业人员的意见", article="第六十二条"),
    ),
    after=(
        Told("指定专人或者专门机构负责。", "第六十二条"),
        Told("区政府签订或者经区政府批准签订的合同，会同区政府法制机构共同处理。", "第六十二条"),
        Told("积极主动与对方协商、沟通，达成一致的签订书面协议。", "第六十三条"),
        Told("不得擅自放弃政府一方的合法权益；确需放弃的，先报批。", "第六十六条"),
    ),
    submit_to="本部门；区政府的合同，送区政府法制机构。",
    unknown=("办法没有规定查明争议情况的期限。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.DISPUTE,
    id="contract_dispute_analysis",
    code="F-GC-28",
    title="合同争议情况、原因及应对方案",
    about="合同履行中发生争议的：查明情况和原因，评估不利后果，听取法律意见，定出应对方案。",
    act=ACT,
    audience=DRAFTER,
    task="争议处理",
    keywords=("争议", "纠纷", "违约", "应对方案", "证据"),
    guide=_GUIDE,
    blank=Blank(
        lines=dict.fromkeys(
            (
                "cause",
                "performance",
                "breach",
                "damage",
                "causation",
                "exemption",
                "adverse_consequence",
                "legal_opinion",
            ),
            2,
        )
        | {"plan": 4}
    ),
    steps=(
        Step(
            "contract",
            "合同",
            fields=(
                *fields.contract(SOURCE),
                fields.filing_no(),
                *fields.signatory(SOURCE),
                Date(name="dispute_date", label="争议发生日", required=True, element=1, source=SOURCE),
            ),
        ),
        Step(
            "facts",
            "情况和原因",
            fields=(
                fields.account("cause", "纠纷的起因", 2, SOURCE),
                fields.account("performance", "合同的履行情况", 2, SOURCE),
                fields.account("breach", "违约情形", 2, SOURCE),
                fields.account("damage", "损害结果", 2, SOURCE),
                fields.account("causation", "违约行为与损害结果之间的因果关系", 2, SOURCE),
                fields.account("exemption", "免责事由", 2, SOURCE, "没有的写“无”。"),
                Lines(name="evidence", label="备用证据", required=True, element=2, source="第六十一条"),
            ),
        ),
        Step(
            "plan",
            "应对方案",
            fields=(
                fields.account("adverse_consequence", "可能产生的不利后果", 3, SOURCE),
                fields.account("plan", "应对方案", 3, SOURCE),
                Text(name="responsible", label="负责的专人或者机构", required=True, element=3, source=SOURCE),
                YesNo(
                    name="legal_consulted",
                    label="是否已征求法制科室或者法律专业人员意见",
                    required=True,
                    element=4,
                    source=SOURCE,
                ),
                LongText(
                    name="legal_opinion",
                    label="法制科室或者法律专业人员的意见",
                    shown=CONSULTED,
                    required=CONSULTED,
                    judged=False,
                    element=4,
                    source=SOURCE,
                ),
                YesNo(
                    name="district_joint",
                    label="是否已会同区政府法制机构",
                    shown=fields.OF_THE_DISTRICT,
                    required=fields.OF_THE_DISTRICT,
                    element=4,
                    source=SOURCE,
                ),
                Date(name="analysis_date", label="填表日期", required=True, element=3, source=SOURCE),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="analysis_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同和争议", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "facts", "情况、原因和证据", "FORM-1", ()),
        ChecklistLine(3, "plan", "不利后果和应对方案", "FORM-1", ()),
        ChecklistLine(4, "law", "法律意见", "FORM-1", ("GC-62-1",)),
    ),
    elsewhere=OF_THE_CONTRACT,
    words=handling_words,
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.NUMBERED_SAMPLE)),
        Sample("unlawful", {**_COMPLETE, "legal_consulted": False, "district_gov_approved": True}),
    ),
    follow_ups=follow_ups,
    sources=(fields.from_contract({**fields.NUMBERED, **fields.SIGNATORY}, FROM_FILING, "履行中发生争议的"),),
    notes=("参考样式",),
)
