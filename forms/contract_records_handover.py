"""档案及岗位交接单 (F-GC-35), by 第六十九条 and 第十七条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Integer, LongText, Reasons, ReferenceField, Rows, Text, YesNo, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Source, Step
from formgen.guide import ORIGINAL, Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_archive_files import KINDS, kept
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE, LEAVING = "第六十九条", "第十七条"
STAGES = {"draft": "办理移交", "performing": "签字以后，核对能否离任"}
REASONS = {"personnel": "人事变动", "reorganisation": "机构调整"}
PERSONNEL = when("reason", "personnel")
SIGNING = when("stage", "performing")


def follow_ups(answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """Nobody leaves before both have signed."""
    said = _("办完文件资料、档案移交手续，双方签字确认以后，原保管机构或者人员才可离任。")
    return [FollowUp(said, answers.at("person_left_date"), SOURCE)]


def contract_papers(answers: Answers) -> list[dict[str, Any]]:
    """The contract as the first thing that is handed over."""
    title = answers.at("contract_title")
    return [{"name": f"《{title}》", "filing_no": answers.at("filing.filing_no")}] if title else []


def archived_papers(answers: Answers) -> list[dict[str, Any]]:
    """What a list of archived files says there is, kind by kind."""
    number = answers.at("filing_no")
    return [
        {**one, "name": f"{KINDS[kind][0]}：{one['name']}", "filing_no": number}
        for kind, one in kept(answers).items()
    ]


_COMPLETE = {
    "handling_dept": "示例区机关事务管理局（示例）",
    "stage": "draft",
    "reason": "personnel",
    "from": "示例甲",
    "from_post": "合同管理员",
    "to": "示例乙",
    "to_post": "合同管理员",
    "person_left_date": "2026-11-30",
    "successor": "示例乙",
    "handover_doc": {"name": "档案及岗位交接单（示例）", "date": "2026-11-20"},
    "items": [
        {
            "name": "示例区机关办公楼物业管理服务合同档案（示例）",
            "filing_no": "示例合备〔2024〕0123号",
            "copies": 58,
            "pages": 232,
        },
        {"name": "合同管理台账（示例）", "copies": 1, "pages": 12, "note": "含电子版"},
    ],
    "unfinished": "示例食堂食材配送合同的第四季度验收尚未完成，由接收人继续办理（示例）。",
    "supervisor": "示例丙",
    "date": "2026-11-20",
}

_GUIDE = Guide(
    who="原保管机构、人员或者原岗位人员，与接收人一起填写。",
    articles="第十七条、第六十九条",
    conditions=(
        Told("合同管理员、合法性审查人员、合同承办人等发生人事变动的，妥善做好交接工作。", "第十七条"),
        Told("负责保管、归档的机构或者人员变化的，先明确新的保管机构或者人员。", "第六十九条"),
    ),
    materials=(
        Material("交接单", article="第六十九条", form="contract_records_handover", note="双方签字确认。"),
        Material("合同文件资料、档案", ORIGINAL, article="第六十九条"),
        Material("合同档案目录", article="第六十七条", form="contract_archive_list", note="已经归档的附上。"),
    ),
    periods=(Told("在离任以前办完。", "第六十九条"),),
    after=(
        Told("移交并签字确认以后才可离任。", "第六十九条"),
        Told("承办部门及时指定接替人员；变动前的管理行为仍由原人员承担责任。", "第十七条"),
    ),
    submit_to="本部门留存，双方各执一份。",
    unknown=("办法没有规定由谁监交。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.HANDOVER,
    id="contract_records_handover",
    code="F-GC-35",
    title="档案及岗位交接单",
    about="保管合同档案的机构、人员或者合同管理人员变动的：离任前逐件移交，双方签字确认。",
    act=ACT,
    audience=DRAFTER,
    task="归档和交接",
    keywords=("交接", "移交", "离任", "离岗", "调动", "档案", "接替"),
    guide=_GUIDE,
    blank=Blank(rows={"items": 8}, lines={"unfinished": 2}),
    steps=(
        Step(
            "people",
            "移交人和接收人",
            fields=(
                Text(name="handling_dept", label="合同承办部门", required=True, element=1, source=SOURCE),
                fields.stage(STAGES, SOURCE),
                Choice(
                    name="reason", label="交接原因", options=REASONS, required=True, element=1, source=SOURCE
                ),
                Text(name="from", label="移交的机构或者人员", required=True, element=1, source=SOURCE),
                Text(name="from_post", label="移交人岗位", required=True, element=1, source=LEAVING),
                Text(name="to", label="接收的机构或者人员", required=True, element=1, source=SOURCE),
                Text(name="to_post", label="接收人岗位", required=True, element=1, source=LEAVING),
                Date(
                    name="person_left_date",
                    label="离岗日",
                    hint="人事变动的填写。",
                    shown=PERSONNEL | ~when("reason"),
                    required=PERSONNEL,
                    element=2,
                    source=LEAVING,
                ),
                Text(
                    name="successor",
                    label="接替人",
                    hint="接替原岗位的人员，一般就是接收人。",
                    shown=when("person_left_date"),
                    required=when("person_left_date"),
                    ruled_by=("GC-17-1",),
                    element=2,
                    source=LEAVING,
                ),
                ReferenceField(
                    name="handover_doc",
                    label="交接文件（本单的名称、编号）",
                    shown=when("person_left_date"),
                    required=when("person_left_date"),
                    ruled_by=("GC-17-1",),
                    printed=False,
                    element=2,
                    source=LEAVING,
                ),
            ),
        ),
        Step(
            "items",
            "移交清单",
            fields=(
                Rows(
                    name="items",
                    label="移交的文件资料、档案",
                    row_label="项",
                    required=True,
                    most=500,
                    element=3,
                    source=SOURCE,
                    columns=(
                        Text(name="name", label="名称", required=True),
                        Text(name="filing_no", label="合同备案编号"),
                        Integer(name="copies", label="件数", least=1, required=True),
                        Integer(name="pages", label="页数", least=1),
                        Text(name="note", label="备注"),
                    ),
                ),
                LongText(
                    name="unfinished",
                    label="未办结事项",
                    hint="没有的写“无”。",
                    judged=False,
                    required=True,
                    element=3,
                    source=LEAVING,
                ),
                Text(name="supervisor", label="监交人", element=4, source=SOURCE),
                Date(name="date", label="移交日期", required=True, element=4, source=SOURCE),
                YesNo(
                    name="from_sign",
                    label="移交人是否已经签字",
                    shown=SIGNING,
                    required=SIGNING,
                    ruled_by=("GC-69-1",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                YesNo(
                    name="to_sign",
                    label="接收人是否已经签字",
                    shown=SIGNING,
                    required=SIGNING,
                    ruled_by=("GC-69-1",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="date",
    name_field="handling_dept",
    stage_field="stage",
    checklist=(
        ChecklistLine(1, "people", "移交人、接收人和原因", "FORM-1", ()),
        ChecklistLine(2, "leaving", "离岗和接替", "GC-17-1", ()),
        ChecklistLine(3, "items", "移交清单和未办结事项", "FORM-1", ()),
        ChecklistLine(4, "signed", "移交日期和签字", "FORM-1", ("GC-69-1",)),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"handling_dept": "示例区机关事务管理局（示例）", "stage": "draft"}),
        Sample(
            "unlawful",
            {
                **_COMPLETE,
                "stage": "performing",
                "person_left_date": "2026-11-01",
                "successor": None,
                "from_sign": True,
                "to_sign": False,
            },
        ),
    ),
    follow_ups=follow_ups,
    sources=(
        Source(
            "government_contract",
            {"handling_dept": "handling_dept", "from": "handler_name", "items": contract_papers},
            when("stage", "sign", "filed", "performing", "closed"),
            "承办人、保管人变动的",
        ),
        Source(
            "contract_archive_list",
            {"handling_dept": "handling_dept", "from": "archivist", "items": archived_papers},
            label="保管人变动的",
        ),
    ),
    notes=("参考样式",),
)
