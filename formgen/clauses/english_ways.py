"""Arbitration and courts in English words: the mentions by which a way is chosen."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from formgen.clauses.lexicon import ELSEWHERE, LOCAL, OVERSEAS
from formgen.clauses.patterns import expression
from formgen.clauses.ways import MOST, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.reading import Sentence

_WAY = expression(
    rf"(?P<arbitration>\bno (?:arbitral )?award\b|\baward(?=[^.;\n]{0, 40}appeal)|"
    rf"(?<![a-z])arbitra(?:t\w*|l)\b(?! (?:rules?|fees?|costs?|language))|[{LOCAL}{ELSEWHERE}{OVERSEAS}]{{1,80}}+)|"
    r"(?P<court>(?<![a-z])(?:courts?(?! of (?:international )?arbitration)|litigat\w*|lawsuits?|sue[sd]?|suing|legal action|"
    r"judicial (?:proceedings|remed\w+))\b)"
)
_KEPT = expression(
    r"\b(?:nothing|not|without|no provision|neither)\b[^.;\n]{0,40}?\b(?:prevent\w*|preclud\w*|limit\w*|affect\w*|prejudic\w*|exclud\w*|"
    r"restrict\w*|bar|bars|prohibit\w*|waiv\w+)\b|\b(?:unless|notwithstanding)\b"
)
_FAILED = expression(
    r"\b(?:not (?:be )?(?:accept\w*|satisf\w+|agree\w*|content)|dissatisf\w+|disagree\w*|object\w*|refus\w*|reject\w*|unhappy|appeal\w*)\b"
    r"[^.;\n]{0,60}\b(?:award|arbitra\w+|decision)\b|"
    r"\b(?:award|arbitra\w+|decision)\b[^.;\n]{0,60}"
    r"\b(?:not (?:be )?(?:accept\w*|satisf\w+|final)|dissatisf\w+|reject\w*|fail\w*)\b"
)
_OTHERWISE = expression(
    r"\b(?:interim|provisional|injunct\w+|preserv\w+|enforce\w*|recogni\w+|execution|set(?:ting)? aside|annul\w*|entered|conservatory|"
    r"pending|threaten\w*|notif\w+|disclos\w+|costs?|expens\w+|fees?|counsel|attorneys?|third part\w+|employ\w+|labou?r|limitation|"
    r"criminal|administrative|in aid of|history|experience)\b"
)
_REFUSED = expression(
    r"\b(?:neither|nor|no) (?:party|dispute|arbitration|litigation)\b|\b(?:shall|may|must|will|can|do|does)(?: not|n't)\b|"
    r"\bexclu(?:de\w*|sion)\b|\bwaiv\w+|"
    r"\b(?:to the exclusion|instead of|rather than|without (?:resort|recourse)|in lieu of|never|not (?:by|to|through)|and not)\b"
)
_OF_A_CLAUSE = expression(" (?:clause|agreement|provision)")
_EDGE = expression("[,.;\n。]")
_REACH = 160


def english_ways(words: str, sentence: Sentence) -> Iterator[Way]:
    """The mentions by which English words in *sentence* choose a way."""
    said = words[sentence.start : sentence.end]
    if not re.search(r"\b[a-z]{3,} [a-z]{2,}\b", said) or _OTHERWISE.search(said):
        return
    open_still = _KEPT.search(said) or _FAILED.search(said)
    for found in islice(_WAY.finditer(words, sentence.start, sentence.end), MOST):
        of_a_clause = _OF_A_CLAUSE.match(words, found.end())
        if open_still or not (of_a_clause or _REFUSED.search(_clause(words, sentence, found))):
            yield Way(found.start(), found.end(), found.lastgroup == "arbitration", english=True)


def _clause(words: str, sentence: Sentence, found: re.Match[str]) -> str:
    floor, limit = max(sentence.start, found.start() - _REACH), min(sentence.end, found.end() + _REACH)
    edges = [edge.end() for edge in _EDGE.finditer(words, floor, found.start())]
    ends = _EDGE.search(words, found.end(), limit)
    return words[edges[-1] if edges else floor : ends.start() if ends else limit]
