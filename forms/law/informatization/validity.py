"""第三十五条: how long the act itself holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, Problem, rule

from .act import ACT

if TYPE_CHECKING:
    from datetime import date


@rule(ACT, "IT-35-1", article(35), severity=NOTE, kind=ADVICE)
def act_is_in_force(law_day: date) -> Problem | None:
    """本办法自 2024 年 2 月 5 日起施行，有效期五年。"""
    if ACT.in_force(law_day) or ACT.effective is None or ACT.expires is None:
        return None
    said = _(
        "日期{day}不在本办法的有效期（{first}至{last}，截止日为推算）内：请确认现行依据。",
        day=law_day,
        first=ACT.effective,
        last=ACT.expires,
    )
    return Problem((), said)
