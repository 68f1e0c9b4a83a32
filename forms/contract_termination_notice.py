"""解除合同通知书 (F-GC-25), by 第五十七条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from formgen.blanks import Blank
from formgen.fields import Choice, Date, LongText, Phone, ReferenceField, Text, YesNo, when
from formgen.form import ChecklistLine, Form, Sample, Source, Step
from formgen.guide import ORIGINAL, Guide, Material, Told

from . import contract_guides as told
from . import contract_ledger
from .audiences import DRAFTER
from .contract_choices import SIGNATORY_LEVELS
from .contract_paper_fields import OF_THE_DISTRICT, SIGNATORY, counterparties, government_side
from .law.government_contracts import ACT

SOURCE = "第五十七条"

_COMPLETE = {
    "counterparty_name": "示例物业服务有限公司（示例）",
    "contract_title": "示例区机关办公楼物业管理服务合同（示例）",
    "contract_signed_date": "2024-12-01",
    "filing_no": "示例合备〔2024〕0123号",
    "district_gov_approved": False,
    "grounds": "你单位连续两个月考核不合格，经书面催告后仍未改正，符合合同第七条第二款约定的解除条件（示例）。",
    "effective_date": "2026-12-31",
    "settlement": "服务费按实际服务天数结算；请于2026年12月31日前完成资料和场地移交（示例）。",
    "contact_person": "示例承办人",
    "contact_phone": "0755-00000051",
    "issuer": "示例区机关事务管理局（示例）",
    "risk_assessment_doc": {"name": "解除合同风险评估意见（示例）", "date": "2026-11-05"},
    "decision_doc": {"name": "局党组会议纪要（示例）", "doc_no": "示例纪〔2026〕40号", "date": "2026-11-12"},
    "notice_date": "2026-11-20",
}

FROM_CONTRACT = Source(
    "government_contract",
    {
        "counterparty_name": counterparties,
        "contract_title": "contract_title",
        "contract_signed_date": "effect.signing_date",
        "filing_no": "filing.filing_no",
        "contact_person": "handler_name",
        "contact_phone": "handler_phone",
        "issuer": government_side,
        **SIGNATORY,
    },
    when("stage", "filed", "performing"),
    "政府一方单方解除的",
)

FROM_ASSESSMENT = Source(
    "contract_termination_assessment",
    {
        **{
            name: name
            for name in (
                "counterparty_name",
                "contract_title",
                "contract_signed_date",
                "filing_no",
                "signatory_level",
                "district_gov_approved",
                "risk_assessment_doc",
                "decision_doc",
                "district_approval_doc",
                "district_approval_date",
                "notice_date",
            )
        },
        "grounds": "reason",
        "contact_person": "handler_name",
        "issuer": "handling_dept",
    },
    when("conclusion", "terminate"),
    "仍决定解除、已经审批的",
)


def _text(name: str, label: str, element: int = 1) -> Text:
    return Text(name=name, label=label, required=True, element=element, source=SOURCE)


_GUIDE = Guide(
    who=told.WHO,
    articles="第五十七条",
    conditions=(
        Told("因政府一方原因需单方解除的，先对解除行为及后果进行风险评估。", "第五十七条"),
        Told("评估后仍决定解除的，经相关决策程序审批。", "第五十七条"),
        Told(
            "以区政府名义签订或者经区政府批准签订的，发出通知前报请区政府批准，并附风险评估意见。",
            "第五十七条",
        ),
    ),
    materials=(
        Material("解除合同通知书", ORIGINAL, article="第五十七条", form="contract_termination_notice"),
        Material(
            "风险评估意见",
            note="报批时提交，不随通知发给对方。",
            article="第五十七条",
            form="contract_termination_assessment",
        ),
        Material("批准文件", note="内部留存。", article="第五十七条"),
    ),
    periods=(Told("批准后及时发出。", "第五十七条"),),
    after=(
        Told("会同对方当事人协商合同解除的有关事宜。", "第五十七条"),
        Told("签订解除协议的，及时办理备案登记。", "第五十一条"),
    ),
    submit_to="合同对方当事人。",
    unknown=("办法没有规定发出通知的具体期限。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.TERMINATION,
    id="contract_termination_notice",
    code="F-GC-25",
    title="解除合同通知书",
    about="政府一方单方解除合同的：先做风险评估、经决策审批，再向对方当事人发出书面通知。",
    act=ACT,
    audience=DRAFTER,
    task="变更和解除",
    keywords=("解除", "终止", "通知书", "违约", "单方"),
    guide=_GUIDE,
    blank=Blank(lines={"settlement": 2}),
    steps=(
        Step(
            "notice",
            "通知",
            fields=(
                _text("counterparty_name", "对方当事人"),
                _text("contract_title", "合同名称"),
                Date(
                    name="contract_signed_date", label="合同签订日期", required=True, element=1, source=SOURCE
                ),
                Text(name="filing_no", label="合同备案编号", element=1, source="第四十九条"),
                LongText(name="grounds", label="解除的理由和依据", required=True, element=2, source=SOURCE),
                Date(name="effective_date", label="合同解除日期", required=True, element=2, source=SOURCE),
                LongText(name="settlement", label="结算和善后安排", required=True, element=2, source=SOURCE),
                _text("contact_person", "联系人"),
                Phone(name="contact_phone", label="联系电话", required=True, element=1, source=SOURCE),
                _text("issuer", "发出单位"),
                Date(name="notice_date", label="通知日期", required=True, element=1, source=SOURCE),
            ),
        ),
        Step(
            "before",
            "通知之前",
            intro="不印在通知书上，用于核对能不能发。",
            fields=(
                ReferenceField(
                    name="risk_assessment_doc",
                    label="解除合同风险评估意见",
                    required=True,
                    ruled_by=("GC-57-1",),
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
                ReferenceField(
                    name="decision_doc",
                    label="决策审批文件",
                    required=True,
                    ruled_by=("GC-57-1",),
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
                Choice(
                    name="signatory_level",
                    label="政府方类别",
                    options=SIGNATORY_LEVELS,
                    printed=False,
                    source="第三条",
                ),
                YesNo(
                    name="district_gov_approved",
                    label="是否以区政府名义或者经区政府批准签订",
                    required=True,
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
                ReferenceField(
                    name="district_approval_doc",
                    label="区政府批准件",
                    shown=OF_THE_DISTRICT,
                    required=OF_THE_DISTRICT,
                    ruled_by=("GC-57-2",),
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
                Date(
                    name="district_approval_date",
                    label="区政府批准日期",
                    shown=OF_THE_DISTRICT,
                    required=OF_THE_DISTRICT,
                    ruled_by=("GC-57-2",),
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
            ),
        ),
    ),
    version="2026.1",
    law_day="notice_date",
    name_field="contract_title",
    outgoing=True,
    checklist=(
        ChecklistLine(1, "notice", "通知的对象和日期", "FORM-1", ()),
        ChecklistLine(2, "grounds", "理由、解除日期、结算", "FORM-1", ()),
        ChecklistLine(3, "before", "风险评估和决策审批", "GC-57-1", ("GC-57-2",)),
    ),
    sources=(FROM_CONTRACT, FROM_ASSESSMENT),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"counterparty_name": "示例物业服务有限公司（示例）"}),
        Sample("unlawful", {**_COMPLETE, "district_gov_approved": True, "decision_doc": None}),
    ),
)
