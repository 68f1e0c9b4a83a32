"""What somebody decides about a finding: which decisions there are, and the words that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.fields.characters import letters_in
from formgen.messages import _
from formgen.service.kept_reviews import ACCEPTED, FALSE_POSITIVE, OPEN, WAIVED

if TYPE_CHECKING:
    from formgen.service.kept_reviews import Entry

LONGEST_REASON = 2000
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


def in_words(entry: Entry) -> str:
    """What was decided about a finding, as a comment in the document says it; empty where nothing was."""
    one = entry.decision
    if one is None:
        return ""
    if one.state == WAIVED:
        return str(_("审查人放行：{reason}", reason=one.reason))
    return str(_("审查人采纳：{reason}", reason=one.reason)) if one.reason else str(_("审查人已采纳。"))
