"""临时建设工程规划许可申请材料清单 (F-TB-02), by 罗府办规〔2024〕1号."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Date, Integer, Reasons, ReferenceField, Rows, Text, YesNo
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told

from . import temporary_building_fields as fields
from . import temporary_building_guides as told
from .audiences import BUILDER
from .law.temporary_buildings import ACT
from .temporary_building_sources import from_application

if TYPE_CHECKING:
    from formgen.answers import Answers

SOURCE = "第十二条"
NUMBERS = ("m1", "m2", "m3", "m4")
APPLICANT = ("applicant_type", "applicant_name", "applicant_uscc", "applicant_id_number")
CONTACT = ("contact_person", "contact_phone")
APPLICATION_FORM = "临时建设工程规划许可申请表"
OTHERS = (
    "industry_recognition_doc",
    "special_process_argument_doc",
    "district_consent_floors_doc",
    "fire_approval_doc",
    "hearing_record_doc",
)
"""Papers of an application that other articles ask for (第三条, 第九条, 第十四条, 第十五条)."""


def material_words(answers: Answers, made: dict[str, Any]) -> dict[str, Any]:
    """Whether each of the four materials is there: what the article adds to a material belongs to it."""
    if made["blank"]:
        return {f"{number}_state": "□齐备　□欠缺" for number in NUMBERS}
    further = {"m3": answers.at("parcel_map_doc"), "m4": answers.at("design_depth_confirmed")}
    there = {one: bool(answers.at(f"attachments.{one}") and further.get(one, True)) for one in NUMBERS}
    return {f"{one}_state": "☑齐备　□欠缺" if is_there else "□齐备　☑欠缺" for one, is_there in there.items()}


def application_form(answers: Answers) -> Any:  # noqa: ANN401 - as JSON holds it
    """The first material: the application itself, by the name that it was given there."""
    field = answers.form.fields["attachments.m1"]
    return field.dump(answers.at(field.name)) or APPLICATION_FORM


def other_papers(answers: Answers) -> list[dict[str, str]] | None:
    """The papers that other articles ask for, as far as the application names them."""
    named = [(answers.form.fields[name], answers.at(name)) for name in OTHERS]
    return [{"name": field.show(paper)} for field, paper in named if paper] or None


def _copies(number: str, label: str) -> Integer:
    return Integer(name=f"copies.{number}", label=f"{label}份数", least=1, most=99, element=2, source=SOURCE)


def _material(number: str, label: str, ruled_by: tuple[str, ...] = ()) -> ReferenceField:
    return ReferenceField(
        name=f"attachments.{number}",
        label=label,
        required=True,
        ruled_by=ruled_by,
        element=2,
        source=SOURCE,
    )


_MATERIALS = Step(
    "materials",
    "四项材料",
    intro="逐项写明交的是哪一份文件；办法没有规定份数，准备交几份就写几份。",
    fields=(
        _material("m1", "1. 临时建设工程规划许可申请表"),
        _copies("m1", "申请表"),
        _material("m2", "2. 申请主体身份证明材料", ("TB-12-2",)),
        _copies("m2", "身份证明材料"),
        _material("m3", "3. 土地权属证明（含宗地图或红线图）", ("TB-12-3",)),
        ReferenceField(
            name="parcel_map_doc",
            label="宗地图或红线图",
            required=True,
            ruled_by=("TB-12-3",),
            element=2,
            source=SOURCE,
        ),
        _copies("m3", "权属证明"),
        _material("m4", "4. 设计文件", ("TB-12-4",)),
        YesNo(
            name="design_depth_confirmed",
            label="设计文件符合报建文件编制技术规定的深度要求",
            required=True,
            ruled_by=("TB-12-4",),
            element=2,
            source=SOURCE,
        ),
        _copies("m4", "设计文件"),
    ),
)

_HAND_IN = Step(
    "hand_in",
    "其他文件和提交",
    fields=(
        Rows(
            name="other_papers",
            label="其他文件",
            row_label="件",
            element=3,
            source=SOURCE,
            hint="第十二条以外的文件，如行业认定、消防手续、公示和业主意见；没有的不填。",
            columns=(
                Text(name="name", label="文件名称", required=True),
                Integer(name="copies", label="份数", least=1, most=99),
            ),
        ),
        Date(name="apply_date", label="提交日期", required=True, element=4, source=SOURCE),
        Reasons(name="override_reasons", label="警告的放行理由", printed=False),
    ),
)

_COMPLETE: dict[str, Any] = {
    **{name: said for name, said in fields.APPLICANT_SAMPLE.items() if name in (*APPLICANT, *CONTACT)},
    "attachments": {
        "m1": APPLICATION_FORM,
        "m2": "事业单位法人证书（示例）",
        "m3": "不动产权证书（示例）",
        "m4": "临时门诊用房设计文件（示例）",
    },
    "copies": {"m1": 1, "m2": 1, "m3": 1, "m4": 2},
    "parcel_map_doc": "宗地图（示例）",
    "design_depth_confirmed": True,
    "other_papers": [{"name": "特殊建设工程消防设计审查意见书（示例）", "copies": 1}],
    "apply_date": "2026-11-20",
}

_GUIDE = Guide(
    submitter="applicant_name",
    who="申请搭建临时建筑的单位和个人。",
    articles="第十二条",
    conditions=(Told("四项材料齐备后提交。", "第十二条"),),
    materials=(
        Material("申请材料清单", ORIGINAL, form="temporary_building_materials", article="第十二条"),
        Material(APPLICATION_FORM, ORIGINAL, article="第十二条", form="temporary_building_application"),
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
    ),
    after=(Told("区规划土地监察局受理申请、对申请材料进行初步审核。", "第十三条（一）"),),
    submit_to=told.OFFICE,
    unknown=("办法没有规定材料的份数，也没有要求交清单。", told.NO_TIME, told.NO_SAMPLE),
)

FORM = Form(
    id="temporary_building_materials",
    code="F-TB-02",
    title="临时建设工程规划许可申请材料清单",
    about="申请临时建筑许可时随申请表交：逐项核对四项材料是否齐备，写明名称和份数。",
    act=ACT,
    audience=BUILDER,
    task="备齐临时建筑的申请材料",
    keywords=("材料清单", "临时建筑", "临建", "四项材料", "备料"),
    guide=_GUIDE,
    blank=Blank(rows={"other_papers": 2}),
    steps=(
        Step(
            "applicant",
            "申请人",
            fields=tuple(
                one
                for one in fields.applicant(SOURCE, numbered_by=("TB-12-2",))
                if one.name in (*APPLICANT, *CONTACT)
            ),
        ),
        _MATERIALS,
        _HAND_IN,
    ),
    version="2026.1",
    law_day="apply_date",
    name_field="applicant_name",
    named_for_person=True,
    checklist=(
        ChecklistLine(1, "applicant", "申请人", "FORM-1", ()),
        ChecklistLine(2, "materials", "四项申请材料", "TB-12-4", ("TB-12-2", "TB-12-3")),
        ChecklistLine(3, "others", "其他文件", "FORM-1", ()),
        ChecklistLine(4, "date", "提交日期", "FORM-1", ()),
    ),
    sources=(
        from_application(
            *APPLICANT,
            *CONTACT,
            "attachments.m2",
            "attachments.m3",
            "attachments.m4",
            "parcel_map_doc",
            "design_depth_confirmed",
            "apply_date",
            carry={"attachments.m1": application_form, "other_papers": other_papers},
            label="提交申请时",
        ),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {name: _COMPLETE[name] for name in ("applicant_type", "applicant_name")}),
        Sample(
            "unlawful",
            {
                **_COMPLETE,
                "applicant_uscc": "12440303MB2D000016",
                "parcel_map_doc": None,
                "design_depth_confirmed": False,
            },
        ),
    ),
    words=material_words,
    notes=("参考样式",),
)
