"""The step of 临时建设工程规划许可申请表 about what is to be built."""

from __future__ import annotations

from formgen.fields import Choice, Date, Integer, LongText, Number, ReferenceField, Text, YesNo, when
from formgen.form import Step

from . import temporary_building_choices as choices
from . import temporary_building_fields as fields

FACILITY = when("building_type", "public_facility")
SITE_HOUSING = when("building_type", "construction_site")
INDUSTRIAL = when("building_type", "industrial_auxiliary")
TO_STREET = when("opens_to_street", True)

BUILDING = Step(
    "building",
    "拟建临时建筑",
    intro="属于四类中的哪一类，做什么用，用多久，怎么建。",
    fields=(
        Choice(
            name="building_type",
            label="临时建筑类型",
            options=choices.TYPES,
            required=True,
            ruled_by=("TB-3-1",),
            element=3,
            source="第三条",
        ),
        Choice(
            name="public_facility_domain",
            label="公共服务设施领域",
            options=choices.DOMAINS,
            shown=FACILITY,
            required=FACILITY,
            element=3,
            source="第九条（三）",
        ),
        YesNo(
            name="serves_own_land_construction",
            printed=False,
            label="是否在本用地内为本用地建设工程施工服务",
            shown=SITE_HOUSING,
            required=SITE_HOUSING,
            element=3,
            source="第八条",
            hint="是的，无须申请许可。",
        ),
        YesNo(name="is_geological_survey", printed=False, label="是否因地质勘察需要", source="第十条"),
        ReferenceField(
            name="industry_recognition_doc",
            label="区产业部门或相关主管部门认定文件",
            shown=INDUSTRIAL,
            required=INDUSTRIAL,
            ruled_by=("TB-3-2",),
            element=3,
            source="第三条",
        ),
        LongText(
            name="reason",
            label="申请理由",
            required=True,
            ruled_by=("TB-12-1",),
            element=3,
            source="第十二条",
            hint="写明因何急需、为何只能用临时建筑。",
        ),
        Text(name="use_nature", label="使用性质（功能）", required=True, element=3, source="第十四条"),
        fields.area("floor_area", "建筑面积", "第十二条", 3, ruled_by=("TB-12-1",)),
        Date(
            name="use_start",
            label="使用期限起",
            required=True,
            ruled_by=("TB-12-1",),
            element=3,
            source="第十六条",
        ),
        Date(
            name="use_end",
            label="使用期限止",
            required=True,
            ruled_by=("TB-12-1",),
            element=3,
            source="第十六条",
            hint="自起始日起不得超过{years}年。",
        ),
        Integer(name="floors", label="层数", least=1, required=True, element=4, source="第九条（二）"),
        Number(
            name="height_m",
            label="总建筑高度",
            unit="米",
            least=0,
            decimals=2,
            required=True,
            element=4,
            source="第九条（二）",
        ),
        ReferenceField(
            name="district_consent_floors_doc",
            label="增加层数的区政府同意文件",
            element=4,
            source="第九条（三）",
            hint="仅教育、卫生方面急需的公共服务设施。",
        ),
        ReferenceField(
            name="special_process_argument_doc",
            label="特殊工艺增加层高、高度的专题论证文件",
            element=4,
            source="第九条（二）",
        ),
        Choice(
            name="structure_form",
            label="结构形式",
            options=choices.STRUCTURES,
            required=True,
            element=4,
            source="第九条（一）",
        ),
        YesNo(
            name="is_prefabricated", label="是否装配式建筑", required=True, element=4, source="第九条（一）"
        ),
        YesNo(
            name="easily_demountable", label="是否方便拆除", required=True, element=4, source="第九条（一）"
        ),
        YesNo(name="opens_to_street", label="是否临街开门", required=True, element=4, source="第九条（二）"),
        Text(
            name="opens_to_street_reason",
            label="临街开门的理由",
            shown=TO_STREET,
            required=TO_STREET,
            ruled_by=("TB-9-2",),
            element=4,
            source="第九条（二）",
        ),
        LongText(name="color_elevation", label="平面、立面、色彩说明", element=4, source="第十四条"),
    ),
)
