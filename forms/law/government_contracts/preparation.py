"""第十四条、第十六条至第二十五条: people in charge, preparation before signing, and the drafting of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import vague_words
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, DRAFT, MISSING, PERFORMING, REVIEW, WARN, Group, Problem, rule

from ...gazetteer import GAZETTEER
from ..blanks import blanks, is_blank
from .act import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.clauses import Text
    from formgen.fields import Reference

TO_INVESTIGATE = {
    "qualification": _("资质"),
    "assets": _("资产"),
    "credit": _("信用"),
    "capacity": _("履约能力"),
}
HANDOVER = {"successor": _("接替人"), "handover_doc": _("交接文件")}
SEVERAL = 2


@rule(ACT, "GC-14-1", article(14), severity=WARN, stage=DRAFT, kind=MISSING)
def contract_administrator_is_named(contract_admin_name: str | None) -> Problem | None:
    """合同承办部门应当指定合同管理员负责本部门政府合同管理的综合行政工作。"""
    if contract_admin_name:
        return None
    return Problem("contract_admin_name", _("未填写本部门合同管理员：请填写姓名，尚未指定的先予指定。"))


@rule(ACT, "GC-16-1", article(16), severity=BLOCK, stage=DRAFT, kind=MISSING)
def handler_is_named(handler_name: str | None) -> Problem | None:
    """合同承办部门应当对其承办的每一合同项目指定合同承办人。"""
    if handler_name:
        return None
    return Problem("handler_name", _("未指定合同承办人：请填写承办人姓名。"))


@rule(ACT, "GC-17-1", article(17), severity=WARN, stage=PERFORMING, kind=MISSING, awaits="F-GC-35")
def work_is_handed_over(
    person_left_date: date, successor: str | None, handover_doc: Reference | None, today: date
) -> Problem | None:
    """合同管理员、合法性审查人员、合同承办人等政府合同管理有关人员发生人事变动的，应当妥善做好交接工作。合同承办部门应当及时指定接替人员。"""
    gaps = blanks({"successor": successor, "handover_doc": handover_doc}, HANDOVER)
    if person_left_date > today or not gaps:
        return None
    said = _("合同管理有关人员已变动，缺：{missing}。请指定接替人员并办理交接。", missing=list(gaps.values()))
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-18-1", article(18), severity=BLOCK, stage=REVIEW, kind=MISSING)
def central_procurement_has_its_result(
    is_central_procurement: bool, procurement_result_doc: Reference | None
) -> Problem | None:
    """依照相关规定应当采用政府集中采购的方式确定合同对方当事人的，合同承办部门应当严格遵守执行。"""
    if not is_central_procurement or not is_blank(procurement_result_doc):
        return None
    said = _("依规定应当集中采购，但缺采购结果文件：请填写中标、成交通知书等的名称或文号。")
    return Problem("procurement_result_doc", said)


@rule(ACT, "GC-19-1", article(19), severity=BLOCK, stage=REVIEW, kind=MISSING)
def project_and_counterparty_are_investigated(
    feasibility_doc: Reference | None, due_diligence: Group
) -> Problem | None:
    """合同承办部门应在签订合同前就合同项目进行可行性调查论证，并重点对合同对方当事人资质、资产、信用、履约能力等情况进行必要的调查"""
    gaps = {"feasibility_doc": _("可行性调查论证材料")} if is_blank(feasibility_doc) else {}
    lacking = [label for key, label in TO_INVESTIGATE.items() if key not in (due_diligence.covers or ())]
    if lacking:
        gaps["due_diligence.covers"] = _("对方的{lacking}调查", lacking=lacking)
    if not gaps:
        return None
    said = _(
        "签订前须完成可行性论证和对方资信调查，缺：{missing}。请补做后填写。", missing=list(gaps.values())
    )
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-20-1", article(20), severity=BLOCK, stage=REVIEW)
def negotiating_team_has_a_lawyer(negotiation: Group) -> Problem | None:
    """成立谈判工作小组的，合同承办部门可根据需要确定首席谈判代表，并应安排本部门法律专业工作人员参加。"""
    if not negotiation.team_formed or negotiation.legal_staff_included:
        return None
    said = _("已成立谈判工作小组，但没有本部门法律专业工作人员参加：请安排参加，并据实填写。")
    return Problem("negotiation.legal_staff_included", said)


@rule(ACT, "GC-20-2", article(20), severity=BLOCK, stage=REVIEW, kind=MISSING)
def negotiation_is_recorded(negotiation: Group) -> Problem | None:
    """并记录与合同对方当事人协商、议定合同条款的情况，形成谈判备忘录"""
    if not negotiation.held or not is_blank(negotiation.memo_doc):
        return None
    return Problem("negotiation.memo_doc", _("已与对方磋商，缺谈判备忘录：请形成备忘录并填写其名称。"))


@rule(ACT, "GC-21-1", article(21), severity=BLOCK, stage=REVIEW, kind=MISSING)
def other_departments_are_consulted(
    other_departments_involved: tuple[str, ...] | None, consultation_docs: tuple[Group, ...] | None
) -> Problem | None:
    """政府合同项目涉及其他部门职能的，合同承办部门应在合同签订前征求其他相关部门的意见。"""
    answered = {one.dept for one in consultation_docs or ()}
    silent = [dept for dept in other_departments_involved or () if dept not in answered]
    if not silent:
        return None
    said = _("合同涉及{silent}职能，签订前须征求其意见：请取得书面回复后登记。", silent=silent)
    return Problem("consultation_docs", said)


@rule(ACT, "GC-22-1", article(22), severity=BLOCK, stage=DRAFT)
def contract_is_in_writing(is_written: bool) -> Problem | None:
    """政府合同应当采用书面形式订立。"""
    if is_written:
        return None
    return Problem("is_written", _("政府合同应当采用书面形式：请改为书面订立。"))


@rule(ACT, "GC-23-1", article(23), severity=WARN, stage=DRAFT)
def template_has_its_number(template_used: bool, template_no: str | None) -> Problem | None:
    """经区法制机构审查确认后统一编号，作为合同示范文本"""
    if not template_used or template_no:
        return None
    said = _("勾选了采用示范文本，但没有统一编号，不能据以免报区法制机构审查：请填写编号，或改为未采用。")
    return Problem("template_no", said)


@rule(ACT, "GC-24-1", article(24), severity=WARN, stage=DRAFT)
def existing_template_is_used(
    template_available: bool, template_used: bool | None, template_no: str | None
) -> Problem | None:
    """有合同示范文本的，应当优先使用合同示范文本。"""
    if not template_available or template_used:
        return None
    said = _(
        "有统一编号的示范文本（{number}）而未采用：请改用示范文本，或说明理由。",
        number=template_no or _("未填编号"),
    )
    return Problem("template_used", said)


@rule(ACT, "GC-25-1", article(25), severity=WARN, stage=DRAFT)
def wording_is_definite(text: Text) -> Problem | None:
    """合同内容应约定明确、合法有效、具备可操作性、权利义务对等，不得模糊不清、约定不明或者权利义务严重失衡。"""
    found = tuple(vague_words(text, GAZETTEER))
    if not found:
        return None
    words = [f"“{word}”" for word in dict.fromkeys(match.quote for match in found)]
    fields = tuple(dict.fromkeys(match.field or "" for match in found))
    said = _("条款含模糊用语{words}：请改为可以执行的约定，写明数量、期限、标准或由谁决定。", words=words)
    return Problem(fields, said, matches=found)


@rule(ACT, "GC-25-2", article(25), severity=WARN, stage=DRAFT, kind=MISSING)
def departments_share_out_their_rights(parties_a: tuple[Group, ...] | None, rights: Group) -> Problem | None:
    """两个及以上政府部门参与签订的政府合同，应根据工作职责分别约定合同权利，确保权责对等、有利工作。"""
    count = len(parties_a or ())
    if count < SEVERAL or rights.a_allocation_clause:
        return None
    said = _("有{count}个政府部门签约，须按工作职责分别约定合同权利：请填写各部门的权利分配。", count=count)
    return Problem("rights.a_allocation_clause", said)
