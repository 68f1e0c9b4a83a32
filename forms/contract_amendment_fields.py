"""The steps of an amendment: the contract, what changes, and what a contract asks for in the same words.

What 其余沿用 the contract is taken from the contract's own fields: its labels, rules and articles hold here.
"""

from __future__ import annotations

from dataclasses import replace

from formgen.fields import Choices, Date, LongText, Rows, Text, YesNo, when
from formgen.form import Step

from .contract_amendment_lines import CHANGE, EFFECT, FURTHER, LAWFUL, PARENT, PARTIES, TERM, of
from .government_contract import FORM as CONTRACT

SOURCE = "第五十六条"
ITEMS = {
    "performer": "合同履行主体",
    "subject": "合同标的",
    "term": "合同履行期限",
    "breach": "违约责任",
    "other": "其他",
}
"""第五十六条: what is of substance in a contract."""
PERFORMER, NEW_TERM = when("change.items", "performer"), when("change.items", "term")
NEW_PRICE, NEW_DISPUTE = when("change.touches_price", True), when("change.touches_dispute", True)
TERMINATION = when("parent_contract.derivative_type", "termination")

_BASICS = Step(
    "basics",
    "基本情况",
    intro="协议叫什么、由谁承办。这些回答决定要走哪一级审查。",
    fields=(
        *of(FURTHER, "stage"),
        replace(
            CONTRACT.fields["contract_title"],
            label="协议名称",
            element=FURTHER,
            example="示例街道社区图书馆运营服务采购合同补充协议",
        ),
        *of(
            FURTHER,
            "contract_no",
            "signatory_level",
            "handling_dept",
            "contract_admin_name",
            "handler_name",
            "handler_phone",
            "is_written",
            "is_procurement",
            "is_state_asset_deal",
            "is_talent_housing",
            "is_supervision_agreement",
            "key_supervision_designated",
        ),
    ),
)

_PARENT = Step(
    "parent",
    "原合同",
    intro="补充、变更、解除的是哪一份合同。从原合同打开的，已经带出。",
    fields=(
        replace(
            CONTRACT.fields["parent_contract.is_derivative"],
            element=PARENT,
            hint="本表只用于补充、变更、解除协议，选“是”。",
        ),
        *(
            replace(
                CONTRACT.fields[f"parent_contract.{name}"],
                element=PARENT,
                shown=None,
                required=True,
                printed=printed,
            )
            for name, printed in (
                ("derivative_type", False),
                ("parent_title", True),
                ("parent_is_key", False),
            )
        ),
        Date(
            name="parent_contract.parent_signed_date", label="原合同签订日期", element=PARENT, source=SOURCE
        ),
        replace(
            CONTRACT.fields["parent_contract.parent_filing_no"],
            element=PARENT,
            shown=None,
            printed=True,
            hint="原合同免予备案的，写“原合同豁免备案”。",
        ),
        replace(
            CONTRACT.fields["parent_contract.parent_start_date"],
            element=TERM,
            shown=None,
            hint="期限有变的必填：总期限从原合同起始日算起。",
            required=NEW_TERM,
        ),
    ),
)

_PARTIES = Step(
    "parties",
    "当事人",
    intro="与原合同一致；名称已经变更的，写现在的名称，并在变更条款中说明。",
    fields=of(PARTIES, "parties_a", "parties_b"),
)

_CHANGES = (
    Choices(
        name="change.items",
        label="变更事项",
        options=ITEMS,
        required=True,
        ruled_by=("GC-56-1",),
        printed=False,
        element=CHANGE,
        source=SOURCE,
        hint="可多选。补充、解除协议也选所涉及的事项。",
    ),
    LongText(
        name="change.reason",
        label="客观情况变化说明",
        required=True,
        ruled_by=("GC-56-1",),
        element=CHANGE,
        source=SOURCE,
        hint="写明发生了什么变化、为什么原合同不能照原样履行。会印在协议开头。",
    ),
    Text(
        name="change.clause_no",
        label="原合同条款号",
        printed=False,
        source=SOURCE,
        example="第五条第二款",
    ),
    LongText(
        name="change.old_text",
        label="变更前的条文",
        judged=False,
        printed=False,
        source=SOURCE,
        hint="照抄原合同；新增约定的、解除的不填。",
    ),
    LongText(
        name="change.new_text",
        label="变更后的条文",
        required=True,
        ruled_by=("GC-56-1",),
        element=CHANGE,
        source=SOURCE,
        hint="只写条文本身，引号由系统加。解除协议写从何时起解除。",
    ),
    Rows(
        name="change.more",
        label="其他条款的变更",
        row_label="处变更",
        source=SOURCE,
        columns=(
            Text(name="clause_no", label="原合同条款号", printed=False),
            LongText(name="old_text", label="变更前的条文", judged=False, printed=False),
            LongText(name="new_text", label="变更后的条文", required=True),
        ),
    ),
    LongText(
        name="change.settlement",
        label="解除后的结算和善后",
        shown=TERMINATION,
        required=TERMINATION,
        element=CHANGE,
        source=SOURCE,
    ),
)

_CHANGE = Step(
    "change",
    "变更内容",
    intro="逐条写明改哪一条、怎么改。没有写到的条款不变。",
    fields=(
        *_CHANGES,
        *of(CHANGE, "performer_same_as_signatory", shown=PERFORMER),
        *of(CHANGE, "performer_name", "performer_relation_clause"),
    ),
)

_TERMS = Step(
    "terms",
    "期限、价款、争议解决",
    intro="这几项有变的，除写出条文外再填一次，供核对期限、金额和管辖。",
    fields=(
        replace(
            CONTRACT.fields["performance.start_date"],
            label="原合同（变更后）履行起始日",
            shown=NEW_TERM,
            required=NEW_TERM,
            ruled_by=(),
            element=TERM,
        ),
        replace(
            CONTRACT.fields["performance.end_date"],
            label="变更后的履行终止日",
            shown=NEW_TERM,
            required=NEW_TERM,
            ruled_by=("GC-35-1",),
            element=TERM,
        ),
        *of(TERM, "term_over_five_approval", shown=NEW_TERM),
        YesNo(
            name="change.touches_price",
            label="合同价款是否有变",
            required=True,
            printed=False,
            element=TERM,
            source=SOURCE,
        ),
        replace(
            CONTRACT.fields["price.amount"],
            label="变更后的合同价款",
            shown=NEW_PRICE,
            required=NEW_PRICE,
            ruled_by=(),
            element=TERM,
            hint="变更后的总额，不是增减的差额；是否重点监管按它判断。",
        ),
        replace(CONTRACT.fields["price.payer"], shown=NEW_PRICE, required=NEW_PRICE, element=TERM),
        YesNo(
            name="change.touches_dispute",
            label="争议解决条款是否有变",
            required=True,
            printed=False,
            element=LAWFUL,
            source=SOURCE,
        ),
        *(
            replace(
                CONTRACT.fields[f"dispute.{name}"],
                shown=NEW_DISPUTE,
                required=NEW_DISPUTE,
                ruled_by=tuple(
                    one for one in CONTRACT.fields[f"dispute.{name}"].ruled_by if one != "GC-26-9"
                ),
                element=LAWFUL,
            )
            for name in ("method", "institution_name", "institution_location", "clause_text")
        ),
        *of(LAWFUL, "dispute.head_approval", "governing_law", "languages", "prevailing_language"),
    ),
)

_EFFECT = Step(
    "effect",
    "生效与签订",
    fields=(
        *of(
            EFFECT,
            "effect.formation_clause",
            "effect.effective_clause",
            "effect.signing_place",
            "effect.signing_date",
        ),
        *of(0, "other_terms"),
    ),
)

_APPROVALS = Step(
    "approvals",
    "声明与审批",
    intro="补充、变更、解除协议与原合同一样，要经合法性审查和备案。",
    fields=of(
        LAWFUL,
        "prohibited.improper_benefit",
        "prohibited.ultra_vires",
        "guarantee.gov_party_guarantees",
        "prohibited.other_illegal",
        "guarantee.legal_basis",
        "internal_review.done",
        "internal_review.opinion_doc",
        "internal_review.opinion_date",
        "district_review.done",
        "district_review.opinion_doc",
        "district_review.opinion_date",
        "internal_decision_doc",
        "signing.a_signer_role",
        "signing.a_signer_name",
        "signing.authorization_doc",
        "signing.a_seal_type",
        "signing.all_signed_date",
        *(path for path in CONTRACT.fields if path.startswith("filing.")),
        "na_reasons",
        "override_reasons",
    ),
)

STEPS = (_BASICS, _PARENT, _PARTIES, _CHANGE, _TERMS, _EFFECT, _APPROVALS)
