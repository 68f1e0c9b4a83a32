"""谈判备忘录 (F-GC-06), by 第二十条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from formgen.blanks import Blank
from formgen.fields import Date, Dates, Lines, LongText, ReferenceField, Rows, Text, YesNo, when
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .law.government_contracts import ACT

SOURCE = "第二十条"
TEAM = when("negotiation.team_formed", True)

_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "negotiation": {
        "held": True,
        "team_formed": True,
        "legal_staff_included": True,
        "memo_doc": {"name": "谈判备忘录（示例）"},
        "memo_signed": True,
    },
    "chief_negotiator": "示例甲",
    "negotiators": [
        {"name": "示例甲", "post": "首席谈判代表"},
        {"name": "示例丁", "post": "法律专业工作人员"},
    ],
    "authority_scope": "在招标文件实质性条款不变的前提下，商定付款节点和验收细则（示例）。",
    "counterparty_people": ["示例戊（总经理）"],
    "meeting_dates": ["2026-11-03", "2026-11-06"],
    "meeting_place": "示例区机关办公楼会议室",
    "agreed_terms": "一、按月考核、按月付款。\n二、考核低于80分的，甲方可以扣减当月服务费（示例）。",
    "open_matters": "无。",
    "recorder": "示例承办人",
    "memo_date": "2026-11-06",
}

_GUIDE = Guide(
    who="谈判人员或者谈判工作小组。",
    articles="第二十条",
    conditions=(
        Told("磋商权限范围须先有明确授权，只在授权范围内磋商。", "第二十条"),
        Told("成立谈判工作小组的，应当安排本部门法律专业工作人员参加。", "第二十条"),
    ),
    materials=(Material("谈判备忘录", article="第二十条", form="contract_negotiation_memo"),),
    after=(
        Told("必要时，双方在备忘录上签字确认。", "第二十条"),
        Told("作为磋商资料，随合同送合法性审查。", "第四十三条（四）"),
    ),
    submit_to=told.KEPT,
    unknown=(told.NO_SAMPLE, told.NO_COPIES),
)

FORM = Form(
    id="contract_negotiation_memo",
    code="F-GC-06",
    title="谈判备忘录",
    about="与合同对方当事人磋商的：在授权范围内谈判，记录协商、议定合同条款的情况，必要时双方签字确认。",
    act=ACT,
    audience=DRAFTER,
    task="签订前的准备",
    keywords=("谈判", "磋商", "会议记录", "备忘录"),
    guide=_GUIDE,
    blank=Blank(rows={"negotiators": 3}, lines={"open_matters": 2, "authority_scope": 2}),
    steps=(
        Step("contract", "合同", fields=fields.contract(SOURCE)),
        Step(
            "people",
            "谈判人员",
            fields=(
                YesNo(
                    name="negotiation.held",
                    label="是否与对方磋商、谈判",
                    required=True,
                    printed=False,
                    element=2,
                    source=SOURCE,
                ),
                YesNo(
                    name="negotiation.team_formed",
                    label="是否成立谈判工作小组",
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                YesNo(
                    name="negotiation.legal_staff_included",
                    label="小组是否有法律专业工作人员",
                    shown=TEAM,
                    required=TEAM,
                    ruled_by=("GC-20-1",),
                    printed=False,
                    element=2,
                    source=SOURCE,
                ),
                Text(name="chief_negotiator", label="首席谈判代表", shown=TEAM, element=2, source=SOURCE),
                Rows(
                    name="negotiators",
                    label="谈判人员",
                    row_label="人",
                    required=True,
                    element=2,
                    source=SOURCE,
                    columns=(
                        Text(name="name", label="姓名", required=True),
                        Text(name="post", label="职务或者分工", required=True),
                    ),
                ),
                LongText(
                    name="authority_scope", label="磋商权限范围", required=True, element=2, source=SOURCE
                ),
                Lines(
                    name="counterparty_people", label="对方参加人员", required=True, element=2, source=SOURCE
                ),
            ),
        ),
        Step(
            "talks",
            "磋商情况",
            fields=(
                Dates(name="meeting_dates", label="磋商日期", required=True, element=3, source=SOURCE),
                Text(name="meeting_place", label="磋商地点", required=True, element=3, source=SOURCE),
                LongText(name="agreed_terms", label="议定的条款", required=True, element=3, source=SOURCE),
                LongText(name="open_matters", label="未决事项", required=True, element=3, source=SOURCE),
                Text(name="recorder", label="记录人", required=True, element=3, source=SOURCE),
                Date(name="memo_date", label="备忘录日期", required=True, element=3, source=SOURCE),
                ReferenceField(
                    name="negotiation.memo_doc",
                    label="本备忘录的名称或文号",
                    required=True,
                    ruled_by=("GC-20-2",),
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
                YesNo(
                    name="negotiation.memo_signed",
                    label="是否由双方签字",
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
            ),
        ),
    ),
    version="2026.1",
    law_day="memo_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "people", "谈判人员和授权", "GC-20-1", ()),
        ChecklistLine(3, "talks", "磋商情况", "GC-20-2", ()),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.CONTRACT_SAMPLE)),
        Sample(
            "unlawful",
            {**_COMPLETE, "negotiation": {**_COMPLETE["negotiation"], "legal_staff_included": False}},  # type: ignore[dict-item]  # what is kept there is a mapping
        ),
    ),
    sources=(
        fields.from_contract(
            {
                "negotiation.held": "negotiation.held",
                "negotiation.team_formed": "negotiation.team_formed",
                "negotiation.legal_staff_included": "negotiation.legal_staff_included",
            },
            ~when("negotiation.held", False),
            "与对方磋商的",
        ),
    ),
    notes=("参考样式",),
)
