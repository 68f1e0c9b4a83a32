"""第十条: seven situations in which nothing may be built, and for whom an exception is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.numerals import chinese_ordinal
from formgen.rules import ADVICE, BLOCK, NOTE, WARN, Problem, Severity, rule

from .act import ACT
from .choices import CONSTRUCTION_SITE, PUBLIC_FACILITY

if TYPE_CHECKING:
    from formgen.messages import Message

EXEMPT = frozenset({CONSTRUCTION_SITE, PUBLIC_FACILITY})


def _situation(
    number: int,
    what: Message,
    building_type: str | None,
    survey: bool | None,
    exempt: Severity,
) -> Problem:
    """The problem of a situation that is there: a block, or milder for those who are excepted."""
    label = chinese_ordinal(number)
    if building_type not in EXEMPT and not survey:
        said = _(
            "用地{what}，属第十条（{number}）情形，不得建设临时建筑：请另行选址。", what=what, number=label
        )
        return Problem(f"site_10_{number}", said)
    said = _(
        "用地{what}，属第十条（{number}）情形；施工、地质勘察和急需的公共服务配套设施除外，请附说明，由审批机关核定。",
        what=what,
        number=label,
    )
    return Problem(f"site_10_{number}", said, severity=exempt, kind=ADVICE if exempt is NOTE else None)


@rule(ACT, "TB-10-1", article(10, item=1), severity=BLOCK)
def land_is_not_planned_for_renewal(
    site_10_1: bool, building_type: str | None, is_geological_survey: bool | None
) -> Problem | None:
    """除建设项目施工、地质勘察以及急需的公共服务配套设施需要外，有下列情形之一的，不得建设临时建筑：……（一）已列入城市近期建设用地、绿地、广场、城市更新项目、城中村（旧村）整体拆迁改造范围及近期需要埋设市政管线的路段；"""
    if not site_10_1:
        return None
    what = _("已列入近期建设、城市更新、整体拆迁改造范围或者近期需要埋设市政管线的路段")
    return _situation(1, what, building_type, is_geological_survey, NOTE)


@rule(ACT, "TB-10-2", article(10, item=2), severity=BLOCK)
def land_is_not_for_public_works(
    site_10_2: bool, building_type: str | None, is_geological_survey: bool | None
) -> Problem | None:
    """除建设项目施工、地质勘察以及急需的公共服务配套设施需要外，有下列情形之一的，不得建设临时建筑：……（二）城市快速道路、市政道路等公共服务设施和市政公用设施用地范围内或规划用地范围内；"""
    if not site_10_2:
        return None
    what = _("在道路等公共服务设施、市政公用设施用地或者规划用地范围内")
    return _situation(2, what, building_type, is_geological_survey, NOTE)


@rule(ACT, "TB-10-3", article(10, item=3), severity=BLOCK)
def land_is_outside_protected_lines(
    site_10_3: bool, building_type: str | None, is_geological_survey: bool | None
) -> Problem | None:
    """除建设项目施工、地质勘察以及急需的公共服务配套设施需要外，有下列情形之一的，不得建设临时建筑：……（三）违反生态控制线范围、城市紫线范围等敏感区域的规划要求；"""
    if not site_10_3:
        return None
    what = _("违反生态控制线、城市紫线等敏感区域的规划要求")
    return _situation(3, what, building_type, is_geological_survey, WARN)


@rule(ACT, "TB-10-4", article(10, item=4), severity=BLOCK)
def use_agrees_with_the_plans(
    site_10_4: bool, building_type: str | None, is_geological_survey: bool | None
) -> Problem | None:
    """除建设项目施工、地质勘察以及急需的公共服务配套设施需要外，有下列情形之一的，不得建设临时建筑：……（四）不符合深圳市城市总体规划和土地利用总体规划确定用途的；"""
    if not site_10_4:
        return None
    what = _("不符合总体规划确定的用途")
    return _situation(4, what, building_type, is_geological_survey, NOTE)


@rule(ACT, "TB-10-5", article(10, item=5), severity=BLOCK)
def building_is_off_the_pipes(
    site_10_5: bool, building_type: str | None, is_geological_survey: bool | None
) -> Problem | None:
    """除建设项目施工、地质勘察以及急需的公共服务配套设施需要外，有下列情形之一的，不得建设临时建筑：……（五）压占城市给排水、电力、电信、燃气等地下管线的；"""
    if not site_10_5:
        return None
    what = _("压占给排水、电力、电信、燃气等地下管线")
    return _situation(5, what, building_type, is_geological_survey, WARN)


@rule(ACT, "TB-10-6", article(10, item=6), severity=BLOCK)
def building_is_out_of_the_way_of_floods(
    site_10_6: bool, building_type: str | None, is_geological_survey: bool | None
) -> Problem | None:
    """除建设项目施工、地质勘察以及急需的公共服务配套设施需要外，有下列情形之一的，不得建设临时建筑：……（六）影响城市防洪、泄洪及河堤结构安全的；"""
    if not site_10_6:
        return None
    what = _("影响城市防洪、泄洪及河堤结构安全")
    return _situation(6, what, building_type, is_geological_survey, WARN)


@rule(ACT, "TB-10-7", article(10, item=7), severity=BLOCK)
def nothing_else_forbids_the_site(
    site_10_7: bool, building_type: str | None, is_geological_survey: bool | None
) -> Problem | None:
    """除建设项目施工、地质勘察以及急需的公共服务配套设施需要外，有下列情形之一的，不得建设临时建筑：……（七）法律、法规和规章规定的其他情形。"""
    if not site_10_7:
        return None
    what = _("有法律、法规、规章规定的其他禁止情形")
    return _situation(7, what, building_type, is_geological_survey, WARN)
