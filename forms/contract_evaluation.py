"""合同履约评价表 (F-GC-26), by 第五十八条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Number, Text, YesNo, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Source, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from . import contract_performing_fields as performing
from .audiences import DRAFTER
from .contract_conditions import FROM_PERFORMING
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays
    from formgen.fields import Field

SOURCE = "第五十八条"
STAGES = {"performing": "履行期间的评价", "closed": "合同终止后的评价"}
GRADES = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
OVERALL = {"excellent": "优秀", "good": "良好", "qualified": "合格", "unqualified": "不合格"}
ASPECTS = {
    "quality": "完成质量",
    "progress": "完成进度",
    "management": "现场和人员",
    "response": "沟通和响应",
    "aftercare": "售后服务",
}
CONSEQUENCES = {
    "bad_record": "申请纳入不良信用记录",
    "joint_punishment": "申请实施失信联合惩戒",
    "none": "暂不申请",
}
DISHONEST = when("serious_dishonesty", True)


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """Where the evaluation goes, and what may follow from grave dishonesty."""
    del calendar, today
    listed = [FollowUp(_("把评价结果报政府合同备案管理部门，供定期发布和全区各部门参考。"), article=SOURCE)]
    if answers.at("serious_dishonesty"):
        said = _("按国家、省、市有关规定申请将相关主体纳入不良信用记录或者实施失信联合惩戒。")
        listed.append(FollowUp(said, article=SOURCE))
    return listed


def stage(answers: Answers) -> str | None:
    """Where the contract stands, if that is where it is evaluated."""
    found = answers.at("stage")
    return found if found in STAGES else None


FROM_CONTRACT: Mapping[str, str | Callable[[Answers], Any]] = {
    **{path: one for path, one in fields.BASICS.items() if path != "counterparty_name"},
    **fields.NUMBERED,
    "counterparty": fields.counterparties,
    "stage": stage,
    "period_start": "performance.start_date",
    "period_end": "performance.end_date",
    "content": "subject.description",
}


def _whose() -> tuple[Field, ...]:
    """Which contract and whose, as on all papers; the other side is called as the catalogue calls it here."""
    *basics, other = fields.contract(SOURCE)
    return (*basics, other.named("counterparty"))


def _graded(aspect: str, label: str) -> Choice:
    return Choice(name=f"aspects.{aspect}", label=label, options=GRADES, element=3, source=SOURCE)


_CONTRACT_SAMPLE = {
    **{path: said for path, said in fields.NUMBERED_SAMPLE.items() if path != "counterparty_name"},
    "counterparty": fields.NUMBERED_SAMPLE["counterparty_name"],
}

_COMPLETE = {
    **_CONTRACT_SAMPLE,
    "stage": "closed",
    "content": "机关办公楼物业管理服务，面积23000平方米（示例）。",
    "period_start": "2024-12-01",
    "period_end": "2026-11-15",
    "aspects": {
        "quality": "excellent",
        "progress": "good",
        "management": "good",
        "response": "excellent",
        "aftercare": "good",
    },
    "performance_score": "91.5",
    "grade": "excellent",
    "integrity": "按约履行，资料真实，未发现转包、虚假材料等失信情形（示例）。",
    "serious_dishonesty": False,
    "comment": "服务质量稳定，响应及时；夜班值守人员偶有不足，经提醒后均已补齐（示例）。",
    "evaluators": "示例评价人甲、示例评价人乙",
    "evaluation_done": True,
    "evaluation_date": "2026-11-19",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第八条、第五十八条",
    conditions=(Told("对合同对方当事人的履约、诚信情况及时作出评价。", "第五十八条"),),
    materials=(
        Material("合同履约评价表", article="第五十八条", form="contract_evaluation"),
        Material("履行过程的记录", note="验收记录、节点信息、异常情况和处理记录等，作为评价的依据。"),
    ),
    periods=(Told("及时评价。", "第五十八条"),),
    after=(
        Told("备案管理部门可以定期发布全区政府合同履约评价情况。", "第五十八条"),
        Told("各部门可以参考发布信息，增加或者调减相关主体签订政府合同的机会。", "第五十八条"),
        Told("有重大失信行为的，可以申请纳入不良信用记录或者实施失信联合惩戒。", "第五十八条"),
    ),
    submit_to="政府合同备案管理部门。",
    unknown=("办法没有规定评价的期限、指标和等级，表中的指标和等级仅供参考。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.EVALUATION,
    id="contract_evaluation",
    code="F-GC-26",
    title="合同履约评价表",
    about="履行期间或者合同终止后：评价对方当事人的履约、诚信情况，重大失信的可以申请惩戒。",
    act=ACT,
    audience=DRAFTER,
    task="验收、付款和评价",
    keywords=("履约评价", "诚信", "失信", "评分", "供应商"),
    guide=_GUIDE,
    blank=Blank(lines={"integrity": 1, "comment": 2, "content": 1, "dishonesty_facts": 1}),
    steps=(
        Step("contract", "合同", fields=(*_whose(), fields.filing_no())),
        Step(
            "performance",
            "履约情况",
            fields=(
                Choice(
                    name="stage", label="评价阶段", options=STAGES, required=True, element=2, source=SOURCE
                ),
                performing.report("content", "履行的主要内容", SOURCE),
                Date(name="period_start", label="评价期间：起", required=True, element=2, source=SOURCE),
                Date(name="period_end", label="评价期间：止", required=True, element=2, source=SOURCE),
                *(_graded(aspect, label) for aspect, label in ASPECTS.items()),
                Number(
                    name="performance_score",
                    label="履约评分",
                    unit="分",
                    least=0,
                    most=100,
                    decimals=1,
                    required=True,
                    element=3,
                    source=SOURCE,
                    hint="满分100分。",
                ),
                Choice(
                    name="grade",
                    label="综合评价",
                    options=OVERALL,
                    required=True,
                    element=3,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "integrity",
            "诚信情况和评语",
            fields=(
                performing.report("integrity", "诚信情况", SOURCE, 4),
                YesNo(
                    name="serious_dishonesty",
                    label="是否存在重大失信行为",
                    required=True,
                    element=4,
                    source=SOURCE,
                ),
                performing.report("dishonesty_facts", "重大失信的事实和依据", SOURCE, 4, needed=DISHONEST),
                Choice(
                    name="dishonesty_consequence",
                    label="处理建议",
                    options=CONSEQUENCES,
                    shown=DISHONEST,
                    required=DISHONEST,
                    element=4,
                    source=SOURCE,
                ),
                performing.report("comment", "评语", SOURCE, 5),
                Text(name="evaluators", label="评价人", required=True, element=5, source=SOURCE),
                YesNo(
                    name="evaluation_done",
                    label="评价是否已经完成",
                    printed=False,
                    element=5,
                    source=SOURCE,
                    hint="评价人都已确认的选“是”。",
                ),
                Date(name="evaluation_date", label="评价日期", required=True, element=5, source=SOURCE),
                performing.REASONS,
            ),
        ),
    ),
    version="2026.1",
    law_day="evaluation_date",
    name_field="contract_title",
    stage_field="stage",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "period", "评价的内容和期间", "FORM-1", ("TXT-38",)),
        ChecklistLine(3, "performance", "履约情况", "FORM-1", ()),
        ChecklistLine(4, "integrity", "诚信情况", "FORM-1", ()),
        ChecklistLine(5, "evaluation", "评语，完成评价", "FORM-1", ("GC-58-1",)),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**_CONTRACT_SAMPLE, "stage": "closed", "evaluation_done": False}),
        Sample(
            "unlawful",
            {**_COMPLETE, "serious_dishonesty": True, "performance_score": "101", "evaluation_done": False},
        ),
    ),
    follow_ups=follow_ups,
    sources=(Source("government_contract", FROM_CONTRACT, FROM_PERFORMING, "履行期间和终止之后"),),
    notes=("参考样式",),
)
