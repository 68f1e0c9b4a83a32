"""The choices that an opinion on legality offers, and what it judges, by the words of the regulation."""

from __future__ import annotations

from formgen.fields import when
from formgen.form import Part

SUBMISSION = Part("submission", "F-GC-08", "合法性审查送审材料清单")
SHEET = Part("form", "F-GC-09", "合法性审查意见表")

HINT = "系统提示："
"""How a line starts that a review of the contract put into an opinion: the reviewer takes it over or drops it."""

LEVELS = {"internal": "承办部门内部审查", "district": "区法制机构审查"}
"""第四十一条、第四十二条."""

REVIEWERS = {
    "legal_section": "承办部门法制科室",
    "legal_staff": "指定的有法律背景的工作人员",
    "law_firm": "聘请的律师事务所",
    "district_legal": "区法制机构",
}
"""第十五条、第四十二条."""

RESULTS = {"ok": "无问题", "issue": "有问题", "na": "不适用"}
CONCLUSIONS = {"pass": "通过", "revise": "修改后通过", "reject": "不通过"}

KEY_REASONS = {
    "GC-6-1": "标的达人民币1000万元",
    "GC-6-2": "国有资产的使用、出借、出租、转让、担保等，或城市更新、棚改中的权利处分",
    "GC-6-3": "城市更新、棚改、招商引资等活动中的监管协议",
    "GC-6-4": "区政府要求重点监管",
    "GC-6-5": "重点监管合同的补充、变更、解除协议",
}
"""第六条, by the rules that find it."""

ITEMS = (
    ("政府合同签订主体是否具备签约主体资格", "对合同事项是否享有法定职权，是否超越法定权限。"),
    ("对方当事人是否具备签约主体资格", "权利能力、行为能力是否完全，签约是否获得充分授权。"),
    ("合同内容是否显失公平，或者是否明显不合理", "先看第四十五条所列四种情形。"),
    ("所涉事项能否以合同形式约定，是否侵害法定行政管理权限", ""),
    ("是否约定政府方可单方变更、终止合同", "基于公共利益需要或者维护法定权益需要。"),
    ("合同条款表述是否存在歧义", ""),
    ("合同约定是否侵犯第三方的合法权益", ""),
    ("合同约定是否损害国家、社会公共利益", ""),
    ("是否约定了争议解决条款、违约责任条款", ""),
    ("合同约定是否违反法律、法规、规章的规定", ""),
)
"""第四十四条: what is judged, and a word on how."""

TESTS = (
    (
        "价款免费、无偿，或者明显低于、高于市场对价",
        "限于非政府定价、非政府指导价的情形；政府方获益或者有其他特殊情况的，在例外一栏写明。",
    ),
    ("权利义务严重失衡", "政府方实质上只承担义务而不享有或者享有过少权益。"),
    ("政府方违约责任畸重，或者对方违约责任畸轻", ""),
    ("其他明显不合理情形", ""),
)
"""第四十五条."""

PROHIBITIONS = (
    "向他人输送不正当利益",
    "超越政府方职权范围的承诺",
    "违反法律、法规规定，以政府方作为合同当事人一方提供担保",
    "约定适用境外法律",
    "违反本办法规定，约定境外机构仲裁或者境外法院管辖",
    "约定以外文文本为准",
    "其他违反法律、法规或者损害公共利益的内容",
)
"""第三十九条, in short; the article itself stands beside the field."""

DISTRICT = when("submission.review_level", "district")
CHANGES_ALONE = 5
"""The item on the right to change or end the contract alone, which may not always be left as 不适用."""
FIRST_ITEM, UNREASONABLE, PROHIBITED, WHO, ESSENTIALS, FURTHER = 8, 18, 19, 20, 21, 22
"""Lines of the checklist; that of the first of the ten items, and those behind them."""
