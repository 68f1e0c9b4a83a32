"""文本核对 of a contract that was read: its numbers, its references, its annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.numbering import Misnumbered, mixed_articles, number_faults
from formgen.clauses.references import (
    dangling_annexes,
    dangling_references,
    has_annexes,
    unmentioned_annexes,
)
from formgen.law import part
from formgen.messages import _
from formgen.rules import ADVICE, MISSING, NOTE, WARN, Problem, rule

from .consistency import ACT
from .passages import quoted

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.clauses.numbering import NumberFault
    from formgen.clauses.references import Dangling
    from formgen.messages import Message

CLAUSES = part("条款序号")
MOST_QUOTED = 5


@rule(ACT, "TXT-23", CLAUSES, severity=WARN)
def clauses_are_numbered_in_order(paper: Contract) -> list[Problem]:
    """条款序号连续、不重复。"""
    return [Problem((), _misnumbered(one), matches=one.matches) for one in number_faults(paper)]


def _misnumbered(fault: NumberFault) -> Message:
    if fault.fault is Misnumbered.DOUBLE:
        return _("条款序号“{number}”用了两次：请重新编号，并核对文中的引用。", number=fault.number)
    if fault.fault is Misnumbered.GAP:
        return _(
            "条款序号从“{before}”跳到“{number}”，缺{missing}：请核对是漏了条款还是编号有误。",
            before=fault.before,
            number=fault.number,
            missing=[f"“{one}”" for one in fault.missing],
        )
    return _(
        "条款序号“{number}”排在“{before}”之后，次序颠倒：请重新编号，并核对文中的引用。",
        before=fault.before,
        number=fault.number,
    )


@rule(ACT, "TXT-24", CLAUSES, severity=NOTE, kind=ADVICE)
def articles_are_numbered_in_one_way(paper: Contract) -> Problem | None:
    """条号的写法前后一致。"""
    rarer = tuple(mixed_articles(paper))
    if not rarer:
        return None
    said = _(
        "条号有的写“第一条”，有的写“第1条”（如{words}）：请统一写法。", words=quoted(rarer[:MOST_QUOTED])
    )
    return Problem((), said, matches=rarer)


@rule(ACT, "TXT-25", CLAUSES, severity=WARN)
def references_lead_somewhere(paper: Contract) -> list[Problem]:
    """文中引用的条款和附件都存在。"""
    annexes = dangling_annexes(paper)
    if annexes and not has_annexes(paper):
        return [*map(_leading_nowhere, _by_target(dangling_references(paper))), _not_attached(annexes)]
    return [*map(_leading_nowhere, _by_target([*dangling_references(paper), *annexes]))]


def _not_attached(places: list[Dangling]) -> Problem:
    """One note for all annexes of a contract that was handed in without any."""
    said = _(
        "文中提到{what}，所读的文件没有附件：请核对附件是否齐全，送审时一并提交。",
        what=[f"“{one}”" for one in dict.fromkeys(place.what for place in places)],
    )
    matches = tuple(one.match for one in places)
    return Problem((), said, severity=NOTE, kind=MISSING, matches=matches)


def _by_target(found: list[Dangling]) -> list[list[Dangling]]:
    targets: dict[str, list[Dangling]] = {}
    for one in found:
        targets.setdefault(one.what, []).append(one)
    return list(targets.values())


def _leading_nowhere(places: list[Dangling]) -> Problem:
    first = places[0]
    if first.annex:
        said = _(
            "文中提到“{what}”，但合同没有附上，也没有列出：请附上该附件，或者改正附件序号。", what=first.what
        )
    else:
        said = _("文中引用“{what}”，本合同没有这一条（款、项）：请核对，改为应引的条款。", what=first.what)
    # In a fragment nobody can tell what the rest has: what is missing is left out there.
    return Problem((), said, kind=MISSING, matches=tuple(one.match for one in places))


@rule(ACT, "TXT-26", CLAUSES, severity=NOTE, kind=ADVICE)
def annexes_are_mentioned(paper: Contract) -> Problem | None:
    """附件在正文中有所提及。"""
    places = tuple(unmentioned_annexes(paper))
    if not places:
        return None
    said = _(
        "合同附有{words}，正文却没有提到附件：请写明附件名称及其与正文的关系。",
        words=quoted(places[:MOST_QUOTED]),
    )
    return Problem((), said, matches=places)
