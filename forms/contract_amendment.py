"""补充协议、变更协议、解除协议 (F-GC-02), by 第五十六条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.form import ChecklistLine, Form, Sample, Source

from .contract_amendment_fields import CHANGE, EFFECT, FURTHER, LAWFUL, PARENT, PARTIES, STEPS, TERM
from .contract_amendment_samples import COMPLETE, INCOMPLETE, UNLAWFUL
from .contract_amendment_words import HEADINGS, amendment_words
from .contract_follow_ups import follow_ups
from .law.cleared_documents import ACT as CLEARED
from .law.consistency import ACT as CONSISTENCY
from .law.government_contracts import ACT
from .law.government_contracts.scope import BY_ANALOGY, DISTRICT_GOVERNMENT, key_reasons
from .law.working_days import ACT as CALENDAR

if TYPE_CHECKING:
    from formgen.answers import Answers

WHOLE_CONTRACT = (
    "GC-26-4",
    "GC-26-5",
    "GC-26-9",
    "GC-32-1",
    "GC-32-2",
    "GC-33-1",
    "GC-33-2",
    "TXT-4",
    "TXT-12",
)
"""What a contract must say and an amendment need not repeat: the rest stays as it is."""
FACTS = ("is_state_asset_deal", "is_talent_housing", "is_supervision_agreement", "key_supervision_designated")
SAME = (
    "signatory_level",
    "handling_dept",
    "contract_admin_name",
    "handler_name",
    "handler_phone",
    "is_procurement",
    *FACTS,
    "parties_a",
    "parties_b",
    "governing_law",
    "languages",
    "prevailing_language",
    "performance.start_date",
    "price.payer",
)


def need_district_review(signatory_level: str | None, is_key_supervised: bool) -> bool:
    """Whether 第四十二条 sends the amendment to the district's legal office: no model text exempts it."""
    return signatory_level == DISTRICT_GOVERNMENT or (is_key_supervised and signatory_level != BY_ANALOGY)


def title(answers: Answers) -> str | None:
    """What the amendment may be called."""
    named = answers.at("contract_title")
    return f"{named}补充协议" if named else None


def parent_is_key(answers: Answers) -> bool:
    """Whether the contract is key supervised, by its answers."""
    signed = answers.at("effect.signing_date") or answers.at("performance.start_date") or ACT.issued
    facts = {name: answers.at(name) for name in FACTS}
    price, parent = answers.input("price"), answers.input("parent_contract")
    return bool(key_reasons(price=price, parent_contract=parent, law_day=signed, **facts))


FORM = Form(
    id="contract_amendment",
    code="F-GC-02",
    title="补充、变更、解除协议",
    about="合同签订后，因客观情况变化要补充、变更、解除的：与对方当事人签订书面协议，再送合法性审查和备案。",
    act=ACT,
    also=(CLEARED, CALENDAR, CONSISTENCY),
    steps=STEPS,
    version="2026.1",
    law_day="effect.signing_date",
    name_field="contract_title",
    stage_field="stage",
    checklist=(
        ChecklistLine(PARTIES, "parties", "当事人信息", "GC-26-1", ("GC-28-1", "GC-28-2", "GC-28-4")),
        ChecklistLine(PARENT, "parent", "原合同", "FORM-1", ("GC-51-1",)),
        ChecklistLine(CHANGE, "change", "变更事项、理由和条文", "GC-56-1", ("GC-28-3", "GC-25-1")),
        ChecklistLine(TERM, "term", "期限和价款", "FORM-1", ("GC-35-1", "GC-35-2")),
        ChecklistLine(EFFECT, "effect", "成立、生效、签订地点和时间", "GC-26-11", ("GC-48-4",)),
        ChecklistLine(
            LAWFUL,
            "lawful",
            "不含禁止内容",
            "GC-39-1",
            (
                *(f"GC-39-{number}" for number in range(2, 8)),
                *("GC-36-1", "GC-36-2", "GC-36-3", "GC-38-1", "GC-38-2"),
            ),
        ),
        ChecklistLine(FURTHER, "further", "其他必填信息", "FORM-1", ("FORM-2", "GC-14-1", "GC-16-1")),
    ),
    headings=HEADINGS,
    samples=(Sample("complete", COMPLETE), Sample("incomplete", INCOMPLETE), Sample("unlawful", UNLAWFUL)),
    words=amendment_words,
    follow_ups=follow_ups,
    derived={"need_district_review": need_district_review},
    elsewhere=WHOLE_CONTRACT,
    sources=(
        Source(
            "government_contract",
            {
                **{path: path for path in SAME},
                "contract_title": title,
                "is_written": lambda _answers: True,
                "parent_contract.is_derivative": lambda _answers: True,
                "parent_contract.parent_title": "contract_title",
                "parent_contract.parent_filing_no": "filing.filing_no",
                "parent_contract.parent_is_key": parent_is_key,
                "parent_contract.parent_signed_date": "effect.signing_date",
                "parent_contract.parent_start_date": "performance.start_date",
            },
            label="签订后需要补充、变更、解除的",
        ),
    ),
)
