"""From performance to the archive (第五十三条至第六十九条)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields import Choice, Text
from formgen.ledger import Column
from formgen.life import Demand, LifeAct, Paper
from formgen.messages import _

from . import contract_life_facts as facts
from .contract_life_facts import FILE, HANDLE, place, quoted
from .contract_paper_fields import is_of_the_district
from .contract_performing_fields import ABNORMAL_TYPES
from .law.government_contracts.archives import FILES, NOTHING

if TYPE_CHECKING:
    from formgen.life import Matter
    from formgen.messages import Message

MILESTONES = "performance.milestones"
AMENDMENT, NOTICE = "contract_amendment", "contract_termination_notice"


def open_milestones(matter: Matter) -> dict[str, str]:
    """The milestones that nobody has reported yet, by the number of their row."""
    told = {one.facts.get("milestone") for one in matter.done if one.act == "report_milestone"}
    rows = matter.answers.at(MILESTONES) or ()
    named = {str(at): row.name for at, row in enumerate(rows) if row and row.name}
    return {number: name for number, name in named.items() if number not in told}


def _with_day(matter: Matter) -> Any:  # noqa: ANN401 - the rows as the field holds them
    """The milestones with the day on which the reported one was reached."""
    number, day = int(matter.facts["milestone"]), matter.facts["actual_on"].isoformat()
    rows = matter.answers.form.fields[MILESTONES].dump(matter.answers.at(MILESTONES))
    return [{**row, "actual_date": day} if at == number else row for at, row in enumerate(rows)]


def for_the_district(matter: Matter) -> bool:
    """Whether the district government signed it, or gave its leave."""
    return is_of_the_district(matter.answers)


def closed_after_signing(matter: Matter) -> Message | None:
    """Nothing ends before it has begun."""
    signed = facts.day_told(matter, "sign", "signed_on")
    return facts.in_order(_("签订日期"), signed, _("终止日期"), matter.facts["closed_on"])


def archived_after_closing(matter: Matter) -> Message | None:
    """What is archived has come to its end (第六十八条)."""
    closed = facts.day_told(matter, "close", "closed_on")
    return facts.in_order(_("终止日期"), closed, _("归档日期"), matter.facts["archived_on"])


def closing_has_its_ground(matter: Matter) -> Message | None:
    """What was rescinded was so by a paper, and what was performed has every milestone reported."""
    closing = matter.facts["closing"]
    over = [one for one in matter.offspring if one.over]
    if closing == "completed" and open_milestones(matter):
        left = list(open_milestones(matter).values())
        return _("还有进度节点没有填报：{left}。请先填报，或者改选终止的情形。", left=left)
    by_agreement = (
        one
        for one in over
        if one.form == AMENDMENT and one.answers.at("parent_contract.derivative_type") == "termination"
    )
    if closing == "agreed" and not any(by_agreement):
        return _("没有办结的解除协议：请先从本合同新建解除协议，并办到备案。")
    if closing == "unilateral" and not any(one.form == NOTICE for one in over):
        return _("没有发出的解除合同通知书：请先从本合同新建通知书，并办到发出。")
    return None


def nothing_is_under_way(matter: Matter) -> Message | None:
    """A contract is not closed while an agreement about it is half made (第五十一条)."""
    count = sum(1 for one in matter.offspring if one.form in (AMENDMENT, NOTICE) and not one.over)
    if not count:
        return None
    return _(
        "还有{count}份补充、变更、解除协议或者通知书没有办结：请先办结；不再签订、不再发出的，撤回或者退回后删去。",
        count=count,
    )


def gaps_are_explained(matter: Matter) -> Message | None:
    """Of each class there is something, or a reason why not."""
    gaps = [label for name, label in FILES.items() if matter.facts.get(name, NOTHING) == NOTHING]
    return _("这些材料没有写明：{gaps}。有的写名称和份数，没有的写明原因。", gaps=gaps) if gaps else None


def found_after_it_occurred(matter: Matter) -> Message | None:
    """Nobody finds what has not happened; what may still happen is found on the day on which it shows."""
    occurred, found = matter.facts["occurred_on"], matter.facts["found_on"]
    return facts.in_order(_("发生日期"), occurred, _("发现日期"), found)


def _since_it_began(day: str, label: Message) -> Demand:
    """What is done under a contract is done from the day on which it was signed, or was to begin before that."""

    def check(matter: Matter) -> Message | None:
        signed, start = (
            facts.day_told(matter, "sign", "signed_on"),
            matter.answers.at("performance.start_date"),
        )
        early = bool(signed and start and start < signed)
        first, called = (start, _("履行起始日期")) if early else (signed, _("签订日期"))
        return facts.in_order(called, first, label, matter.facts[day])

    return Demand(check, place(53), of_facts=True)


AT_THE_END = ("performing", "closed")
"""Where what outlasts a contract is recorded: the last payment, a dispute, how the other side performed."""


def _recorded(
    name: str,
    label: str,
    articles: tuple[int, ...],
    asks: tuple[Any, ...],
    forms: tuple[str, ...],
    **more: Any,  # noqa: ANN401 - the settings of an act
) -> LifeAct:
    """An act of performance: it is recorded as often as it happens, and leads nowhere else."""
    more.setdefault("starts", ("performing",))
    return LifeAct(
        id=name,
        label=label,
        person=HANDLE,
        who=facts.HANDLER,
        place=place(*articles),
        quote=quoted(*articles),
        asks=asks,
        papers=tuple(map(Paper, forms)),
        **more,
    )


_ABNORMAL = (
    Choice(name="kind", label="异常情形", options=ABNORMAL_TYPES, required=True),
    facts.dated("occurred_on", "发生日期"),
    facts.dated("found_on", "发现日期"),
    facts.said("measures", "影响和应对措施"),
)

MILESTONE = _recorded(
    "report_milestone",
    "填报进度节点",
    (59,),
    (
        Choice(name="milestone", label="进度节点", options={}, required=True),
        facts.dated("actual_on", "实际完成日期"),
        facts.said("result", "履行情况"),
    ),
    ("contract_milestone_report",),
    day="actual_on",
    choices={"milestone": open_milestones},
    offered=lambda matter: bool(open_milestones(matter)),
    tells={MILESTONES: _with_day},
    reports=("gc-milestone", "milestone"),
    demands=(_since_it_began("actual_on", _("实际完成日期")),),
)
ABNORMAL = _recorded(
    "report_abnormal",
    "填报履行异常",
    (54, 59),
    _ABNORMAL,
    ("contract_abnormality",),
    day="occurred_on",
    offered=lambda matter: not for_the_district(matter),
    begins={"gc-abnormal": "occurred_on"},
    settles=("gc-abnormal",),
    demands=(Demand(found_after_it_occurred, place(54), of_facts=True),),
    hint="情形发生之日起三个工作日内填报。",
)
ABNORMAL_OF_DISTRICT = _recorded(
    "report_abnormal_to_district",
    "填报履行异常并提请区政府处理",
    (54, 59),
    _ABNORMAL,
    ("contract_abnormality", "contract_response_plan"),
    day="occurred_on",
    offered=for_the_district,
    begins={"gc-abnormal": "occurred_on", "gc-plan": "found_on"},
    settles=("gc-abnormal",),
    demands=(Demand(found_after_it_occurred, place(54), of_facts=True),),
    hint="区政府签订或者批准签订的合同：发现之日起三个工作日内拟定应对方案，提请区政府处理。",
)
ACCEPT = _recorded(
    "record_acceptance",
    "登记验收",
    (55,),
    (facts.dated("accepted_on", "验收日期"), facts.said("result", "验收结论")),
    ("contract_acceptance",),
    day="accepted_on",
    demands=(_since_it_began("accepted_on", _("验收日期")),),
    offered=lambda matter: bool(matter.answers.at("is_procurement")),
)
PAY = _recorded(
    "record_payment",
    "登记付款审核",
    (52, 55),
    (facts.dated("reviewed_on", "审核日期"), facts.said("result", "付款期次、金额和审核结论")),
    ("contract_payment_review",),
    starts=AT_THE_END,
    day="reviewed_on",
    demands=(_since_it_began("reviewed_on", _("审核日期")),),
    offered=lambda matter: matter.answers.at("price.payer") == "gov",
)
DISPUTE = _recorded(
    "record_dispute",
    "登记合同争议",
    (62,),
    (facts.dated("arisen_on", "争议发生日期"), facts.said("result", "情况、原因和应对方案")),
    (
        "contract_dispute_analysis",
        "contract_settlement",
        "contract_dispute_report",
        "contract_litigation_evidence",
        "contract_waiver_approval",
    ),
    starts=AT_THE_END,
    day="arisen_on",
)
EVALUATE = _recorded(
    "record_evaluation",
    "登记履约评价",
    (58,),
    (facts.dated("evaluated_on", "评价日期"), facts.said("result", "履约、诚信情况")),
    ("contract_evaluation",),
    starts=AT_THE_END,
    day="evaluated_on",
    demands=(_since_it_began("evaluated_on", _("评价日期")),),
)
CLOSE = LifeAct(
    id="close",
    label="登记合同终止",
    person=HANDLE,
    who=facts.HANDLER,
    place=place(57, 68),
    quote=quoted(57, 68),
    starts=("performing",),
    ends="closed",
    asks=facts.CLOSING,
    day="closed_on",
    ledger={Column.CLOSED: "closed_on"},
    demands=(
        Demand(closed_after_signing, place(68), of_facts=True),
        Demand(nothing_is_under_way, place(51)),
        Demand(closing_has_its_ground, place(57, 59), of_facts=True),
    ),
    hint="登记以后不再填报进度节点和履行异常；下一步履约评价、归档。",
)
ARCHIVE = LifeAct(
    id="archive",
    label="登记归档",
    person=FILE,
    who=facts.MANAGER,
    place=place(67, 68),
    quote=quoted(67, 68),
    starts=("closed",),
    ends="archived",
    asks=(
        facts.dated("archived_on", "归档日期"),
        *(Text(name=name, label=str(label), required=True) for name, label in FILES.items()),
        Text(name="keeper", label="保管机构或者保管人", required=True),
    ),
    day="archived_on",
    demands=(
        Demand(archived_after_closing, place(68), of_facts=True),
        Demand(gaps_are_explained, place(67), of_facts=True),
    ),
    papers=(Paper("contract_archive_list"), Paper("contract_records_handover")),
    hint="第六十七条的九类材料逐类写明：有的写名称和份数，没有的写明原因。",
)

ACTS = (
    MILESTONE,
    ABNORMAL,
    ABNORMAL_OF_DISTRICT,
    ACCEPT,
    PAY,
    DISPUTE,
    EVALUATE,
    CLOSE,
    ARCHIVE,
)
