"""第二十九条至第三十四条: subject, quantity, quality, price, performance, and the public interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import unilateral_change
from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, REVIEW, VIOLATION, Group, Problem, rule

from ...gazetteer import GAZETTEER
from ..blanks import blanks, is_blank
from .act import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.clauses import Text

QUANTITY = {"unit": _("计量单位"), "measure_method": _("计量方法")}
QUALITY = {
    "quality_standard": _("质量标准"),
    "quality_requirement": _("质量要求"),
    "acceptance": _("验收"),
    "objection": _("异议"),
}
PRICE = {
    "amount": _("价款金额"),
    "calc_method": _("计算方式"),
    "payment_method": _("支付方式"),
    "payment_deadline": _("支付期限"),
    "invoice_clause": _("发票交付"),
}
PERFORMANCE = {
    "conditions": _("履行条件"),
    "start_date": _("起始日"),
    "end_date": _("终止日"),
    "place": _("履行地点"),
    "method": _("履行方式"),
}

WITH_PUBLIC_POWER = frozenset({"district_government", "district_department", "subdistrict_office"})
"""第三十四条: administrative organs; other units with public functions decide for themselves."""


@rule(ACT, "GC-29-1", article(29), severity=BLOCK, kind=MISSING)
def conduct_is_defined(subject: Group) -> Problem | None:
    """合同标的涉及行为的，应准确界定行为的定义及范围。"""
    if not subject.involves_behavior or not is_blank(subject.behavior_definition):
        return None
    said = _("标的涉及行为（服务、工程等），没有界定：请写明行为的定义及范围，包括不在其内的事项。")
    return Problem("subject.behavior_definition", said)


@rule(ACT, "GC-30-1", article(30), severity=BLOCK, kind=MISSING)
def quantity_has_unit_and_measure(subject: Group) -> Problem | None:
    """政府合同涉及数量条款的，应明确约定数量的计量单位和计量方法。"""
    gaps = {} if subject.quantity is None else blanks(subject, QUANTITY, "subject")
    if not gaps:
        return None
    return Problem(tuple(gaps), _("已约定数量，缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-31-1", article(31), severity=BLOCK, kind=MISSING)
def quality_is_agreed(subject: Group) -> Problem | None:
    """政府合同涉及质量的，应明确约定质量的标准、要求、验收、异议等相关内容。"""
    gaps = blanks(subject, QUALITY, "subject") if subject.quality_applicable else {}
    if not gaps:
        return None
    return Problem(tuple(gaps), _("质量条款缺：{missing}。请补充约定。", missing=list(gaps.values())))


@rule(ACT, "GC-32-1", article(32), severity=BLOCK, kind=MISSING)
def price_clause_is_complete(price: Group) -> Problem | None:
    """合同涉及价款的，应明确价款金额、计算方式、支付方式、支付期限、发票交付等相关内容。"""
    gaps = blanks(price, PRICE, "price") if price.applicable else {}
    if not gaps:
        return None
    said = _(
        "价款条款缺：{missing}。请补充；单价合同的金额填暂定总价或预算上限。", missing=list(gaps.values())
    )
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-32-2", article(32), severity=BLOCK, stage=REVIEW, kind=MISSING)
def price_of_state_assets_has_a_basis(is_state_asset_deal: bool, price: Group) -> Problem | None:
    """政府合同涉及国有资产的管理、使用和处置的，合同价格的确定应当符合行政事业单位国有资产管理的有关规定。"""
    concerned = is_state_asset_deal and price.applicable
    if not concerned or not is_blank(price.state_asset_pricing_basis):
        return None
    said = _("涉及国有资产，缺价格确定依据：请填写评估报告、主管部门批复等文件的名称或文号。")
    return Problem("price.state_asset_pricing_basis", said)


@rule(ACT, "GC-33-1", article(33), severity=BLOCK, kind=MISSING)
def performance_is_determined(performance: Group) -> list[Problem]:
    """政府合同应明确约定履行的条件、起止期限、具体地点和履行方式，不得出现歧义或者理解上的困难。"""
    found = []
    if gaps := blanks(performance, PERFORMANCE, "performance"):
        said = _("履行条款缺：{missing}。请补充约定。", missing=list(gaps.values()))
        found.append(Problem(tuple(gaps), said))
    if performance.start_date and performance.end_date and performance.end_date < performance.start_date:
        found.append(_reversed(performance.start_date, performance.end_date))
    return found


def _reversed(start: date, end: date) -> Problem:
    said = _("履行终止日（{end}）早于起始日（{start}）：请改正。", end=end, start=start)
    return Problem(("performance.start_date", "performance.end_date"), said, kind=VIOLATION)


@rule(ACT, "GC-33-2", article(33), severity=BLOCK, kind=MISSING)
def order_of_performance_is_agreed(performance: Group) -> Problem | None:
    """政府合同履行涉及先后顺序、条件的，应明确约定当事人履行合同义务的先后顺序和条件。"""
    if not performance.sequential or not is_blank(performance.sequence_clause):
        return None
    said = _("履行有先后顺序、条件，没有写明：请写明谁先谁后、以什么为条件，并以有利于政府方为原则。")
    return Problem("performance.sequence_clause", said)


@rule(ACT, "GC-34-1", article(34), severity=NOTE, kind=ADVICE)
def government_may_change_in_the_public_interest(
    signatory_level: str, rights: Group, text: Text
) -> Problem | None:
    """政府合同签订主体属于行政机关或具有公共管理职权的单位的，政府合同可以根据实际情况约定政府一方享有基于公共利益或维护法定权益需要单方变更、终止合同的权利。"""
    if signatory_level not in WITH_PUBLIC_POWER or not is_blank(rights.unilateral_change_clause):
        return None
    if unilateral_change(text, GAZETTEER):
        return None
    said = _("建议约定政府方基于公共利益或者维护法定权益单方变更、终止合同的权利：合法性审查会核对这一项。")
    return Problem("rights.unilateral_change_clause", said)
