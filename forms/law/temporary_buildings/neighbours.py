"""第十五条: what is shown to the owners of a residential area, and how many of them have to agree."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, REVIEW, VIOLATION, WARN, Group, Problem, rule

from ..blanks import is_blank
from .act import ACT, CONSENT, PUBLICITY_DAYS

if TYPE_CHECKING:
    from datetime import date

    from formgen.fields import Reference

AGREES = "agree"


@rule(ACT, "TB-15-1", article(15), severity=BLOCK)
def plan_is_shown_for_seven_days(
    in_residential_area: bool,
    publicity_start: date | None,
    publicity_end: date | None,
    publicity_content_docs: tuple[Reference, ...] | None,
    law_day: date,
) -> list[Problem]:
    """住宅区内需增加临时建筑的，由街道办事处协助区规划土地监察局进行公示，在住宅区醒目位置公示建设方案（含图纸和文字说明），公示时间不少于7天。"""
    if not in_residential_area:
        return []
    found = []
    if is_blank(publicity_content_docs):
        said = _("缺公示内容：请列出公示的图纸和文字说明。")
        found.append(Problem("publicity_content_docs", said, kind=MISSING))
    if publicity_start is None or publicity_end is None:
        paths = {"publicity_start": publicity_start, "publicity_end": publicity_end}
        open_ones = tuple(path for path, day in paths.items() if day is None)
        return [*found, Problem(open_ones, _("缺公示的起止日期：请填写。"), kind=MISSING)]
    short = _too_short((publicity_end - publicity_start).days, PUBLICITY_DAYS.on(law_day))
    return [*found, short] if short else found


def _too_short(days: int, least: int) -> Problem | None:
    """The first day is not counted; where counting it makes up the days, a warning is enough."""
    if days >= least:
        return None
    if days == least - 1:
        said = _("公示首尾都算才满{least}天：起算日一般不计，建议延长一天。", least=least)
        return Problem("publicity_end", said, severity=WARN)
    said = _("公示{days}天，不足{least}天：请延长公示。", days=max(days, 0), least=least)
    return Problem(("publicity_start", "publicity_end"), said)


@ACT.derive
def agree_exclusive_area(owners: tuple[Group, ...]) -> Decimal:
    """The area of all who agree, in square metres, where each owner is listed."""
    return sum((one.exclusive_area or Decimal(0) for one in owners if one.opinion == AGREES), Decimal(0))


@ACT.derive
def agree_owners(owners: tuple[Group, ...]) -> int:
    """How many owners agree; who has several flats is one owner."""
    return len({one.owner_name for one in owners if one.opinion == AGREES and one.owner_name})


@rule(ACT, "TB-15-2", article(15), severity=BLOCK)
def owners_of_two_thirds_of_the_area_agree(
    in_residential_area: bool,
    agree_exclusive_area: Decimal | None,
    total_exclusive_area: Decimal | None,
    law_day: date,
) -> Problem | None:
    """应征得专有部分占建筑物总面积2/3以上的业主且占总人数2/3以上的业主同意。"""
    if not in_residential_area:
        return None
    paths = ("agree_exclusive_area", "total_exclusive_area")
    if agree_exclusive_area is None or not total_exclusive_area:
        return Problem(paths, _("缺业主专有部分面积：请填写总面积和同意的面积。"), kind=MISSING)
    if agree_exclusive_area > total_exclusive_area:
        return Problem(paths, _("同意的面积大于总面积：请核对。"))
    share = CONSENT.on(law_day)
    if agree_exclusive_area * share.denominator >= total_exclusive_area * share.numerator:
        return None
    said = _(
        "同意业主的专有部分面积{agree}平方米，占总面积{total}平方米不足{share}：请继续征求意见。",
        agree=agree_exclusive_area,
        total=total_exclusive_area,
        share=share,
    )
    return Problem("agree_exclusive_area", said, kind=VIOLATION)


@rule(ACT, "TB-15-3", article(15), severity=BLOCK)
def two_thirds_of_the_owners_agree(
    in_residential_area: bool, agree_owners: int | None, total_owners: int | None, law_day: date
) -> Problem | None:
    """应征得专有部分占建筑物总面积2/3以上的业主且占总人数2/3以上的业主同意。"""
    if not in_residential_area:
        return None
    paths = ("agree_owners", "total_owners")
    if agree_owners is None or not total_owners:
        return Problem(paths, _("缺业主人数：请填写总人数和同意的人数。"), kind=MISSING)
    if agree_owners > total_owners:
        return Problem(paths, _("同意的人数大于总人数：请核对。"))
    share = CONSENT.on(law_day)
    if agree_owners * share.denominator >= total_owners * share.numerator:
        return None
    said = _(
        "同意业主{agree}人，占总人数{total}人不足{share}：请继续征求意见。",
        agree=agree_owners,
        total=total_owners,
        share=share,
    )
    return Problem("agree_owners", said)


@rule(ACT, "TB-15-4", article(15), severity=WARN, stage=REVIEW, kind=MISSING)
def hearing_is_held_when_asked_for(
    hearing_requested: bool, hearing_record_doc: Reference | None
) -> Problem | None:
    """居民申请组织听证的，区规划土地监察局应依法组织听证。"""
    if not hearing_requested or not is_blank(hearing_record_doc):
        return None
    said = _("居民已申请听证，应由区规划土地监察局依法组织听证：听证后填写听证记录。")
    return Problem("hearing_record_doc", said)
