"""征求其他部门意见函 (F-GC-07), by 第二十一条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields import Date, LongText, Phone, References, Text, when
from formgen.form import ChecklistLine, Form, Sample, Source, Step
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from .audiences import DRAFTER
from .law.government_contracts import ACT

SOURCE = "第二十一条"

_COMPLETE = {
    "doc_no": "示例管函〔2026〕21号",
    "dept": "示例区财政局（示例）",
    "contract_title": "示例区机关办公楼物业管理服务合同（示例）",
    "background": "我局拟与示例物业服务有限公司（示例）签订物业管理服务合同，合同金额960万元，期限两年。",
    "questions": "一、合同付款安排是否符合国库集中支付有关规定。\n二、资金来源和预算科目是否正确。",
    "attached_docs": ["合同草案（示例）"],
    "reply_by": "2026-11-30",
    "contact_person": "示例承办人",
    "contact_phone": "0755-00000052",
    "handling_dept": "示例区机关事务管理局（示例）",
    "letter_date": "2026-11-20",
}

if TYPE_CHECKING:
    from formgen.answers import Answers


def only_department(answers: Answers) -> str | None:
    """The department that is concerned, where it is one: a letter goes to each."""
    concerned: tuple[str, ...] = answers.at("other_departments_involved") or ()
    return concerned[0] if len(concerned) == 1 else None


FROM_CONTRACT = Source(
    "government_contract",
    {
        "dept": only_department,
        "contract_title": "contract_title",
        "background": "background",
        "contact_person": "handler_name",
        "contact_phone": "handler_phone",
        "handling_dept": "handling_dept",
    },
    when("other_departments_involved"),
    "涉及其他部门职能的",
)


def _text(name: str, label: str, element: int = 1) -> Text:
    return Text(name=name, label=label, required=True, element=element, source=SOURCE)


_GUIDE = Guide(
    who=told.WHO,
    articles="第二十一条",
    conditions=(Told("合同项目涉及其他部门职能的，应当在签订前征求意见。", "第二十一条"),),
    materials=(
        Material("征求意见函", article="第二十一条", form="contract_consultation_letter"),
        Material("合同草案", note="随函附送。", form="government_contract"),
    ),
    after=(
        Told("把函和回复作为前期准备资料，随合同送合法性审查。", "第四十三条（三）"),
        told.THEN_REVIEW,
    ),
    submit_to="所涉职能的部门。",
    unknown=("办法没有规定回复的期限，由函中写明。", told.NO_SAMPLE),
)

FORM = Form(
    id="contract_consultation_letter",
    code="F-GC-07",
    title="征求意见函",
    about="政府合同项目涉及其他部门职能的：在合同签订前征求其他相关部门的意见，并留存回复。",
    act=ACT,
    audience=DRAFTER,
    task="签订前的准备",
    keywords=("征求意见", "会签", "发函", "其他部门"),
    guide=_GUIDE,
    steps=(
        Step(
            "letter",
            "函",
            fields=(
                Text(name="doc_no", label="发文字号", element=1, source=SOURCE, hint="没有编号的不填。"),
                _text("dept", "征求意见的部门"),
                _text("contract_title", "合同名称"),
                LongText(name="background", label="合同基本情况", required=True, element=2, source=SOURCE),
                LongText(name="questions", label="请提出意见的事项", required=True, element=2, source=SOURCE),
                References(name="attached_docs", label="所附材料", required=True, element=2, source=SOURCE),
                Date(name="reply_by", label="请于何日前回复", required=True, element=3, source=SOURCE),
                _text("contact_person", "联系人", 3),
                Phone(name="contact_phone", label="联系电话", required=True, element=3, source=SOURCE),
                _text("handling_dept", "发函单位", 3),
                Date(name="letter_date", label="成文日期", required=True, element=3, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="letter_date",
    name_field="contract_title",
    outgoing=True,
    checklist=(
        ChecklistLine(1, "addressee", "主送部门和合同", "FORM-1", ("GC-27-1",)),
        ChecklistLine(2, "matter", "事项和材料", "FORM-1", ()),
        ChecklistLine(3, "reply", "回复期限、联系人、落款", "FORM-1", ()),
    ),
    sources=(FROM_CONTRACT,),
    samples=(Sample("complete", _COMPLETE), Sample("incomplete", {"dept": "示例区财政局（示例）"})),
)
