"""第二条、第三条: which land, and which of the four types of temporary building."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, Problem, rule

from ..blanks import is_blank
from .act import ACT
from .choices import INDUSTRIAL, INDUSTRIAL_LAND, TRANSFERRED, TYPES

if TYPE_CHECKING:
    from formgen.fields import Reference


@rule(ACT, "TB-2-1", article(2), severity=BLOCK)
def land_is_transferred_land_of_the_district(
    land_in_luohu: bool | None, land_transfer_mode: str | None
) -> Problem | None:
    """本办法适用于罗湖区已出让土地上临时建筑的申请、审批及监督管理工作。"""
    wrong = []
    if land_in_luohu is False:
        wrong.append("land_in_luohu")
    if land_transfer_mode is not None and land_transfer_mode not in TRANSFERRED:
        wrong.append("land_transfer_mode")
    if not wrong:
        return None
    said = _(
        "本办法只适用于罗湖区已出让土地（行政划拨和以协议、招拍挂等形式出让的土地）上的临时建筑："
        "请核对土地坐落和取得方式，不在范围内的向有权受理的机关申请。"
    )
    return Problem(tuple(wrong), said)


@rule(ACT, "TB-3-1", article(3), severity=BLOCK)
def building_is_of_one_of_the_four_types(building_type: str | None) -> Problem | None:
    """包括以下类型：……（一）急需的公共服务配套设施；……（二）为建设工程施工服务的临时施工用房；……（四）在已出让用地上单独建设的为商品房展销服务的样板房、售楼处等。"""
    if building_type in TYPES:
        return None
    kind = MISSING if building_type is None else None
    return Problem(
        "building_type", _("请选择四类临时建筑之一：不属于任何一类的，不能按本办法申请。"), kind=kind
    )


@rule(ACT, "TB-3-2", article(3), severity=BLOCK)
def industrial_annex_is_recognised(
    building_type: str, land_use: str | None, industry_recognition_doc: Reference | None
) -> Problem | None:
    """（三）经区产业部门或相关主管部门认定，在已出让工业、仓储用地上因生产急需搭建的临时配套设施；"""
    if building_type != INDUSTRIAL:
        return None
    lacking = {}
    if land_use is not None and land_use not in INDUSTRIAL_LAND:
        lacking["land_use"] = _("土地用途为工业或仓储")
    if is_blank(industry_recognition_doc):
        lacking["industry_recognition_doc"] = _("区产业部门或相关主管部门的认定文件")
    if not lacking:
        return None
    said = _(
        "生产急需的临时配套设施须位于工业、仓储用地并经认定，缺：{missing}。", missing=list(lacking.values())
    )
    return Problem(tuple(lacking), said)
