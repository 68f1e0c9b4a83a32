"""What comes after the papers on a temporary building, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import add_months
from formgen.form import FollowUp
from formgen.messages import _

from .law.temporary_buildings.act import EXTENSION_WINDOW, START_MONTHS

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """What follows an application: permit, start, inspection, extension, demolition."""
    del calendar
    law_day = answers.at("apply_date") or today
    after = [
        FollowUp(_("材料齐备后向区规划土地监察局提交申请；办法没有规定审批的总时限。"), article="第十二条"),
        FollowUp(
            _(
                "自批准之日起{months}个月内开工；不能按期开工的，申请延期开工，否则批准文件自行作废。",
                months=START_MONTHS.on(law_day),
            ),
            article="第十八条",
        ),
        FollowUp(_("使用期内每年委托检测结构安全和消防安全，并报备案。"), article="第二十一条"),
        FollowUp(_("在项目显著位置悬挂标志牌。"), article="第二十二条"),
    ]
    if end := answers.at("use_end"):
        opens = add_months(end, -EXTENSION_WINDOW.on(law_day))
        after += [
            FollowUp(
                _(
                    "需要延期的，在期满前{months}个月内提出（自该日起）。",
                    months=EXTENSION_WINDOW.on(law_day),
                ),
                opens,
                "第十六条",
            ),
            FollowUp(_("在期满前自行拆除。"), end, "第十六条"),
        ]
    return after


def extension_follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """What follows an application to extend: the end of the term that was, or of the one asked for."""
    del calendar, today
    return [
        FollowUp(said, due, "第十六条")
        for said, due in (
            (_("未批准延期的，在原期满前自行拆除。"), answers.at("original_use_end")),
            (_("批准延期的，在延长的期限届满前自行拆除；不得再次延期。"), answers.at("extension_end")),
        )
        if due
    ]
