"""第十六条第二款: when the building has to be gone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import DEADLINE, NOTE, PERFORMING, Problem, rule

from ..countdown import countdown
from .act import ACT, DEMOLITION_REMINDER
from .choices import DEMOLISHED_BEFORE_ACCEPTANCE

if TYPE_CHECKING:
    from datetime import date


def last_day(use_end: date, building_type: str | None, planning_acceptance_date: date | None) -> date:
    """The day by which it has to be gone: of site housing and sales offices, the planning acceptance if that is earlier."""
    early = building_type in DEMOLISHED_BEFORE_ACCEPTANCE and planning_acceptance_date is not None
    return min(use_end, planning_acceptance_date) if early and planning_acceptance_date else use_end


@rule(ACT, "TB-16-5", article(16), severity=NOTE, stage=PERFORMING, kind=DEADLINE)
def building_is_taken_down_before_its_term_ends(
    use_end: date,
    demolished_date: date | None,
    building_type: str | None,
    planning_acceptance_date: date | None,
    today: date,
    law_day: date,
) -> Problem | None:
    """建设单位必须在批准的使用期满前自行拆除临时建筑，其中临时施工用房和为商品房展销服务的样板房、售楼处，必须在建设工程规划验收前自行拆除。"""
    deadline = last_day(use_end, building_type, planning_acceptance_date)
    near = today >= deadline - timedelta(days=DEMOLITION_REMINDER.on(law_day))
    if demolished_date is not None or not near:
        return None
    return countdown("demolished_date", _("自行拆除临时建筑"), deadline, today)
