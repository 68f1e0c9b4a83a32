"""履行异常情况及应对措施表 (F-GC-20), by 第五十四条 and 第五十九条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.fields import Date
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
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

SOURCE = "第五十九条"


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day for the report, and for the plan to the district government where it decides."""
    occurred, discovered = answers.at("occurred_date"), answers.at("discovered_date")
    law_day = answers.at("report_date") or today
    days, plan = ABNORMAL_REPORT_DAYS.on(law_day), PLAN_DAYS.on(law_day)
    due = calendar.after(occurred, days) if occurred else None
    listed = [
        FollowUp(_("情形发生之日起{days}个工作日内在合同备案系统填报。", days=days), due, SOURCE),
        FollowUp(_("及时主张权利，做出相应回应或者处理建议。"), article="第五十四条"),
    ]
    if fields.is_of_the_district(answers):
        said = _("自发现之日起{days}个工作日内拟定应对方案并提请区政府处理。", days=plan)
        listed.append(FollowUp(said, calendar.after(discovered, plan) if discovered else None, "第五十四条"))
    return listed


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "signatory_level": "district_department",
    "district_gov_approved": False,
    **performing.ABNORMAL_SAMPLE,
    "measures": "11月16日书面催告对方当事人三日内补足人员；同时按合同第七条扣减当期服务费，并要求提交整改方案（示例）。",
    "report_date": "2026-11-18",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第五十四条、第五十九条",
    conditions=(
        Told("履行中出现第五十四条第一款五种情形之一，对合同履行产生或者可能产生重大影响。", "第五十四条"),
    ),
    materials=(
        Material("履行异常情况及应对措施表", article="第五十九条", form="contract_abnormality"),
        Material("证据材料", note="能证明异常情形及其影响的。"),
    ),
    periods=(
        Told("情形发生之日起{days}个工作日内填报。", "第五十九条", {"days": ABNORMAL_REPORT_DAYS}),
        Told(
            "以区政府名义签订或者经区政府批准签订的合同，另自发现之日起{days}个工作日内提请区政府处理。",
            "第五十四条",
            {"days": PLAN_DAYS},
        ),
    ),
    after=(
        Told("及时主张权利，做出相应回应或者处理建议。", "第五十四条"),
        Told("异常情况和应对措施写进半年度、年度书面报告。", "第六十条（三）"),
    ),
    submit_to="合同备案系统。",
    unknown=("办法没有规定怎样算“重大影响”，由承办部门判断。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.ABNORMALITY,
    id="contract_abnormality",
    code="F-GC-20",
    title="履行异常情况及应对措施表",
    about="履行中出现违约、预期违约、不可抗力等异常的：情形发生之日起{days}个工作日内填报情况和应对措施。",
    act=ACT,
    audience=DRAFTER,
    task="履行和续签",
    keywords=("异常", "违约", "不可抗力", "应对措施", "风险"),
    guide=_GUIDE,
    blank=Blank(lines={"facts": 2, "impact": 1, "measures": 3}),
    figures={"days": ABNORMAL_REPORT_DAYS},
    also=(CALENDAR,),
    steps=(
        Step(
            "contract",
            "合同",
            fields=(*fields.contract(SOURCE), fields.filing_no(), *performing.of_whom(printed=False)),
        ),
        Step("abnormality", "异常情况", fields=performing.abnormality(SOURCE)),
        Step(
            "measures",
            "应对措施",
            fields=(
                performing.report("measures", "已采取和拟采取的应对措施", SOURCE, 3),
                Date(name="report_date", label="填报日期", required=True, element=3, source=SOURCE),
                performing.REASONS,
            ),
        ),
    ),
    version="2026.1",
    law_day="report_date",
    name_field="contract_title",
    elsewhere=performing.ASKED_OF_THE_CONTRACT,
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "abnormality", "异常情况", "FORM-1", ("GC-54-1", "TXT-34")),
        ChecklistLine(3, "measures", "应对措施，按期填报", "FORM-1", ("GC-59-2", "TXT-35")),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.NUMBERED_SAMPLE, "abnormal_type": "breach"}),
        Sample("unlawful", {**_COMPLETE, "handler_name": None, "report_date": "2026-11-19"}),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {**fields.NUMBERED, **performing.OF_WHOM}, performing.PERFORMING, "履行出现异常的"
        ),
    ),
    notes=("参考样式",),
)
