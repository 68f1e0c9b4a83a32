"""Contracts in two languages: the English half of a heading, a label or a name set aside, length kept.

「3. 费用与支付 Fees and Payment」 is the heading 费用与支付, 「甲方（委托方）Party A (Client)：」 the label of 甲方,
and 「示例局 Shili Bureau」 behind such a label the name 示例局. What stands in English alone stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from formgen.clauses.reading import Reading

_ENGLISH = r"[ \t]*+[A-Za-z][A-Za-z0-9 .,'’&()/-]{1,80}"
_LABEL = expression(rf"(?<=[一-龥)]){_ENGLISH}(?=[:])")
_HEADING = expression(
    r"^[ \t]*(?:第[一二三四五六七八九十百0-9]{1,5}[条章]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、])"
    r"[ \t]*[一-龥、/()]{2,24}(?P<english>[ \t]++[A-Za-z][A-Za-z ,'’&()/-]{2,80})$",
    re.MULTILINE,
)
_VALUE = expression(
    r"[^\n]{2,120}?[一-龥)日](?P<english>[ \t]++[A-Za-z0-9][A-Za-z0-9 .,'’&()/-]{2,120})$", re.MULTILINE
)
_LEAST = 2


def without_translation(folded: str) -> str:
    """*folded* with blanks for the English halves; as many characters as before.

    Only where several labels or headings are in two languages: elsewhere Latin letters are names.
    """
    labels = list(_LABEL.finditer(folded))
    heads = [one.span("english") for one in _HEADING.finditer(folded)]
    if len(labels) + len(heads) < _LEAST:
        return folded
    spans = [*heads, *(one.span() for one in labels)]
    for label in labels:
        value = _VALUE.match(folded, label.end())
        if value:
            spans.append(value.span("english"))
    return _blanked(folded, sorted(spans))


def in_one_language(reading: Reading) -> Reading:
    """*reading* without the English halves of headings, labels and names."""
    folded = fold(reading.source)
    plain = without_translation(folded)
    if plain == folded:
        return reading
    kept = [place for place, at in enumerate(reading.origin) if plain[at] == folded[at]]
    words = "".join(reading.words[place] for place in kept)
    return replace(reading, words=words, origin=[reading.origin[place] for place in kept])


def _blanked(folded: str, spans: list[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        if start >= done:
            pieces += [folded[done:start], " " * (end - start)]
            done = end
    return "".join([*pieces, folded[done:]])
