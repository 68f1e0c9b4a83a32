"""临时建设工程规划许可申请表 (F-TB-01), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import when
from formgen.form import Form, Sample
from formgen.guide import ORIGINAL, Guide, Material, Told

from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.consistency import ACT as CONSISTENCY
from .law.temporary_buildings import ACT
from .law.temporary_buildings.act import (
    CONSENT,
    MOST_FLOORS,
    MOST_HEIGHT,
    MOST_YEARS,
    PUBLICITY_DAYS,
    REPLY_DAYS,
)
from .temporary_building_application_building import BUILDING
from .temporary_building_application_conditions import CONDITIONS, NEIGHBOURS
from .temporary_building_application_land import APPLICANT, LAND
from .temporary_building_application_materials import CHECKLIST, MATERIALS
from .temporary_building_follow_ups import follow_ups
from .temporary_building_samples import COMPLETE, INCOMPLETE, UNLAWFUL
from .temporary_building_sources import BACK_TO_APPLICATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.answers import Answers

_GUIDE = Guide(
    submitter="applicant_name",
    who="需要在已出让土地上搭建临时建筑的单位和个人。",
    articles="第三条、第七条至第十五条",
    conditions=(
        Told("在已出让用地范围内为该用地建设工程施工服务的临时施工用房，不需要申请。", "第八条"),
        Told("符合建筑管理、消防安全、结构安全和环境保护规定，已处理好相邻关系。", "第七条"),
        Told("不用现浇钢筋混凝土等永久性结构；原则上不临街开门。", "第九条（一）、（二）"),
        Told(
            "原则上不超过{floors}层，总高度不超过{height}米。",
            "第九条（二）",
            {"floors": MOST_FLOORS, "height": MOST_HEIGHT},
        ),
        Told("没有禁止建设的情形；施工、地质勘察和急需的公共服务配套设施除外。", "第十条"),
        Told("设有人员密集场所的，先办理消防审批或者备案。", "第十四条"),
        Told(
            "在住宅区内增加的，公示不少于{days}天，并征得面积和人数都达到{share}以上的业主同意。",
            "第十五条",
            {"days": PUBLICITY_DAYS, "share": CONSENT},
        ),
    ),
    materials=(
        Material(
            "临时建设工程规划许可申请表", ORIGINAL, article="第十二条", form="temporary_building_application"
        ),
        replace(told.IDENTITY, answers=("attachments.m2",)),
        Material(
            "土地权属证明",
            note="含宗地图或者红线图。",
            article="第十二条",
            answers=("attachments.m3", "parcel_map_doc"),
        ),
        Material(
            "设计文件",
            note="符合《深圳市建设工程规划许可（房建类）报建文件编制技术规定》的深度要求。",
            article="第十二条",
            answers=("attachments.m4", "design_depth_confirmed"),
        ),
        Material(
            "住宅区公示",
            note="在住宅区内增加的；办法没有列为申请材料，备查。",
            article="第十五条",
            form="temporary_building_publicity",
            only_if=when("in_residential_area"),
        ),
        Material(
            "业主意见表",
            note="在住宅区内增加的；办法没有列为申请材料，备查。",
            article="第十五条",
            form="temporary_building_consent",
            only_if=when("in_residential_area"),
        ),
    ),
    periods=(
        Told("征求意见的部门和街道办事处在{days}个工作日内反馈。", "第十三条（一）", {"days": REPLY_DAYS}),
        Told("批准的使用期限不超过{years}年。", "第十六条", {"years": MOST_YEARS}),
    ),
    after=(
        Told(
            "区规划土地监察局受理、初步审核、现场勘查，书面征求职能部门和街道办事处意见。", "第十三条（一）"
        ),
        Told("局长办公会议研究后报区领导小组审议或者组长批准，区政府核发批复。", "第十一条、第十三条（二）"),
        Told("监察局制发许可或者不予许可决定书，许可的核发许可证。", "第十三条（二）、第十四条"),
        told.START,
        told.BOARD,
        told.INSPECTION,
        told.EXTEND,
        told.DEMOLISH,
    ),
    submit_to=told.OFFICE,
    unknown=(told.NO_TIME, "办法没有规定材料的份数。", told.NO_SAMPLE),
)

REASON_LINES, REASON_LINE = 3, 29
"""The lines that the cell of the reasons has on the first page, and the Chinese characters of a line."""


def application_words(_answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the reasons stand on a page of their own.

    In their cell they would break the table across pages, with an empty label beside the rest of them.
    """
    lines = sum(-(-(len(one) + 2) // REASON_LINE) for one in made["reason"])
    return {"reason_apart": not made["blank"] and lines > REASON_LINES}


FORM = Form(
    words=application_words,
    id="temporary_building_application",
    code="F-TB-01",
    title="临时建设工程规划许可申请表",
    about="单位和个人在罗湖区已出让土地上搭建临时建筑：核对适用条件、禁止情形和四项材料，生成申请表。",
    act=ACT,
    audience=BUILDER,
    task="申请搭建临时建筑",
    keywords=("临时建筑", "临建", "搭建", "规划许可", "样板房", "售楼处", "施工用房", "板房"),
    guide=_GUIDE,
    blank=Blank(
        assumes={
            "in_residential_area": True,
            "no_transfer_commitment": True,
            "self_demolish_commitment": True,
        },
    ),
    also=(CONSISTENCY,),
    figures={"years": MOST_YEARS, "publicity": PUBLICITY_DAYS},
    steps=(APPLICANT, LAND, BUILDING, CONDITIONS, NEIGHBOURS, MATERIALS),
    version="2026.1",
    law_day="apply_date",
    name_field="applicant_name",
    named_for_person=True,
    checklist=CHECKLIST,
    sources=BACK_TO_APPLICATION,
    samples=(Sample("complete", COMPLETE), Sample("incomplete", INCOMPLETE), Sample("unlawful", UNLAWFUL)),
    follow_ups=follow_ups,
    notes=("参考样式",),
)
