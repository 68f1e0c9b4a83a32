"""Choices of law that are no foreign law and yet to be looked at: uniform rules, and a law that is left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.text import Match, Text

_RULES = (
    "(?:《?联合国国际货物(?:销售|买卖)合同公约》?|《?国际货物(?:销售|买卖)合同公约》?|维也纳公约|cisg|"
    "《?(?:国际统一私法协会)?国际商事合同通则》?|国际统一私法协会[^,。;\n]{0,12}通则|unidroit principles?|"
    "united nations convention on contracts for the international sale of goods|商人法|lex mercatoria|国际商事惯例)"
)
_CHOSEN = expression(
    rf"(?:适用|依照?|依据|按照?|遵循|遵守|受|以|根据|采用|援引|governed by|subject to|in accordance with)[^,。;不\n]{{0,16}}?{_RULES}|"
    rf"(?:适用法律?|准据法|governing law)[^,。;不\n]{{0,4}}?[:为是][^,。;不\n]{{0,6}}?{_RULES}"
)
_NOT = expression(r"(?:不|排除|除外|\bnot?\b|exclud)[^,。;\n]{0,12}$")
_BLANK = expression(
    "(?:适用法律|准据法|法律适用|适用的法律|governing law)[^,。;:\n一-龥]{0,2}(?:为|是|:)?[:]?(?:[_ ]{2,}|【[_ ]*】|\\[[_ ]*\\]|\\([_ ]*\\))|"
    "适用(?:__+|【[_ ]*】|\\[[_ ]*\\])(?:国|国家|地区)?(?:的)?法律?"
)


def uniform_rules_chosen(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where the contract is put under a convention or principles: the CISG, UNIDROIT, 商人法."""
    return [
        reading.match(*found.span())
        for reading in readings(text, gazetteer)
        for found in _CHOSEN.finditer(reading.words)
        if is_meant(reading, *found.span())
        and not _NOT.search(reading.words, max(0, found.start() - 30), found.start())
    ]


def law_left_blank(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where the place for the governing law is left open: ``适用法律：________``."""
    return [
        reading.match(*found.span())
        for reading in readings(text, gazetteer)
        for found in _BLANK.finditer(reading.words)
        if not reading.is_quoted(found.start())
    ]
