"""Words by which a contract goes on of itself, or gives the other side a right to go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_ON = "(?:顺延|延长|延期|展期|延续)"
# 遇节假日自动顺延 moves one date, it does not renew the contract: the term must be named before.
_RENEWS = expression(
    "自动(?:续期|续约|续签|续租|续订|续展)|"
    f"(?:合同|协议|租期|租赁期限?|服务期限?|有效期限?|期满|届满|到期)[^。;\\n]{{0,40}}?自动{_ON}|"
    f"自动{_ON}(?:一|两|二|三|[0-9]+)个?(?:年|月|合同期|服务期|租期)|"
    "(?:视为|视同)[^,。;不\\n]{0,8}(?:续期|续约|续签|续租)|"
    "(?<!无)优先续[期约签租订]权?|续[期约签租订]选择权|有权(?:单方)?(?:选择|决定|要求)续[期约签租订]"
)
_ONE_DATE = expression("工期|节假日|休息日|节日|假期|付款|支付|交货|交付|质保|保修|不可抗力|答复")
_REFUSED = expression("(?:无|没有|不再|不得|非)[^,。;\\n]{0,4}$")
_NOT_OF_ITSELF = expression("不[^,。;\\n]{0,3}自动")
_NEAR = 15


def automatic_renewal(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Promises that the contract renews itself, or that a side may have it renewed."""
    return [
        reading.match(*found.span())
        for reading in readings(text, gazetteer)
        for sentence in reading.sentences_with(_RENEWS)
        for found in _RENEWS.finditer(reading.words, sentence.start, sentence.end)
        if not _moves_one_date(reading, found)
        and not _REFUSED.search(reading.words, max(sentence.start, found.start() - _NEAR), found.start())
        and not _NOT_OF_ITSELF.search(found.group())
        and is_meant(reading, _where_it_renews(found), found.end())
    ]


def _where_it_renews(found: re.Match[str]) -> int:
    """Where 自动 stands: before it the sentence may say who raises no objection, which denies nothing."""
    return found.start() + max(0, found.group().rfind("自动"))


def _moves_one_date(reading: Reading, found: re.Match[str]) -> bool:
    near = reading.words[max(0, found.start() - _NEAR) : found.end()]
    return bool(re.search(_ON, found.group()) and _ONE_DATE.search(near))
