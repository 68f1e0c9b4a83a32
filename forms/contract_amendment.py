"""补充协议、变更协议、解除协议 (F-GC-02), by 第五十六条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.form import ChecklistLine, Form, Sample, Source
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_ledger
from .audiences import DRAFTER
from .contract_amendment_fields import STEPS
from .contract_amendment_lines import CHANGE, EFFECT, FURTHER, LAWFUL, PARENT, PARTIES, TERM
from .contract_amendment_samples import COMPLETE, INCOMPLETE, UNLAWFUL
from .contract_amendment_words import HEADINGS, amendment_words
from .contract_follow_ups import follow_ups
from .law.cleared_documents import ACT as CLEARED
from .law.consistency import ACT as CONSISTENCY
from .law.government_contracts import ACT
from .law.government_contracts.act import FILING_DAYS, ISSUED, MAX_TERM
from .law.government_contracts.scope import BY_ANALOGY, DISTRICT_GOVERNMENT, key_reasons
from .law.working_days import ACT as CALENDAR

if TYPE_CHECKING:
    from datetime import date

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
    signed: date = answers.at("effect.signing_date") or answers.at("performance.start_date") or ISSUED
    facts = {name: answers.at(name) for name in FACTS}
    price, parent = answers.input("price"), answers.input("parent_contract")
    return bool(key_reasons(price=price, parent_contract=parent, law_day=signed, **facts))


_GUIDE = Guide(
    who=told.WHO,
    articles="第五十一条、第五十六条、第五十七条",
    conditions=(
        Told(
            "因客观情况变化确需变更履行主体、标的、履行期限、违约责任等实质性条款的，签订书面补充协议。",
            "第五十六条",
        ),
        Told("因政府一方原因单方解除的，先做风险评估并经决策程序审批，用解除合同通知书。", "第五十七条"),
        Told("政府集中采购合同的变更、解除，另须符合采购合同履约管理的规定。", "第五十六条、第五十七条"),
    ),
    materials=(
        Material("补充、变更、解除协议", article="第五十六条", form="contract_amendment"),
        Material("原合同", note="连同已有的补充协议。", form="government_contract"),
    ),
    periods=(told.THEN_FILE, told.THEN_PAPER),
    after=(
        Told("补充协议同样提请合法性审查。", "第五十六条"),
        told.THEN_DISTRICT,
        told.THEN_SIGN,
        Told("签订后及时办理备案登记，写明原合同的备案编号。", "第五十一条"),
    ),
    submit_to="先送本部门的合法性审查人员；签订后在合同备案系统登记，纸质原件交区财政局。",
    unknown=("办法没有规定合法性审查的办理期限。", told.NO_COPIES, told.NO_SAMPLE),
)

_GUIDE = Guide(
    who="合同承办部门，与合同对方当事人签订。",
    articles="第五十六条、第五十一条、第六条",
    conditions=(
        Told("因客观情况发生变化，确需变更履行主体、标的、履行期限、违约责任等实质性条款的。", "第五十六条"),
        Told("重点监管合同的补充、变更、解除协议，视为重点监管合同。", "第六条"),
    ),
    materials=(
        Material("补充、变更、解除协议文本", article="第五十六条", form="contract_amendment"),
        Material("原合同", note="写明备案编号；免予备案的，写“原合同豁免备案”。"),
        Material("合法性审查意见表和送审材料清单", article="第五十六条", form="legality_review"),
    ),
    periods=(Told("各方签署后{days}个工作日内办理备案登记。", "第四十九条", {"days": FILING_DAYS}),),
    after=(
        Told("送合法性审查，取得书面审查意见后签订。", "第五十六条"),
        Told("签订后关联原合同备案编号，办理备案。", "第五十一条"),
    ),
    submit_to="合同对方当事人（签订）；合法性审查主体（送审）；合同备案系统（备案）。",
    unknown=("集中采购合同的履约管理细则不在本系统内，须另行核对。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.AMENDMENT,
    id="contract_amendment",
    code="F-GC-02",
    title="补充、变更、解除协议",
    about="合同签订后，因客观情况变化要补充、变更、解除的：与对方当事人签订书面协议，再送合法性审查和备案。",
    act=ACT,
    audience=DRAFTER,
    task="变更和解除",
    keywords=("补充协议", "变更协议", "解除协议", "修改合同", "延期", "续期"),
    guide=_GUIDE,
    figures={"years": MAX_TERM},
    blank=Blank(
        assumes={
            "parties_a": [{"party_type": "legal_person"}],
            "parties_b": [{"party_type": "legal_person"}],
            "parent_contract": {"is_derivative": True, "derivative_type": "change"},
            "governing_law": "CN",
            "languages": ["zh"],
        },
        without=("contract_no", "prevailing_language"),
        lines={"effect.formation_clause": 2, "effect.effective_clause": 2, "other_terms": 2},
    ),
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
