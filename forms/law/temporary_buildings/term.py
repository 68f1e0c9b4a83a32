"""第十六条第一款: how long a temporary building may be used, and how it is extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import A_DAY, add_months, has_same_day
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, PERFORMING, WARN, Problem, rule

from .act import ACT, EXTENSION_WINDOW, EXTENSION_YEARS, MOST_EXTENSIONS, MOST_YEARS

if TYPE_CHECKING:
    from datetime import date

MONTHS_OF_A_YEAR = 12


@rule(ACT, "TB-16-1", article(16), severity=BLOCK)
def use_is_two_years_at_most(use_start: date, use_end: date, law_day: date) -> Problem | None:
    """已出让土地上临时建筑批准使用期限不得超过两年。"""
    years = MOST_YEARS.on(law_day)
    months = years * MONTHS_OF_A_YEAR
    limit = add_months(use_start, months)
    last = limit - A_DAY if has_same_day(use_start, months) else limit
    if use_end > limit:
        said = _(
            "申请使用期限自{start}至{end}，超过{years}年：请把止期改为{last}或更早。",
            start=use_start,
            end=use_end,
            years=years,
            last=last,
        )
        return Problem("use_end", said)
    if use_end > last:
        said = _(
            "止期{end}是起期满{years}年的对应日，首尾都算将超过一天：建议改为{last}。",
            end=use_end,
            years=years,
            last=last,
        )
        return Problem("use_end", said, severity=WARN)
    return None


@rule(ACT, "TB-16-2", article(16), severity=BLOCK, stage=PERFORMING)
def extension_is_asked_for_in_time(
    original_use_end: date, extension_apply_date: date, law_day: date
) -> Problem | None:
    """临时建筑使用期满后仍需继续使用的，申请单位应当在使用期满前2个月内提出延期申请。"""
    opens = add_months(original_use_end, -EXTENSION_WINDOW.on(law_day))
    if opens <= extension_apply_date <= original_use_end:
        return None
    late = extension_apply_date > original_use_end
    said = _(
        "延期申请应在{opens}至{closes}之间提出，现为{applied}：{advice}。",
        opens=opens,
        closes=original_use_end,
        applied=extension_apply_date,
        advice=_("期满后不能再延期，请自行拆除") if late else _("提出过早，建议在该期间提出"),
    )
    return Problem("extension_apply_date", said, severity=None if late else WARN)


@rule(ACT, "TB-16-3", article(16), severity=BLOCK, stage=PERFORMING)
def use_is_extended_once(extension_count_before: int, law_day: date) -> Problem | None:
    """经审批同意的，可以延期一次，延长期限不得超过一年。"""
    if extension_count_before < MOST_EXTENSIONS.on(law_day):
        return None
    said = _("已延期{times}次，不得再次延期：期满前请自行拆除。", times=extension_count_before)
    return Problem("extension_count_before", said)


@rule(ACT, "TB-16-4", article(16), severity=BLOCK, stage=PERFORMING)
def extension_is_one_year_at_most(
    original_use_end: date, extension_end: date, law_day: date
) -> Problem | None:
    """经审批同意的，可以延期一次，延长期限不得超过一年。"""
    years = EXTENSION_YEARS.on(law_day)
    limit = add_months(original_use_end, years * MONTHS_OF_A_YEAR)
    if extension_end <= limit:
        return None
    said = _(
        "申请延至{end}，超过{years}年：请改为{limit}或更早。", end=extension_end, years=years, limit=limit
    )
    return Problem("extension_end", said)
