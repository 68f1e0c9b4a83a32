"""The life of government contracts and of the papers that change or end them, by 罗府规〔2018〕6号."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.life import Demand, Kin, Life, LifeAct, Phase, Station
from formgen.messages import _
from formgen.rules import CLOSED, DRAFT, PERFORMING, REVIEW, SIGN

from . import contract_life_facts as facts
from .contract_life_facts import HANDLE, place, quoted
from .contract_life_performing import ACTS as PERFORMANCE
from .contract_life_performing import AMENDMENT, NOTICE
from .contract_life_review import ACTS as REVIEWING
from .contract_life_review import needs_district
from .contract_life_settlement import ACTS as SETTLING
from .contract_life_settlement import was_sent_up
from .contract_life_signing import ACTS as CONCLUDING

if TYPE_CHECKING:
    from formgen.life import Matter
    from formgen.messages import Message

ASSESSMENT, SETTLEMENT = "contract_termination_assessment", "contract_settlement"
REASONS = ("na_reasons", "override_reasons")
BEFORE_SIGNING = ("pre_approvals", *REASONS)
"""What may still be completed after the review: it is no part of the text that was reviewed."""
AFTER_APPROVAL = (
    "risk_assessment_doc",
    "decision_doc",
    "district_approval_doc",
    "district_approval_date",
    "notice_date",
)
"""What an assessment leaves to be filled in once it is approved; none of it is printed."""
GIVEN = ("internal_pass", "internal_revise", "internal_reject")
DISTRICT_GIVEN = ("district_pass", "district_revise", "district_reject")

_PHASES = (
    Phase("draft", "起草", place(26)),
    Phase("internal", "内部审查", place(41)),
    Phase("district", "区级审查", place(42), asked=needs_district),
    Phase("decision", "决策", place(48)),
    Phase("signing", "签订", place(48)),
    Phase("filing", "备案", place(49)),
)
_CONCLUDING = (
    Station("draft", "起草", "draft", DRAFT, locked=False, awaits=("submit",)),
    Station("mending", "按审查意见修改", "draft", DRAFT, locked=False, awaits=("submit",)),
    Station("internal", "内部审查中", "internal", REVIEW, awaits=GIVEN),
    Station(
        "passed",
        "内部审查已通过",
        "district",
        REVIEW,
        open=BEFORE_SIGNING,
        awaits=("send_up", "decide"),
    ),
    Station("district", "区法制机构审查中", "district", REVIEW, awaits=DISTRICT_GIVEN),
    Station("cleared", "审查已完成", "decision", REVIEW, open=BEFORE_SIGNING, awaits=("decide",)),
    Station("decided", "已决策，待签订", "signing", REVIEW, open=BEFORE_SIGNING, awaits=("sign",)),
    Station("signed", "已签订，待备案", "filing", SIGN, awaits=("file", "file_exempt")),
)

CONTRACT_LIFE = Life(
    id="contract",
    title="合同的办理",
    forms=("government_contract",),
    phases=(
        *_PHASES,
        Phase("performing", "履行", place(53)),
        Phase("closing", "终止", place(68)),
        Phase("archive", "归档", place(68)),
    ),
    stations=(
        *_CONCLUDING,
        Station("performing", "履行中", "performing", PERFORMING, awaits=("hand_over",)),
        Station("closed", "已终止，待归档", "archive", CLOSED, awaits=("hand_over", "archive")),
        Station("archived", "已归档", "archive", CLOSED, over=True),
    ),
    acts=(*REVIEWING, *CONCLUDING, *PERFORMANCE),
    kin=(
        Kin(AMENDMENT, "新建补充、变更、解除协议", HANDLE, ("performing",), place(56), quoted(56)),
        Kin(ASSESSMENT, "新建解除合同风险评估", HANDLE, ("performing",), place(57), quoted(57)),
        Kin(NOTICE, "新建解除合同通知书", HANDLE, ("performing",), place(57), quoted(57)),
    ),
)


def sent_after_decision(matter: Matter) -> Message | None:
    """Nobody is told of what was not decided yet."""
    decided = facts.day_told(matter, "decide", "decided_on")
    return facts.in_order(_("决策日期"), decided, _("发出日期"), matter.facts["sent_on"])


def _of_agreement(act: LifeAct) -> LifeAct:
    """The same act in the life of an agreement, which is done with once it is filed."""
    moved = {"performing": "settled", "closed": "settled"}
    starts = tuple(dict.fromkeys(moved.get(one, one) for one in act.starts))
    return replace(act, starts=starts, ends=moved.get(act.ends, act.ends))


AGREEMENT_LIFE = Life(
    id="agreement",
    title="协议的办理",
    forms=(AMENDMENT,),
    phases=_PHASES,
    stations=(
        *_CONCLUDING,
        Station("settled", "已办结", "filing", PERFORMING, awaits=("hand_over",), over=True),
    ),
    acts=tuple(map(_of_agreement, (*REVIEWING, *CONCLUDING))),
)

_OF_SETTLEMENT = {"passed": ("decide",), "signed": ("file",)}
"""What is awaited where a settlement has less to wait for than a contract. It is begun where a dispute is recorded."""
SETTLEMENT_LIFE = Life(
    id="settlement",
    title="和解（调解）协议的办理",
    forms=(SETTLEMENT,),
    phases=tuple(replace(one, asked=was_sent_up) if one.id == "district" else one for one in _PHASES),
    stations=(
        *(
            replace(
                one,
                open=REASONS if one.open else (),
                awaits=_OF_SETTLEMENT.get(one.id, one.awaits),
            )
            for one in _CONCLUDING
        ),
        Station("settled", "已办结", "filing", PERFORMING, awaits=("hand_over",), over=True),
    ),
    acts=SETTLING,
)

NOTICE_LIFE = Life(
    id="notice",
    title="通知书的办理",
    forms=(NOTICE,),
    phases=(
        Phase("draft", "起草", place(57)),
        Phase("decision", "决策", place(57)),
        Phase("sending", "发出", place(57)),
    ),
    stations=(
        Station("draft", "起草", "draft", CLOSED, locked=False, awaits=("decide",)),
        Station("decided", "已批准，待发出", "sending", CLOSED, open=REASONS, awaits=("send",)),
        Station("sent", "已发出", "sending", CLOSED, over=True),
    ),
    acts=(
        LifeAct(
            id="decide",
            label="登记决策审批",
            person=HANDLE,
            who=facts.HANDLER,
            place=place(57),
            quote=quoted(57),
            starts=("draft",),
            ends="decided",
            asks=facts.DECISION,
            day="decided_on",
            checked_at=CLOSED,
            tells={"decision_doc": facts.decision},
            hint="登记以后正文锁定。",
        ),
        LifeAct(
            id="reopen",
            label="退回修改",
            person=HANDLE,
            who=facts.HANDLER,
            place=place(57),
            quote=quoted(57),
            starts=("decided",),
            ends="draft",
            asks=(facts.REASON,),
            hint="改动以后须重新决策审批。",
        ),
        LifeAct(
            id="send",
            label="登记发出通知",
            person=HANDLE,
            who=facts.HANDLER,
            place=place(57),
            quote=quoted(57),
            starts=("decided",),
            ends="sent",
            asks=(facts.dated("sent_on", "发出日期"), facts.said("manner", "送达方式和签收情况")),
            day="sent_on",
            demands=(Demand(sent_after_decision, place(57), of_facts=True),),
            checked_at=CLOSED,
            issues=True,
        ),
    ),
)

ASSESSMENT_LIFE = Life(
    id="assessment",
    title="风险评估的办理",
    forms=(ASSESSMENT,),
    phases=(Phase("draft", "起草", place(57)), Phase("decision", "批准", place(57))),
    stations=(
        Station("draft", "起草", "draft", CLOSED, locked=False, awaits=("approve",)),
        Station("approved", "已批准", "decision", CLOSED, open=AFTER_APPROVAL, over=True),
    ),
    acts=(
        LifeAct(
            id="approve",
            label="登记批准",
            person=HANDLE,
            who=facts.HANDLER,
            place=place(57),
            quote=quoted(57),
            starts=("draft",),
            ends="approved",
            asks=facts.DECISION,
            day="decided_on",
            checked_at=CLOSED,
            tells={"decision_doc": facts.decision},
            hint="登记以后正文锁定；“批准之后”各项还可以补填。",
        ),
    ),
)

LIVES = (CONTRACT_LIFE, AGREEMENT_LIFE, SETTLEMENT_LIFE, NOTICE_LIFE, ASSESSMENT_LIFE)
