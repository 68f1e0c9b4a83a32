"""合同备案登记表 (F-GC-15), by 第四十九条至第五十一条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from formgen.fields import (
    Choice,
    Date,
    Dates,
    Money,
    Phone,
    Reasons,
    ReferenceField,
    References,
    Text,
    YesNo,
    when,
)
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_choices import DERIVATIVES
from .contract_conditions import DERIVATIVE
from .contract_filing_words import FROM_AMENDMENT, FROM_CONTRACT, follow_ups
from .law.government_contracts import ACT
from .law.government_contracts.act import FILING_DAYS, FILING_EXEMPT_AMOUNT
from .law.working_days import ACT as CALENDAR

SOURCE = "第五十条"
STAGES = {"filed": "办理登记", "performing": "登记之后"}
REGISTERED = when("stage", "performing")
RULED = ("GC-50-1",)

_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "stage": "filed",
    "is_filing_exempt": False,
    "parent_contract": {"is_derivative": False},
    "filing": {
        "main_content": "机关办公楼物业管理服务，面积23000平方米，期限两年（示例）。",
        "amount": "9600000.00",
        "milestones": ["2026-12-01", "2027-12-01", "2028-11-30"],
        "handler_name": "示例承办人",
        "handler_phone": "0755-00000053",
        "scan": {"name": "合同原件扫描件（示例）.pdf"},
        "all_signed_date": "2026-11-17",
    },
    "entry_date": "2026-11-20",
}

_GUIDE = Guide(
    who="合同承办人，在合同备案系统录入。",
    articles="第四十九条、第五十条、第五十一条",
    conditions=(Told("政府合同签订后一律提交备案登记。", "第四十九条"), told.EXEMPT),
    materials=(
        Material("备案登记表（合同备案系统的录入内容）", article="第五十条（一）", form="contract_filing"),
        Material("经各方签署的合同原件", note="扫描件。", article="第五十条（二）"),
        Material("合同备案系统要求的其他信息和材料", article="第五十条（三）"),
    ),
    periods=(told.THEN_FILE, told.THEN_PAPER),
    after=(
        Told("系统分配合同编号。", "第四十九条"),
        told.THEN_PAPER,
        Told("又签订变更、解除等协议的，及时另行登记。", "第五十一条"),
        Told("没有备案的，有关部门暂停办理支付等相关事务。", "第五十二条"),
    ),
    submit_to="合同备案系统。",
    unknown=("办法没有规定登记的审核时限。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.FILING,
    id="contract_filing",
    code="F-GC-15",
    title="合同备案登记表",
    about="各方签署后{days}个工作日内：在合同备案系统登记前，按系统要求的内容填好并核对。",
    act=ACT,
    audience=DRAFTER,
    task="备案",
    keywords=("备案", "登记", "合同编号", "备案系统"),
    guide=_GUIDE,
    figures={"days": FILING_DAYS, "amount": FILING_EXEMPT_AMOUNT},
    also=(CALENDAR,),
    steps=(
        Step(
            "contract",
            "合同",
            intro="政府方支付价款不超过{amount}元的采购类合同可以不备案。",
            fields=(
                fields.stage(STAGES, "第四十九条"),
                *fields.contract(SOURCE),
                YesNo(
                    name="is_filing_exempt",
                    label="是否免备案的小额采购类合同",
                    required=True,
                    printed=False,
                    element=1,
                    source="第四十九条",
                ),
                YesNo(
                    name="parent_contract.is_derivative",
                    label="是否补充、变更、解除等协议",
                    required=True,
                    element=1,
                    source="第五十一条",
                ),
                Choice(
                    name="parent_contract.derivative_type",
                    label="协议类型",
                    options=DERIVATIVES,
                    shown=DERIVATIVE,
                    required=DERIVATIVE,
                    element=1,
                    source="第五十六条",
                ),
                YesNo(
                    name="parent_contract.parent_is_key",
                    label="原合同是否重点监管合同",
                    shown=DERIVATIVE,
                    required=DERIVATIVE,
                    printed=False,
                    element=1,
                    source="第六条",
                ),
                Text(
                    name="filing.linked_filing_no",
                    label="关联的原合同备案编号",
                    shown=DERIVATIVE,
                    required=DERIVATIVE,
                    ruled_by=("GC-51-1",),
                    element=1,
                    source="第五十一条",
                ),
            ),
        ),
        Step(
            "filing",
            "备案信息",
            fields=(
                Text(
                    name="filing.main_content",
                    label="合同主要内容",
                    required=True,
                    ruled_by=RULED,
                    longest=20_000,
                    element=2,
                    source=SOURCE,
                ),
                Money(
                    name="filing.amount",
                    label="涉及金额",
                    required=True,
                    ruled_by=RULED,
                    element=2,
                    source=SOURCE,
                ),
                Dates(
                    name="filing.milestones",
                    label="进度节点安排",
                    required=True,
                    ruled_by=RULED,
                    element=2,
                    source=SOURCE,
                ),
                Text(
                    name="filing.handler_name",
                    label="承办人",
                    required=True,
                    ruled_by=RULED,
                    element=2,
                    source=SOURCE,
                ),
                Phone(
                    name="filing.handler_phone",
                    label="承办人电话",
                    required=True,
                    ruled_by=RULED,
                    sensitive=True,
                    element=2,
                    source=SOURCE,
                ),
                ReferenceField(
                    name="filing.scan",
                    label="经各方签署的合同原件扫描件",
                    required=True,
                    ruled_by=RULED,
                    element=3,
                    source=SOURCE,
                ),
                References(name="filing.extra", label="系统要求的其他信息和材料", element=3, source=SOURCE),
                Date(
                    name="filing.all_signed_date",
                    label="各方签署完毕日",
                    required=True,
                    element=4,
                    source="第四十九条",
                ),
                Date(name="entry_date", label="填表日期", required=True, element=4, source="第四十九条"),
                Date(
                    name="filing.registered_date",
                    label="备案登记日",
                    shown=REGISTERED,
                    required=REGISTERED,
                    ruled_by=("GC-52-1",),
                    element=4,
                    source="第四十九条",
                ),
                Text(
                    name="filing.filing_no",
                    label="备案编号（系统分配）",
                    shown=REGISTERED,
                    element=4,
                    source="第四十九条",
                ),
                Date(
                    name="filing.paper_submitted_date",
                    label="纸质原件提交日",
                    shown=REGISTERED,
                    element=4,
                    source="第四十九条",
                ),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="entry_date",
    name_field="contract_title",
    stage_field="stage",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1", "GC-51-1")),
        ChecklistLine(2, "information", "备案合同基本信息", "GC-50-1", ()),
        ChecklistLine(3, "scan", "合同原件扫描件", "GC-50-1", ()),
        ChecklistLine(4, "dates", "签署、登记、移交日期", "FORM-1", ("GC-49-1", "GC-49-2", "GC-52-1")),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.CONTRACT_SAMPLE, "stage": "filed", "is_filing_exempt": False}),
        Sample(
            "unlawful",
            {
                **_COMPLETE,
                "parent_contract": {
                    "is_derivative": True,
                    "derivative_type": "change",
                    "parent_is_key": False,
                },
            },
        ),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(FROM_CONTRACT, label="各方签署后"),
        fields.from_contract(FROM_AMENDMENT, label="各方签署后", form="contract_amendment"),
    ),
    notes=("参考样式",),
)
