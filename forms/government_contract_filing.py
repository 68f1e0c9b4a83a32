"""How a government contract is signed, and what its registration keeps: 第四十八条至第五十一条."""

from __future__ import annotations

from formgen.fields import Choice, Date, Dates, Money, Phone, ReferenceField, References, Text, when

from . import contract_choices as choices
from .contract_conditions import DERIVATIVE, FROM_FILING, FROM_REVIEW, FROM_SIGNING

SIGNING = (
    ReferenceField(
        name="internal_decision_doc",
        label="内部决策文件",
        shown=FROM_REVIEW,
        ruled_by=("GC-48-1",),
        printed=False,
        source="第四十八条",
    ),
    Choice(
        name="signing.a_signer_role",
        label="政府方签字人身份",
        options=choices.SIGNER_ROLES,
        shown=FROM_SIGNING,
        ruled_by=("GC-48-2",),
        printed=False,
        source="第四十八条",
    ),
    Text(
        name="signing.a_signer_name",
        label="政府方签字人姓名",
        shown=FROM_SIGNING,
        printed=False,
        source="第四十八条",
    ),
    ReferenceField(
        name="signing.authorization_doc",
        label="书面授权委托书",
        shown=when("signing.a_signer_role", "authorized"),
        ruled_by=("GC-48-2",),
        printed=False,
        source="第四十八条",
    ),
    Choice(
        name="signing.a_seal_type",
        label="政府方印章",
        options=choices.SEALS,
        shown=FROM_SIGNING,
        ruled_by=("GC-48-3",),
        printed=False,
        source="第四十八条",
    ),
    Date(
        name="signing.all_signed_date",
        label="各方签署完毕日",
        shown=FROM_SIGNING,
        printed=False,
        source="第四十九条",
    ),
)
"""What is known once it is signed, on the way there: who decided, who signed, which seal."""

FILING = (
    Date(
        name="filing.all_signed_date",
        label="备案：签署完毕日",
        shown=FROM_FILING,
        printed=False,
        source="第四十九条",
    ),
    Date(
        name="filing.registered_date",
        label="备案登记日",
        shown=FROM_FILING,
        printed=False,
        source="第四十九条",
    ),
    Date(
        name="filing.paper_submitted_date",
        label="纸质原件提交日",
        shown=FROM_FILING,
        printed=False,
        source="第四十九条",
    ),
    Text(
        name="filing.filing_no",
        label="备案编号",
        shown=FROM_FILING,
        printed=False,
        source="第四十九条",
    ),
    Text(
        name="filing.main_content",
        label="备案：合同主要内容",
        shown=FROM_FILING,
        printed=False,
        longest=20_000,
        source="第五十条",
    ),
    Money(
        name="filing.amount",
        label="备案：涉及金额",
        shown=FROM_FILING,
        printed=False,
        source="第五十条",
    ),
    Dates(
        name="filing.milestones",
        label="备案：进度节点日期",
        shown=FROM_FILING,
        printed=False,
        source="第五十条",
    ),
    Text(
        name="filing.handler_name",
        label="备案：承办人",
        shown=FROM_FILING,
        printed=False,
        source="第五十条",
    ),
    Phone(
        name="filing.handler_phone",
        label="备案：承办人电话",
        shown=FROM_FILING,
        printed=False,
        sensitive=True,
        source="第五十条",
    ),
    ReferenceField(
        name="filing.scan",
        label="备案：合同原件扫描件",
        shown=FROM_FILING,
        printed=False,
        source="第五十条",
    ),
    References(
        name="filing.extra",
        label="备案：其他信息和材料",
        shown=FROM_FILING,
        printed=False,
        source="第五十条",
    ),
    Text(
        name="filing.linked_filing_no",
        label="关联的原合同备案编号",
        shown=FROM_FILING & DERIVATIVE,
        printed=False,
        source="第五十一条",
    ),
)
"""What its registration keeps of it."""
