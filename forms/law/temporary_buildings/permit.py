"""第十三条、第十四条: who is asked, what comes before the permit, and what the permit says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, DEADLINE, MISSING, NOTE, REVIEW, WARN, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT, REPLY_DAYS

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from formgen.calendar import WorkingDays
    from formgen.fields import Reference

PERMIT = {
    "use_nature": _("使用性质"),
    "location": _("位置"),
    "floor_area": _("建筑面积"),
    "plan": _("平面"),
    "elevation": _("立面"),
    "height_m": _("高度"),
    "color": _("色彩"),
    "structure_form": _("结构形式"),
    "use_start": _("使用期限起"),
    "use_end": _("使用期限止"),
}


@rule(ACT, "TB-13-1", article(13, item=1), severity=WARN, stage=REVIEW, kind=DEADLINE, awaits="F-TB-07")
def opinions_come_within_five_working_days(
    feedback: tuple[Any, ...], calendar: WorkingDays, law_day: date
) -> list[Problem]:
    """（一）区规划土地监察局受理申请、对申请材料进行初步审核、深入现场勘查、书面征求相关职能部门及辖区街道办事处意见（5个工作日内反馈）。"""
    found = []
    for index, one in enumerate(feedback):
        if one.sent_date is None:
            continue
        deadline = calendar.after(one.sent_date, REPLY_DAYS.on(law_day))
        said = _("{dept}应于{deadline}前反馈意见。", dept=one.dept or _("该部门"), deadline=deadline)
        if one.reply_date is None:
            found.append(Problem(f"feedback[{index}].reply_date", said, severity=NOTE))
        elif one.reply_date > deadline:
            found.append(Problem(f"feedback[{index}].reply_date", said))
    return found


@rule(ACT, "TB-14-1", article(14), severity=BLOCK, kind=MISSING)
def crowded_places_have_passed_fire_control(
    is_crowded_place: bool, fire_approval_doc: Reference | None
) -> Problem | None:
    """已出让土地上临时建筑，在办理临时建设工程规划许可手续前，设有人员密集场所的临时性建筑应按照《建设工程消防设计审查验收管理暂行规定》办理消防审批或备案。"""
    if not is_crowded_place or not is_blank(fire_approval_doc):
        return None
    said = _("设有人员密集场所，须先办理消防审批或备案：请填写批准或备案文件。")
    return Problem("fire_approval_doc", said)


@rule(ACT, "TB-14-2", article(14), severity=BLOCK, stage=REVIEW, kind=MISSING, awaits="F-TB-11")
def permit_says_what_it_must(  # noqa: PLR0917 - the article lists them
    use_nature: str | None,
    location: str | None,
    floor_area: Decimal | None,
    plan: str | None,
    elevation: str | None,
    height_m: Decimal | None,
    color: str | None,
    structure_form: str | None,
    use_start: date | None,
    use_end: date | None,
) -> Problem | None:
    """临时建设工程规划许可证及其附图应对临时建筑的使用性质、位置、建筑面积、平面、立面、高度、色彩、结构形式、期限等作出明确规定。"""
    answers = {
        "use_nature": use_nature,
        "location": location,
        "floor_area": floor_area,
        "plan": plan,
        "elevation": elevation,
        "height_m": height_m,
        "color": color,
        "structure_form": structure_form,
        "use_start": use_start,
        "use_end": use_end,
    }
    gaps = blanks(answers, PERMIT)
    if not gaps:
        return None
    return Problem(tuple(gaps), _("许可证及附图缺：{missing}。请补充。", missing=list(gaps.values())))
