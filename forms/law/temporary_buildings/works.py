"""第十七条、第十八条: beginning to build, and what follows when it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import add_months
from formgen.law import article
from formgen.messages import _
from formgen.rules import DEADLINE, NOTE, PERFORMING, WARN, Problem, rule

from .act import ACT, START_MONTHS

if TYPE_CHECKING:
    from datetime import date


@rule(ACT, "TB-17-1", article(17), severity=NOTE, stage=PERFORMING, kind=DEADLINE, awaits="F-TB-18")
def acceptance_report_is_filed(completion_date: date, acceptance_report_filed: bool | None) -> Problem | None:
    """项目竣工后，建设单位必须及时组织验收，相关验收报告送区规划土地监察局备案。"""
    if acceptance_report_filed:
        return None
    said = _(
        "已于{completed}竣工：请及时组织验收，并把验收报告送区规划土地监察局备案。", completed=completion_date
    )
    return Problem("acceptance_report_filed", said)


@rule(ACT, "TB-18-1", article(18), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def work_begins_within_three_months(
    approval_date: date, actual_start: date | None, delay_apply_date: date | None, law_day: date
) -> Problem | None:
    """建设单位应当自临时建筑规划申请批准之日起3个月内开工，因故不能按期开工的，应当向区规划土地监察局申请延期开工。既不按期开工又不申请延期的，临时建设工程批准文件自行作废。"""
    deadline = add_months(approval_date, START_MONTHS.on(law_day))
    begun = actual_start is not None and actual_start <= deadline
    asked = delay_apply_date is not None and delay_apply_date <= deadline
    if begun or asked:
        return None
    said = _("应于{deadline}前开工或者申请延期开工，逾期批准文件自行作废：请按时办理。", deadline=deadline)
    return Problem(("actual_start", "delay_apply_date"), said)
