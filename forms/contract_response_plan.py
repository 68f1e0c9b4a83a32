"""合同履行异常应对方案 (F-GC-21), by 第五十四条 of 罗府规〔2018〕6号: what the district government is asked to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.fields import Date
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Source, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from . import contract_performing_fields as performing
from .audiences import DRAFTER
from .law.government_contracts import ACT
from .law.government_contracts.act import ABNORMAL_REPORT_DAYS, PLAN_DAYS
from .law.working_days import ACT as CALENDAR

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第五十四条"


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day for asking the district government, counted from the day of discovery."""
    discovered = answers.at("discovered_date")
    days = PLAN_DAYS.on(answers.at("plan_submitted_date") or today)
    due = calendar.after(discovered, days) if discovered else None
    return [
        FollowUp(_("自发现之日起{days}个工作日内拟定应对方案并提请区政府处理。", days=days), due, SOURCE),
        FollowUp(_("在合同备案系统填报异常情况和应对措施。"), article="第五十九条"),
    ]


def _offered(answers: Answers) -> bool:
    in_time = answers.at("stage") in {"filed", "performing"}
    return in_time and fields.is_of_the_district(answers)


SHARED = (
    *("contract_title", "handling_dept", "handler_name", "counterparty_name", "filing_no"),
    *("signatory_level", "district_gov_approved"),
    *("abnormal_type", "occurred_date", "discovered_date", "facts", "impact", "evidence"),
)
"""What the report of the same deviation (F-GC-20) says in the same words."""

_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "signatory_level": "district_department",
    "district_gov_approved": True,
    **performing.ABNORMAL_SAMPLE,
    "plan": "一、书面催告对方当事人三日内补足人员，逾期按合同第七条扣减服务费。\n二、委托应急服务单位从11月20日起临时接管消防值守。\n三、整改仍不合格的，按合同第九条启动解除程序（示例）。",
    "requests": "请区政府同意上述方案，并协调应急服务单位临时进场（示例）。",
    "plan_submitted_date": "2026-11-19",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第五十四条",
    conditions=(
        Told("合同以区政府名义签订，或者经区政府批准签订。", "第五十四条"),
        Told("履行中出现第五十四条第一款五种情形之一。", "第五十四条"),
    ),
    materials=(
        Material("应对方案", article="第五十四条", form="contract_response_plan"),
        Material(
            "履行异常情况及应对措施表",
            article="第五十九条",
            form="contract_abnormality",
            note="填报备案系统，可以随方案附上。",
        ),
        Material("证据材料", note="能证明异常情形及其影响的。"),
    ),
    periods=(
        Told("自发现之日起{days}个工作日内拟定方案并提请区政府处理。", "第五十四条", {"days": PLAN_DAYS}),
        Told(
            "另在情形发生之日起{days}个工作日内填报备案系统。", "第五十九条", {"days": ABNORMAL_REPORT_DAYS}
        ),
    ),
    after=(Told("按区政府的处理意见办理。", "第五十四条"),),
    submit_to="区政府。",
    unknown=("办法没有规定区政府答复的期限。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.RESPONSE_PLAN,
    id="contract_response_plan",
    code="F-GC-21",
    title="合同履行异常应对方案",
    about="以区政府名义或者经区政府批准签订的合同出现履行异常的：自发现之日起{days}个工作日内提请区政府处理。",
    act=ACT,
    audience=DRAFTER,
    task="履行和续签",
    keywords=("应对方案", "区政府", "提请", "异常", "请示"),
    guide=_GUIDE,
    blank=Blank(lines={"facts": 2, "impact": 1, "plan": 3, "requests": 1}),
    figures={"days": PLAN_DAYS},
    also=(CALENDAR,),
    steps=(
        Step(
            "contract",
            "合同",
            fields=(*fields.contract(SOURCE), fields.filing_no(), *performing.of_whom()),
        ),
        Step("abnormality", "异常情况", fields=performing.abnormality(SOURCE)),
        Step(
            "plan",
            "应对方案",
            fields=(
                performing.report("plan", "应对方案", SOURCE, 3),
                performing.report("requests", "提请区政府处理的事项", SOURCE, 3),
                Date(
                    name="plan_submitted_date",
                    label="提请区政府的日期",
                    required=True,
                    element=3,
                    source=SOURCE,
                ),
                performing.REASONS,
            ),
        ),
    ),
    version="2026.1",
    law_day="plan_submitted_date",
    name_field="contract_title",
    elsewhere=performing.ASKED_OF_THE_CONTRACT,
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "abnormality", "异常情况", "FORM-1", ("GC-54-1", "TXT-34")),
        ChecklistLine(3, "plan", "应对方案，按期提请", "FORM-1", ("GC-54-2", "TXT-36")),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.NUMBERED_SAMPLE, "abnormal_type": "breach"}),
        Sample("unlawful", {**_COMPLETE, "handler_name": None, "plan_submitted_date": "2026-11-20"}),
    ),
    follow_ups=follow_ups,
    sources=(
        Source(
            "contract_abnormality",
            {path: path for path in SHARED},
            fields.is_of_the_district,
            "须提请区政府处理的",
        ),
        fields.from_contract({**fields.NUMBERED, **performing.OF_WHOM}, _offered, "履行出现异常的"),
    ),
    notes=("参考样式",),
)
