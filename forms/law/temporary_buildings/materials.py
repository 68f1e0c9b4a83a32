"""第十二条: what has to be handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields.identity import credit_code_is_right, resident_id_is_right
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, VIOLATION, Group, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT
from .choices import INDIVIDUAL

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from formgen.fields import Reference

ESSENTIALS = {
    "reason": _("申请理由"),
    "floor_area": _("建筑面积"),
    "use_start": _("使用期限起"),
    "use_end": _("使用期限止"),
}


@rule(ACT, "TB-12-1", article(12), severity=BLOCK, kind=MISSING)
def application_states_its_essentials(
    reason: str | None, floor_area: Decimal | None, use_start: date | None, use_end: date | None
) -> Problem | None:
    """1. 临时建设工程规划许可申请表（说明申请理由、建筑面积、使用期限等）；"""
    area = floor_area if floor_area is not None and floor_area > 0 else None
    answers = {"reason": reason, "floor_area": area, "use_start": use_start, "use_end": use_end}
    gaps = blanks(answers, ESSENTIALS)
    if not gaps:
        return None
    if area is None and floor_area is not None:
        told = _("{label}（填写的{area}平方米，应大于0）", label=gaps["floor_area"], area=floor_area)
        gaps["floor_area"] = told
    return Problem(tuple(gaps), _("申请表缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "TB-12-2", article(12), severity=BLOCK, kind=MISSING)
def applicant_proves_who_he_is(
    attachments: Group,
    applicant_type: str | None,
    applicant_uscc: str | None,
    applicant_id_number: str | None,
) -> list[Problem]:
    """2. 申请主体身份证明材料；"""
    found = []
    if is_blank(attachments.m2):
        said = _("缺申请主体身份证明材料：单位附登记证书，个人附身份证件。")
        found.append(Problem("attachments.m2", said))
    if applicant_type == INDIVIDUAL:
        if applicant_id_number and not resident_id_is_right(applicant_id_number):
            said = _("身份证号码位数、出生日期或校验位不对：请对照证件改正。")
            found.append(Problem("applicant_id_number", said, kind=VIOLATION))
    elif applicant_uscc and not credit_code_is_right(applicant_uscc):
        said = _("统一社会信用代码位数或校验位不对：请对照登记证书改正。")
        found.append(Problem("applicant_uscc", said, kind=VIOLATION))
    return found


@rule(ACT, "TB-12-3", article(12), severity=BLOCK, kind=MISSING)
def right_to_the_land_is_proved(attachments: Group, parcel_map_doc: Reference | None) -> Problem | None:
    """3. 土地权属证明（含宗地图或红线图）；"""
    papers = {
        "attachments.m3": (attachments.m3, _("土地权属证明")),
        "parcel_map_doc": (parcel_map_doc, _("宗地图或红线图")),
    }
    lacking = {path: label for path, (paper, label) in papers.items() if is_blank(paper)}
    if not lacking:
        return None
    said = _("缺土地权属证明材料：{missing}。请补充。", missing=list(lacking.values()))
    return Problem(tuple(lacking), said)


@rule(ACT, "TB-12-4", article(12), severity=BLOCK, kind=MISSING)
def design_is_deep_enough(attachments: Group, design_depth_confirmed: bool | None) -> Problem | None:
    """4. 符合《深圳市建设工程规划许可（房建类）报建文件编制技术规定》深度要求的设计文件。"""
    lacking = ["attachments.m4"] if is_blank(attachments.m4) else []
    if not design_depth_confirmed:
        lacking.append("design_depth_confirmed")
    if not lacking:
        return None
    said = _(
        "缺设计文件，或者未确认其符合《深圳市建设工程规划许可（房建类）报建文件编制技术规定》的深度要求：请补充并确认。"
    )
    return Problem(tuple(lacking), said)
