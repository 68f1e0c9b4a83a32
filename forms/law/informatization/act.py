"""罗府办规〔2024〕3号: the act itself, its days, and the figures that it sets."""

from __future__ import annotations

from datetime import date

from formgen.law import Act, article

EFFECTIVE = date(2024, 2, 5)

ACT = Act(
    prefix="IT",
    number="罗府办规〔2024〕3号",
    title="深圳市罗湖区政务信息化项目管理办法",
    issued=date(2024, 1, 19),
    effective=EFFECTIVE,
    expires=date(2029, 2, 4),
    repeals=("罗府办规〔2020〕8号",),
)
"""In force from 5 February 2024, valid for five years (第三十五条): its last day is computed."""

HANDOVER_DAYS = ACT.figure("竣工验收合格后移交接收（工作日）", article(20), {EFFECTIVE: 30})
WARRANTY_MONTHS = ACT.figure("保修期一般不低于（月）", article(27), {EFFECTIVE: 24})
EVALUATION_MONTHS = ACT.figure("项目通过验收后绩效自评价（月）", article(22), {EFFECTIVE: 12})
