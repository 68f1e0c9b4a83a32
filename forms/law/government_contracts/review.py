"""第十五条、第四十条至第四十三条: who reviews the legality, when, and what he must be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, REVIEW, SIGN, Group, Problem, rule

from ..blanks import is_blank
from .act import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.fields import Reference
    from formgen.messages import Message

DISTRICT = "district"
DISTRICT_GOVERNMENT = "district_government"
DISTRICT_REVIEWER = frozenset({"district_legal"})
REVIEWERS_WITH_SECTION = frozenset({"legal_section"})
REVIEWERS_WITHOUT_SECTION = frozenset({"legal_staff", "law_firm"})


@rule(ACT, "GC-15-1", article(15), severity=BLOCK, stage=REVIEW)
def reviewer_is_the_competent_one(
    review_level: str, reviewer_type: str, dept_has_legal_section: bool | None
) -> Problem | None:
    """合同承办部门已设置法制科室的，由法制科室负责政府合同合法性审查工作；未设置法制科室的，指定具有法律背景的工作人员负责政府合同合法性审查工作，或聘请律师事务所负责政府合同合法性审查工作。"""
    if review_level == DISTRICT:
        said = _("提交区法制机构的审查，审查主体应为区法制机构：请改正审查主体类型。")
        return None if reviewer_type in DISTRICT_REVIEWER else Problem("reviewer_type", said)
    if dept_has_legal_section is None:
        return None
    competent = REVIEWERS_WITH_SECTION if dept_has_legal_section else REVIEWERS_WITHOUT_SECTION
    if reviewer_type in competent:
        return None
    return Problem("reviewer_type", _wrong_reviewer(has_section=dept_has_legal_section))


def _wrong_reviewer(*, has_section: bool) -> Message:
    if has_section:
        return _("本部门已设法制科室，审查主体应为法制科室：请由法制科室出具意见。")
    return _(
        "本部门未设法制科室，审查主体应为指定的有法律背景的工作人员或聘请的律师事务所：请改正审查主体类型。"
    )


@rule(ACT, "GC-40-1", article(40), severity=BLOCK, stage=SIGN)
def contract_is_reviewed_before_signing(internal_review: Group) -> Problem | None:
    """政府合同未经合法性审查的，不得签订。"""
    if internal_review.done:
        return None
    return Problem("internal_review.done", _("未经合法性审查，不得签订：请先完成本部门内部合法性审查。"))


@rule(ACT, "GC-41-1", article(41), severity=BLOCK, stage=SIGN, kind=MISSING)
def review_has_a_written_opinion(internal_review: Group) -> Problem | None:
    """政府合同承办部门签订政府合同前，必须经合同承办部门内部合法性审查并获取书面形式的审查意见。"""
    if not internal_review.done or not is_blank(internal_review.opinion_doc):
        return None
    said = _("已内部审查但缺书面审查意见：请填写《合法性审查意见表》的名称或文号。")
    return Problem("internal_review.opinion_doc", said)


@rule(ACT, "GC-42-1", article(42), severity=BLOCK, stage=SIGN, kind=MISSING)
def district_reviews_what_it_must(
    need_district_review: bool, signatory_level: str | None, district_review: Group
) -> Problem | None:
    """区政府签订的合同和重点监管合同，应当在合同承办部门审查后提交区法制机构审查，但使用政府合同示范文本签订且未对合同条款进行实质性变更的除外。"""
    reviewed = district_review.done and not is_blank(district_review.opinion_doc)
    if not need_district_review or reviewed:
        return None
    field = "district_review.opinion_doc" if district_review.done else "district_review.done"
    reason = _("区政府签订的合同") if signatory_level == DISTRICT_GOVERNMENT else _("重点监管合同")
    said = _("本合同属{reason}，须提交区法制机构审查：请送审并填写其书面意见的名称或文号。", reason=reason)
    return Problem(field, said)


@ACT.derive
def internal_opinion_date(internal_review: Group) -> date | None:
    """The day of the department's own opinion."""
    day: date | None = internal_review.opinion_date
    return day


@ACT.derive
def district_opinion_date(district_review: Group) -> date | None:
    """The day of the opinion of the district's legal office."""
    day: date | None = district_review.opinion_date
    return day


@rule(ACT, "GC-42-2", article(42), severity=BLOCK, stage=SIGN)
def district_reviews_after_the_department(
    internal_opinion_date: date, district_opinion_date: date
) -> Problem | None:
    """区政府签订的合同和重点监管合同，应当在合同承办部门审查后提交区法制机构审查，但使用政府合同示范文本签订且未对合同条款进行实质性变更的除外。"""
    first, second = internal_opinion_date, district_opinion_date
    if first <= second:
        return None
    said = _(
        "区法制机构意见日期（{second}）早于内部审查意见日期（{first}），次序不符：请核对日期，或重新送审。",
        second=second,
        first=first,
    )
    return Problem(("internal_review.opinion_date", "district_review.opinion_date"), said)


@rule(ACT, "GC-43-1", article(43, item=1), severity=BLOCK, stage=REVIEW, kind=MISSING)
def all_contract_texts_are_submitted(m1_contract_texts: tuple[Reference, ...] | None) -> Problem | None:
    """对政府合同进行合法性审查时，应当向合法性审查主体提供以下材料或说明：……（一）拟签订的合同文本，包括主合同、补充协议、备忘录等全部合同文件；"""
    if m1_contract_texts:
        return None
    said = _("缺拟签订的合同文本：请列明主合同、补充协议、备忘录等全部合同文件。")
    return Problem("m1_contract_texts", said)


@rule(ACT, "GC-43-2", article(43, item=2), severity=BLOCK, stage=REVIEW, kind=MISSING)
def background_is_explained(m2_background_note: str | None) -> Problem | None:
    """对政府合同进行合法性审查时，应当向合法性审查主体提供以下材料或说明：……（二）与合同有关的背景情况的说明；"""
    if not is_blank(m2_background_note):
        return None
    return Problem("m2_background_note", _("缺与合同有关的背景情况的说明：请补写。"))


@rule(ACT, "GC-43-3", article(43, item=3), severity=BLOCK, stage=REVIEW, kind=MISSING)
def preparation_is_documented(m3_preparation_docs: tuple[Reference, ...] | None) -> Problem | None:
    """对政府合同进行合法性审查时，应当向合法性审查主体提供以下材料或说明：……（三）合同前期准备工作中的相关资料，包括合同对方当事人的资信证明材料等；"""
    if m3_preparation_docs:
        return None
    return Problem(
        "m3_preparation_docs", _("缺前期准备工作的资料：请提交，其中应有对方当事人的资信证明材料。")
    )


@rule(ACT, "GC-43-4", article(43, item=4), severity=BLOCK, stage=REVIEW, kind=MISSING)
def negotiation_is_documented_or_did_not_happen(
    m4_negotiation_docs: tuple[Reference, ...] | None, m4_na_reason: str | None
) -> Problem | None:
    """对政府合同进行合法性审查时，应当向合法性审查主体提供以下材料或说明：……（四）谈判备忘录等政府合同磋商过程中产生的相关资料文件；"""
    if m4_negotiation_docs:
        return None
    if is_blank(m4_na_reason):
        said = _("缺谈判备忘录等磋商资料：请提交；未磋商的，请说明理由。")
        return Problem(("m4_negotiation_docs", "m4_na_reason"), said)
    said = _("未提交磋商资料，所说明的理由为：{reason}", reason=m4_na_reason)
    return Problem("m4_na_reason", said, severity=NOTE, kind=ADVICE)


@rule(ACT, "GC-43-5", article(43, item=5), severity=BLOCK, stage=REVIEW, kind=MISSING)
def basis_and_approvals_are_submitted(m5_basis_docs: tuple[Reference, ...] | None) -> Problem | None:
    """对政府合同进行合法性审查时，应当向合法性审查主体提供以下材料或说明：……（五）合同订立的依据、批准文件；"""
    if m5_basis_docs:
        return None
    return Problem("m5_basis_docs", _("缺合同订立的依据、批准文件：请列明并提交。"))


@rule(ACT, "GC-43-6", article(43, item=6), severity=NOTE, stage=REVIEW, kind=MISSING)
def requested_material_is_handed_in(
    m6_requested: tuple[str, ...] | None, m6_other_docs: tuple[Reference, ...] | None
) -> Problem | None:
    """对政府合同进行合法性审查时，应当向合法性审查主体提供以下材料或说明：……（六）审查主体认为需要提交的其他材料。"""
    if not m6_requested or m6_other_docs:
        return None
    said = _("审查主体要求补充：{missing}。请提交。", missing=m6_requested)
    return Problem("m6_other_docs", said)


@rule(ACT, "GC-43-7", article(42), severity=BLOCK, stage=REVIEW, kind=MISSING, inferred=True)
def district_receives_the_internal_opinion(
    review_level: str, internal_opinion_doc: Reference | None
) -> Problem | None:
    """区政府签订的合同和重点监管合同，应当在合同承办部门审查后提交区法制机构审查，但使用政府合同示范文本签订且未对合同条款进行实质性变更的除外。"""
    if review_level != DISTRICT or not is_blank(internal_opinion_doc):
        return None
    said = _("提交区法制机构审查须附内部合法性审查意见：请填写其名称或文号。")
    return Problem("internal_opinion_doc", said)
