"""罗府办规〔2024〕1号: the act itself, its days, and the figures that it sets."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from formgen.law import Act, article

EFFECTIVE = date(2024, 1, 22)

ACT = Act(
    prefix="TB",
    number="罗府办规〔2024〕1号",
    title="深圳市罗湖区已出让土地上临时建筑管理办法",
    issued=date(2024, 1, 7),
    effective=EFFECTIVE,
    expires=date(2029, 1, 21),
    repeals=("罗府办规〔2020〕10号",),
)
"""In force from 22 January 2024, valid for five years (第二十七条): its last day is computed."""

MOST_FLOORS = ACT.figure("建筑层数上限（层）", article(9, item=2), {EFFECTIVE: 2})
MOST_HEIGHT = ACT.figure("总建筑高度上限（米）", article(9, item=2), {EFFECTIVE: 12})
REPLY_DAYS = ACT.figure("征求意见反馈（工作日）", article(13, item=1), {EFFECTIVE: 5})
PUBLICITY_DAYS = ACT.figure("住宅区公示至少（天）", article(15), {EFFECTIVE: 7})
CONSENT = ACT.figure("业主同意的面积、人数至少（比例）", article(15), {EFFECTIVE: Fraction(2, 3)})
MOST_YEARS = ACT.figure("批准使用期限上限（年）", article(16), {EFFECTIVE: 2})
EXTENSION_WINDOW = ACT.figure("期满前提出延期申请（月）", article(16), {EFFECTIVE: 2})
MOST_EXTENSIONS = ACT.figure("可以延期的次数", article(16), {EFFECTIVE: 1})
EXTENSION_YEARS = ACT.figure("延长期限上限（年）", article(16), {EFFECTIVE: 1})
START_MONTHS = ACT.figure("批准后开工（月）", article(18), {EFFECTIVE: 3})
DEMOLITION_REMINDER = ACT.figure("期满前提醒自行拆除（天，推断）", article(16), {EFFECTIVE: 60})
INSPECTION_MONTHS = ACT.figure("结构安全和消防安全检测的间隔（月）", article(21), {EFFECTIVE: 12})
