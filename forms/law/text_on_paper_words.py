"""文本核对 of a contract that was read: copies that do not agree, words written wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.copies import copies_faults
from formgen.clauses.slips import deposits_confused, slips
from formgen.law import part
from formgen.messages import _
from formgen.rules import NOTE, WARN, Problem, rule

from ..gazetteer import GAZETTEER
from .consistency import ACT
from .consistent_texts import WORDS
from .passages import quoted

if TYPE_CHECKING:
    from formgen.clauses import Contract, Match
    from formgen.clauses.copies import CopiesFault
    from formgen.messages import Message

COPIES = part("份数")
_ONE_PLACE = 1


@rule(ACT, "TXT-32", COPIES, severity=WARN)
def copies_kept_make_up_the_copies_made(paper: Contract) -> list[Problem]:
    """合同份数与各方所执份数一致。"""
    return [Problem((), _differing(one), matches=one.matches) for one in copies_faults(paper.text, GAZETTEER)]


def _differing(one: CopiesFault) -> Message:
    said, other, words = one.said, one.other, quoted(one.matches)
    if len(one.matches) > _ONE_PLACE:
        return _(
            "合同份数前后不一致：先写{said}份，又写{other}份（{words}）。请核对，改为一致。",
            said=said,
            other=other,
            words=words,
        )
    return _(
        "合同份数不一致：{words}，一处是{said}份，一处合计{other}份。请核对总份数和各方所执份数。",
        said=said,
        other=other,
        words=words,
    )


@rule(ACT, "TXT-33", WORDS, severity=NOTE)
def words_are_written_right(paper: Contract) -> list[Problem]:
    """合同用字正确。"""
    places: dict[str, list[Match]] = {}
    for one in slips(paper.text, GAZETTEER):
        places.setdefault(one.meant, []).append(one.match)
    found = [
        Problem(
            (),
            _("{words}应为“{meant}”：请改正。", words=quoted(matches), meant=meant),
            matches=tuple(matches),
        )
        for meant, matches in places.items()
    ]
    if confused := deposits_confused(paper.text, GAZETTEER):
        said = _(
            "“订金”没有定金的担保效力，与“定金”不是一回事（{words}）：请核对，要适用定金罚则的，统一写作“定金”。",
            words=quoted(confused),
        )
        found.append(Problem((), said, matches=confused))
    return found
