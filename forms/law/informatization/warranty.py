"""第二十七条: the warranty that a contract has to agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, WARN, Group, Problem, rule

from ..blanks import blanks
from .act import ACT, WARRANTY_MONTHS

if TYPE_CHECKING:
    from datetime import date

WARRANTY = {
    "warranty_scope": _("保修范围"),
    "warranty_months": _("保修期期限"),
    "warranty_liability": _("保修责任"),
}


@rule(ACT, "IT-27-1", article(27), severity=BLOCK, kind=MISSING)
def warranty_is_agreed(it_project: Group) -> Problem | None:
    """建设单位应在项目建设合同中明确保修范围、保修期期限和保修责任等"""
    gaps = blanks(it_project, WARRANTY, "it_project") if it_project.is_it_project else {}
    if not gaps:
        return None
    said = _("信息化项目建设合同缺保修条款：{missing}。请补充。", missing=list(gaps.values()))
    return Problem(tuple(gaps), said)


@rule(ACT, "IT-27-2", article(27), severity=WARN)
def warranty_lasts_two_years(it_project: Group, law_day: date) -> Problem | None:
    """保修期一般不低于2年。"""
    months, least = it_project.warranty_months, WARRANTY_MONTHS.on(law_day)
    if not it_project.is_it_project or months is None or months >= least:
        return None
    said = _(
        "保修期{months}个月，低于{least}个月：请延长到{least}个月以上，或说明理由。",
        months=months,
        least=least,
    )
    return Problem("it_project.warranty_months", said)
