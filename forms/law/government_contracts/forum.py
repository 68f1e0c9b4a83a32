"""第三十六条: where disputes go, under the exact name of one court or one arbitration body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import (
    InstitutionReading,
    Place,
    Standing,
    arbitration_and_litigation,
    look_up_institution,
    other_forum,
)
from formgen.clauses.patterns import expression
from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, NOTE, WARN, Group, Problem, rule

from ...gazetteer import GAZETTEER
from ..blanks import is_blank
from ..passages import problems_in
from .act import ACT

if TYPE_CHECKING:
    from formgen.clauses import Text
    from formgen.messages import Message

BOTH = "both"
ARBITRATION = "仲裁"
_FULL_NAME = expression(r"[\u4e00-\u9fa5（）()]{2,}(人民法院|仲裁委员会|仲裁院)")


def place_by_name(dispute: Group) -> Place | None:
    """Where the named court or body stands, if its name tells for sure; otherwise ``None``.

    An arbitration body that no list has may stand anywhere. The courts of this place are all listed, so
    any other is elsewhere.
    """
    if is_blank(dispute.institution_name):
        return None
    named = look_up_institution(dispute.institution_name, GAZETTEER)
    unlisted_body = not named.known and ARBITRATION in named.written
    if named.place is Place.UNKNOWN or (unlisted_body and named.place is not Place.OVERSEAS):
        return None
    return named.place


def is_overseas(dispute: Group) -> bool:
    """Whether the forum lies outside the mainland, by what is declared or by its name."""
    return Place.OVERSEAS in (dispute.institution_location, place_by_name(dispute))


def is_approved(dispute: Group) -> bool:
    """Whether the head of the signatory has approved of the forum in a document with a date."""
    approval = dispute.head_approval
    return not is_blank(approval) and approval.date is not None


@rule(ACT, "GC-36-1", article(36), severity=BLOCK)
def forum_is_at_the_seat_of_the_government_side(dispute: Group, text: Text) -> list[Problem]:
    """政府合同原则上应当约定由政府合同签订主体所在地的有管辖权的人民法院或者仲裁机构管辖，经政府合同签订主体主要负责人审批同意的除外。"""
    lifted = is_approved(dispute)
    found = _forum_elsewhere(dispute)
    matches = (one.match for one in other_forum(text, GAZETTEER))
    severity = NOTE if lifted else None
    return [*found, *problems_in(matches, lambda words: _elsewhere(words, lifted=lifted), severity)]


def _forum_elsewhere(dispute: Group) -> list[Problem]:
    by_name = place_by_name(dispute)
    declared = dispute.institution_location
    if by_name is Place.OVERSEAS or Place.DOMESTIC_OTHER not in (declared, by_name):
        return []
    name = dispute.institution_name or _("所选机构")
    if is_approved(dispute):
        said = _elsewhere(f"“{name}”", lifted=True)
        return [Problem("dispute.institution_location", said, severity=NOTE, kind=ADVICE)]
    said = _elsewhere(f"“{name}”", lifted=False)
    if declared == Place.DOMESTIC_OTHER:
        return [Problem("dispute.institution_location", said)]
    return [Problem(("dispute.institution_name", "dispute.institution_location"), said)]


def _elsewhere(words: str, *, lifted: bool) -> Message:
    if lifted:
        return _(
            "约定的管辖不在政府方所在地：{words}，已经主要负责人审批同意，送审时请附审批件。", words=words
        )
    return _(
        "约定的管辖不在政府方所在地：{words}。请改为政府方所在地的人民法院或仲裁机构；确需如此的，填写主要负责人审批件的名称（或文号）和日期。",
        words=words,
    )


@rule(ACT, "GC-36-2", article(36), severity=BLOCK)
def forum_is_named_exactly(dispute: Group) -> Problem | None:
    """政府合同应当载明裁判机构的准确全称，避免出现歧义。"""
    name = dispute.institution_name
    if is_blank(name) or is_overseas(dispute):
        return None
    known = look_up_institution(name, GAZETTEER)
    if _is_no_full_name(known):
        return Problem("dispute.institution_name", _inexact(known))
    said = _doubtful(known)
    return Problem("dispute.institution_name", said, severity=WARN) if said else None


def said_of_name(known: InstitutionReading) -> Message | None:
    """What is wrong or doubtful about the name of a court or a body, and what to write; ``None`` if nothing."""
    return _inexact(known) if _is_no_full_name(known) else _doubtful(known)


def _is_no_full_name(known: InstitutionReading) -> bool:
    written = "".join(known.written.split())
    return known.vague or not (known.exact or _FULL_NAME.fullmatch(written))


def _inexact(known: InstitutionReading) -> Message:
    if known.ambiguous:
        return _ambiguous(known)
    if full := _full_name(known):
        return _("“{name}”不是裁判机构的准确全称：请写“{full}”。", name=known.written, full=full)
    if ARBITRATION in known.written:
        return _(
            "“{name}”不是裁判机构的准确全称：请写出仲裁机构的全称，如“深圳国际仲裁院”。", name=known.written
        )
    return _(
        "“{name}”不是裁判机构的准确全称：请写出法院或仲裁机构的全称，如“深圳市罗湖区人民法院”。",
        name=known.written,
    )


def _doubtful(known: InstitutionReading) -> Message | None:
    """What is to be asked about a name that looks like a full one; ``None`` where it is one."""
    name, full = known.written, _full_name(known)
    if known.ambiguous:
        return _ambiguous(known)
    if known.standing is not Standing.CURRENT:
        return _("“{name}”已更名或合并：请核对，改写为“{full}”。", name=name, full=full)
    if not known.exact and full:
        return _("“{name}”不是准确全称：请核对，改写为“{full}”。", name=name, full=full)
    if known.place is Place.UNKNOWN and ARBITRATION not in name:
        return _("“{name}”看不出是哪一地的法院：请写明地名，如“深圳市罗湖区人民法院”。", name=name)
    if not known.known and ARBITRATION in name:
        return _("仲裁机构名录中查无“{name}”：请核对名称是否准确、机构是否存在。", name=name)
    return None


def _full_name(known: InstitutionReading) -> str:
    """The name to write today: of a body that was renamed or merged, its successor's."""
    return known.full_name if known.standing is Standing.CURRENT else known.successor


def _ambiguous(known: InstitutionReading) -> Message:
    return _("“{name}”可能有歧义（{why}）：请写准确的全称。", name=known.written, why=known.ambiguous)


@rule(ACT, "GC-36-3", article(36), severity=BLOCK)
def arbitration_and_litigation_exclude_each_other(dispute: Group, text: Text) -> list[Problem]:
    """政府合同不得约定仲裁机构仲裁和法院裁判两种争议解决方式并存的争议解决条款。"""
    chosen = []
    if dispute.method == BOTH:
        said = _("争议解决方式选了仲裁与诉讼并存：二者不得并存，请择一。")
        chosen.append(Problem("dispute.method", said))
    return [*chosen, *problems_in(arbitration_and_litigation(text, GAZETTEER), _two_ways)]


def _two_ways(words: str) -> Message:
    return _("争议解决条款同时约定仲裁和诉讼：{words}。二者不得并存，请择一改写。", words=words)
