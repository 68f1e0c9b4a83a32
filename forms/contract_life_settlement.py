"""The acts about a settlement of a dispute (F-GC-29): it binds as a supplement does, and goes the way of one.

第六十三条 asks for a written agreement and names no further act. What supplements a government contract and binds
is one itself (第五条第九项): it is reviewed before it is signed, and filed (推断, as the catalogue has it at GC-63-1).
The paper has no answers about review and filing, so what is told with an act stays in its record. Whether 第四十二条
sends it to the district follows from its contract and not from it: whoever handles it decides, and is told so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.life import Demand
from formgen.messages import _

from . import contract_life_facts as facts
from .contract_life_facts import place
from .contract_life_review import ACTS as REVIEWING
from .contract_life_signing import DECIDE, FILE_IT, HAND_OVER, SIGN_IT

if TYPE_CHECKING:
    from formgen.life import Matter
    from formgen.messages import Message


def was_sent_up(matter: Matter) -> bool:
    """Whether the district's legal office is asked about the text as it stands."""
    last = matter.last("submit", "send_up")
    return last is not None and last.act == "send_up"


def decided_after_review(matter: Matter) -> Message | None:
    """Nobody decides about what was not reviewed yet."""
    last = matter.last("internal_pass", "district_pass")
    reviewed = facts.day_told(matter, last.act, "opinion_date") if last else None
    return facts.in_order(_("审查意见日期"), reviewed, _("决策日期"), matter.facts["decided_on"])


def registered_after_signing(matter: Matter) -> Message | None:
    """Nothing is filed before it is signed."""
    signed = facts.day_told(matter, "sign", "signed_on")
    return facts.in_order(_("签署完毕日"), signed, _("备案登记日"), matter.facts["registered_on"])


ACTS = (
    *(replace(one, tells={}, offered=None) for one in REVIEWING),
    replace(
        DECIDE,
        tells={},
        offered=None,
        demands=(Demand(decided_after_review, place(40), of_facts=True),),
        hint="原合同属于第四十二条所列、须区法制机构审查的，先提交区法制机构审查；涉及放弃权益的，先办报批。",
    ),
    replace(SIGN_IT, tells={"signed_date": "signed_on", "signing_place": "signing_place"}),
    replace(
        FILE_IT,
        ends="settled",
        tells={},
        filed_as=(),
        demands=(Demand(registered_after_signing, place(49), of_facts=True),),
    ),
    replace(HAND_OVER, starts=("settled",), tells={}),
)
