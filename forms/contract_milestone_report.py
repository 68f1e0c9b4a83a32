"""进度节点履行信息表 (F-GC-19), by 第五十九条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from formgen.fields import Date, References, Text
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from . import contract_performing_fields as performing
from .audiences import DRAFTER
from .law.government_contracts import ACT
from .law.government_contracts.act import NODE_REPORT_DAYS
from .law.working_days import ACT as CALENDAR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第五十九条"


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day for reporting this milestone, and that the next ones are reported too."""
    reached = answers.at("actual_date") or answers.at("planned_date")
    days = NODE_REPORT_DAYS.on(answers.at("report_date") or today)
    due = calendar.after(reached, days) if reached else None
    return [
        FollowUp(_("节点后{days}个工作日内在合同备案系统填报履行信息。", days=days), due, SOURCE),
        FollowUp(_("其余节点逐个填报，直至合同承办事务终止。"), article=SOURCE),
    ]


def words(answers: Answers, made: dict[str, Any]) -> dict[str, Any]:
    """Whether the milestone was reached in time, which the two days say."""
    del made
    planned, actual = answers.at("planned_date"), answers.at("actual_date")
    late = bool(planned and actual and actual > planned)
    return {"reached": bool(actual), "late": late, "in_time": bool(planned and actual) and not late}


def _next(column: str) -> Callable[[Answers], Any]:
    """*column* of the contract's first milestone that has not been reached; of the last one, if all have."""

    def said(answers: Answers) -> Any:  # noqa: ANN401 - each column has its own type
        listed = [one for one in answers.at("performance.milestones") or () if one and one.name]
        chosen = next((one for one in listed if not one.actual_date), listed[-1] if listed else None)
        value = getattr(chosen, column) if chosen else None
        return value.isoformat() if isinstance(value, date) else value

    return said


FROM_CONTRACT: Mapping[str, str | Callable[[Answers], Any]] = {
    **fields.NUMBERED,
    "milestone_name": _next("name"),
    "planned_date": _next("due_date"),
    "actual_date": _next("actual_date"),
    "deliverable": _next("deliverable"),
}

_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "milestone_name": "进场交接",
    "planned_date": "2026-11-13",
    "deliverable": "人员名单、设施设备交接清单（示例）",
    "actual_date": "2026-11-16",
    "result": "对方当事人已派驻服务人员42人，完成设施设备交接和岗前培训，比计划迟一个工作日，未影响服务开始（示例）。",
    "evidence": [
        {"name": "设施设备交接清单（示例）", "date": "2026-11-16"},
        {"name": "人员名单（示例）", "date": "2026-11-13"},
    ],
    "report_date": "2026-11-19",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第五十九条",
    conditions=(Told("合同的进度节点已到，合同承办事务尚未终止。", "第五十九条"),),
    materials=(
        Material("进度节点履行信息表", article="第五十九条", form="contract_milestone_report"),
        Material("证明节点履行情况的材料", note="没有的不附。"),
    ),
    periods=(
        Told("每个进度节点后{days}个工作日内填报。", "第五十九条", {"days": NODE_REPORT_DAYS}),
        Told("已完成的从实际完成日起算，未完成的从计划日起算（推断）。", "第五十九条"),
    ),
    after=(
        Told("其余节点逐个填报，直至合同承办事务终止。", "第五十九条"),
        Told("履行出现异常的，另行填报异常情况和应对措施。", "第五十四条、第五十九条"),
    ),
    submit_to="合同备案系统。",
    unknown=("办法没有规定填报的内容和附什么材料。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.MILESTONE,
    id="contract_milestone_report",
    code="F-GC-19",
    title="进度节点履行信息表",
    about="每个进度节点后{days}个工作日内：在合同备案系统填报该节点的履行信息，直至承办事务终止。",
    act=ACT,
    audience=DRAFTER,
    task="履行和续签",
    keywords=("进度", "节点", "里程碑", "履行信息", "填报"),
    guide=_GUIDE,
    figures={"days": NODE_REPORT_DAYS},
    also=(CALENDAR,),
    steps=(
        Step("contract", "合同", fields=(*fields.contract(SOURCE), fields.filing_no())),
        Step(
            "milestone",
            "节点",
            intro="一个节点填一份。",
            fields=(
                Text(name="milestone_name", label="节点名称", required=True, element=2, source=SOURCE),
                Date(
                    name="planned_date", label="合同约定的节点日期", required=True, element=2, source=SOURCE
                ),
                Text(name="deliverable", label="节点应交成果", element=2, source=SOURCE),
                Date(
                    name="actual_date",
                    label="实际完成日期",
                    element=2,
                    source=SOURCE,
                    hint="尚未完成的留空，在履行情况中说明。",
                ),
                performing.report("result", "履行情况", SOURCE),
                References(name="evidence", label="证明材料", element=2, source=SOURCE),
                Date(name="report_date", label="填报日期", required=True, element=3, source=SOURCE),
                performing.REASONS,
            ),
        ),
    ),
    version="2026.1",
    law_day="report_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "milestone", "节点的履行信息", "FORM-1", ()),
        ChecklistLine(3, "report", "按期填报", "FORM-1", ("GC-59-1", "TXT-37")),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.CONTRACT_SAMPLE, "milestone_name": "进场交接"}),
        Sample("unlawful", {**_COMPLETE, "handler_name": None, "report_date": "2026-11-20"}),
    ),
    words=words,
    follow_ups=follow_ups,
    sources=(fields.from_contract(FROM_CONTRACT, performing.PERFORMING, "进度节点到了的"),),
    notes=("参考样式",),
)
