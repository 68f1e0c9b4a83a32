"""第五十三条至第六十条: deviations, acceptance and payment, change and termination, reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import (
    ADVICE,
    BLOCK,
    CLOSED,
    DEADLINE,
    MISSING,
    NOTE,
    PERFORMING,
    WARN,
    Group,
    Problem,
    rule,
)

from ..blanks import blanks, is_blank
from ..countdown import countdown
from .act import (
    ABNORMAL_REPORT_DAYS,
    ACT,
    ANNUAL_REPORT,
    HALF_YEAR_REPORT,
    NODE_REPORT_DAYS,
    PLAN_DAYS,
)

if TYPE_CHECKING:
    from formgen.calendar import WorkingDays
    from formgen.fields import Reference
    from formgen.messages import Message

DISTRICT_GOVERNMENT = "district_government"
ADVANCE = "advance"
HALF_YEAR = "half_year"
ANNUAL = "annual"

ABNORMAL = {
    "breach": _("对方当事人不履行合同义务或履行不符合约定"),
    "anticipatory_breach": _("对方当事人预期违约以及其他可能影响合同履行的情形"),
    "deterioration": _("对方当事人财产状况恶化、丧失商业信誉或履行能力"),
    "change_of_circumstances": _("合同依据的法律或政策修改、废止，或客观情况发生重大变化"),
    "force_majeure": _("不可抗力"),
}
"""第五十四条第一款: the five kinds of deviation."""

CHANGE = {"items": _("变更事项"), "reason": _("客观情况变化说明"), "new_text": _("变更后的条文")}
BEFORE_NOTICE = {"risk_assessment_doc": _("解除风险评估意见"), "decision_doc": _("决策审批文件")}
REPORTED = {
    "r1": _("合同基本情况"),
    "r2": _("对方当事人履行情况"),
    "r3": _("履行异常情况及应对措施"),
    "r4": _("下属国有企事业单位合同管理制度落实情况"),
}
REPORTED_YEARLY = {**REPORTED, "r5": _("合同管理制度贯彻落实情况")}


def concerns_district_government(signatory_level: str | None, approved: bool | None) -> bool:
    """Whether the contract was signed in the name, or with the approval, of the district government."""
    return signatory_level == DISTRICT_GOVERNMENT or bool(approved)


@rule(ACT, "GC-54-1", article(54), severity=NOTE, stage=PERFORMING, kind=ADVICE)
def deviation_is_answered(abnormal_type: str) -> Problem | None:
    """政府合同履行过程中出现下列情形之一，对政府合同履行产生或可能产生重大影响的，合同承办部门应及时主张权利，做出相应回应或处理建议："""
    what = ABNORMAL.get(abnormal_type, abnormal_type)
    said = _("出现“{what}”，须及时主张权利，并填报应对措施。", what=what)
    return Problem("abnormal_type", said)


@rule(ACT, "GC-54-2", article(54), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def plan_reaches_the_district_government_in_three_working_days(
    signatory_level: str | None,
    district_gov_approved: bool | None,
    discovered_date: date,
    plan_submitted_date: date | None,
    today: date,
    law_day: date,
    calendar: WorkingDays,
) -> Problem | None:
    """属于以区政府名义签订的政府合同或经区政府批准签订的政府合同在履行过程中发生以上情况的，合同承办部门应当自发现之日起三个工作日内拟定应对方案并提请区政府进行处理。"""
    if not concerns_district_government(signatory_level, district_gov_approved):
        return None
    deadline = calendar.after(discovered_date, PLAN_DAYS.on(law_day))
    if plan_submitted_date is None:
        return countdown("plan_submitted_date", _("拟定应对方案并提请区政府处理"), deadline, today)
    if plan_submitted_date <= deadline:
        return None
    said = _("应对方案逾期：最迟应于{deadline}提请区政府处理。请说明逾期原因。", deadline=deadline)
    return Problem("plan_submitted_date", said)


@rule(ACT, "GC-55-1", article(55), severity=BLOCK, stage=PERFORMING, kind=MISSING)
def procurement_is_accepted_before_payment(
    is_procurement: bool, acceptance_result: str | None, payment_kind: str | None
) -> Problem | None:
    """对于采购类合同，合同承办部门应当根据相关规定对供应商提供的商品和服务及履约行为进行验收，以确保符合合同约定的标准和要求。"""
    if not is_procurement or payment_kind == ADVANCE or not is_blank(acceptance_result):
        return None
    said = _("采购类合同付款前须有验收记录：请先验收并填写验收结论。")
    return Problem("acceptance_result", said)


@rule(ACT, "GC-55-2", article(55), severity=BLOCK, stage=PERFORMING)
def payment_meets_its_conditions(payment: Group) -> Problem | None:
    """相关财务人员应当按照合同条款约定对付款资料进行审核，对于达不到付款条件的不予付款。"""
    if payment.condition_met is not False:
        return None
    return Problem("payment.condition_met", _("未达合同约定的付款条件，不予付款：请待条件成就后再申请。"))


@rule(ACT, "GC-56-1", article(56), severity=BLOCK, kind=MISSING)
def change_is_agreed_in_writing(change: Group) -> Problem | None:
    """政府合同履行过程中，因客观情况发生变化确需变更合同实质性条款，包括合同履行主体、合同标的、合同履行期限、违约责任等内容的，合同双方当事人应当就变更事项签订书面补充协议，并就补充协议按本办法规定提请合法性审查和备案。"""
    gaps = blanks(change, CHANGE, "change")
    if not gaps:
        return None
    return Problem(tuple(gaps), _("变更协议缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-57-1", article(57), severity=BLOCK, stage=PERFORMING, kind=MISSING)
def termination_is_assessed_and_decided_before_notice(
    notice_date: date,  # noqa: ARG001 - the rule waits until notice is given
    risk_assessment_doc: Reference | None,
    decision_doc: Reference | None,
) -> Problem | None:
    """因政府一方原因需单方解除政府合同的，合同承办部门应先就单方解除合同行为及后果进行风险评估。经风险评估后，仍决定解除政府合同的，应当经相关决策程序审批，及时向对方当事人发出书面解除通知，并会同对方当事人协商合同解除有关事宜。"""
    answers = {"risk_assessment_doc": risk_assessment_doc, "decision_doc": decision_doc}
    gaps = blanks(answers, BEFORE_NOTICE)
    if not gaps:
        return None
    missing = list(gaps.values())
    said = _("发出解除通知前须完成风险评估和决策审批，缺：{missing}。请补充。", missing=missing)
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-57-2", article(57), severity=BLOCK, stage=PERFORMING)
def termination_is_approved_by_the_district_government_before_notice(
    signatory_level: str | None,
    district_gov_approved: bool | None,
    district_approval_doc: Reference | None,
    district_approval_date: date | None,
    notice_date: date,
) -> Problem | None:
    """属于以区政府名义签订的政府合同或经区政府批准签订的政府合同确需单方解除时，合同承办部门在发出书面解除通知前，需报请区政府批准。报批时，应同时提交解除合同风险评估意见。"""
    if not concerns_district_government(signatory_level, district_gov_approved):
        return None
    if is_blank(district_approval_doc) or district_approval_date is None:
        said = _("区政府合同单方解除，发通知前须报区政府批准：请填写批准件及批准日期。")
        return Problem(("district_approval_doc", "district_approval_date"), said, kind=MISSING)
    if district_approval_date <= notice_date:
        return None
    said = _(
        "解除通知日（{notice}）早于区政府批准日（{approval}）：须先获批准再发通知，请更正。",
        notice=notice_date,
        approval=district_approval_date,
    )
    return Problem(("notice_date", "district_approval_date"), said)


@rule(ACT, "GC-58-1", article(58), severity=NOTE, stage=CLOSED, kind=ADVICE)
def performance_is_evaluated(stage: str, evaluation_done: bool | None) -> Problem | None:
    """合同承办部门应当及时对合同对方当事人履约、诚信情况进行履约评价。"""
    if stage != CLOSED.key or evaluation_done:
        return None
    return Problem("evaluation_done", _("合同终止，请完成对对方当事人履约、诚信情况的评价。"))


@rule(ACT, "GC-59-1", article(59), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def milestone_is_reported_in_three_working_days(
    milestone_name: str | None,
    planned_date: date | None,
    actual_date: date | None,
    report_date: date | None,
    today: date,
    law_day: date,
    calendar: WorkingDays,
) -> Problem | None:
    """合同承办部门应当在合同各个进度节点后三个工作日内在合同备案系统填报该节点履行信息，直至合同承办事务终止。"""
    reached = actual_date or planned_date
    if reached is None:
        return None
    deadline = calendar.after(reached, NODE_REPORT_DAYS.on(law_day))
    if report_date is None:
        task = _("填报节点“{milestone}”的履行信息", milestone=milestone_name or "")
        return countdown("report_date", task, deadline, today)
    if report_date <= deadline:
        return None
    said = _(
        "节点“{milestone}”最迟应于{deadline}填报，已逾期。请说明原因。",
        milestone=milestone_name or "",
        deadline=deadline,
    )
    return Problem("report_date", said)


@rule(ACT, "GC-59-2", article(59), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def deviation_is_reported_in_three_working_days(
    occurred_date: date, discovered_date: date | None, report_date: date, law_day: date, calendar: WorkingDays
) -> Problem | None:
    """合同履行中出现第五十四条第一款情形之一的，合同承办部门应当在该情形发生之日起三个工作日内在合同备案系统填报相关信息及应对措施。"""
    days = ABNORMAL_REPORT_DAYS.on(law_day)
    deadline = calendar.after(occurred_date, days)
    if report_date <= deadline:
        return None
    if discovered_date is None or discovered_date <= occurred_date:
        return Problem("report_date", _late_report(deadline))
    said = _(
        "{late}（自发现之日起算则为{other}，以较早者为准。）",
        late=_late_report(deadline),
        other=calendar.after(discovered_date, days),
    )
    return Problem("report_date", said)


def _late_report(deadline: date) -> Message:
    return _("异常情形最迟应于{deadline}填报，已逾期。请说明原因。", deadline=deadline)


def report_is_due(report_type: str, year: int, law_day: date) -> date:
    """The last day for uploading the report on *year* (第六十条), as the act was on *law_day*."""
    if report_type == ANNUAL:
        return date(year + 1, *ANNUAL_REPORT.on(law_day))
    return date(year, *HALF_YEAR_REPORT.on(law_day))


@rule(ACT, "GC-60-1", article(60), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def half_year_report_is_in_time(
    report_type: str, upload_date: date, law_day: date, report_year: int | None = None
) -> Problem | None:
    """合同承办部门应当于每年度7月20日之前将上半年度本部门政府合同签订、履行情况形成书面报告上传至合同备案系统。"""
    if report_type != HALF_YEAR:
        return None
    last = report_is_due(report_type, report_year or upload_date.year, law_day)
    return _uploaded(upload_date, last, _("上半年度报告"))


@rule(ACT, "GC-60-2", article(60), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def annual_report_is_in_time(
    report_type: str, upload_date: date, law_day: date, report_year: int | None = None
) -> Problem | None:
    """合同承办部门应当于每年1月20日之前将上一年度本部门政府合同签订、履行情况以及合同管理制度实施情况形成书面报告上传至合同备案系统。"""
    if report_type != ANNUAL:
        return None
    about = report_year or upload_date.year - 1
    return _uploaded(upload_date, report_is_due(report_type, about, law_day), _("年度报告"))


def _uploaded(day: date, last: date, report: Message) -> Problem | None:
    if day < last:
        return None
    if day == last:
        said = _("{report}须在{last}之前上传，当日上传仍算按期，建议提前一日完成。", report=report, last=last)
        return Problem("upload_date", said, severity=NOTE)
    said = _("{report}应于{last}之前上传，已逾期。请说明原因。", report=report, last=last)
    return Problem("upload_date", said)


@rule(ACT, "GC-60-3", article(60), severity=BLOCK, stage=PERFORMING, kind=MISSING)
def report_says_all_it_must(
    report_type: str, r1: str | None, r2: str | None, r3: str | None, r4: str | None, r5: str | None
) -> Problem | None:
    """定期报告应当包含以下内容："""
    answers = {"r1": r1, "r2": r2, "r3": r3, "r4": r4, "r5": r5}
    gaps = blanks(answers, REPORTED_YEARLY if report_type == ANNUAL else REPORTED)
    if not gaps:
        return None
    said = _("报告缺：{missing}。请补充；没有的事项写“无”。", missing=list(gaps.values()))
    return Problem(tuple(gaps), said)
