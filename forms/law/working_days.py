"""Working days: not an act, but the calendar that every period in working days is counted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import Act, part
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, Problem, rule

if TYPE_CHECKING:
    from formgen.calendar import WorkingDays

ACT = Act(prefix="CAL", number="", title="工作日历")
"""Has no number, so its finding cites nothing."""


@rule(ACT, "CAL-0-1", part("工作日"), severity=NOTE, kind=ADVICE, inferred=True)
def years_counted_are_announced(calendar: WorkingDays) -> Problem | None:
    """工作日为周末、法定放假日以外的日子和调休上班的日子，以国务院办公厅公布的放假安排为准。"""
    if not calendar.guessed:
        return None
    years = sorted(calendar.guessed)
    return Problem((), _("缺{years}年放假安排，期限仅按周末推算，请核对。", years=years))
