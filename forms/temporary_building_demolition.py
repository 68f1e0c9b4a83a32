"""临时建筑自行拆除情况确认 (F-TB-24), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from formgen.blanks import Blank
from formgen.fields import Choice, Date, LongText, References, YesNo, when
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import temporary_building_choices as choices
from . import temporary_building_fields as fields
from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.temporary_buildings import ACT
from .temporary_building_sources import APPLICANT_FACTS, TERM, from_application

SOURCE = "第十六条"
BEFORE_ACCEPTANCE = when("building_type", "construction_site", "sales_model")

_COMPLETE = {
    **fields.APPLICANT_SAMPLE,
    **fields.PERMIT_SAMPLE,
    "building_type": "public_facility",
    "use_start": "2024-12-01",
    "use_end": "2026-11-30",
    "demolished_date": "2026-11-18",
    "site_restored": True,
    "demolition_note": "箱体已吊离，基础已清除，场地平整并恢复绿化（示例）。",
    "photos": ["拆除前照片（示例）", "拆除后照片（示例）"],
    "report_date": "2026-11-20",
}

_GUIDE = Guide(
    submitter="applicant_name",
    who="临时建筑的建设单位。",
    articles="第十六条",
    conditions=(told.DEMOLISH,),
    materials=(
        Material("自行拆除情况确认表", article="第十六条", form="temporary_building_demolition"),
        Material("拆除前后的照片", note="办法没有要求，便于核查。"),
    ),
    periods=(told.DEMOLISH,),
    after=(Told("逾期未拆除的，由街道办事处制止，制止无效的依法查处。", "第二十五条"),),
    submit_to="区规划土地监察局和辖区街道办事处。",
    unknown=("办法没有规定须提交书面确认，本表供留存和核查使用。",),
)

FORM = Form(
    id="temporary_building_demolition",
    code="F-TB-24",
    title="临时建筑自行拆除情况确认表",
    about="建设单位在批准的使用期满前自行拆除临时建筑后，向区规划土地监察局和街道办事处报告拆除情况。",
    act=ACT,
    audience=BUILDER,
    task="办好之后",
    keywords=("拆除", "清理", "临建", "到期"),
    guide=_GUIDE,
    blank=Blank(lines={"demolition_note": 2}),
    steps=(
        Step("applicant", "建设单位", fields=fields.applicant(SOURCE)),
        Step(
            "demolition",
            "拆除情况",
            intro="施工用房和样板房、售楼处须在建设工程规划验收前拆除。",
            fields=(
                *fields.permit(SOURCE),
                Choice(
                    name="building_type",
                    label="临时建筑类型",
                    options=choices.TYPES,
                    required=True,
                    ruled_by=("TB-3-1",),
                    element=2,
                    source="第三条",
                ),
                *fields.term(SOURCE, 2),
                Date(
                    name="planning_acceptance_date",
                    label="建设工程规划验收日期",
                    shown=BEFORE_ACCEPTANCE,
                    element=2,
                    source=SOURCE,
                ),
                Date(name="demolished_date", label="拆除完成日期", required=True, element=3, source=SOURCE),
                YesNo(
                    name="site_restored", label="场地是否清理恢复", required=True, element=3, source=SOURCE
                ),
                LongText(
                    name="demolition_note", label="拆除情况说明", required=True, element=3, source=SOURCE
                ),
                References(name="photos", label="拆除前后照片", required=True, element=3, source=SOURCE),
                Date(name="report_date", label="报告日期", required=True, element=3, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="report_date",
    name_field="applicant_name",
    named_for_person=True,
    checklist=(
        ChecklistLine(1, "applicant", "建设单位", "FORM-1", ()),
        ChecklistLine(2, "permit", "许可和期限", "FORM-1", ("TB-3-1", "TB-16-1")),
        ChecklistLine(3, "demolition", "拆除情况", "FORM-1", ("TB-16-5",)),
    ),
    sources=(from_application(*APPLICANT_FACTS, *TERM, "building_type", label="自行拆除之后"),),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.APPLICANT_SAMPLE)),
        Sample("unlawful", {**_COMPLETE, "use_end": "2027-01-01"}),
    ),
    notes=("参考样式",),
)
