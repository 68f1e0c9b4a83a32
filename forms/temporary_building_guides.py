"""What the guides of several papers on a temporary building say in the same words."""

from __future__ import annotations

from formgen.guide import Material, Told

from .law.temporary_buildings.act import EXTENSION_WINDOW, EXTENSION_YEARS, MOST_EXTENSIONS, START_MONTHS

OFFICE = "区规划土地监察局。"
IDENTITY = Material(
    "申请主体身份证明材料",
    note="单位交登记证照，个人交身份证件；办法没有写明原件或者复印件。",
    article="第十二条",
)
NO_TIME = "办法没有规定受理和审批的总时限。"
NO_LIST = "办法没有规定这项申请的材料清单，以受理机关的要求为准。"
NO_SAMPLE = "办法没有附这份文书的格式，本系统按条文还原，为参考样式，以受理机关提供的表格为准。"
START = Told(
    "自批准之日起{months}个月内开工，不能按期开工的申请延期开工。", "第十八条", {"months": START_MONTHS}
)
LAPSES = Told("既不按期开工又不申请延期的，批准文件自行作废。", "第十八条")
INSPECTION = Told("使用期内每年委托有资质的专业机构检测结构安全和消防安全，报备案。", "第二十一条")
BOARD = Told("在项目显著位置悬挂标志牌。", "第二十二条")
EXTEND = Told("期满后仍需使用的，在期满前{months}个月内申请延期。", "第十六条", {"months": EXTENSION_WINDOW})
ONCE = Told(
    "只能延期{times}次，延长期限不超过{years}年。",
    "第十六条",
    {"times": MOST_EXTENSIONS, "years": EXTENSION_YEARS},
)
DEMOLISH = Told("在批准的使用期满前自行拆除；施工用房、样板房、售楼处在规划验收前拆除。", "第十六条")
