"""Permissions to hand the whole of the works, or of what was won in a tender, on to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.actors import GOVERNMENT, OTHER, names_in, names_of, within
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text

_AGREED = "允许|同意|准许|许可"
_MAY = f"(?P<may>(?<![不许认])可以?(?![能疑行否靠])|(?<!无)(?<!没)有权|得以|{_AGREED})"
# What is only a part, and what belongs to the project without being the work, may be given to others.
_GAP = (
    "(?:(?!就|对|关于|检查|查处|监督|部分|非主体|非关键|辅助|劳务|专业|不|未|否|禁止|拒绝|解除|终止|追究|债权|收益|股权|款|成果|资料|档案|数据|资产|设备|权利|著作权|"
    "产权|材料|房|证|"
    # Who stops it, or complains of it, hands nothing on; once he has looked into it he may.
    "(?:制止|停止|阻止|防止|预防|防范|避免|杜绝|纠正|整改|责令|督促|警告|举报|检举|投诉|处罚|调查|核查|核实|发现|认定|通报)(?![^,。;:\\n]{0,8}后))"
    "[^,。;:\\n])"
)
_WORK = "(?:工程|项目|施工|标段|(?:合同|协议)[^,。;:\\n]{0,6}(?:工作|内容|任务|服务|义务))"
_TASK = "(?:工作|任务|服务|(?:权利[和及与、]?)?义务)(?![费人机成资数])"
_WHOLE = "(?:全部|整体|整个|所有|全数)"
_GIVES = "(?:转让|转给|转交|分包|交由|交给|委托)"
_SOMEBODY = "(?:给|由|于|至)?[^,。;:\\n]{0,4}(?:第三[人方]|他人|其[他它]|任何)"
_BEFORE_ACT = f"{_MAY}{_GAP}{{0,30}}?"
# Money, results and parts of what was won may be given away.
_WON = "中标的?(?:项目|工程)(?!的?(?:部分|非|应收|收益|债权|成果|款|资料))"
_TO_SOMEBODY = "向(?:第三[人方]|他人|(?:其[他它]|任何)[^,。;:\\n]{0,4}?)"
_TORN_APART = "(?:转包(?![人方商]|行为|单位|企业|情况|情形|问题)|[肢支]解)"
_HANDED = (
    expression(f"{_BEFORE_ACT}{_TORN_APART}"),
    expression(
        f"{_BEFORE_ACT}{_WHOLE}(?:{_GAP}{{0,10}}?{_WORK}|(?:的)?{_TASK}){_GAP}{{0,6}}?{_GIVES}{_SOMEBODY}"
    ),
    expression(f"{_BEFORE_ACT}{_WORK}{_GAP}{{0,6}}?{_WHOLE}{_GIVES}{_SOMEBODY}"),
    expression(f"{_BEFORE_ACT}中标(?:的)?(?:项目|工程)(?:再|又)?(?:转让|转给){_SOMEBODY}"),
    expression(f"{_BEFORE_ACT}(?:{_TO_SOMEBODY})?(?:全部|整体)?转让(?:其|所)?{_WON}"),
    expression(
        f"{_BEFORE_ACT}{_TO_SOMEBODY}{_GIVES}(?:其|所)?{_WHOLE}(?:{_GAP}{{0,10}}?{_WORK}|(?:的)?{_TASK})"
    ),
)
_ANY = expression("转包|[肢支]解|转让|转给|转交|分包|交由|交给|委托")
_DENIED = expression("(?:未|不|非|无|如|若|擅自|是否)[^,。;:\\n]{0,10}$")
_A_CASE = expression("[^,。;:\\n]{0,16}?(?:的(?:[,。;:]|行为|情形|应|须|由|,)|时[,应须由]|后果|责任)")
_ASKED_FOR = expression("(?:经|征得|取得|获得|报)(?:过)?$")
_CONSENTS = expression("[^,。;:\\n]{0,4}(?:同意|批准|许可|认可)")
# Where somebody else may begin to act: 并可, 且有权 go on with whoever acted before.
_PIECE_ENDS = expression("[,:(]|并(?![列未不])|(?<!而)且|同时")
_WHEN = expression("(?:在|当|如果?|若|一旦|因|待|经)[^,。;:\\n]{1,30}?(?:时|后|情况下|情形下)")
_FAILS = expression(
    "的,?$|时,?$|如果?(?!下|期)|若(?!干)|一旦|因(?!此)|由于|(?<!应)当|逾期|违约|延误|迟延|拖延|怠于|拒|未|无力|无法|不能|不按|不履行"
)
# Whoever stands elsewhere in an earlier piece has something done to him: 没收乙方履约保证金.
_BEGINS = expression("(?:^.?|[^一-龥]|第.{1,6}[条款项]|由|则|但|如果?|若|一旦|因|由于|中|期间|时|后)$")
_BY_ITS_DOER = expression(_TORN_APART)
_DENIED_WITHIN = 30
_BACK = 160


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
            if _is_permitted(reading, sentence, hit, gazetteer)
        )
        for hit in sorted(hits, key=lambda one: one.start()):
            if hit.start() >= done:
                done = hit.end()
                yield hit.span()


def _is_permitted(reading: Reading, sentence: Sentence, hit: re.Match[str], gazetteer: Gazetteer) -> bool:
    words, floor = reading.words, max(sentence.start, hit.start() - _DENIED_WITHIN)
    if _DENIED.search(words, floor, hit.start()) or _A_CASE.match(words, hit.end()):
        return False
    agreed = hit["may"] in _AGREED.split("|")
    who = _who_is_let(reading, hit, gazetteer) if agreed else _who_may(reading, sentence, hit, gazetteer)
    return who != GOVERNMENT and is_meant(reading, *hit.span())


def _who_is_let(reading: Reading, hit: re.Match[str], gazetteer: Gazetteer) -> str | None:
    """He who is named first behind 同意."""
    first = names_of(gazetteer, reading.sides).search(reading.words, hit.end("may"), hit.end())
    return first and first.lastgroup


def _who_may(reading: Reading, sentence: Sentence, hit: re.Match[str], gazetteer: Gazetteer) -> str | None:
    """He who is named before 可以; else he who acts before that, or who has the works done where the other fails."""
    words, begin, end = reading.words, max(sentence.start, hit.start() - _BACK), hit.start()
    names = [*within(names_in(reading, sentence, gazetteer), begin, end)]
    cuts = [begin, *(one.end() for one in _PIECE_ENDS.finditer(words, begin, end))]
    failed = False
    for cut in reversed(cuts):
        acting = _acting(words, cut, end, names)
        if cut != cuts[-1]:
            acting = [one for one in acting if _BEGINS.search(words[cut : one.start()])][:1]
        case = cut != cuts[-1] and _FAILS.search(words[cut:end]) is not None
        if acting and not case:
            return acting[-1].lastgroup
        failed = failed or (case and any(one.lastgroup == OTHER for one in acting))
        end = cut
    return GOVERNMENT if failed and not _BY_ITS_DOER.search(hit.group()) else None


def _acting(words: str, begin: int, end: int, names: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those of *names* between *begin* and *end* who are not only asked, or named for when it is."""
    when = [one.span() for one in _WHEN.finditer(words, begin, end)]
    return [
        one
        for one in names
        if begin <= one.start() < end
        and not any(first < one.start() < last for first, last in when)
        and not (_ASKED_FOR.search(words, begin, one.start()) or _CONSENTS.match(words, one.end(), end))
    ]
