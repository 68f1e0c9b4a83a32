"""第六十一条至第六十六条: disputes, how they are settled, and that no right is given away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import add_months
from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, DEADLINE, MISSING, PERFORMING, WARN, Problem, rule

from ..blanks import is_blank
from ..countdown import countdown
from .act import ACT, LIMITATION_NOTICE

if TYPE_CHECKING:
    from datetime import date

    from formgen.fields import Reference

BY_DISTRICT_GOVERNMENT = frozenset({"district_government"})
BY_DEPARTMENT_OR_ABOVE = frozenset({"legal_rep", "district_government"})


@rule(ACT, "GC-62-1", article(62), severity=WARN, stage=PERFORMING, kind=ADVICE)
def lawyers_are_heard_in_disputes(legal_consulted: bool) -> Problem | None:
    """合同承办部门应指定专人或专门机构负责，且应当征求部门法制科室或法律专业人员的意见或由其全程参与争议处理过程。"""
    if legal_consulted:
        return None
    said = _("争议处理须征求法制科室或法律专业人员意见：请补办；区政府合同还须会同区法制机构处理。")
    return Problem("legal_consulted", said)


@rule(ACT, "GC-63-1", article(63), severity=BLOCK, stage=PERFORMING, kind=MISSING)
def settlement_is_in_writing(settlement_reached: bool, settlement_doc: Reference | None) -> Problem | None:
    """经协商或调解达成一致意见的，应当签订书面协议。"""
    if not settlement_reached or not is_blank(settlement_doc):
        return None
    said = _("已达成一致，须签订书面协议：请填写协议的名称或文号；该协议同样要审查、备案。")
    return Problem("settlement_doc", said)


@rule(ACT, "GC-64-1", article(64), severity=WARN, stage=PERFORMING, kind=MISSING)
def grave_dispute_is_reported_to_the_district_government(
    negotiation_failed: bool, serious_threat: bool, report_doc: Reference | None
) -> Problem | None:
    """政府合同争议经充分沟通协商，仍无法达成一致意见，且该纠纷可能严重损害或威胁政府权益或重大公共利益的，合同承办部门应及时采取风险防范措施并向区政府书面报告。"""
    if not (negotiation_failed and serious_threat) or not is_blank(report_doc):
        return None
    said = _("争议可能严重损害政府权益或重大公共利益：须书面报告区政府，请填写报告的名称或文号。")
    return Problem("report_doc", said)


@rule(ACT, "GC-65-1", article(65), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def claim_is_brought_three_months_before_limitation(
    limitation_expiry: date, filing_date: date | None, today: date, law_day: date
) -> Problem | None:
    """合同承办部门提起诉讼或提出仲裁申请的，原则上不得迟于法定诉讼时效届满前3个月。"""
    months = LIMITATION_NOTICE.on(law_day)
    deadline = add_months(limitation_expiry, -months)
    if filing_date is None:
        # "Near" has no figure in the text: as long again as the notice itself.
        near = add_months(deadline, -months) <= today
        return countdown("filing_date", _("起诉或申请仲裁"), deadline, today) if near else None
    if filing_date <= deadline:
        return None
    said = _("最迟应于{deadline}起诉或申请仲裁，现晚于该日：请说明原因，并核对诉讼时效。", deadline=deadline)
    return Problem("filing_date", said)


@rule(ACT, "GC-66-1", article(66), severity=BLOCK, stage=PERFORMING)
def waiver_of_rights_is_approved(
    needs_gov_approval_for_waiver: bool, approval_level: str | None, approval_doc: Reference | None
) -> Problem | None:
    """在通过和解、调解、诉讼及仲裁方式解决政府合同争议过程中，任何部门或个人不得擅自放弃属于政府一方享有的或可能享有的合法权益。……对于重点监管合同、以区政府名义签订的政府合同及经区政府批准签订的政府合同，为维护政府合同签订主体的正当权益，避免政府面临更大法律风险，确需放弃属于政府一方享有的合法权益以解决合同争议的，合同承办部门应报请区政府批准；除此以外的其他政府合同，应经合同承办部门法定代表人或主要负责人书面同意。"""
    competent = BY_DISTRICT_GOVERNMENT if needs_gov_approval_for_waiver else BY_DEPARTMENT_OR_ABOVE
    if approval_level in competent and not is_blank(approval_doc):
        return None
    fields = ("approval_level", "approval_doc")
    if needs_gov_approval_for_waiver:
        return Problem(fields, _("放弃政府方权益须经区政府批准：请报批，并填写批准文件的名称或文号。"))
    said = _("放弃政府方权益须经承办部门法定代表人或主要负责人书面同意：请填写同意文件的名称或文号。")
    return Problem(fields, said)
