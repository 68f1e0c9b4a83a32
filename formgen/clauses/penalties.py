"""Penalties that are out of all proportion: five per cent a day, half of the price for any breach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant
from formgen.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_CHINESE = "[零〇一二两三四五六七八九十百点半0-9.]{1,7}"
_RATE = rf"(?:(?P<of>[百千万])分之(?P<words>{_CHINESE})|(?P<digits>[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?)(?P<sign>[%‰]))"
_DAILY = expression(
    r"(?:每(?:[^,。;\n0-9月年季周]{0,8}?[一1])?个?(?:自然|工作|日历)?[日天](?![租常均工历])|(?:逾期|迟延|延迟|延误)[一1][日天]|按[日天]|日(?=[百千万]分之|[0-9.]+[%‰]))"
    rf"(?:起)?(?P<between>[^。;\n%‰]{{0,36}}?){_RATE}"
)
_A_DAY_BEHIND = expression(rf"{_RATE}(?:的?(?:违约金|滞纳金|标准))?(?:/|每)[日天]")
_PENALTY = expression("违约金|滞纳金|罚金|罚款|罚息|逾期|迟延|延误|延期")
_SMALL_BASE = expression(
    "[日月年季周][租服费薪]|当[日月期]|每[月日季]|月度|单价|该[批次项]|日租金|超过|达到?|累计|解除|递[增减]|上浮|下浮|完成|率|不低于|不少于|以上"
)
"""A day's or a month's rent is no price; behind 超过 another figure begins."""
_ON_PURPOSE = expression("擅自|中断(?:服务|作业|供)|停止(?:服务|作业|供)|停[水电气]")
"""Who stops a service on purpose is to be kept from it; the usual measure of delays does not count there."""
_CAPPED = expression(
    rf"(?:累计|总额|最高|上限|合计|封顶)[^。;\n]{{0,16}}?(?:不(?:得)?超过|以|为|不高于)[^。;\n]{{0,16}}?{_RATE}"
)
_WHOLE = "(?:合同|协议|项目|服务|货物|工程|签约合同|采购)(?:总)?(?:价款|金额|价格|总价|总额|总金额|总价款|价|额|标的额|费用|总费用)"
_LUMPS = (
    expression(rf"{_WHOLE}(?:\([^()]{{1,8}}\))?的?{_RATE}[^,。;%\n]{{0,10}}?(?:作为|的|支付|为)?违约金"),
    expression(rf"违约金[^,。;\n]{{0,10}}?(?:为|按|是|:|相当于){_WHOLE}的?{_RATE}"),
)
_TIMES = expression(
    rf"(?:违约金|赔偿)[^,。;\n]{{0,10}}?{_WHOLE}的?(?P<times>{_CHINESE})倍|{_WHOLE}的?(?P<times2>{_CHINESE})倍[^,。;\n]{{0,8}}?违约金"
)
_AT_MOST = expression("累计|不(?:得)?超过|上限|最高|封顶|为限|不高于|低于")
_BASES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "%": Decimal(100),
    "‰": Decimal(1000),
}
HIGH_FOR_A_DAY = Decimal("0.005")
"""A share of the price by which a day is dear: at five in a thousand a delay of 200 days costs the whole price.

No figure of law: courts compare with the loss. Customary are one to five in ten thousand, at most one in a thousand.
"""
HIGH_AT_ONCE = Decimal("0.3")
"""A share of the whole price above which a single payment is looked at; no figure of law either."""


@dataclass(frozen=True)
class HighPenalty:
    """A penalty that looks too high; :param daily: whether it grows by the day."""

    match: Match
    daily: bool


def high_penalties(text: Text, gazetteer: Gazetteer) -> list[HighPenalty]:
    """Penalties of five in a thousand a day or more, or of more than three tenths of the price at once.

    One whose sum is limited to three tenths or less is let pass.
    """
    return [
        HighPenalty(reading.match(*found.span()), daily)
        for reading in readings(text, gazetteer)
        for found, daily in sorted(
            (*_by_the_day(reading), *_at_once(reading), *_many_times(reading)), key=lambda one: one[0].start()
        )
        if is_meant(reading, *found.span())
    ]


def _by_the_day(reading: Reading) -> Iterator[tuple[re.Match[str], bool]]:
    for pattern in (_DAILY, _A_DAY_BEHIND):
        for found in pattern.finditer(reading.words):
            rate = _rate(found)
            if rate is None or rate < HIGH_FOR_A_DAY or rate > 1:
                continue
            sentence = reading.sentence_at(found.start())
            if _SMALL_BASE.search(found.groupdict().get("between") or ""):
                continue
            within = (reading.words, sentence.start, sentence.end)
            if (
                _PENALTY.search(*within)
                and not _ON_PURPOSE.search(*within)
                and not _is_capped(reading, found.end(), sentence.end)
            ):
                yield found, True


def _is_capped(reading: Reading, start: int, end: int) -> bool:
    found = _CAPPED.search(reading.words, start, end)
    most = _rate(found) if found else None
    return most is not None and most <= HIGH_AT_ONCE


def _at_once(reading: Reading) -> Iterator[tuple[re.Match[str], bool]]:
    for pattern in _LUMPS:
        for found in pattern.finditer(reading.words):
            rate = _rate(found)
            sentence = reading.sentence_at(found.start())
            clause = reading.words[max(sentence.start, found.start() - 12) : found.end()]
            if rate is not None and rate > HIGH_AT_ONCE and not _AT_MOST.search(clause):
                yield found, False


def _many_times(reading: Reading) -> Iterator[tuple[re.Match[str], bool]]:
    """Penalties of the whole price, once or several times."""
    for found in _TIMES.finditer(reading.words):
        sentence = reading.sentence_at(found.start())
        if not _AT_MOST.search(reading.words, max(sentence.start, found.start() - 12), found.end()):
            yield found, False


def _rate(found: re.Match[str]) -> Decimal | None:
    """The share that *found* names; ``None`` where the numeral is none."""
    if found["digits"]:
        return Decimal(found["digits"]) / _BASES[found["sign"]]
    whole, point, part = found["words"].partition("点")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", whole):
        number: Decimal | None = Decimal(whole)
    else:
        number = _spoken(whole, part if point else "")
    return None if number is None else number / _BASES[found["of"]]


def _spoken(whole: str, part: str) -> Decimal | None:
    """一点五; 半 is a half."""
    if whole == "半":
        return Decimal("0.5")
    value, digits = number_of(whole), [number_of(one) for one in part]
    if value is None or None in digits:
        return None
    return Decimal(f"{value}.{''.join(map(str, digits)) or '0'}")
