"""From the draft to the end of its review (第四十条至第四十六条)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields import Choice
from formgen.life import Demand, LifeAct, Paper
from formgen.rules import REVIEW

from . import contract_life_facts as facts
from .contract_life_facts import DISTRICT, EXAMINE, HANDLE, place, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.life import Matter

INTERNAL_GROUP, DISTRICT_GROUP = "内部审查意见", "区法制机构审查意见"
NOTHING_REVIEWED: dict[str, Callable[[Matter], Any]] = {
    f"{level}.{name}": (lambda _matter: None)
    for level in ("internal_review", "district_review")
    for name in ("done", "opinion_doc", "opinion_date")
}
"""What was said of an earlier text says nothing of this one."""


def needs_district(matter: Matter) -> bool:
    """Whether 第四十二条 sends it to the district's legal office."""
    return bool(matter.given("need_district_review"))


def reviewers(matter: Matter) -> dict[str, str]:
    """Who reviews for the district."""
    return dict(matter.people.get(DISTRICT, {}))


def _document(matter: Matter) -> dict[str, str]:
    day = matter.facts["opinion_date"]
    return facts.document(matter.facts["opinion_doc"], day.isoformat())


def _passed(level: str) -> dict[str, Any]:
    return {
        f"{level}.done": lambda _matter: True,
        f"{level}.opinion_doc": _document,
        f"{level}.opinion_date": "opinion_date",
    }


def _sheet(level: str, conclusion: str) -> tuple[Paper, ...]:
    says = {"form.review_level": level, "form.overall": conclusion}
    agrees = {"form.opinion_date": "opinion_date"}
    return (Paper("legality_review", required=True, says=says, agrees=agrees),)


SAYS_WHY = (Demand(facts.opinion_is_given, place(46), of_facts=True),)


def _internal(name: str, label: str, conclusion: str, ends: str, **more: Any) -> LifeAct:  # noqa: ANN401 - the settings of an act
    return LifeAct(
        id=name,
        label=label,
        group=INTERNAL_GROUP,
        person=EXAMINE,
        who=facts.REVIEWER,
        place=place(41, 46),
        quote=quoted(41, 46),
        starts=("internal",),
        ends=ends,
        asks=facts.OPINION,
        day="opinion_date",
        papers=_sheet("internal", conclusion),
        **more,
    )


def _district(name: str, label: str, conclusion: str, ends: str, **more: Any) -> LifeAct:  # noqa: ANN401 - the settings of an act
    return LifeAct(
        id=name,
        label=label,
        group=DISTRICT_GROUP,
        person=DISTRICT,
        who=facts.DISTRICT_REVIEWER,
        place=place(42, 46),
        quote=quoted(42, 46),
        starts=("district",),
        ends=ends,
        asks=facts.OPINION,
        day="opinion_date",
        papers=_sheet("district", conclusion),
        **more,
    )


def _back(
    name: str, label: str, by: tuple[str, str], article: int, starts: tuple[str, ...], *, hint: str
) -> LifeAct:
    """Back to the draft with a reason, *by* a person in an office, as an *article* has it."""
    person, who = by
    return LifeAct(
        id=name,
        label=label,
        person=person,
        who=who,
        place=place(article),
        quote=quoted(article),
        starts=starts,
        ends="draft",
        asks=(facts.REASON,),
        hint=hint,
    )


SUBMIT = LifeAct(
    id="submit",
    label="提交内部审查",
    person=HANDLE,
    who=facts.HANDLER,
    place=place(41, 43),
    quote=quoted(41, 43),
    starts=("draft", "mending"),
    ends="internal",
    asks=(facts.NOTE,),
    checked_at=REVIEW,
    tells=NOTHING_REVIEWED,
    hint="提交以后正文锁定，审查人员看到的就是这一版；需要修改的，先撤回。",
)
WITHDRAW = _back(
    "withdraw",
    "撤回送审",
    (HANDLE, facts.HANDLER),
    40,
    ("internal", "district"),
    hint="撤回以后可以修改，修改后重新提交审查：先经内部审查。",
)
PASS = _internal("internal_pass", "内部审查：通过", "pass", "passed", tells=_passed("internal_review"))
REVISE = _internal("internal_revise", "内部审查：修改后通过", "revise", "mending", demands=SAYS_WHY)
REJECT = _internal("internal_reject", "内部审查：不通过", "reject", "draft", demands=SAYS_WHY)
SEND_BACK = _back(
    "internal_return",
    "退回补正",
    (EXAMINE, facts.REVIEWER),
    43,
    ("internal",),
    hint="送审材料不齐、还不能出具意见的，退回承办人补正。",
)
SEND_UP = LifeAct(
    id="send_up",
    label="提交区法制机构审查",
    person=HANDLE,
    who=facts.HANDLER,
    place=place(42),
    quote=quoted(42),
    starts=("passed",),
    ends="district",
    asks=(Choice(name="reviewer", label="区级审查人员", options={}, required=True), facts.NOTE),
    choices={"reviewer": reviewers},
    offered=needs_district,
    sends_to="reviewer",
    hint="提交以后，所选的区级审查人员可以查看这份合同。",
)
DISTRICT_PASS = _district(
    "district_pass", "区级审查：通过", "pass", "cleared", tells=_passed("district_review")
)
DISTRICT_REVISE = _district("district_revise", "区级审查：修改后通过", "revise", "mending", demands=SAYS_WHY)
DISTRICT_REJECT = _district("district_reject", "区级审查：不通过", "reject", "draft", demands=SAYS_WHY)
DISTRICT_BACK = _back(
    "district_return",
    "退回承办部门补正",
    (DISTRICT, facts.DISTRICT_REVIEWER),
    43,
    ("district",),
    hint="送审材料不齐、还不能出具意见的，退回补正；补正后先经内部审查。",
)
REOPEN = _back(
    "reopen",
    "退回修改",
    (HANDLE, facts.HANDLER),
    40,
    ("passed", "cleared", "decided"),
    hint="正文改动以后，原来的审查意见不再适用，须重新审查。",
)

ACTS = (
    SUBMIT,
    WITHDRAW,
    PASS,
    REVISE,
    REJECT,
    SEND_BACK,
    SEND_UP,
    DISTRICT_PASS,
    DISTRICT_REVISE,
    DISTRICT_REJECT,
    DISTRICT_BACK,
    REOPEN,
)
