"""What the papers of a government contract tell the ledger (第十三条（十）、第十四条（二）)."""

from __future__ import annotations

from formgen.ledger import Column, LedgerPart

ALL_SIGNED = ("signing.all_signed_date", "filing.all_signed_date", "effect.signing_date")

CONTRACT = LedgerPart(
    opens=True,
    tells={
        Column.NUMBER: ("contract_no", "filing.filing_no"),
        Column.TITLE: ("contract_title",),
        Column.KIND: ("contract_category",),
        Column.SUBJECT: ("filing.main_content", "subject.description"),
        Column.OURS: ("parties_a",),
        Column.THEIRS: ("parties_b",),
        Column.AMOUNT: ("price.amount",),
        Column.START: ("performance.start_date",),
        Column.END: ("performance.end_date",),
        Column.HANDLER: ("handler_name",),
        Column.SIGNED: ALL_SIGNED,
        Column.FILED: ("filing.registered_date",),
        Column.FILING_NO: ("filing.filing_no",),
    },
)
AMENDMENT = LedgerPart(
    step="签订补充、变更、解除协议",
    on=ALL_SIGNED,
    tells={
        Column.TITLE: ("contract_title",),
        Column.OURS: ("parties_a",),
        Column.THEIRS: ("parties_b",),
        Column.AMOUNT: ("price.amount",),
        Column.END: ("performance.end_date",),
        Column.HANDLER: ("handler_name",),
    },
)
FILING = LedgerPart(
    step="备案登记",
    on=("filing.registered_date",),
    tells={
        Column.TITLE: ("contract_title",),
        Column.OURS: ("handling_dept",),
        Column.THEIRS: ("counterparty_name",),
        Column.AMOUNT: ("filing.amount",),
        Column.HANDLER: ("handler_name",),
        Column.SIGNED: ("filing.all_signed_date",),
        Column.FILED: ("filing.registered_date",),
        Column.FILING_NO: ("filing.filing_no",),
    },
)
ORIGINAL = LedgerPart(step="移交纸质原件", on=("submitted_date",))
REVIEW = LedgerPart(step="合法性审查", on=("form.opinion_date",))
RENEWAL = LedgerPart(step="提出续签", on=("request_date",))
TERMINATION = LedgerPart(
    step="解除合同", on=("effective_date",), ends=True, tells={Column.CLOSED: ("effective_date",)}
)
ARCHIVE = LedgerPart(step="整理归档", on=("archived_date",))
MILESTONE = LedgerPart(step="填报进度节点", on=("report_date",))
ABNORMALITY = LedgerPart(step="填报履行异常", on=("report_date",))
RESPONSE_PLAN = LedgerPart(step="提请区政府处理", on=("plan_submitted_date",))
ACCEPTANCE = LedgerPart(step="采购验收", on=("date",))
PAYMENT = LedgerPart(step="付款审核", on=("review_date",))
EVALUATION = LedgerPart(step="履约评价", on=("evaluation_date",))
HANDOVER = LedgerPart(step="移交档案、岗位", on=("date",))
ASSESSMENT = LedgerPart(step="评估解除的风险", on=("apply_date",))
DISPUTE = LedgerPart(step="发生争议", on=("dispute_date",))
WAIVER = LedgerPart(step="报批放弃权益", on=("apply_date",))
SETTLEMENT = LedgerPart(step="和解、调解", on=("signed_date",))
DISPUTE_REPORT = LedgerPart(step="向区政府报告争议", on=("report_date",))
CLAIM = LedgerPart(step="起诉、申请仲裁", on=("filing_date",))
PROMISE = LedgerPart(step="承诺资料真实、完整", on=("date",))
