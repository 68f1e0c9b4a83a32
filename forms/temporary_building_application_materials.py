"""The last step of 临时建设工程规划许可申请表, its materials and promises, and the lines of its checklist."""

from __future__ import annotations

from formgen.fields import Date, Reasons, ReferenceField, YesNo
from formgen.form import ChecklistLine, Step

from .temporary_building_sources import RESIDENTIAL

MATERIALS = Step(
    "materials",
    "材料与承诺",
    intro="四项材料齐备后提交。承诺由申请人签章确认。",
    fields=(
        ReferenceField(
            name="attachments.m1",
            label="1. 临时建设工程规划许可申请表",
            required=True,
            element=7,
            source="第十二条",
        ),
        ReferenceField(
            name="attachments.m2",
            label="2. 申请主体身份证明材料",
            required=True,
            ruled_by=("TB-12-2",),
            element=7,
            source="第十二条",
        ),
        ReferenceField(
            name="attachments.m3",
            label="3. 土地权属证明（含宗地图或红线图）",
            required=True,
            ruled_by=("TB-12-3",),
            element=7,
            source="第十二条",
        ),
        ReferenceField(
            name="attachments.m4",
            label="4. 设计文件",
            required=True,
            ruled_by=("TB-12-4",),
            element=7,
            source="第十二条",
        ),
        YesNo(
            name="design_depth_confirmed",
            printed=False,
            label="设计文件符合报建文件编制技术规定的深度要求",
            required=True,
            ruled_by=("TB-12-4",),
            element=7,
            source="第十二条",
        ),
        YesNo(
            name="no_transfer_commitment",
            label="承诺不办理不动产权登记，不转让、买卖、出租、抵押、交换、赠与",
            required=True,
            ruled_by=("TB-19-1",),
            element=8,
            source="第十九条",
        ),
        YesNo(
            name="self_demolish_commitment",
            label="承诺在批准的使用期满前自行拆除",
            required=True,
            element=8,
            source="第十六条",
        ),
        YesNo(name="applicant_seal", label="申请人已签章", element=8, printed=False, source="第十二条"),
        Date(name="apply_date", label="申请日期", required=True, element=8, source="第十二条"),
        Reasons(name="override_reasons", label="警告的放行理由", printed=False),
    ),
)

CHECKLIST = (
    ChecklistLine(1, "applicant", "申请人", "FORM-1", ()),
    ChecklistLine(2, "land", "用地", "FORM-1", ("TB-2-1",)),
    ChecklistLine(
        3, "essentials", "申请理由、建筑面积、使用期限", "TB-12-1", ("TB-3-1", "TB-3-2", "TB-8-1", "TB-16-1")
    ),
    ChecklistLine(4, "structure", "结构、层数、高度", "FORM-1", ("TB-9-1", "TB-9-2", "TB-9-3", "TB-9-4")),
    ChecklistLine(
        5,
        "conditions",
        "适用条件与禁止情形",
        "TB-7-1",
        (*(f"TB-10-{number}" for number in range(1, 8)), "TB-14-1"),
    ),
    ChecklistLine(
        6,
        "neighbours",
        "住宅区公示与业主同意",
        "TB-15-1",
        ("TB-15-2", "TB-15-3", "TB-15-4"),
        shown=RESIDENTIAL,
    ),
    ChecklistLine(7, "materials", "四项申请材料", "TB-12-4", ("TB-12-2", "TB-12-3")),
    ChecklistLine(8, "commitments", "承诺与签章", "FORM-1", ("TB-19-1",)),
)
