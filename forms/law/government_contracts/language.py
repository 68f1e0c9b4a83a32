"""第三十八条: the contract is written in Chinese, and the Chinese text decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import equal_languages
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .act import ACT

if TYPE_CHECKING:
    from formgen.clauses import Text
    from formgen.messages import Message

CHINESE = "zh"
SEVERAL = 2
UNDECIDED = frozenset({"equal", "unspecified"})


@rule(ACT, "GC-38-1", article(38), severity=BLOCK)
def contract_has_a_chinese_text(languages: tuple[str, ...]) -> Problem | None:
    """政府合同文本应为中文文本。"""
    if CHINESE in languages:
        return None
    return Problem("languages", _("政府合同文本应为中文文本：请制作中文文本，并在文本语言中加选中文。"))


@rule(ACT, "GC-38-2", article(38), severity=WARN)
def chinese_text_prevails(
    languages: tuple[str, ...] | None, prevailing_language: str | None, text: Text
) -> list[Problem]:
    """确需存在两种或两种以上文字版本的，原则上应以中文文本为准或者优先。"""
    count = len(languages or ())
    chosen = []
    if count >= SEVERAL and prevailing_language in UNDECIDED:
        said = _("有{count}种文字版本：原则上应约定以中文文本为准，请改选，或者说明理由。", count=count)
        chosen.append(Problem("prevailing_language", said))
    return [*chosen, *problems_in(equal_languages(text, GAZETTEER), _equal)]


def _equal(words: str) -> Message:
    return _(
        "约定各文字版本同等效力：{words}。原则上应以中文文本为准，请加上不一致时以中文为准。", words=words
    )
