"""文本核对: answers of one contract that contradict each other, whatever an article says of either.

No statute: mechanical checks that cite nothing, warn at most, and say what to compare. Those that read the
free texts stand in :mod:`.consistent_texts`.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from formgen.fields import Reference
from formgen.law import Act, part
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, WARN, Group, Problem, rule

from .blanks import is_blank
from .government_contracts import ACT as CONTRACTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.messages import Message

ACT = Act(prefix="TXT", number="", title="文本核对")
"""Has no number, so its findings cite nothing."""

DATES, PARTIES, DECLARED = part("日期"), part("当事人"), part("声明")
SIDES = {"parties_a": _("甲方"), "parties_b": _("乙方")}
STATE_PROPERTY = "state_property"
DISPOSALS = frozenset({"lease", "lend", "use", "transfer", "mortgage"})
"""Deals in which a government side gives its property away or out of hand (第六条第（二）项)."""
PURCHASES = frozenset({"procurement_goods", "procurement_service"})
WORKS = "works"
SUPERVISION = "supervision_agreement"
AFTER_THE_TERM = ("质保", "保修", "缺陷责任")
"""What a milestone is called that lawfully falls behind the term."""


@rule(ACT, "TXT-3", DATES, severity=WARN)
def documents_are_not_dated_in_the_future(  # noqa: PLR0917 - every place where a document is named
    procurement_result_doc: Reference | None,
    feasibility_doc: Reference | None,
    negotiation: Group,
    consultation_docs: tuple[Group, ...] | None,
    internal_review: Group,
    district_review: Group,
    pre_approvals: tuple[Group, ...] | None,
    internal_decision_doc: Reference | None,
    signing: Group,
    filing: Group,
    price: Group,
    dispute: Group,
    term_over_five_approval: Reference | None,
    today: date,
) -> list[Problem]:
    """所引文件、审批件的日期不晚于填表当日。"""
    single = Group(
        procurement_result_doc=procurement_result_doc,
        feasibility_doc=feasibility_doc,
        internal_decision_doc=internal_decision_doc,
        term_over_five_approval=term_over_five_approval,
        pre_approvals=pre_approvals,
        negotiation=negotiation,
        internal_review=internal_review,
        district_review=district_review,
        signing=signing,
        filing=filing,
        price=price,
        dispute=dispute,
    )
    replies = (
        (f"consultation_docs[{at}].reply_date", one.reply_date)
        for at, one in enumerate(consultation_docs or ())
        if one.reply_date
    )
    opinions = (
        (f"{name}.opinion_date", review.opinion_date)
        for name, review in (("internal_review", internal_review), ("district_review", district_review))
        if review.opinion_date
    )
    dated = [*_dates(single, ""), *replies, *opinions]
    return [Problem(path, _too_late(day, today)) for path, day in dated if day > today]


def _dates(value: object, path: str) -> Iterator[tuple[str, date]]:
    """Path and date of every document below *value*."""
    if isinstance(value, Reference) and value.date:
        yield path, value.date
    elif isinstance(value, Group):
        for name, below in vars(value).items():
            yield from _dates(below, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for at, below in enumerate(value):
            yield from _dates(below, f"{path}[{at}]")


def _too_late(day: date, today: date) -> Message:
    return _("文件日期{day}晚于今天（{today}）：请核对，改为文件上载明的日期。", day=day, today=today)


@rule(ACT, "TXT-4", DATES, severity=WARN)
def milestones_fall_within_the_term(performance: Group) -> list[Problem]:
    """进度节点的计划完成日在履行起始日与终止日之间。"""
    start, end = performance.start_date, performance.end_date
    found = []
    for at, one in enumerate(performance.milestones or ()):
        day = one.due_date
        early = day and start and day < start
        late = day and end and day > end and not any(word in (one.name or "") for word in AFTER_THE_TERM)
        if early or late:
            edge = start if early else end
            found.append(Problem(f"performance.milestones[{at}].due_date", _outside(day, edge, early=early)))
    return found


def _outside(day: date, edge: date, *, early: bool) -> Message:
    if early:
        return _("节点日期{day}早于履行起始日{edge}：请核对节点日期或者履行起始日。", day=day, edge=edge)
    return _("节点日期{day}晚于履行终止日{edge}：请核对节点日期或者履行终止日。", day=day, edge=edge)


@rule(ACT, "TXT-5", DATES, severity=NOTE, kind=ADVICE)
def contract_is_signed_under_the_act(effect: Group) -> Problem | None:
    """签订时间不早于所依据文件的施行日。"""
    signed, begun = effect.signing_date, CONTRACTS.effective
    if signed is None or begun is None or signed >= begun:
        return None
    said = _(
        "签订时间{signed}早于《{title}》的施行日{begun}：请核对年份；确系当时签订的，本表各项仅供参照。",
        signed=signed,
        title=CONTRACTS.title,
        begun=begun,
    )
    return Problem("effect.signing_date", said)


@rule(ACT, "TXT-6", PARTIES, severity=WARN)
def parties_are_different(
    parties_a: tuple[Group, ...] | None, parties_b: tuple[Group, ...] | None
) -> list[Problem]:
    """合同各方为不同的主体。"""
    sides = {"parties_a": parties_a, "parties_b": parties_b}
    listed = [(path, at, one) for path, side in sides.items() for at, one in enumerate(side or ())]
    return [
        Problem((f"{one[0]}[{one[1]}].{same}", f"{other[0]}[{other[1]}].{same}"), _twice(one, other, same))
        for one, other in combinations(listed, 2)
        if (same := _what_they_share(one[2], other[2]))
    ]


def _what_they_share(one: Group, other: Group) -> str:
    """The field in which two parties are the same; empty when they differ."""
    for name in ("name", "uscc"):
        values = ["".join(str(getattr(party, name, None) or "").split()).upper() for party in (one, other)]
        if values[0] and values[0] == values[1]:
            return name
    return ""


def _twice(one: tuple[str, int, Group], other: tuple[str, int, Group], same: str) -> Message:
    return _(
        "{one}第{first}个当事人与{other}第{second}个当事人的{same}相同：请核对，改正填错的一处。",
        one=SIDES[one[0]],
        first=one[1] + 1,
        other=SIDES[other[0]],
        second=other[1] + 1,
        same=_("名称") if same == "name" else _("统一社会信用代码"),
    )


@rule(ACT, "TXT-7", DECLARED, severity=WARN)
def declarations_agree(  # noqa: PLR0917 - every declaration that another one may contradict
    deal_nature: str | None,
    contract_category: tuple[str, ...] | None,
    is_state_asset_deal: bool | None,
    is_procurement: bool | None,
    is_central_procurement: bool | None,
    is_supervision_agreement: bool | None,
    rights: Group,
    parties_a: tuple[Group, ...] | None,
) -> list[Problem]:
    """各项声明互不矛盾。"""
    kinds = contract_category or ()
    found = []
    if is_state_asset_deal is False and (deal_nature in DISPOSALS or STATE_PROPERTY in kinds):
        said = _(
            "交易性质或合同情形属于物业、资产的使用、出租、出借、转让、抵押等，却声明不涉及国有资产：请核对，并改正其中一项。"
        )
        found.append(Problem(("is_state_asset_deal", "deal_nature", "contract_category"), said))
    if is_procurement is False:
        found += _no_procurement(deal_nature, central=bool(is_central_procurement))
    if is_supervision_agreement is False and SUPERVISION in kinds:
        said = _("合同情形选了监管协议，却声明不是城市更新、棚改、招商引资监管协议：请核对，并改正其中一项。")
        found.append(Problem(("is_supervision_agreement", "contract_category"), said))
    if len(parties_a or ()) == 1 and not is_blank(rights.a_allocation_clause):
        said = _("甲方只有一个当事人，却约定了多个政府部门的权利分配：请核对，补充当事人或者删去该条款。")
        found.append(Problem(("rights.a_allocation_clause", "parties_a"), said))
    return found


def _no_procurement(deal_nature: str | None, *, central: bool) -> list[Problem]:
    """What contradicts the declaration that nothing is procured."""
    fields = ("is_procurement", "is_central_procurement" if central else "deal_nature")
    if central:
        said = _("声明应当采用政府集中采购，却声明不是采购类合同：请核对，并改正其中一项。")
        return [Problem(fields, said)]
    if deal_nature in PURCHASES:
        said = _("交易性质为采购，却声明不是采购类合同：请核对，并改正其中一项。")
        return [Problem(fields, said)]
    if deal_nature == WORKS:
        said = _("交易性质为工程，声明不是采购类合同：请核对工程是否经采购或者招标确定。")
        return [Problem(fields, said, severity=NOTE, kind=ADVICE)]
    return []
