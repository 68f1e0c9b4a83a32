"""第三十八条 in a contract that was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import equal_languages, several_languages
from formgen.clauses.patterns import expression
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import WARN, Problem

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .act import ACT

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.messages import Message

_HAN = expression("[\u3400-\u9fff]")
_AGREES = expression(r"\b(?:shall|agreement|contract|part(?:y|ies)|vertrag|contrat)\b", re.IGNORECASE)
_LATIN = expression("[A-Za-z]")
FEW_HAN = 0.05
"""Share of Chinese characters among all letters below which a contract is in another language."""
ENOUGH = 400
"""Letters that a text must have before its language is judged: one English clause is no contract."""


@on_paper(ACT, "GC-38-1")
def contract_on_paper_has_a_chinese_text(paper: Contract) -> Problem | None:
    """A contract without Chinese: a warning, because the Chinese text may be in another file."""
    chinese, latin = len(_HAN.findall(paper.words)), len(_LATIN.findall(paper.words))
    foreign = latin > ENOUGH and chinese < FEW_HAN * (chinese + latin)
    if not foreign or not _AGREES.search(paper.words):
        return None
    return Problem((), _("全文没有中文文本：政府合同应为中文文本，请制作中文文本一并送审。"), severity=WARN)


@on_paper(ACT, "GC-38-2")
def chinese_text_prevails_on_paper(paper: Contract) -> list[Problem]:
    """Texts in several languages without a word on which decides, or on equal terms."""
    return [
        *problems_in(equal_languages(paper.text, GAZETTEER), _equal),
        *problems_in(several_languages(paper.text, GAZETTEER), _undecided),
    ]


def _equal(words: str) -> Message:
    return _(
        "约定各文字版本同等效力：{words}。原则上应以中文文本为准，请加上不一致时以中文为准。", words=words
    )


def _undecided(words: str) -> Message:
    return _("有两种以上文字版本而没有约定以哪种为准：{words}。请加上不一致时以中文文本为准。", words=words)
