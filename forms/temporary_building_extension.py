"""临时建筑延期使用申请 (F-TB-16), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from formgen.fields import Date, Integer, LongText, Reasons, ReferenceField, Text
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told

from . import temporary_building_fields as fields
from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.temporary_buildings import ACT
from .law.temporary_buildings.act import EXTENSION_WINDOW, EXTENSION_YEARS, MOST_EXTENSIONS
from .temporary_building_follow_ups import extension_follow_ups
from .temporary_building_sources import APPLICANT_FACTS, from_application

APPLICANT = Step(
    "applicant",
    "申请人",
    intro="取得原许可的单位或者个人。",
    fields=(
        *fields.applicant("第十六条"),
        Text(name="land_location", label="临时建筑坐落", required=True, element=1, source="第十六条"),
    ),
)

EXTENSION = Step(
    "extension",
    "延期",
    intro="期满前{months}个月内提出；只能延期{times}次，延长不超过{years}年。",
    fields=(
        Text(name="original_permit_no", label="原许可证号", required=True, element=2, source="第十四条"),
        Date(
            name="original_use_start", label="原批准使用期限起", required=True, element=2, source="第十六条"
        ),
        Date(name="original_use_end", label="原批准使用期限止", required=True, element=2, source="第十六条"),
        Integer(
            name="extension_count_before",
            label="已延期次数",
            least=0,
            required=True,
            element=2,
            source="第十六条",
        ),
        Date(name="extension_end", label="申请延至", required=True, element=3, source="第十六条"),
        LongText(name="extension_reason", label="延期理由", required=True, element=3, source="第十六条"),
        ReferenceField(
            name="latest_inspection_doc",
            label="最近一次年度检测报告",
            element=4,
            source="第二十一条",
            hint="结构安全和消防安全检测。",
        ),
        Date(name="extension_apply_date", label="申请日期", required=True, element=5, source="第十六条"),
        Reasons(name="override_reasons", label="警告的放行理由", printed=False),
    ),
)

_APPLICANT = {**fields.APPLICANT_SAMPLE, "land_location": fields.PERMIT_SAMPLE["land_location"]}
_COMPLETE = {
    **_APPLICANT,
    "original_permit_no": "示例临建许字2024-0003号",
    "original_use_start": "2024-12-15",
    "original_use_end": "2026-12-14",
    "extension_count_before": 0,
    "extension_end": "2027-12-14",
    "extension_reason": "原门诊楼加固工程尚未竣工验收，临时门诊用房须继续使用（示例）。",
    "latest_inspection_doc": {"name": "结构安全和消防安全年度检测报告（示例）", "date": "2026-01-12"},
    "extension_apply_date": "2026-11-20",
}

_GUIDE = Guide(
    submitter="applicant_name",
    who="取得原许可、期满后仍需继续使用的申请单位。",
    articles="第十六条",
    conditions=(Told("使用期满后仍需继续使用。", "第十六条"), told.ONCE),
    materials=(
        Material("延期使用申请表", ORIGINAL, article="第十六条", form="temporary_building_extension"),
        Material("原许可证", note="填写证号。", article="第十四条"),
        Material(
            "最近一次年度检测报告",
            note="办法没有要求随延期提交，按年度检测的规定列入。",
            article="第二十一条",
        ),
    ),
    periods=(told.EXTEND,),
    after=(
        Told("经审批同意的，在延长的期限内使用。", "第十六条"),
        told.DEMOLISH,
    ),
    submit_to=told.OFFICE,
    unknown=(told.NO_TIME, told.NO_LIST, told.NO_SAMPLE),
)

FORM = Form(
    id="temporary_building_extension",
    code="F-TB-16",
    title="临时建筑延期使用申请表",
    about="临时建筑使用期满后仍需继续使用的：核对申请时间、次数和延长期限，生成延期申请表。",
    act=ACT,
    audience=BUILDER,
    task="延期使用",
    keywords=("延期", "续期", "临建", "到期"),
    guide=_GUIDE,
    figures={"months": EXTENSION_WINDOW, "times": MOST_EXTENSIONS, "years": EXTENSION_YEARS},
    steps=(APPLICANT, EXTENSION),
    version="2026.1",
    law_day="extension_apply_date",
    name_field="applicant_name",
    named_for_person=True,
    checklist=(
        ChecklistLine(1, "applicant", "申请人", "FORM-1", ()),
        ChecklistLine(2, "original", "原许可", "FORM-1", ("TB-16-3",)),
        ChecklistLine(3, "extension", "延长期限和理由", "FORM-1", ("TB-16-4",)),
        ChecklistLine(4, "inspection", "年度检测报告", "FORM-1", ()),
        ChecklistLine(5, "date", "申请日期", "FORM-1", ("TB-16-2",)),
    ),
    sources=(
        from_application(
            *APPLICANT_FACTS,
            carry={"original_use_start": "use_start", "original_use_end": "use_end"},
            label="期满后仍需使用的",
        ),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", _APPLICANT),
        Sample("unlawful", {**_COMPLETE, "extension_count_before": 1, "extension_end": "2028-12-14"}),
    ),
    follow_ups=extension_follow_ups,
    notes=("参考样式",),
)
