"""住宅区增加临时建筑业主意见表 (F-TB-14), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Integer, Number, Rows, Text, YesNo
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told

from . import temporary_building_fields as fields
from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.temporary_buildings import ACT
from .law.temporary_buildings.act import CONSENT
from .law.temporary_buildings.neighbours import agree_exclusive_area, agree_owners
from .temporary_building_sources import RESIDENTIAL, from_application

if TYPE_CHECKING:
    from formgen.answers import Answers

SOURCE = "第十五条"
RESULTS = ("agreed_area", "agreed_owners", "agreed_area_share", "agreed_owner_share")
MOST_OWNERS = 5000
"""Rows; the largest residential areas of the district have fewer flats."""
OPINIONS = {"agree": "同意", "disagree": "不同意", "silent": "未表示意见"}
VOTED = {"反对": "disagree", "弃权": "silent"}
"""What rolls of owners say instead: neither counts as consent."""


def consent_words(answers: Answers, made: dict[str, Any]) -> dict[str, Any]:
    """The result, computed: how much of the area and how many of the owners agree."""
    if made["blank"]:
        return dict.fromkeys(RESULTS, made["counter_name"])
    owners = answers.at("owners") or ()
    return {
        "agreed_area": f"{agree_exclusive_area(owners)}平方米",
        "agreed_owners": f"{agree_owners(owners)}人",
        "agreed_area_share": _share(agree_exclusive_area(owners), answers.at("total_exclusive_area")),
        "agreed_owner_share": _share(Decimal(agree_owners(owners)), answers.at("total_owners")),
    }


def _share(part: Decimal, whole: Decimal | int | None) -> str:
    """A share in per cent, never rounded up: two thirds that are not reached must not look reached."""
    if not whole:
        return "—"
    return f"{int(part * 10000 / whole) / 100:.2f}%"


def _owner(number: int, area: str, opinion: str = "agree") -> dict[str, Any]:
    return {
        "owner_name": f"示例业主{number}",
        "unit_no": f"1栋{number}01",
        "exclusive_area": area,
        "opinion": opinion,
        "signed": opinion != "silent",
    }


_COMPLETE = {
    "in_residential_area": True,
    "residential_area_name": "示例花园（示例）",
    "applicant_name": "示例社区健康服务中心（示例）",
    "land_location": "深圳市罗湖区示例路30号示例花园内（示例）",
    "use_nature": "临时门诊用房",
    "total_exclusive_area": "300.00",
    "total_owners": 3,
    "owners": [_owner(1, "100.00"), _owner(2, "110.00"), _owner(3, "90.00", "silent")],
    "count_date": "2026-11-10",
    "counter_name": "示例街道办事处（示例）",
}

_GUIDE = Guide(
    who="住宅区的业主逐户签名；由组织征求意见的单位统计。",
    articles="第十五条",
    conditions=(
        Told(
            "征得专有部分占建筑物总面积{share}以上、且占总人数{share}以上的业主同意。",
            "第十五条",
            {"share": CONSENT},
        ),
    ),
    materials=(Material("业主意见表", ORIGINAL, article="第十五条", form="temporary_building_consent"),),
    after=(Told("把统计结果写进申请表；第十二条没有把意见表列为申请材料，留存备查。", "第十五条"),),
    submit_to=told.OFFICE,
    unknown=("办法没有规定征求意见的期限和由谁统计。", told.NO_SAMPLE),
)

FORM = Form(
    id="temporary_building_consent",
    code="F-TB-14",
    title="住宅区增加临时建筑业主意见表",
    about="逐户登记业主意见，自动统计同意的面积和人数是否都达到{share}。",
    act=ACT,
    audience=BUILDER,
    task="住宅区公示和业主同意",
    keywords=("业主同意", "签名", "住宅区", "小区", "三分之二", "表决"),
    guide=_GUIDE,
    figures={"share": CONSENT},
    blank=Blank(rows={"owners": 16}),
    steps=(
        Step(
            "matter",
            "事项",
            fields=(
                YesNo(
                    name="in_residential_area",
                    label="是否在住宅区内增加",
                    required=True,
                    printed=False,
                    element=1,
                    source=SOURCE,
                ),
                Text(
                    name="residential_area_name", label="住宅区名称", required=True, element=1, source=SOURCE
                ),
                Text(
                    name="applicant_name",
                    label="申请人（建设单位）名称",
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
                Text(name="land_location", label="临时建筑坐落", required=True, element=1, source=SOURCE),
                Text(name="use_nature", label="使用性质（功能）", required=True, element=1, source=SOURCE),
                fields.area("total_exclusive_area", "专有部分总面积", SOURCE, 2, above=None, least=0),
                Integer(
                    name="total_owners",
                    label="业主总人数",
                    least=0,
                    required=True,
                    ruled_by=("TB-15-3",),
                    element=2,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "owners",
            "业主意见",
            intro="一户一行；一人有几套的，名字写成一样，人数只计一次，面积分别计。",
            fields=(
                Rows(
                    name="owners",
                    label="业主意见",
                    row_label="户",
                    required=True,
                    most=MOST_OWNERS,
                    element=2,
                    source=SOURCE,
                    columns=(
                        Text(
                            name="owner_name",
                            label="业主姓名",
                            required=True,
                            aliases=(
                                "业主",
                                "姓名",
                                "产权人",
                                "产权人姓名",
                                "权利人",
                                "所有权人",
                                "房主",
                                "业主名称",
                            ),
                            example="示例业主1",
                        ),
                        Text(
                            name="unit_no",
                            label="房号",
                            required=True,
                            aliases=(
                                "房屋编号",
                                "房间号",
                                "房屋号",
                                "门牌号",
                                "室号",
                                "单元号",
                                "房屋坐落",
                                "楼栋房号",
                                "栋房号",
                            ),
                            example="1栋101",
                        ),
                        Number(
                            name="exclusive_area",
                            label="专有面积",
                            aliases=(
                                "建筑面积",
                                "面积",
                                "产权面积",
                                "房屋面积",
                                "专有部分面积",
                                "专有部分建筑面积",
                            ),
                            example="89.57",
                            unit="平方米",
                            least=0,
                            decimals=2,
                            required=True,
                        ),
                        Choice(
                            name="opinion",
                            label="意见",
                            options=OPINIONS,
                            also=VOTED,
                            required=True,
                            aliases=("业主意见", "表决意见", "是否同意", "表决结果", "投票结果", "态度"),
                        ),
                        YesNo(name="signed", label="已签名", printed=False, aliases=("是否签名", "签名")),
                    ),
                ),
                Text(name="counter_name", label="统计单位（人）", required=True, element=3, source=SOURCE),
                Date(name="count_date", label="统计日期", required=True, element=3, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="count_date",
    name_field="residential_area_name",
    checklist=(
        ChecklistLine(1, "matter", "事项", "FORM-1", ()),
        ChecklistLine(2, "consent", "同意的面积和人数", "TB-15-2", ("TB-15-3",)),
        ChecklistLine(3, "count", "统计", "FORM-1", ()),
    ),
    sources=(
        from_application(
            "in_residential_area",
            "applicant_name",
            "land_location",
            "use_nature",
            "total_exclusive_area",
            "total_owners",
            offered=RESIDENTIAL,
            label="住宅区内增加的",
        ),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"in_residential_area": True, "residential_area_name": "示例花园（示例）"}),
        Sample("unlawful", {**_COMPLETE, "owners": [_owner(1, "100.00"), _owner(2, "110.00", "disagree")]}),
    ),
    words=consent_words,
    notes=("参考样式",),
)
