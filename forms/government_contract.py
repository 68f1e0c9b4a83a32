"""政府合同 (F-GC-01): the contract itself, by 罗府规〔2018〕6号."""

from __future__ import annotations

from formgen.blanks import Blank
from formgen.fields import when
from formgen.form import Form, Sample
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_ledger
from .audiences import DRAFTER
from .contract_checklist import CHECKLIST
from .contract_follow_ups import follow_ups
from .contract_samples import COMPLETE, INCOMPLETE, UNLAWFUL
from .contract_words import HEADINGS, contract_words
from .government_contract_approvals import APPROVALS
from .government_contract_basics import BASICS
from .government_contract_closing import DISPUTES, EFFECT
from .government_contract_subject import PARTIES, PRICE, PURPOSE, SUBJECT
from .government_contract_terms import PERFORMANCE, RIGHTS
from .law.cleared_documents import ACT as CLEARED
from .law.consistency import ACT as CONSISTENCY
from .law.government_contracts import ACT
from .law.government_contracts.act import MAX_TERM, NODE_REPORT_DAYS
from .law.working_days import ACT as CALENDAR
from .model_clauses import MODEL_CLAUSES

_GUIDE = Guide(
    submitter="parties_a[0].name",
    who=told.WHO,
    articles="第二十二条至第三十九条",
    conditions=(
        Told("应当采用书面形式，使用中文文本；有示范文本的优先采用。", "第二十二条、第二十四条、第三十八条"),
        Told(
            "期限最长不超过{years}年，确需更长的先报主管区领导签字批准。", "第三十五条", {"years": MAX_TERM}
        ),
        Told("原则上约定签订主体所在地的法院或者仲裁机构，另行约定的先经主要负责人审批。", "第三十六条"),
        Told("不得含有禁止约定的内容。", "第三十九条"),
    ),
    materials=(
        Material("合同文本", article="第二十二条", form="government_contract"),
        Material(
            "可行性论证和资信调查材料",
            article="第十九条",
            form="contract_due_diligence",
            note="必要时形成报告。",
        ),
        Material(
            "谈判备忘录",
            note="经过磋商谈判的。",
            article="第二十条",
            form="contract_negotiation_memo",
            only_if=when("negotiation.held"),
        ),
        Material(
            "征求其他部门意见的函和回复",
            note="涉及其他部门职能的。",
            article="第二十一条",
            form="contract_consultation_letter",
        ),
        Material("对方当事人的主体资格和资信证明", article="第十三条"),
    ),
    periods=(told.THEN_FILE, told.THEN_PAPER),
    after=(
        told.THEN_REVIEW,
        told.THEN_DISTRICT,
        told.THEN_SIGN,
        told.THEN_FILE,
        told.EXEMPT,
        Told("每个进度节点后{days}个工作日内填报履行信息。", "第五十九条", {"days": NODE_REPORT_DAYS}),
    ),
    submit_to="先送本部门的合法性审查人员；签订后在合同备案系统登记，纸质原件交区财政局。",
    unknown=("办法没有规定合法性审查的办理期限。", told.NO_COPIES),
)

FORM = Form(
    ledger=contract_ledger.CONTRACT,
    id="government_contract",
    code="F-GC-01",
    title="政府合同",
    about="合同承办人起草政府合同：十二项要素逐项核对，禁止内容逐项排查，生成合同文本和缺项清单。",
    act=ACT,
    audience=DRAFTER,
    task="起草合同",
    keywords=("合同", "协议", "甲方", "乙方", "采购", "租赁", "物业", "起草", "要素"),
    guide=_GUIDE,
    figures={"years": MAX_TERM},
    blank=Blank(
        assumes={
            "parties_a": [{"party_type": "legal_person"}],
            "parties_b": [{"party_type": "legal_person"}],
            "price": {"applicable": True, "payer": "gov"},
            "subject": {"quality_applicable": True},
            "governing_law": "CN",
            "languages": ["zh"],
        },
        without=(
            *("contract_no", "performer_name", "performer_relation_clause", "prevailing_language"),
            *("price.na_reason", "rights.a_allocation_clause", "continuity.supplier_strict_breach"),
        ),
        rows={"performance.milestones": 4},
    ),
    also=(CLEARED, CALENDAR, CONSISTENCY),
    steps=(BASICS, PARTIES, PURPOSE, SUBJECT, PRICE, PERFORMANCE, RIGHTS, DISPUTES, EFFECT, APPROVALS),
    version="2026.1",
    law_day="effect.signing_date",
    name_field="contract_title",
    stage_field="stage",
    checklist=CHECKLIST,
    headings=HEADINGS,
    model_clauses=MODEL_CLAUSES,
    samples=(Sample("complete", COMPLETE), Sample("incomplete", INCOMPLETE), Sample("unlawful", UNLAWFUL)),
    words=contract_words,
    follow_ups=follow_ups,
)
