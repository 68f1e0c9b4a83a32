"""第二十条: who promises to take a project over, when he promises it, and when it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, DEADLINE, WARN, Problem, rule

from ..blanks import is_blank
from ..countdown import countdown
from .act import ACT, HANDOVER_DAYS

if TYPE_CHECKING:
    from datetime import date

    from formgen.calendar import WorkingDays

DEPARTMENT_BUDGET, GOVERNMENT_INVESTMENT = "dept_budget", "gov_investment"
INITIATION_PLAN, PRELIMINARY_DESIGN = "initiation_plan", "preliminary_design"
FUNDS = {DEPARTMENT_BUDGET: _("部门预算"), GOVERNMENT_INVESTMENT: _("政府投资")}
EXPECTED = {
    DEPARTMENT_BUDGET: (INITIATION_PLAN, _("立项方案批复")),
    GOVERNMENT_INVESTMENT: (PRELIMINARY_DESIGN, _("初步设计及概算批复")),
}
"""第十三条: which approval a project of each kind of funds has."""


@rule(ACT, "IT-20-1", article(20), severity=BLOCK)
def builder_and_user_differ(construction_unit_name: str, user_unit_name: str) -> Problem | None:
    """建设单位和使用单位不一致的项目，在项目初步设计及概算或立项方案批复后，使用单位应出具《项目接收承诺函》（见附件2），便于后期完成项目移交工作。"""
    if "".join(construction_unit_name.split()) != "".join(user_unit_name.split()):
        return None
    said = _("建设单位与使用单位相同，无须出具《项目接收承诺函》：请核对两个单位的名称。")
    return Problem(("construction_unit_name", "user_unit_name"), said)


@rule(ACT, "IT-20-2", article(20), severity=BLOCK)
def letter_follows_the_approval(approval_date: date | None, letter_date: date | None) -> Problem | None:
    """建设单位和使用单位不一致的项目，在项目初步设计及概算或立项方案批复后，使用单位应出具《项目接收承诺函》（见附件2），便于后期完成项目移交工作。"""
    if approval_date is None:
        said = _("未填批复日期：承诺函在初步设计及概算或者立项方案批复后出具，请填写批复。")
        return Problem("approval_date", said)
    if letter_date is None or letter_date >= approval_date:
        return None
    said = _(
        "承诺函日期{letter}早于批复日期{approval}：请在批复后出具，改正日期。",
        letter=letter_date,
        approval=approval_date,
    )
    return Problem(("letter_date", "approval_date"), said)


@rule(ACT, "IT-20-3", article(20), severity=WARN, kind=DEADLINE)
def project_is_handed_over_in_thirty_working_days(
    final_acceptance_date: date,
    handover_date: date | None,
    calendar: WorkingDays,
    today: date,
    law_day: date,
) -> Problem | None:
    """建设单位应在项目竣工验收合格后三十个工作日内移交给使用单位，使用单位必须按合同规定及竣工验收报告相关内容进行接收，并尽快投入使用。"""
    deadline = calendar.after(final_acceptance_date, HANDOVER_DAYS.on(law_day))
    if handover_date is None:
        return countdown("handover_date", _("项目移交接收"), deadline, today)
    if handover_date <= deadline:
        return None
    said = _(
        "移交接收的截止日为{deadline}，实际为{handed}：请说明逾期的原因。",
        deadline=deadline,
        handed=handover_date,
    )
    return Problem("handover_date", said)


@rule(ACT, "IT-20-4", article(20), severity=BLOCK)
def project_is_used_only_after_acceptance(
    final_acceptance_date: date | None, in_use_date: date, legal_exception: str | None
) -> Problem | None:
    """未经竣工验收的项目不得投入使用，法律法规另有规定除外。"""
    accepted = final_acceptance_date is not None and final_acceptance_date <= in_use_date
    if accepted or not is_blank(legal_exception):
        return None
    said = _("项目未经竣工验收即投入使用：请停止使用、先行验收；法律、法规另有规定的，填写依据。")
    return Problem(("in_use_date", "final_acceptance_date"), said)


@rule(ACT, "IT-20-5", article(20), severity=WARN, inferred=True)
def letter_precedes_the_acceptance(letter_date: date, final_acceptance_date: date) -> Problem | None:
    """建设单位和使用单位不一致的项目，在项目初步设计及概算或立项方案批复后，使用单位应出具《项目接收承诺函》（见附件2），便于后期完成项目移交工作。"""
    if letter_date <= final_acceptance_date:
        return None
    said = _(
        "承诺函日期{letter}晚于竣工验收日期{accepted}：承诺应在移交之前作出，请核对日期。",
        letter=letter_date,
        accepted=final_acceptance_date,
    )
    return Problem("letter_date", said)


@rule(ACT, "IT-20-6", article(13), severity=WARN, inferred=True)
def approval_suits_the_funds(project_fund_type: str, approval_type: str) -> Problem | None:
    """使用财政资金的区政务信息化项目按资金来源划分为部门预算项目和政府投资项目。"""
    expected, label = EXPECTED.get(project_fund_type, (approval_type, ""))
    if approval_type == expected:
        return None
    said = _(
        "{fund}项目对应的批复应为{expected}：请核对资金类型和批复类型。",
        fund=FUNDS[project_fund_type],
        expected=label,
    )
    return Problem(("approval_type", "project_fund_type"), said)
