"""What somebody decides about a finding: which decisions there are, and the words that go with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.fields.characters import letters_in
from formgen.messages import _
from formgen.service.kept_reviews import ACCEPTED, FALSE_POSITIVE, OPEN, WAIVED
from formgen.storage import NewDecision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.service.kept_reviews import Entry
    from formgen.storage import Decision

LONGEST_REASON = 2000
BLOCK = "block"
DECIDED = (ACCEPTED, FALSE_POSITIVE, WAIVED)


def reason_for(state: str, reason: str) -> str:
    """*reason* without what nobody sees; BadInput where it says too little for the decision *state*, or too much."""
    said = "\n".join("".join(filter(str.isprintable, line)) for line in reason.splitlines()).strip()
    if state not in (*DECIDED, OPEN):
        raise BadInput(_("不认识这种处理方式：请在页面上选择采纳、误报或者放行。"))
    if len(said) > LONGEST_REASON:
        raise BadInput(_("理由太长（超过{limit}个字符）：请删减后再保存。", limit=LONGEST_REASON))
    if state in (FALSE_POSITIVE, WAIVED) and letters_in(said) < 2:  # noqa: PLR2004 - a single character says nothing
        raise BadInput(_("标为误报或者放行，请写明理由。"))
    return said if letters_in(said) else ""


@dataclass(frozen=True)
class Asked:
    """What somebody asks to be kept about the finding *key*, as :meth:`formgen.service.review_desk.ReviewDesk.decide`."""

    key: str
    state: str
    reason: str
    seen: str | None
    place: str


def checked_decision(entries: Iterable[Entry], asked: Asked) -> NewDecision:
    """What is to be kept; BadInput where there is no such finding or place, or it cannot be decided about so."""
    said = reason_for(asked.state, asked.reason)
    found = next((one for one in entries if one.key == asked.key), None)
    if found is None:
        raise BadInput(_("这份审查里没有这一条发现：请刷新页面后再试。"))
    places = tuple(one.key for one in found.places)
    if asked.place and asked.place not in places:
        raise BadInput(_("这一条发现里没有这一处：请刷新页面后再试。"))
    if asked.state == WAIVED and found.severity == BLOCK:
        raise BadInput(
            _("阻断项不能以理由放行：确属误判请标“误报”并写明理由，否则请标“采纳”，要求修改合同。")
        )
    kept = "" if asked.state == OPEN else asked.state
    return NewDecision(asked.key, kept, said, found.former, asked.seen, places, asked.place)


def in_words(one: Decision | None) -> str:
    """What was decided about a finding, as a comment in the document says it; empty where nothing was."""
    if one is None:
        return ""
    if one.state == WAIVED:
        return str(_("审查人放行：{reason}", reason=one.reason))
    return str(_("审查人采纳：{reason}", reason=one.reason)) if one.reason else str(_("审查人已采纳。"))
