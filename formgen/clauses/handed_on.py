"""Permissions to hand the whole of the works, or of what was won in a tender, on to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.actors import GOVERNMENT, names_of
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_AGREED = "允许|同意|准许|许可"
_MAY = f"(?P<may>(?<![不许认])可以?(?![能疑行否靠])|(?<!无)(?<!没)有权|得以|{_AGREED})"
# What is only a part, and what belongs to the project without being the work, may be given to others.
_GAP = (
    "(?:(?!就|对|关于|检查|查处|监督|部分|非主体|非关键|辅助|劳务|专业|不|未|否|禁止|拒绝|解除|终止|追究|债权|收益|股权|款|成果|资产|设备|权利|著作权|"
    "产权|材料|房|证)[^,。;:\\n])"
)
_WORK = "(?:工程|项目|施工|标段|(?:合同|协议)[^,。;:\\n]{0,6}(?:工作|内容|任务|服务|义务))"
_TASK = "(?:工作|任务|服务)(?![费人机])"
_WHOLE = "(?:全部|整体|整个|所有|全数)"
_GIVES = "(?:转让|转给|转交|分包|交由|委托)"
_SOMEBODY = "(?:给|由|于|至)?[^,。;:\\n]{0,4}(?:第三[人方]|他人|其[他它]|任何)"
_BEFORE_ACT = f"{_MAY}{_GAP}{{0,30}}?"
_HANDED = (
    expression(f"{_BEFORE_ACT}(?:转包|[肢支]解)"),
    expression(
        f"{_BEFORE_ACT}{_WHOLE}(?:{_GAP}{{0,10}}?{_WORK}|(?:的)?{_TASK}){_GAP}{{0,6}}?{_GIVES}{_SOMEBODY}"
    ),
    expression(f"{_BEFORE_ACT}{_WORK}{_GAP}{{0,6}}?{_WHOLE}{_GIVES}{_SOMEBODY}"),
    expression(f"{_BEFORE_ACT}中标(?:的)?(?:项目|工程)(?:再|又)?(?:转让|转给){_SOMEBODY}"),
)
_ANY = expression("转包|[肢支]解|转让|转给|转交|分包|交由|委托")
_DENIED = expression("(?:未|不|非|无|如|若|擅自|是否)[^,。;:\\n]{0,10}$")
_A_CASE = expression("[^,。;:\\n]{0,16}?(?:的(?:[,。;:]|行为|情形|应|须|由|,)|时[,应须由]|后果|责任)")
_ASKED_FOR = expression("(?:经|征得|取得|获得|报)(?:过)?$")
_BACK = 30


def handed_on(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Permissions of the other side to hand all of its work on; parts of it, with consent, are no such thing."""
    return [
        reading.match(*span)
        for reading in readings(text, gazetteer)
        for span in _in_order(reading, gazetteer)
    ]


def _in_order(reading: Reading, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    done = -1
    for sentence in reading.sentences_with(_ANY):
        hits = (
            hit
            for pattern in _HANDED
            for hit in pattern.finditer(reading.words, sentence.start, sentence.end)
            if _is_permitted(reading, sentence.start, hit, gazetteer)
        )
        for hit in sorted(hits, key=lambda one: one.start()):
            if hit.start() >= done:
                done = hit.end()
                yield hit.span()


def _is_permitted(reading: Reading, begin: int, hit: re.Match[str], gazetteer: Gazetteer) -> bool:
    words, floor = reading.words, max(begin, hit.start() - _BACK)
    if _DENIED.search(words, floor, hit.start()) or _A_CASE.match(words, hit.end()):
        return False
    names = names_of(gazetteer, reading.sides)
    if hit["may"] in _AGREED.split("|"):
        who = list(names.finditer(words, hit.end("may"), hit.end()))[:1]
    else:
        before = names.finditer(words, floor, hit.start())
        who = [one for one in before if not _ASKED_FOR.search(words, floor, one.start())][-1:]
    return not any(one.lastgroup == GOVERNMENT for one in who) and is_meant(reading, *hit.span())
