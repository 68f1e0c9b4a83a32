"""临时建筑延期开工申请 (F-TB-17), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import add_months
from formgen.fields import Date, LongText, Reasons
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told
from formgen.messages import _

from . import temporary_building_fields as fields
from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.temporary_buildings import ACT
from .law.temporary_buildings.act import START_MONTHS
from .temporary_building_sources import APPLICANT_FACTS, from_application

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第十八条"


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The day by which work begins or the delay is asked for."""
    del calendar
    approved = answers.at("approval_date")
    months = START_MONTHS.on(answers.at("delay_apply_date") or today)
    due = add_months(approved, months) if approved else None
    said = _("自批准之日起{months}个月内开工，或者申请延期开工；否则批准文件自行作废。", months=months)
    return [FollowUp(said, due, SOURCE)]


_COMPLETE = {
    **fields.APPLICANT_SAMPLE,
    **fields.PERMIT_SAMPLE,
    "approval_date": "2026-09-10",
    "planned_start": "2027-01-15",
    "delay_reason": "原门诊楼腾空推迟，场地尚不能移交施工（示例）。",
    "delay_apply_date": "2026-11-20",
}

_GUIDE = Guide(
    submitter="applicant_name",
    who="不能按期开工的建设单位。",
    articles="第十八条",
    conditions=(Told("因故不能按期开工。", "第十八条"),),
    materials=(
        Material("延期开工申请表", ORIGINAL, article="第十八条", form="temporary_building_start_delay"),
    ),
    periods=(told.START,),
    after=(told.LAPSES,),
    submit_to=told.OFFICE,
    unknown=("办法没有规定可以延期开工多久。", told.NO_TIME, told.NO_LIST, told.NO_SAMPLE),
)

FORM = Form(
    id="temporary_building_start_delay",
    code="F-TB-17",
    title="临时建筑延期开工申请表",
    about="因故不能在批准之日起{months}个月内开工的：在期限内提出延期开工申请，避免批准文件自行作废。",
    act=ACT,
    audience=BUILDER,
    task="延期开工",
    keywords=("延期开工", "开工", "临建"),
    guide=_GUIDE,
    figures={"months": START_MONTHS},
    steps=(
        Step("applicant", "申请人", fields=fields.applicant(SOURCE)),
        Step(
            "delay",
            "延期开工",
            intro="须在批准之日起{months}个月内提出。",
            fields=(
                *fields.permit(SOURCE),
                Date(name="approval_date", label="批准日期", required=True, element=2, source=SOURCE),
                Date(
                    name="actual_start",
                    label="实际开工日期",
                    printed=False,
                    source=SOURCE,
                    hint="尚未开工的不填。",
                ),
                Date(name="planned_start", label="计划开工日期", required=True, element=3, source=SOURCE),
                LongText(name="delay_reason", label="延期理由", required=True, element=3, source=SOURCE),
                Date(
                    name="delay_apply_date",
                    label="申请日期",
                    required=True,
                    ruled_by=("TB-18-1",),
                    element=4,
                    source=SOURCE,
                ),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="delay_apply_date",
    name_field="applicant_name",
    named_for_person=True,
    checklist=(
        ChecklistLine(1, "applicant", "申请人", "FORM-1", ()),
        ChecklistLine(2, "permit", "原批准", "FORM-1", ()),
        ChecklistLine(3, "delay", "计划开工日期和理由", "FORM-1", ()),
        ChecklistLine(4, "date", "申请日期", "TB-18-1", ()),
    ),
    sources=(from_application(*APPLICANT_FACTS, label="不能按期开工的"),),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.APPLICANT_SAMPLE)),
    ),
    follow_ups=follow_ups,
    notes=("参考样式",),
)
