"""第三十六条 in a contract that was read: whether anybody approved of a forum cannot be told from its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import (
    Place,
    look_up_institution,
    other_forum,
    vague_forums,
    written_forums,
)
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import WARN, Problem

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .act import ACT
from .forum import ARBITRATION, said_of_name

if TYPE_CHECKING:
    from formgen.clauses import Contract, Match
    from formgen.messages import Message


@on_paper(ACT, "GC-36-1")
def forum_on_paper_is_at_the_seat_of_the_government_side(paper: Contract) -> list[Problem]:
    """Forums elsewhere in the mainland: a warning, because the head of the signatory may have approved."""
    return problems_in((one.match for one in other_forum(paper.text, GAZETTEER)), _elsewhere, WARN)


def _elsewhere(words: str) -> Message:
    return _(
        "约定的管辖不在政府方所在地：{words}。请改为“深圳市罗湖区人民法院”或“深圳国际仲裁院”；"
        "确需如此的，送审时附主要负责人的审批件。",
        words=words,
    )


@on_paper(ACT, "GC-36-2")
def forum_on_paper_is_named_exactly(paper: Contract) -> list[Problem]:
    """Names that are no exact full names, each with the name to write."""
    found = []
    for match in written_forums(paper.text, GAZETTEER):
        said = _doubt(match)
        if said:
            found.append(Problem((), said, severity=WARN, matches=(match,)))
    return [*found, *problems_in(vague_forums(paper.text, GAZETTEER), _only_described, WARN)]


def _doubt(match: Match) -> Message | None:
    known = look_up_institution("".join(match.quote.split()), GAZETTEER)
    if known.place is Place.OVERSEAS:
        return None
    here = any(place in known.written for place in GAZETTEER.local_places)
    if known.exact and not known.known and ARBITRATION in known.written and not here:
        return None  # Elsewhere: GC-36-1 speaks of it, and no list has every body of the country.
    return said_of_name(known)


def _only_described(words: str) -> Message:
    return _(
        "{words}不是裁判机构的准确全称：请写出全称，如“深圳市罗湖区人民法院”或“深圳国际仲裁院”。", words=words
    )
