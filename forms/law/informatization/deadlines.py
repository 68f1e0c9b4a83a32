"""The periods of 罗府办规〔2024〕3号: what has to be done by when after a project was accepted."""

from __future__ import annotations

from formgen.law import article
from formgen.periods import Period, Unit

from .act import ACT, EVALUATION_MONTHS, HANDOVER_DAYS
from .handover import project_is_handed_over_in_thirty_working_days

ACCEPTED = ("final_acceptance_date",)

PERIODS = (
    Period(
        id="it-handover",
        act=ACT,
        place=article(20),
        quote=(project_is_handed_over_in_thirty_working_days.__doc__ or "").strip(),
        who="建设单位移交，使用单位接收",
        task="移交、接收项目",
        since="竣工验收合格",
        length=HANDOVER_DAYS,
        unit=Unit.WORKING_DAYS,
        starts=ACCEPTED,
        done=("handover_date",),
    ),
    Period(
        id="it-evaluation",
        act=ACT,
        place=article(22),
        quote="建设单位（使用单位）应当在项目通过验收后12个月内，对项目绩效目标执行情况进行自评价，并将评价报告报送区审计局、区发展和改革局和区政务服务数据管理局。",
        who="建设单位（使用单位）",
        task="完成绩效自评价并报送评价报告",
        since="项目通过验收",
        length=EVALUATION_MONTHS,
        unit=Unit.MONTHS,
        starts=ACCEPTED,
    ),
)
