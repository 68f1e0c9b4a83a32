"""第十四条至第二十五条: who handles the contract, what precedes it, and how its text is drafted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import vague_words
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, NOTE, PERFORMING, REVIEW, WARN, Group, Problem, rule

from ...gazetteer import GAZETTEER
from ..blanks import blanks, is_blank
from ..passages import problems_in
from .act import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.clauses import Text
    from formgen.fields import Reference
    from formgen.messages import Message

HANDED_OVER = {"successor": _("接替人"), "handover_doc": _("交接文件")}
DUE_DILIGENCE = {
    "qualification": _("资质调查"),
    "assets": _("资产调查"),
    "credit": _("信用调查"),
    "capacity": _("履约能力调查"),
}
"""第十九条: what is to be looked into about the counterparty."""

SEVERAL = 2


@rule(ACT, "GC-14-1", article(14), severity=WARN, kind=MISSING)
def department_has_a_contract_administrator(contract_admin_name: str | None) -> Problem | None:
    """合同承办部门应当指定合同管理员负责本部门政府合同管理的综合行政工作。"""
    if not is_blank(contract_admin_name):
        return None
    return Problem("contract_admin_name", _("未填写本部门合同管理员：请填写姓名；尚未指定的，请先指定。"))


@rule(ACT, "GC-16-1", article(16), severity=BLOCK, kind=MISSING)
def contract_has_a_handler(handler_name: str | None) -> Problem | None:
    """合同承办部门应当对其承办的每一合同项目指定合同承办人。"""
    if not is_blank(handler_name):
        return None
    return Problem("handler_name", _("未指定合同承办人：请填写负责本合同全流程事务的承办人姓名。"))


@rule(ACT, "GC-17-1", article(17), severity=WARN, stage=PERFORMING, kind=MISSING)
def leaver_has_handed_over(
    person_left_date: date, successor: str | None, handover_doc: Reference | None, today: date
) -> Problem | None:
    """合同管理员、合法性审查人员、合同承办人等政府合同管理有关人员发生人事变动的，应当妥善做好交接工作。合同承办部门应当及时指定接替人员。"""
    gaps = blanks({"successor": successor, "handover_doc": handover_doc}, HANDED_OVER)
    if person_left_date > today or not gaps:
        return None
    said = _(
        "合同管理有关人员已于{day}离岗，缺：{missing}。请补办；变动前的管理行为仍由原人员承担责任。",
        day=person_left_date,
        missing=list(gaps.values()),
    )
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-18-1", article(18), severity=BLOCK, stage=REVIEW, kind=MISSING)
def central_procurement_has_its_result(
    is_central_procurement: bool, procurement_result_doc: Reference | None
) -> Problem | None:
    """依照相关规定应当采用政府集中采购的方式确定合同对方当事人的，合同承办部门应当严格遵守执行。"""
    if not is_central_procurement or not is_blank(procurement_result_doc):
        return None
    said = _("应当集中采购，但缺采购结果文件：请填写中标、成交通知书等文件的名称或文号。")
    return Problem("procurement_result_doc", said)


@rule(ACT, "GC-19-1", article(19), severity=BLOCK, stage=REVIEW, kind=MISSING)
def feasibility_and_counterparty_are_looked_into(
    feasibility_doc: Reference | None, due_diligence: Group
) -> Problem | None:
    """合同承办部门应在签订合同前就合同项目进行可行性调查论证，并重点对合同对方当事人资质、资产、信用、履约能力等情况进行必要的调查，并收集、整理有关资料，必要时提出调查评价报告。"""
    undone = [label for key, label in DUE_DILIGENCE.items() if key not in (due_diligence.covers or ())]
    no_study = is_blank(feasibility_doc)
    if not undone and not no_study:
        return None
    missing = [_("可行性论证材料"), *undone] if no_study else undone
    fields = (["feasibility_doc"] if no_study else []) + (["due_diligence.covers"] if undone else [])
    said = _("签订前须完成可行性论证和对方资信调查，缺：{missing}。请补做并填写。", missing=missing)
    return Problem(tuple(fields), said)


@rule(ACT, "GC-20-1", article(20), severity=BLOCK, stage=REVIEW)
def negotiating_team_has_a_lawyer(negotiation: Group) -> Problem | None:
    """成立谈判工作小组的，合同承办部门可根据需要确定首席谈判代表，并应安排本部门法律专业工作人员参加。"""
    if not negotiation.team_formed or negotiation.legal_staff_included:
        return None
    said = _("已成立谈判工作小组，但没有法律专业工作人员参加：请安排本部门法律专业工作人员参加。")
    return Problem("negotiation.legal_staff_included", said)


@rule(ACT, "GC-20-2", article(20), severity=BLOCK, stage=REVIEW, kind=MISSING)
def negotiation_is_recorded(negotiation: Group) -> Problem | None:
    """谈判人员或者谈判工作小组应在授权范围内与合同对方当事人进行磋商，并记录与合同对方当事人协商、议定合同条款的情况，形成谈判备忘录。必要时，合同双方应在谈判备忘录上签字确认。"""
    if not negotiation.held:
        return None
    if is_blank(negotiation.memo_doc):
        said = _("已与对方磋商，缺谈判备忘录：请形成备忘录并填写其名称或文号。")
        return Problem("negotiation.memo_doc", said)
    if negotiation.memo_signed is not False:
        return None
    said = _("谈判备忘录没有双方签字：必要时应由双方签字确认。")
    return Problem("negotiation.memo_signed", said, severity=NOTE)


@rule(ACT, "GC-21-1", article(21), severity=BLOCK, stage=REVIEW, kind=MISSING)
def other_departments_are_consulted(
    other_departments_involved: tuple[str, ...] | None, consultation_docs: tuple[Group, ...] | None
) -> Problem | None:
    """政府合同项目涉及其他部门职能的，合同承办部门应在合同签订前征求其他相关部门的意见。"""
    letters = [one for one in consultation_docs or () if one.dept]
    asked = {one.dept.strip() for one in letters}
    heard = {one.dept.strip() for one in letters if one.reply_date}
    unheard = [dept for dept in other_departments_involved or () if dept.strip() not in heard]
    if not unheard:
        return None
    missing = [
        _("{dept}（已发函，未回复）", dept=dept) if dept.strip() in asked else dept for dept in unheard
    ]
    said = _(
        "合同涉及其他部门职能，签订前须征求其意见，还缺：{missing}。请填写回复的文号和日期。",
        missing=missing,
    )
    return Problem("consultation_docs", said)


@rule(ACT, "GC-22-1", article(22), severity=BLOCK)
def contract_is_in_writing(is_written: bool) -> Problem | None:
    """政府合同应当采用书面形式订立。"""
    if is_written:
        return None
    return Problem("is_written", _("政府合同应当采用书面形式：请以书面合同订立，并改选“是”。"))


@rule(ACT, "GC-23-1", article(23), severity=WARN, kind=MISSING)
def model_text_has_its_uniform_number(template_used: bool, template_no: str | None) -> Problem | None:
    """对于重复使用、条款相对固定的合同，各业务主管部门应当在其业务范围内根据实际情况制定标准化合同文本，经区法制机构审查确认后统一编号，作为合同示范文本。"""
    if not template_used or not is_blank(template_no):
        return None
    said = _(
        "勾选了采用示范文本，但没有统一编号，不能据以免报区法制机构审查：请填写编号；行业或上级部门的示范文本不算，请改选“否”。"
    )
    return Problem("template_no", said)


@rule(ACT, "GC-24-1", article(24), severity=WARN)
def model_text_is_used_where_there_is_one(
    template_available: bool, template_used: bool, template_no: str | None
) -> Problem | None:
    """有合同示范文本的，应当优先使用合同示范文本。使用合同示范文本时，因特殊情况需要，可以在示范文本中另行补充约定。"""
    if not template_available or template_used:
        return None
    said = _(
        "有合同示范文本（统一编号：{number}）而未采用：请优先采用，需要时可在其中补充约定；确有特殊情况的，请说明理由。",
        number=template_no or _("未填"),
    )
    return Problem("template_used", said)


@rule(ACT, "GC-25-1", article(25), severity=WARN)
def terms_are_definite(text: Text) -> list[Problem]:
    """合同内容应约定明确、合法有效、具备可操作性、权利义务对等，不得模糊不清、约定不明或者权利义务严重失衡。"""
    return problems_in((one.match for one in vague_words(text, GAZETTEER)), _vague)


def _vague(words: str) -> Message:
    return _("条款中有模糊用语：{words}。请改为可以执行的约定，如具体的日期、数额、标准。", words=words)


@rule(ACT, "GC-25-2", article(25), severity=WARN, kind=MISSING)
def several_departments_share_the_rights(
    parties_a: tuple[Group, ...] | None, rights: Group
) -> Problem | None:
    """两个及以上政府部门参与签订的政府合同，应根据工作职责分别约定合同权利，确保权责对等、有利工作。"""
    count = len(parties_a or ())
    if count < SEVERAL or not is_blank(rights.a_allocation_clause):
        return None
    said = _("有{count}个政府部门签约：请按各自工作职责分别约定合同权利。", count=count)
    return Problem("rights.a_allocation_clause", said)
