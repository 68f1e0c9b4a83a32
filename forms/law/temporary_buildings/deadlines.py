"""The periods of 罗府办规〔2024〕1号: what has to be done by when around a temporary building."""

from __future__ import annotations

from formgen.law import article
from formgen.periods import Period, Unit

from . import demolition, neighbours, supervision, term, works
from .act import ACT, EXTENSION_WINDOW, INSPECTION_MONTHS, PUBLICITY_DAYS, START_MONTHS

BUILDER = "建设单位"
DEMOLISH = "自行拆除临时建筑"


def quoted(rule: object) -> str:
    """The article's sentence, as the rule that judges the same period quotes it."""
    return (rule.__doc__ or "").strip()


PERIODS = (
    Period(
        id="tb-publicity",
        act=ACT,
        place=article(15),
        quote=quoted(neighbours.plan_is_shown_for_seven_days),
        who="街道办事处协助区规划土地监察局",
        task="公示至少到这一天",
        since="开始公示",
        length=PUBLICITY_DAYS,
        starts=("publicity_start",),
        condition="住宅区内增加临时建筑的",
    ),
    Period(
        id="tb-extension",
        act=ACT,
        place=article(16),
        quote=quoted(term.extension_is_asked_for_in_time),
        who="申请单位",
        task="提出延期申请",
        since="使用期满",
        starts=("original_use_end", "use_end"),
        done=("extension_apply_date",),
        window=EXTENSION_WINDOW,
        condition="期满后仍需继续使用的",
    ),
    Period(
        id="tb-demolition",
        act=ACT,
        place=article(16),
        quote=quoted(demolition.building_is_taken_down_before_its_term_ends),
        who=BUILDER,
        task=DEMOLISH,
        since="批准的使用期满",
        starts=("use_end",),
        done=("demolished_date",),
    ),
    Period(
        id="tb-demolition-acceptance",
        act=ACT,
        place=article(16),
        quote=quoted(demolition.building_is_taken_down_before_its_term_ends),
        who=BUILDER,
        task=DEMOLISH,
        since="建设工程规划验收",
        starts=("planning_acceptance_date",),
        done=("demolished_date",),
    ),
    Period(
        id="tb-start",
        act=ACT,
        place=article(18),
        quote=quoted(works.work_begins_within_three_months),
        who=BUILDER,
        task="开工，或者申请延期开工",
        since="临时建筑规划申请批准",
        length=START_MONTHS,
        unit=Unit.MONTHS,
        starts=("approval_date",),
        done=("actual_start", "delay_apply_date"),
        by_hand=True,
    ),
    Period(
        id="tb-inspection",
        act=ACT,
        place=article(21),
        quote=quoted(supervision.building_is_inspected_every_year),
        who="建设单位或者使用单位",
        task="委托检测结构安全和消防安全，并把报告报送备案",
        since="使用期开始",
        length=INSPECTION_MONTHS,
        unit=Unit.MONTHS,
        starts=("use_start",),
        until=("use_end",),
    ),
)
