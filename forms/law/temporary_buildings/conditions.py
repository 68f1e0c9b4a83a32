"""第七条至第九条: who may apply, who need not, and how the building may be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, WARN, Problem, rule

from ..blanks import is_blank
from .act import ACT, MOST_FLOORS, MOST_HEIGHT
from .choices import CAST_IN_SITU, CONSTRUCTION_SITE, MASONRY, PUBLIC_FACILITY, URGENT_DOMAINS

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from formgen.fields import Reference

STRUCTURES = {CAST_IN_SITU: _("现浇钢筋混凝土"), MASONRY: _("砖混")}


@rule(ACT, "TB-7-1", article(7), severity=BLOCK, kind=MISSING)
def conditions_are_met(cond_7_1: bool | None, cond_7_2: bool | None, cond_7_3: bool | None) -> Problem | None:
    """申请临时建筑的，应当具备以下条件：……（一）符合建筑管理规范和消防安全、房屋结构安全方面的相关规定；……（二）符合环境保护方面的相关规定，临时建筑的建设，必须符合《深圳市基本生态控制线管理规定》的要求；……（三）已正确处理截水、排水、排污、通行、通风、采光等相邻关系。"""
    conditions = {
        "cond_7_1": (cond_7_1, _("建筑管理、消防和结构安全")),
        "cond_7_2": (cond_7_2, _("环境保护和基本生态控制线")),
        "cond_7_3": (cond_7_3, _("相邻关系")),
    }
    open_ones = {path: label for path, (met, label) in conditions.items() if not met}
    if not open_ones:
        return None
    said = _(
        "未满足或者未确认申请条件：{missing}。请核实后确认；不具备的，不能申请。",
        missing=list(open_ones.values()),
    )
    return Problem(tuple(open_ones), said)


@rule(ACT, "TB-8-1", article(8), severity=NOTE, kind=ADVICE)
def site_housing_on_its_own_land_needs_no_permit(
    building_type: str, serves_own_land_construction: bool
) -> Problem | None:
    """除已出让用地范围内为该用地建设工程施工服务的临时施工用房外，其他已出让土地上的临时建设必须向区规划土地监察局申请并依法取得临时建设工程规划许可证。"""
    if building_type != CONSTRUCTION_SITE or not serves_own_land_construction:
        return None
    said = _(
        "在本用地内为本用地建设工程服务的临时施工用房，无须申请临时建设工程规划许可证，不必提交本申请；"
        "仍须在建设工程规划验收前自行拆除。"
    )
    return Problem("serves_own_land_construction", said)


@rule(ACT, "TB-9-1", article(9, item=1), severity=BLOCK)
def structure_can_be_taken_away(
    structure_form: str | None, is_prefabricated: bool | None, easily_demountable: bool | None
) -> list[Problem]:
    """（一）临时建筑不得采用现浇钢筋混凝土等永久性结构形式，如采用装配式建筑，应选用方便拆除的结构形式。"""
    found = []
    if structure_form in STRUCTURES:
        said = _(
            "结构形式“{structure}”属于或者可能属于永久性结构：请改用轻钢、集装箱等方便拆除的结构形式。",
            structure=STRUCTURES[structure_form],
        )
        found.append(Problem("structure_form", said, severity=WARN if structure_form == MASONRY else None))
    if is_prefabricated and not easily_demountable:
        said = _("采用装配式建筑，却没有选用方便拆除的结构形式：请修改设计，并确认方便拆除。")
        found.append(Problem("easily_demountable", said))
    return found


@rule(ACT, "TB-9-2", article(9, item=2), severity=WARN)
def door_does_not_open_to_the_street(
    opens_to_street: bool, opens_to_street_reason: str | None
) -> Problem | None:
    """（二）临时建筑原则上不得临街开门。"""
    if not opens_to_street:
        return None
    if is_blank(opens_to_street_reason):
        said = _("临时建筑原则上不得临街开门：请改变开门位置，或者写明临街开门的理由。")
        return Problem("opens_to_street_reason", said)
    return Problem("opens_to_street", _("临时建筑原则上不得临街开门，已写明理由：由审批机关决定。"))


@rule(ACT, "TB-9-3", article(9, item=2), severity=BLOCK)
def storeys_are_two_at_most(
    floors: int,
    building_type: str | None,
    public_facility_domain: str | None,
    district_consent_floors_doc: Reference | None,
    law_day: date,
) -> Problem | None:
    """建筑层数原则上不超过二层，总建筑高度原则上不超过12米。"""
    most = MOST_FLOORS.on(law_day)
    if floors <= most:
        return None
    urgent = building_type == PUBLIC_FACILITY and public_facility_domain in URGENT_DOMAINS
    if urgent and not is_blank(district_consent_floors_doc):
        said = _(
            "层数{floors}层，属教育、卫生方面急需的公共服务设施，区政府已同意：提交时附同意文件。",
            floors=floors,
        )
        return Problem("floors", said, severity=NOTE, kind=ADVICE)
    said = _(
        "层数{floors}层，超过{most}层：请减少层数；仅教育、卫生方面急需的公共服务设施报区政府同意后可以增加，"
        "属于的请填写同意文件。",
        floors=floors,
        most=most,
    )
    return Problem(("floors", "district_consent_floors_doc"), said)


@rule(ACT, "TB-9-4", article(9, item=2), severity=BLOCK)
def height_is_twelve_metres_at_most(
    height_m: Decimal, special_process_argument_doc: Reference | None, law_day: date
) -> Problem | None:
    """因特殊工艺要求需增加层高和建筑高度的，经专题论证确认后，可按实际需要合理设置。"""
    most = MOST_HEIGHT.on(law_day)
    if height_m <= most:
        return None
    if not is_blank(special_process_argument_doc):
        said = _("总高度{height}米，已经特殊工艺专题论证确认：提交时附论证文件。", height=height_m)
        return Problem("height_m", said, severity=NOTE, kind=ADVICE)
    said = _(
        "总高度{height}米，超过{most}米：请降低高度；因特殊工艺确需增加的，填写专题论证文件。",
        height=height_m,
        most=most,
    )
    return Problem(("height_m", "special_process_argument_doc"), said)
