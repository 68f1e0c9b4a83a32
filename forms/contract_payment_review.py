"""付款资料审核表 (F-GC-23), by 第五十二条 and 第五十五条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Money, ReferenceField, References, Text, YesNo, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Source, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from . import contract_performing_fields as performing
from .audiences import DRAFTER
from .law.government_contracts import ACT
from .law.government_contracts.act import FILING_EXEMPT_AMOUNT
from .law.government_contracts.scope import is_filing_exempt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第五十五条"
FILED = ~when("is_filing_exempt", True)
ACCEPTED = performing.PROCUREMENT & ~performing.IN_ADVANCE
WE_PAY = when("price.payer", "gov")


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """What has to be there before anything is paid."""
    del calendar, today
    if answers.at("is_filing_exempt") or answers.at("filing.registered_date"):
        return [FollowUp(_("付款资料随合同档案留存。"), article="第六十七条")]
    return [FollowUp(_("先办理备案登记；未备案登记的，报告领导小组办公室并暂停支付。"), article="第五十二条")]


def words(answers: Answers, made: dict[str, Any]) -> dict[str, Any]:
    """What will have been paid with this payment, which the amounts say."""
    if made["blank"]:
        return {"paid_after": ""}
    amount, before = answers.at("amount"), answers.at("paid_before") or Decimal(0)
    shown = Money(name="paid_after", label="").show
    return {"paid_after": shown(amount + before) if amount is not None else ""}


def terms(answers: Answers) -> str | None:
    """What the contract says of how and when it is paid, a paragraph each."""
    paths = ("price.payment_method", "price.payment_deadline", "price.invoice_clause")
    return "\n".join(said for path in paths if (said := answers.at(path))) or None


def is_exempt(answers: Answers) -> bool | None:
    """Whether 第四十九条 leaves it open to file the contract; not known while its price or day is not."""
    amount, signed = answers.at("price.amount"), answers.at("effect.signing_date")
    if amount is None or signed is None:
        return None
    return is_filing_exempt(answers.at("is_procurement"), answers.input("price"), signed)


FROM_CONTRACT: Mapping[str, str | Callable[[Answers], Any]] = {
    **fields.NUMBERED,
    "is_procurement": "is_procurement",
    "is_filing_exempt": is_exempt,
    "filing.registered_date": "filing.registered_date",
    "contract_amount": "price.amount",
    "payment_term": terms,
}


def record(answers: Answers) -> dict[str, str] | None:
    """The record of acceptance as a document, once it says what came of it."""
    day = answers.at("date")
    if day is None or not answers.at("acceptance_result"):
        return None
    return {"name": "采购验收记录", "date": day.isoformat()}


FROM_ACCEPTANCE: Mapping[str, str | Callable[[Answers], Any]] = {
    **{one: one for one in (*fields.BASICS, *fields.NUMBERED)},
    **{one: one for one in ("is_procurement", "payment_kind", "acceptance_result")},
    "acceptance_doc": record,
}

_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "is_procurement": True,
    "is_filing_exempt": False,
    "filing": {"registered_date": "2024-12-10"},
    "payment_kind": "progress",
    "contract_amount": "9600000.00",
    "payment_term": "按季度等额支付；每季度验收合格且收到发票后十五日内支付当季服务费（示例）。",
    "paid_before": "7200000.00",
    "amount": "1200000.00",
    "payment": {"condition_met": True},
    "condition_basis": "第三季度服务已完成并经验收合格，发票已收到，金额与合同约定的季度服务费一致（示例）。",
    "acceptance_result": "qualified",
    "acceptance_doc": {"name": "采购验收记录（示例）", "date": "2026-11-18"},
    "invoices": [{"name": "增值税普通发票（示例）", "doc_no": "示例票00000001", "date": "2026-11-17"}],
    "reviewer": "示例财务人员",
    "review_date": "2026-11-19",
}

_GUIDE = Guide(
    who="相关财务人员，资料由合同承办部门提供。",
    articles="第十条、第五十二条、第五十五条",
    conditions=(
        Told("按合同条款并结合对方当事人履行义务的情况付款；达不到付款条件的不予付款。", "第五十五条"),
        Told("合同已备案登记；没有按规定登记的，不予办理资金支付手续。", "第十条、第五十二条"),
        told.EXEMPT,
        Told("采购类合同已经验收；合同约定的预付款除外（推断）。", "第五十五条"),
    ),
    materials=(
        Material("付款资料审核表", article="第五十五条", form="contract_payment_review"),
        Material("采购验收记录", article="第五十五条", form="contract_acceptance", note="采购类合同。"),
        Material("发票"),
    ),
    after=(Told("审核通过的，办理资金支付手续。", "第五十五条"),),
    submit_to="国库支付中心。",
    unknown=("办法没有规定审核的期限和付款资料的种类，按合同和财务制度办理。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.PAYMENT,
    id="contract_payment_review",
    code="F-GC-23",
    title="付款资料审核表",
    about="支付合同价款前：按合同条款审核付款资料，达不到付款条件、没有备案登记或者没有验收的不予付款。",
    act=ACT,
    audience=DRAFTER,
    task="验收、付款和评价",
    keywords=("付款", "支付", "财务", "发票", "国库"),
    guide=_GUIDE,
    figures={"amount": FILING_EXEMPT_AMOUNT},
    blank=Blank(lines={"payment_term": 2, "condition_basis": 2}),
    steps=(
        Step(
            "contract",
            "合同和备案",
            intro="政府方支付价款不超过{amount}元的采购类合同可以不备案。",
            fields=(
                *fields.contract(SOURCE),
                performing.is_procurement(),
                YesNo(
                    name="is_filing_exempt",
                    label="是否免备案的小额采购类合同",
                    required=True,
                    element=1,
                    source="第四十九条",
                ),
                replace(fields.filing_no(), shown=FILED, required=FILED),
                Date(
                    name="filing.registered_date",
                    label="备案登记日",
                    shown=FILED,
                    required=FILED,
                    ruled_by=("GC-52-1",),
                    element=2,
                    source="第五十二条",
                ),
            ),
        ),
        Step(
            "payment",
            "本次付款",
            fields=(
                Choice(
                    name="payment_kind",
                    label="款项类型",
                    options=performing.PAYMENT_KINDS,
                    required=True,
                    element=3,
                    source=SOURCE,
                ),
                Money(name="contract_amount", label="合同价款", required=True, element=3, source=SOURCE),
                performing.report("payment_term", "合同约定的付款条款", SOURCE, 3),
                Money(
                    name="paid_before",
                    label="此前累计已付",
                    element=3,
                    source=SOURCE,
                    hint="第一次付款的留空。",
                ),
                Money(name="amount", label="本次付款金额", required=True, element=3, source=SOURCE),
                YesNo(
                    name="payment.condition_met",
                    label="是否达到付款条件",
                    required=True,
                    wrong_by=("GC-55-2",),
                    element=4,
                    source=SOURCE,
                ),
                performing.report("condition_basis", "付款条件成就情况", SOURCE, 4),
            ),
        ),
        Step(
            "documents",
            "付款资料和审核",
            fields=(
                performing.acceptance_result(5),
                ReferenceField(
                    name="acceptance_doc",
                    label="验收记录",
                    required=ACCEPTED,
                    element=5,
                    source=SOURCE,
                ),
                References(name="invoices", label="发票", element=6, source=SOURCE),
                Text(name="reviewer", label="审核人（财务人员）", required=True, element=6, source=SOURCE),
                Date(name="review_date", label="审核日期", required=True, element=6, source=SOURCE),
                performing.REASONS,
            ),
        ),
    ),
    version="2026.1",
    law_day="review_date",
    name_field="contract_title",
    elsewhere=("GC-49-1", "GC-49-2", "GC-49-3", "GC-50-1"),
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "filing", "备案登记", "GC-52-1", (), FILED),
        ChecklistLine(3, "payment", "本次付款", "FORM-1", ("TXT-39",)),
        ChecklistLine(4, "condition", "付款条件", "FORM-1", ("GC-55-2",)),
        ChecklistLine(5, "acceptance", "验收", "GC-55-1", (), ACCEPTED),
        ChecklistLine(6, "review", "发票和审核", "FORM-1", ()),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.NUMBERED_SAMPLE, "is_procurement": True, "is_filing_exempt": False}),
        Sample(
            "unlawful",
            {
                **_COMPLETE,
                "filing": {"registered_date": None},
                "payment": {"condition_met": False},
                "acceptance_result": None,
            },
        ),
    ),
    words=words,
    follow_ups=follow_ups,
    sources=(
        Source("contract_acceptance", FROM_ACCEPTANCE, when("acceptance_result"), "验收之后"),
        fields.from_contract(FROM_CONTRACT, performing.PERFORMING & WE_PAY, "付款之前"),
    ),
    notes=("参考样式",),
)
