"""How long a contract runs, as its words say: 自…起至…止, or so many years.

Terms of warranty, secrecy, storage or experience are none of the contract's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.stated_dates import day_in, day_pattern
from formgen.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_BETWEEN = expression(
    rf"(?:自|从|由|于)?{day_pattern('b', loose=True)}(?:零时|0时|00:00)?(?:\(含(?:当|本)?日?\))?(?:起)?(?:开始)?[,、]?"
    rf"(?:至|到|~|—+|–|-{{1,2}})(?:于)?"
    rf"{day_pattern('e', loose=True)}"
)
_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十两百]{1,5})"
_LASTING = expression(
    "(?P<whose>(?:合同|协议|租赁|租期|承租|服务|承包|委托|经营|合作|履行|有效|使用|运营|特许经营|托管|物业管理|借用|出租|聘用)"
    "(?:的)?(?:总|履行|有效|服务|经营|使用|管理|合作)?(?:期限?|年限|期间|时间|有效期))"
    "(?:\\([^()\n]{0,12}\\))?[^。;\n]{0,24}?(?:为|是|:|共计?|合计|暂定|约定|不超过|期限)?(?:人民币)?"
    f"(?P<number>{_NUMBER})(?:\\([0-9一二三四五六七八九十]+\\))?(?:个)?(?P<unit>年|周年|月|个月)(?![0-9末底初中度份利]|以[上内下]|内|后|前|至|的?(?:租金|费用))"
)
_OTHER = expression(
    "质保|保修|质量保证|缺陷责任|保密|竞业|保存|保管|留存|时效|折旧|寿命|业绩|经验|从业|免租|装修期|宽限|付款|支付|每|满|提前|届满|剩余|续[签租约]|"
    "试用|整改|维保|保证期|担保期|免费|近|过去|连续|最近|诉讼|归档|备份|日志|有效期为自报价|投标|报价|响应"
)
_WHOSE = expression(
    "合同|协议|租赁|租期|租用|承租|服务|承包|委托|经营|合作|履行|有效|期限|使用|运营|托管|起止|期间|term|period"
)
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class StatedTerm:
    """A term that the text states: first and last day, or a number of months; what is not stated is ``None``."""

    match: Match
    start: date | None = None
    end: date | None = None
    months: int | None = None


def stated_terms(text: Text, gazetteer: Gazetteer) -> list[StatedTerm]:
    """The terms of the contract itself that *text* states, in order."""
    return [
        term
        for reading in readings(text, gazetteer)
        for term in sorted((*_between(reading), *_lasting(reading)), key=lambda one: one.match.start)
    ]


def _between(reading: Reading) -> Iterator[StatedTerm]:
    for found in _BETWEEN.finditer(reading.words):
        start, end = day_in(found, "b"), day_in(found, "e")
        before = reading.words[max(0, found.start() - 24) : found.start()]
        if start and end and start < end and _is_of_contract(before) and not reading.is_quoted(found.start()):
            yield StatedTerm(reading.match(*found.span()), start, end)


def _is_of_contract(before: str) -> bool:
    clause = re.split("[。;\n]", before)[-1]
    return _WHOSE.search(clause) is not None and _OTHER.search(clause) is None


def _lasting(reading: Reading) -> Iterator[StatedTerm]:
    for found in _LASTING.finditer(reading.words):
        before = reading.words[max(0, found.start() - 8) : found.start()]
        if _OTHER.search(re.split("[,。;\n]", before)[-1] + found.group()) or reading.is_quoted(
            found.start()
        ):
            continue
        number = number_of(found["number"])
        if number:
            months = number * MONTHS_OF_A_YEAR if "年" in found["unit"] else number
            yield StatedTerm(reading.match(*found.span()), months=months)
