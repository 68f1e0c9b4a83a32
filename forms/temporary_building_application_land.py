"""The first steps of 临时建设工程规划许可申请表: who applies, and for which land."""

from __future__ import annotations

from formgen.fields import Choice, ReferenceField, Text, YesNo
from formgen.form import Step

from . import temporary_building_choices as choices
from . import temporary_building_fields as fields

APPLICANT = Step(
    "applicant",
    "申请人",
    intro="谁申请、谁使用。单位按登记证书填写，个人按身份证件填写。",
    fields=(
        Choice(
            name="application_type",
            label="申请类型",
            options=choices.APPLICATIONS,
            required=True,
            element=1,
            source="第十二条",
            hint="延期使用、延期开工另有专门的申请。",
        ),
        *fields.applicant("第十二条", numbered_by=("TB-12-2",)),
        Text(
            name="user_unit_name",
            label="使用单位",
            required=True,
            element=1,
            source="第二十条",
            hint="与申请人相同的，填申请人名称。",
        ),
    ),
)

LAND = Step(
    "land",
    "用地",
    intro="本办法只适用于罗湖区已出让土地：行政划拨用地和以协议、招拍挂等形式出让的土地。",
    fields=(
        YesNo(
            name="land_in_luohu",
            printed=False,
            label="用地是否位于罗湖区",
            required=True,
            element=2,
            source="第二条",
        ),
        Choice(
            name="land_transfer_mode",
            label="土地取得方式",
            options=choices.TRANSFERS,
            required=True,
            ruled_by=("TB-2-1",),
            element=2,
            source="第三条",
        ),
        Text(name="land_location", label="土地坐落", required=True, element=2, source="第二条"),
        Choice(
            name="land_street",
            label="所属街道",
            options=choices.STREETS,
            required=True,
            element=2,
            source="第十三条（一）",
        ),
        Text(name="land_certificate_no", label="土地权属证号", required=True, element=2, source="第十二条"),
        Text(name="parcel_no", label="宗地号", required=True, element=2, source="第十二条"),
        ReferenceField(
            name="parcel_map_doc",
            label="宗地图或红线图",
            required=True,
            ruled_by=("TB-12-3",),
            element=2,
            source="第十二条",
        ),
        Choice(
            name="land_use",
            label="土地用途",
            options=choices.LAND_USES,
            required=True,
            element=2,
            source="第十条（四）",
        ),
        fields.area("land_area", "用地面积", "第二十二条", 2),
    ),
)
