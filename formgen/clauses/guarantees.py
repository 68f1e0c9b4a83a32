"""Which words make the government side answer for somebody else's debt.

The bare words 担保, 保证 and 保函 never fire: what counts is who gives the security, for whose debt. The
other side's performance bond, a third party's guarantee in favour of the government side, and warranties
of goods and title stay quiet, and so does a promise to pay one's own price.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from formgen.clauses.actors import GOVERNMENT, actor_of, names_of
from formgen.clauses.answering import answers_for_another
from formgen.clauses.answering_words import DEBT as DEBT_OWED
from formgen.clauses.assembled import assembled
from formgen.clauses.english_guarantees import english_guarantees
from formgen.clauses.guarantee_words import (
    ANSWERS,
    BY_OURS,
    DEBT,
    DEMANDED,
    FRIENDLY,
    IN_FAVOUR,
    LABELLED,
    MORE_RIGHTS,
    OF_DEBTS,
    OWN_PRICE,
    PLAIN,
    RECEIVED,
    RIGHT_TO,
    SECURED,
    VERB,
    WARRANTY,
)
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_denied, is_meant, is_refused, is_set_aside
from formgen.clauses.spans import beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text


def government_guarantee(
    text: Text, gazetteer: Gazetteer, *, government: tuple[str, ...] | None = None
) -> list[Match]:
    """Phrases by which the government side secures or takes over somebody else's debt.

    :param government: what the government side is called in this text, where it is known; otherwise the
        usual words of the gazetteer (甲方, 采购人, 区政府 …).
    """
    # Two rules ask for it of one contract: the article that forbids it, and the code that says what becomes of it.
    key = ("guarantees", gazetteer, government)
    if key not in text.kept:
        sides = gazetteer if government is None else _sided(gazetteer, government)
        said = _in(readings(text, gazetteer), sides)
        text.kept[key] = [*said, *beside(said, _in(assembled(text, gazetteer), sides))]
    return list(cast("list[Match]", text.kept[key]))


def _in(every: Iterable[Reading], sides: Gazetteer) -> list[Match]:
    key = ("guarantees", sides)
    return [found for one in every for found in one.once(key, lambda it: _found_in(it, sides))]


def _found_in(reading: Reading, sides: Gazetteer) -> list[Match]:
    spans = (next(_guarantees(reading, one, sides), None) for one in reading.sentences_with(_ANCHOR))
    return [reading.match(*span) for span in spans if span]


_ANCHOR = expression(
    f"{DEBT_OWED.pattern}|"
    "[借贷债偿还欠赊垫亏兜押质函]|担保|保证|保底|保付|保兑|托底|付息|本息|收益|回报|本金|兑付|兑现|授信|融资|信托|票据|汇票|商票|保理|代付|给付|缺口|补足|补齐|"
    "差额|连带|增信|信用|流动性|回购|受让|收购|购回|买回|维好|买单|埋单|预算|付款义务|金融机构|guarant|suret|indemni|secur|loan|debt|borrow|keepwell|comfort|lender|"
    "bank|note|bond|credit|facilit|mortgag|pledg|shortfall|backstop|leas|default|obligor|repay"
)
_NEAR = 100
_SIDES_KEPT = 64
_SIDED: dict[tuple[int, tuple[str, ...]], Gazetteer] = {}


def _sided(gazetteer: Gazetteer, government: tuple[str, ...]) -> Gazetteer:
    """*gazetteer* with other words for the government side; kept, because names are compiled by it."""
    key = (id(gazetteer), government)
    if key not in _SIDED:
        if len(_SIDED) >= _SIDES_KEPT:
            _SIDED.clear()
        rest = set(gazetteer.government_words) - set(government)
        # A word such as 甲方 that does not mean the government side here means somebody else.
        _SIDED[key] = replace(
            gazetteer, government_words=government, counterparties=(*gazetteer.counterparties, *sorted(rest))
        )
    return _SIDED[key]


def _guarantees(reading: Reading, sentence: Sentence, sides: Gazetteer) -> Iterator[tuple[int, int]]:
    of_debts = OF_DEBTS if re.search(DEBT, _around(reading, sentence)) else ()
    for pattern in (*PLAIN, VERB, *of_debts):
        for found in pattern.finditer(reading.plain, sentence.start, sentence.end):
            if _is_given(reading, sentence, found, sides):
                yield found.span()
    yield from _labelled(reading, sentence, sides)
    yield from _demanded(reading, sentence, sides)
    yield from answers_for_another(reading, sentence, sides)
    yield from english_guarantees(reading, sentence)


def _demanded(reading: Reading, sentence: Sentence, sides: Gazetteer) -> Iterator[tuple[int, int]]:
    """贷款人有权要求甲方承担保证责任, 担保:甲方信用担保: the government side is named behind the phrase."""
    if not re.search(DEBT, reading.plain[max(0, sentence.start - _NEAR) : sentence.end]):
        return
    for pattern, said_behind in ((DEMANDED, ANSWERS), (SECURED, BY_OURS)):
        for found in pattern.finditer(reading.plain, sentence.start, sentence.end):
            name = names_of(sides, reading.sides).match(reading.words, found.end(), sentence.end)
            if name is None or name.lastgroup != GOVERNMENT:
                continue
            duty = said_behind.match(reading.plain, name.end(), sentence.end)
            denied = is_denied(reading, found.start())
            if duty and not denied and not is_set_aside(reading, duty.end()):
                yield found.start(), duty.end()


def _labelled(reading: Reading, sentence: Sentence, sides: Gazetteer) -> Iterator[tuple[int, int]]:
    """担保人:甲方 in a table or a form, where a debt is spoken of in the lines around it."""
    for found in LABELLED.finditer(reading.plain, sentence.start, sentence.end):
        name = names_of(sides, reading.sides).match(reading.words, found.end(), sentence.end)
        around = reading.plain[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        government = name is not None and name.lastgroup == GOVERNMENT
        if (
            name
            and government
            and re.search(f"{DEBT}|主债|债务?人|(?:保证|担保)(?:方式|范围|期间)", around)
            and is_meant(reading, found.start(), name.end())
        ):
            yield found.start(), name.end()


def _around(reading: Reading, sentence: Sentence) -> str:
    return reading.plain[sentence.start : sentence.end]


def _is_given(reading: Reading, sentence: Sentence, found: re.Match[str], sides: Gazetteer) -> bool:
    start, end = found.span()
    words = reading.plain
    before = words[max(sentence.start, start - 30) : start]
    if RECEIVED.search(before[-14:]):
        return False
    behind = words[start : min(sentence.end, end + 8)]
    if (
        RIGHT_TO.search(behind)
        or MORE_RIGHTS.search(before)
        or OWN_PRICE.search(words[max(sentence.start, start - 10) : end + 8])
    ):
        return False
    if is_refused(reading, sentence, end):
        return False
    if IN_FAVOUR.search(before) or re.search("向甲方|给甲方", found.group()):
        return False
    if not _is_about_debt(reading, sentence, found):
        return False
    actor = _actor_inside(found, reading, sentence, sides) or actor_of(reading, sentence, start, sides)
    return actor == GOVERNMENT and is_meant(reading, start, end)


def _actor_inside(found: re.Match[str], reading: Reading, sentence: Sentence, sides: Gazetteer) -> str:
    """The actor of ``乙方借款由甲方负责偿还``-like phrases, named after the phrase has begun."""
    agent = re.search("由", found.group())
    return actor_of(reading, sentence, found.end(), sides) if agent else ""


def _is_about_debt(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether somebody's debt, a financier or another's performance is at stake, not quality or title."""
    if re.search("回购|受让|收购|购回|买回", found.group()):
        return (
            re.search(
                "股权|份额|资产|项目|投资|收益|乙方|本金|产权|债券|融资|贷款|借款|债务",
                _around(reading, sentence),
            )
            is not None
        )
    if re.search("保证书|履约保证|付款保证", found.group()) and not re.search(
        DEBT, _around(reading, sentence)
    ):
        return False
    if re.fullmatch(r"(?:提供|作出|给予)[^,。;]{0,16}保证", found.group()):
        return re.search(DEBT, _around(reading, sentence)) is not None
    clause = re.split("[,;。\n]", reading.plain[found.start() : min(sentence.end, found.end() + 6)])[0]
    return not (
        WARRANTY.search(clause)
        and not re.search(DEBT, _around(reading, sentence))
        and not FRIENDLY.search(clause)
    )
