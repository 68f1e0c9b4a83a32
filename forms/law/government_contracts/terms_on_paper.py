"""第二十五条、第二十七条、第三十四条、第四十四条（五） in a contract that was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import severe_imbalance, unilateral_change, vague_words
from formgen.clauses.patterns import expression
from formgen.messages import _
from formgen.plan import Extent, on_paper
from formgen.rules import ADVICE, NOTE, WARN, Problem

from ...gazetteer import GAZETTEER
from ..passages import problems_in, quoted
from ..reading import extent
from .act import ACT
from .parties import VAGUE_TITLES

if TYPE_CHECKING:
    from formgen.clauses import Contract, Match, VagueWordFound
    from formgen.messages import Message

_TITLE_LINE = expression(r"[ \t\u3000]*(?P<title>[^\n:：，。；,;]{2,40}?)[ \t\u3000]*")
_PARTY_LINE = expression(
    "[ \t\u3000]*(?:[甲乙丙]方|采购人|采购单位|委托人|委托方|发包人|出租人|出租方|供应商|买方|卖方|需方|供方|招标人)(?:[^\n]{0,30}?[:：]|[ \t\u3000]*$)",
    re.MULTILINE,
)
# （示例）, （草案） under or behind a title belong to no name.
_REMARK = expression(r"[ \t\u3000]*(?:[(（【][^()（）【】\n]{1,12}[)）】][ \t\u3000]*)$")
_NO_TITLE = expression(
    "编号|版本|日期|第.{1,4}[条章页]|签订|目录|年|密级|副本|正本|示范文本|草稿|草案|送审稿"
)
_BLANKS = frozenset({"____"})
_AGREED_LATER = frozenset({"另行协商", "另行约定"})
_FORMULA = expression("未尽(?:事宜|事项|之处)[^。；;\n]*$")
_FORMULA_REACH = 30
OPENING = 12
"""Lines in which a title is looked for."""


@on_paper(ACT, "GC-25-1")
def terms_on_paper_are_definite(paper: Contract) -> list[Problem]:
    """Vague words, and terms that burden the government side alone."""
    vague = (one.match for one in vague_words(paper.text, GAZETTEER) if not _is_said_elsewhere(paper, one))
    return [
        *problems_in(vague, _vague),
        *problems_in(severe_imbalance(paper.text, GAZETTEER), _one_sided, WARN),
    ]


def _is_said_elsewhere(paper: Contract, found: VagueWordFound) -> bool:
    """Blanks, of which TXT-13 speaks, and the closing formula 未尽事宜，双方另行协商."""
    if found.word in _BLANKS:
        return True
    before = paper.words[max(0, found.match.start - _FORMULA_REACH) : found.match.start]
    return found.word in _AGREED_LATER and _FORMULA.search(before) is not None


def _vague(words: str) -> Message:
    return _("条款中有模糊用语：{words}。请改为可以执行的约定，如具体的日期、数额、标准。", words=words)


def _one_sided(words: str) -> Message:
    return _("权利义务可能严重失衡：{words}。请核对，改为对等的约定。", words=words)


@on_paper(ACT, "GC-27-1")
def title_on_paper_says_what_the_contract_is_about(paper: Contract) -> Problem | None:
    """A title that is nothing but 合同 or 协议."""
    title = _title(paper)
    if title is None or re.sub(r"[\s《》〈〉]", "", title.quote) not in VAGUE_TITLES:
        return None
    said = _("合同名称“{title}”过于笼统：请写出标的和法律关系，如“××物业租赁合同”。", title=title.quote)
    return Problem((), said, matches=(title,))


def _title(paper: Contract) -> Match | None:
    """The only line above the parties that may be a title; ``None`` where there are several or none."""
    lines, start = [], 0
    for line in paper.words.split("\n", OPENING)[:OPENING]:
        if _PARTY_LINE.match(line):
            break
        found = _TITLE_LINE.fullmatch(_REMARK.sub("", line))
        if found and found["title"].strip() and not _NO_TITLE.search(line):
            lines.append((start + found.start("title"), start + found.end("title")))
        start += len(line) + 1
    else:
        return None
    return paper.match(*lines[0]) if len(lines) == 1 else None


@on_paper(ACT, "GC-34-1")
def government_may_change_on_paper(paper: Contract) -> Problem | None:
    """A whole contract without a right of the government side to change or end it for the public good."""
    if extent(paper) is not Extent.WHOLE or unilateral_change(paper.text, GAZETTEER):
        return None
    said = _(
        "没有找到政府方基于公共利益或者维护法定权益单方变更、终止合同的约定：政府方是行政机关或者具有公共管理职权的，建议增加，合法性审查会核对这一项。"
    )
    return Problem((), said, severity=NOTE)


@on_paper(ACT, "GC-44-5")
def right_to_change_alone_on_paper(paper: Contract) -> list[Problem]:
    """Where the contract gives that right: the evidence for the fifth question of the opinion."""
    return [
        Problem((), _has_right(quoted([one])), severity=NOTE, kind=ADVICE, matches=(one,))
        for one in unilateral_change(paper.text, GAZETTEER)
    ]


def _has_right(words: str) -> Message:
    return _(
        "约定了政府方单方变更、终止合同的权利：{words}。审查第（五）项时请核对其条件和补偿。", words=words
    )
