"""住宅区增加临时建筑公示 (F-TB-13), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields import Date, LongText, Phone, References, Text, YesNo
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import temporary_building_fields as fields
from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.temporary_buildings import ACT
from .law.temporary_buildings.act import PUBLICITY_DAYS
from .temporary_building_sources import RESIDENTIAL, TERM, from_application, summary
from .titles import COVER, title_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.answers import Answers

SOURCE = "第十五条"
RULED = ("TB-15-1",)

_COMPLETE = {
    "in_residential_area": True,
    "residential_area_name": "示例花园（示例）",
    "applicant_name": "示例社区健康服务中心（示例）",
    "land_location": "深圳市罗湖区示例路30号示例花园内（示例）",
    "building_summary": "拟在小区东侧空地设置临时门诊用房，两层，建筑面积860平方米，总高度7.8米，箱式结构（示例）。",
    "use_start": "2026-12-15",
    "use_end": "2028-12-14",
    "publicity_place": "小区南门公告栏、各楼栋大堂",
    "publicity_content_docs": ["总平面图（示例）", "效果图（示例）", "文字说明（示例）"],
    "publicity_start": "2026-11-01",
    "publicity_end": "2026-11-08",
    "feedback_to": "示例街道办事处（示例）",
    "feedback_phone": "0755-00000041",
    "issuer": "示例街道办事处（示例）",
    "notice_date": "2026-11-01",
}


def _text(name: str, label: str) -> Text:
    return Text(name=name, label=label, required=True, element=1, source=SOURCE)


_GUIDE = Guide(
    who="由街道办事处协助区规划土地监察局公示；申请人可以先拟好文稿。",
    articles="第十五条",
    conditions=(
        Told("在住宅区内增加临时建筑的，应当公示建设方案。", "第十五条"),
        Told("公示时间不少于{days}天。", "第十五条", {"days": PUBLICITY_DAYS}),
    ),
    materials=(
        Material("公示", article="第十五条", form="temporary_building_publicity"),
        Material("建设方案的图纸和文字说明", article="第十五条"),
    ),
    periods=(Told("公示时间不少于{days}天。", "第十五条", {"days": PUBLICITY_DAYS}),),
    after=(
        Told("居民申请听证的，区规划土地监察局依法组织听证。", "第十五条"),
        Told("征求业主意见，登记在业主意见表上。", "第十五条"),
    ),
    submit_to="张贴在住宅区醒目位置。",
    unknown=("办法没有规定书面反馈意见的方式。", told.NO_SAMPLE),
)


def publicity_words(_answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the title takes two lines: it is broken behind the name of the place."""
    title = f"关于{made['residential_area_name']}增加临时建筑的公示"
    return {"long_title": len(title_lines(title, COVER)) > 1}


FORM = Form(
    words=publicity_words,
    id="temporary_building_publicity",
    code="F-TB-13",
    title="住宅区增加临时建筑公示",
    about="住宅区内需增加临时建筑的：在醒目位置公示建设方案，附图纸和文字说明，不少于{days}天。",
    act=ACT,
    audience=BUILDER,
    task="住宅区公示和业主同意",
    keywords=("公示", "住宅区", "小区", "业主"),
    guide=_GUIDE,
    figures={"days": PUBLICITY_DAYS},
    steps=(
        Step(
            "notice",
            "公示",
            intro="由街道办事处协助区规划土地监察局公示。起算日不计，不少于{days}天。",
            fields=(
                YesNo(
                    name="in_residential_area",
                    label="是否在住宅区内增加",
                    required=True,
                    printed=False,
                    element=1,
                    source=SOURCE,
                ),
                _text("residential_area_name", "住宅区名称"),
                _text("applicant_name", "申请人（建设单位）名称"),
                _text("land_location", "临时建筑坐落"),
                LongText(
                    name="building_summary", label="建设方案说明", required=True, element=1, source=SOURCE
                ),
                *fields.term("第十六条", 1),
                _text("publicity_place", "公示位置"),
                References(
                    name="publicity_content_docs",
                    label="公示内容（图纸和文字说明）",
                    required=True,
                    ruled_by=RULED,
                    element=2,
                    source=SOURCE,
                ),
                Date(
                    name="publicity_start",
                    label="公示起",
                    required=True,
                    ruled_by=RULED,
                    element=2,
                    source=SOURCE,
                ),
                Date(
                    name="publicity_end",
                    label="公示止",
                    required=True,
                    ruled_by=RULED,
                    element=2,
                    source=SOURCE,
                ),
                _text("feedback_to", "意见反馈单位"),
                Phone(
                    name="feedback_phone",
                    label="意见反馈电话",
                    required=True,
                    element=1,
                    source=SOURCE,
                    hint="公开的电话，会印在公示上。",
                ),
                _text("issuer", "公示单位"),
                Date(name="notice_date", label="公示日期", required=True, element=1, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="notice_date",
    name_field="residential_area_name",
    checklist=(
        ChecklistLine(1, "notice", "公示的基本内容", "FORM-1", ("TB-16-1",)),
        ChecklistLine(2, "publicity", "公示内容和天数", "TB-15-1", ()),
    ),
    sources=(
        from_application(
            "in_residential_area",
            "applicant_name",
            "land_location",
            *TERM,
            "publicity_start",
            "publicity_end",
            "publicity_content_docs",
            carry={"building_summary": summary},
            offered=RESIDENTIAL,
            label="住宅区内增加的",
        ),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"residential_area_name": "示例花园（示例）", "in_residential_area": True}),
        Sample("unlawful", {**_COMPLETE, "publicity_end": "2026-11-05"}),
    ),
    notes=("参考样式",),
)
