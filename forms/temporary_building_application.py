"""临时建设工程规划许可申请表 (F-TB-01), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from dataclasses import replace

from formgen.blanks import Blank
from formgen.fields import (
    Choice,
    Date,
    Integer,
    LongText,
    Number,
    Reasons,
    ReferenceField,
    References,
    Text,
    YesNo,
    when,
)
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told

from . import temporary_building_choices as choices
from . import temporary_building_fields as fields
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
from .temporary_building_follow_ups import follow_ups
from .temporary_building_samples import COMPLETE, INCOMPLETE, UNLAWFUL
from .temporary_building_sources import BACK_TO_APPLICATION

FACILITY = when("building_type", "public_facility")
SITE_HOUSING = when("building_type", "construction_site")
INDUSTRIAL = when("building_type", "industrial_auxiliary")
RESIDENTIAL = when("in_residential_area", True)
CROWDED = when("is_crowded_place", True)
HEARING = when("hearing_requested", True)
TO_STREET = when("opens_to_street", True)

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

CONDITIONS = Step(
    "conditions",
    "条件核对",
    intro="逐项核实。第十条所列情形存在的选“是”。",
    fields=(
        YesNo(
            name="cond_7_1",
            label="符合建筑管理规范和消防安全、房屋结构安全方面的规定",
            required=True,
            ruled_by=("TB-7-1",),
            element=5,
            source="第七条（一）",
        ),
        YesNo(
            name="cond_7_2",
            label="符合环境保护规定和《深圳市基本生态控制线管理规定》",
            required=True,
            ruled_by=("TB-7-1",),
            element=5,
            source="第七条（二）",
        ),
        YesNo(
            name="cond_7_3",
            label="已处理截水、排水、排污、通行、通风、采光等相邻关系",
            required=True,
            ruled_by=("TB-7-1",),
            element=5,
            source="第七条（三）",
        ),
        *(
            YesNo(
                name=f"site_10_{number}", label=label, required=True, element=5, source=f"第十条（{numeral}）"
            )
            for number, (numeral, label) in enumerate(
                (
                    ("一", "已列入近期建设、城市更新、整体拆迁改造范围或者近期需要埋设市政管线的路段"),
                    ("二", "在道路等公共服务设施、市政公用设施用地或者规划用地范围内"),
                    ("三", "违反生态控制线、城市紫线等敏感区域的规划要求"),
                    ("四", "不符合城市总体规划和土地利用总体规划确定的用途"),
                    ("五", "压占给排水、电力、电信、燃气等地下管线"),
                    ("六", "影响城市防洪、泄洪及河堤结构安全"),
                    ("七", "法律、法规和规章规定的其他禁止情形"),
                ),
                1,
            )
        ),
        YesNo(
            name="is_crowded_place", label="是否设有人员密集场所", required=True, element=5, source="第十四条"
        ),
        ReferenceField(
            name="fire_approval_doc",
            label="消防审批或备案文件",
            shown=CROWDED,
            required=CROWDED,
            ruled_by=("TB-14-1",),
            element=5,
            source="第十四条",
        ),
    ),
)

NEIGHBOURS = Step(
    "neighbours",
    "住宅区公示与业主同意",
    intro="只在住宅区内增加临时建筑的填写。",
    fields=(
        YesNo(
            name="in_residential_area",
            label="是否在住宅区内增加",
            required=True,
            element=6,
            source="第十五条",
        ),
        Date(
            name="publicity_start",
            label="公示起",
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-1",),
            element=6,
            source="第十五条",
        ),
        Date(
            name="publicity_end",
            label="公示止",
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-1",),
            element=6,
            source="第十五条",
            hint="不少于{publicity}天，起算日不计。",
        ),
        References(
            name="publicity_content_docs",
            label="公示内容（图纸和文字说明）",
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-1",),
            element=6,
            source="第十五条",
        ),
        Number(
            name="total_exclusive_area",
            label="专有部分总面积",
            unit="平方米",
            least=0,
            decimals=2,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-2",),
            element=6,
            source="第十五条",
        ),
        Number(
            name="agree_exclusive_area",
            label="同意业主的专有部分面积",
            unit="平方米",
            least=0,
            decimals=2,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-2",),
            element=6,
            source="第十五条",
        ),
        Integer(
            name="total_owners",
            label="业主总人数",
            least=0,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-3",),
            element=6,
            source="第十五条",
        ),
        Integer(
            name="agree_owners",
            label="同意业主人数",
            least=0,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-3",),
            element=6,
            source="第十五条",
        ),
        YesNo(
            name="hearing_requested",
            printed=False,
            label="居民是否申请听证",
            shown=RESIDENTIAL,
            element=6,
            source="第十五条",
        ),
        ReferenceField(
            name="hearing_record_doc",
            label="听证记录",
            shown=HEARING,
            ruled_by=("TB-15-4",),
            element=6,
            source="第十五条",
        ),
    ),
)

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

FORM = Form(
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
