"""法定代表人授权委托书 (F-GC-14), by 第四十八条 of 罗府规〔2018〕6号 and 民法典第一百六十五条."""

from __future__ import annotations

from dataclasses import replace

from formgen.blanks import Blank
from formgen.fields import Choices, Date, IdNumber, LongText, Phone, Text, YesNo, when
from formgen.form import ChecklistLine, Form, Sample, Source, Step
from formgen.guide import COPY, ORIGINAL, Guide, Material, Told

from . import contract_guides as told
from .audiences import DRAFTER
from .contract_paper_fields import counterparties, first_of, government_side
from .law.government_contracts import ACT

SOURCE = "第四十八条"
POWERS = {
    "sign": "签署合同",
    "negotiate": "洽谈、商定条款",
    "change": "签署补充、变更协议",
    "receive": "签收有关文件",
}

_COMPLETE = {
    "addressee": "示例物业服务有限公司（示例）",
    "principal": "示例区机关事务管理局（示例）",
    "legal_rep_name": "示例甲",
    "legal_rep_title": "局长",
    "agent_name": "示例乙",
    "agent_id": "11010519491231002X",
    "agent_title": "副局长",
    "agent_phone": "0755-00000050",
    "contract_title": "示例区机关办公楼物业管理服务合同（示例）",
    "scope": "代表我单位签署《示例区机关办公楼物业管理服务合同（示例）》，合同金额以人民币960万元为限。",
    "powers": ["sign"],
    "may_delegate": False,
    "valid_from": "2026-11-20",
    "valid_to": "2026-12-31",
    "issue_date": "2026-11-20",
}

FROM_CONTRACT = Source(
    "government_contract",
    {
        "addressee": counterparties,
        "principal": government_side,
        "legal_rep_name": first_of("parties_a", "legal_rep_name"),
        "legal_rep_title": first_of("parties_a", "legal_rep_title"),
        "agent_name": "signing.a_signer_name",
        "contract_title": "contract_title",
    },
    ~when("signing.a_signer_role", "legal_rep"),
    "由法定代表人以外的人签署的",
)


def _text(name: str, label: str, element: int, hint: str = "") -> Text:
    return Text(name=name, label=label, required=True, element=element, source=SOURCE, hint=hint)


_GUIDE = Guide(
    who="签订单位的法定代表人出具。",
    articles="第四十八条",
    conditions=(
        Told("由法定代表人以外的人员签署合同的，应当有法定代表人的书面授权委托书。", "第四十八条"),
        Told("写明代理人、代理事项、权限和期限，由被代理人签名或者盖章（民法典第一百六十五条）。"),
    ),
    materials=(
        Material("授权委托书", ORIGINAL, article="第四十八条", form="contract_signing_authorization"),
        Material("受托人身份证", COPY, note="办法没有要求，按通行做法随附。"),
    ),
    periods=(Told("在签署合同以前出具，签署日须在委托期限内。", "第四十八条"),),
    after=(told.THEN_SIGN, told.THEN_FILE),
    submit_to="签署时交合同对方查验，随合同归档。",
    unknown=(told.NO_COPIES, told.NO_SAMPLE),
)

FORM = Form(
    id="contract_signing_authorization",
    code="F-GC-14",
    title="授权委托书",
    about="由法定代表人以外的人签署政府合同的：法定代表人出具，写明代理人、事项、权限和期限，随合同一并留存。",
    act=ACT,
    audience=DRAFTER,
    task="签订",
    keywords=("委托书", "授权", "代签", "法定代表人", "签字"),
    guide=_GUIDE,
    blank=Blank(lines={"scope": 1}),
    steps=(
        Step(
            "people",
            "委托人和受托人",
            intro="代理人的姓名、代理事项、权限和期限缺一不可。",
            fields=(
                _text("addressee", "致（合同对方）", 1),
                _text("principal", "委托单位", 1),
                _text("legal_rep_name", "法定代表人", 1),
                _text("legal_rep_title", "法定代表人职务", 1),
                _text("agent_name", "受托人姓名", 2),
                IdNumber(
                    name="agent_id",
                    label="受托人身份证号码",
                    required=True,
                    sensitive=True,
                    element=2,
                    source=SOURCE,
                ),
                _text("agent_title", "受托人职务", 2),
                Phone(
                    name="agent_phone",
                    label="受托人电话",
                    required=True,
                    sensitive=True,
                    element=2,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "power",
            "事项、权限和期限",
            fields=(
                _text("contract_title", "合同名称", 3),
                LongText(
                    name="scope",
                    label="委托事项",
                    required=True,
                    element=3,
                    source=SOURCE,
                    hint="写具体，不要写“一切事宜”。",
                ),
                Choices(
                    name="powers", label="委托权限", options=POWERS, required=True, element=3, source=SOURCE
                ),
                YesNo(name="may_delegate", label="有无转委托权", required=True, element=3, source=SOURCE),
                Date(name="valid_from", label="委托期限起", required=True, element=4, source=SOURCE),
                Date(name="valid_to", label="委托期限止", required=True, element=4, source=SOURCE),
                Date(name="issue_date", label="出具日期", required=True, element=4, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="issue_date",
    name_field="contract_title",
    outgoing=True,
    checklist=(
        ChecklistLine(1, "principal", "委托单位", "FORM-1", ()),
        ChecklistLine(2, "agent", "受托人", "FORM-1", ()),
        ChecklistLine(3, "scope", "委托事项和权限", "FORM-1", ()),
        ChecklistLine(4, "term", "委托期限", "FORM-1", ()),
    ),
    sources=(FROM_CONTRACT, replace(FROM_CONTRACT, form="contract_amendment")),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"principal": "示例区机关事务管理局（示例）", "agent_name": "示例乙"}),
    ),
)
