"""临时建筑标志牌 (F-TB-20), by 罗府办规〔2024〕1号: A3, to be hung up where everybody sees it."""

from __future__ import annotations

from formgen.fields import Date, Phone, Text
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import temporary_building_fields as fields
from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.temporary_buildings import ACT
from .temporary_building_sources import TERM, board_name, from_application

SOURCE = "第二十二条"
RULED = ("TB-22-1",)

_COMPLETE = {
    "builder_name": "示例社区健康服务中心（示例）",
    "legal_rep_name": "示例甲",
    "permit_name": "临时建设工程规划许可证",
    "permit_no": "示例临建许字2026-0003号",
    "land_area": "5200.00",
    "floor_area": "860.00",
    "use_function": "临时门诊用房",
    "use_start": "2026-12-15",
    "use_end": "2028-12-14",
    "complaint_phone": "0755-00000040",
}


def _text(name: str, label: str, hint: str = "") -> Text:
    return Text(name=name, label=label, required=True, ruled_by=RULED, element=1, source=SOURCE, hint=hint)


_GUIDE = Guide(
    who="临时建筑的使用单位。",
    articles="第二十二条",
    conditions=(Told("已经取得许可的临时建筑。", "第二十二条"),),
    materials=(Material("标志牌", article="第二十二条", form="temporary_building_sign_board"),),
    periods=(Told("使用期内一直悬挂。", "第二十二条"),),
    after=(Told("任何单位和个人不得毁坏或者擅自改变。", "第二十二条"), told.INSPECTION),
    submit_to="悬挂在项目的显著位置，不用提交。",
    unknown=("办法没有规定标志牌的尺寸和材质。",),
)

FORM = Form(
    id="temporary_building_sign_board",
    code="F-TB-20",
    title="临时建筑标志牌",
    about="使用单位在项目显著位置悬挂：办法要求的各项内容一项不缺，按A3版面打印。",
    act=ACT,
    audience=BUILDER,
    task="办好之后",
    keywords=("标志牌", "公示牌", "悬挂", "A3"),
    guide=_GUIDE,
    steps=(
        Step(
            "board",
            "标志牌内容",
            intro="按许可证所载填写。任何单位和个人不得毁坏或擅自改变标志牌。",
            fields=(
                _text("builder_name", "建设单位名称"),
                _text("legal_rep_name", "法定代表人", "个人申请的填“个人”。"),
                _text("permit_name", "许可文件名称"),
                _text("permit_no", "许可文件编号"),
                fields.area("land_area", "用地面积", SOURCE, 1, missed_by=RULED),
                fields.area("floor_area", "建筑面积", SOURCE, 1, missed_by=RULED),
                _text("use_function", "使用功能"),
                Date(
                    name="use_start",
                    label="使用期限起",
                    required=True,
                    ruled_by=RULED,
                    element=1,
                    source=SOURCE,
                ),
                Date(
                    name="use_end",
                    label="使用期限止",
                    required=True,
                    ruled_by=RULED,
                    element=1,
                    source=SOURCE,
                ),
                Phone(
                    name="complaint_phone",
                    label="监督投诉电话",
                    required=True,
                    ruled_by=RULED,
                    element=1,
                    source=SOURCE,
                    hint="公开的电话，会印在牌上。",
                ),
            ),
        ),
    ),
    version="2026.1",
    name_field="builder_name",
    named_for_person=True,
    checklist=(ChecklistLine(1, "board", "标志牌各项内容", "TB-22-1", ()),),
    sources=(
        from_application(
            "land_area",
            "floor_area",
            *TERM,
            carry={
                "builder_name": "applicant_name",
                "legal_rep_name": board_name,
                "use_function": "use_nature",
            },
            label="取得许可之后",
        ),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"builder_name": "示例社区健康服务中心（示例）"}),
        Sample("unlawful", {**_COMPLETE, "complaint_phone": None, "use_end": "2028-12-15"}),
    ),
)
