"""文本核对 of a contract that was read: what a template has left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import Text, vague_words
from formgen.clauses.gaps import Gap, gaps, instructions, unticked_boxes
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import WARN, Problem, rule

from ..gazetteer import GAZETTEER
from .consistency import ACT
from .consistent_texts import WORDS
from .passages import quoted

if TYPE_CHECKING:
    from formgen.clauses import Contract, Match
    from formgen.messages import Message

MOST_QUOTED = 5
NEAR = 12
"""So many characters around a word tell whether it is a vague one."""
ALSO_VAGUE = frozenset({Gap.CROSSES, Gap.PENDING})
LEFT = {
    Gap.SPACE: _("空白处"),
    Gap.DATE: _("没有填写的日期"),
    Gap.LENTICULAR: _("空的“【】”"),
    Gap.CROSSES: _("用“×”等符号代替的内容"),
    Gap.PENDING: _("“待定”等未定的内容"),
    Gap.TITLE: _("空的书名号“《》”"),
}


@on_paper(ACT, "TXT-13")
def no_blank_space_is_left_on_paper(paper: Contract) -> list[Problem]:
    """One finding for each kind of blank, with all its places; lines to be signed by hand are none."""
    return [
        Problem((), _left_open(kind, places), matches=places)
        for kind, found in gaps(paper).items()
        if (places := _besides_vague_words(paper, found) if kind in ALSO_VAGUE else found)
    ]


def _besides_vague_words(paper: Contract, places: tuple[Match, ...]) -> tuple[Match, ...]:
    """Those *places* that are no vague words: of ××× and 待定 第二十五条 speaks, and they are not said twice."""
    return tuple(one for one in places if not _is_vague(paper.words, one))


def _is_vague(words: str, place: Match) -> bool:
    low = max(0, place.start - NEAR)
    around = Text.of(words[low : place.end + NEAR])
    start, end = place.start - low, place.end - low
    return any(one.match.start < end and start < one.match.end for one in vague_words(around, GAZETTEER))


def _left_open(kind: Gap, places: tuple[Match, ...]) -> Message:
    return _("合同中留有{what}，共{count}处：请逐处补齐，或者删去。", what=LEFT[kind], count=len(places))


@rule(ACT, "TXT-19", WORDS, severity=WARN)
def options_are_chosen(paper: Contract) -> list[Problem]:
    """选项已作选择。"""
    return [
        Problem((), _("选项{words}没有选定：请勾选适用的一项。", words=quoted([one])), matches=(one,))
        for one in unticked_boxes(paper)
    ]


@rule(ACT, "TXT-20", WORDS, severity=WARN)
def instructions_of_the_template_are_taken_out(paper: Contract) -> Problem | None:
    """范本中的填写说明已经删去。"""
    places = tuple(instructions(paper))
    if not places:
        return None
    said = _(
        "正文中留有范本的填写说明，共{count}处，如{words}：请按说明处理后删去。",
        count=len(places),
        words=quoted(places[:MOST_QUOTED]),
    )
    return Problem((), said, matches=places)
