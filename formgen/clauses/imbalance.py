"""Terms that burden the government side alone: rights given up beforehand, prices that the other side sets.

A clue for a person, not a verdict. What both sides bear, what is owed for one's own fault, and force majeure
stay quiet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import clause_before, is_denied, is_in_forbidden_list, is_set_aside

if TYPE_CHECKING:
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_FAULT = expression(
    "不可抗力|甲方(?:的)?(?:原因|过错|责任|违约|提供|逾期|未|变更|要求)|因甲方|双方|各方|互不|第三方原因|法律(?:、法规)?(?:另有)?规定|依法"
)
# Only a 不 that nothing parts from 放弃 keeps the right: 不再主张并放弃 gives it up.
_NOT = expression("(?:不(?!可撤销|附|论|管|限于)|未|没有|无权|并非|非$)[^并且仍]*$")
_NOT_TAKEN_FOR = expression(
    "(?:不(?!可撤销)|未|非)[^,。;\n]{0,4}?(?:视为|视作|视同|构成|表示|意味着?|等于|代表|(?:理解|解释|推定|认定)为|属于)[^,。;\n]{0,6}$|"
    "(?:未经|非经|除非|如果?|若|倘若)[^,。;\n]{0,4}$"
)
_MAY = expression("可以?(?!撤销)|有权")
_AND = expression("并|且")
_A_CASE = expression("[^,。;\n]{0,2}?(?:的[,应须需]|时[,应须需])")
_EXPLAINED = "解释"
_NEAR = 150
_GAP = "[^,。;\n]"


def severe_imbalance(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Terms by which the other side decides alone, bears nothing, or the government side gives rights up."""
    patterns = _patterns(gazetteer)
    found = []
    for reading in readings(text, gazetteer):
        for pattern, excused, word in patterns:
            for hit in pattern.finditer(reading.words) if word in reading.words else ():
                sentence = reading.sentence_at(hit.start())
                around = max(sentence.start, hit.start() - _NEAR), min(sentence.end, hit.end() + _NEAR)
                lawful = excused and _FAULT.search(reading.words, *around)
                aside = reading.is_quoted(hit.start()) or is_in_forbidden_list(reading, hit.start())
                kept = "waives" in hit.groupdict() and _is_kept(reading, hit, gazetteer)
                if not (lawful or aside or kept or is_set_aside(reading, hit.end())):
                    found.append(reading.match(*hit.span()))
    return sorted(found, key=lambda one: one.start)


def _is_kept(reading: Reading, hit: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether the right is not given up after all: it may not be, need not be, or somebody else's is."""
    words, (start, end) = reading.words, hit.span("way")
    if _NOT.search(hit["way"]) or _A_CASE.match(words, hit.end()):
        return True
    begin, _ = clause_before(reading, hit.start())
    if _NOT_TAKEN_FOR.search(words, begin, hit.start()) or _is_others(gazetteer).search(hit["way"]):
        return True
    parts = [one.end() for one in _AND.finditer(words, start, end)]
    return not parts and (_MAY.search(hit["way"]) is not None or is_denied(reading, end))


@lru_cache(maxsize=4)
def _is_others(gazetteer: Gazetteer) -> re.Pattern[str]:
    """Where the other side gives up, or both do: 要求乙方放弃, 与乙方放弃."""
    others = _others(gazetteer)
    return re.compile(
        f"(?:要求|督促|责令|通知|允许|同意|敦促|告知){others}|(?<![对向就因为于]){others}[^并且]*$"
    )


def _others(gazetteer: Gazetteer) -> str:
    called = (one for one in gazetteer.counterparties if one.endswith(("方", "人", "商", "单位")))
    return _any_of(tuple(called))


@lru_cache(maxsize=4)
def _patterns(gazetteer: Gazetteer) -> tuple[tuple[re.Pattern[str], bool, str], ...]:
    """Each pattern, whether fault or force majeure in the sentence excuses it, and a word that it cannot be without.

    Where the word is nowhere, the dear search for a pattern that begins with any name of a side is spared.
    """
    ours = _any_of(("甲方", "采购人", "委托人", "发包人", "出租人", "政府方"))
    others = _others(gazetteer)
    gap = _GAP
    explaining = ((pattern, False, _EXPLAINED) for pattern in _explaining(f"(?:{others}|{ours})"))
    said = (
        (
            (
                rf"{others}(?:有权|可以?|可自行|得){gap}{{0,10}}?(?:单方面?|自行|随时|任意|无需{gap}{{0,8}}?同意){gap}{{0,10}}?"
                rf"(?:调整|提高|变更|决定|确定|修改|上调|增加|解除|终止|涨价|停止)"
            ),
            True,
        ),
        (
            (
                # 主权豁免以外的一切权利: what is kept is told before, and is no exception from the waiver behind it.
                rf"{ours}(?P<way>(?:(?!{ours})[^,。;\n]){{0,10}}?)(?P<waives>放弃)(?:{gap}{{0,20}}?(?:以|之)外的?(?:一切|全部|所有|任何|其他|其余))?{gap}{{0,30}}?"
                rf"(?:权利?|抗辩|异议|索赔|追究|赔偿|责任|追偿)"
            ),
            False,
        ),
        (
            (
                rf"{ours}{gap}{{0,6}}?(?:不得|无权|不享有)(?:(?!放弃|怠于|拒绝|免除|延误|拖延){gap}){{0,16}}?(?:提出(?:任何)?异议|主张(?:任何)?(?:权利|赔偿|违约)|索赔|追究{others}|"
                rf"解除(?:本)?(?:合同|协议)|要求{others}{gap}{{0,8}}?(?:赔偿|承担))"
            ),
            True,
        ),
        (
            (
                rf"{others}{gap}{{0,14}}?(?:概|一律|均|亦|将|也)?(?:不承担|不负|免除|不负有){gap}{{0,6}}?"
                rf"(?:任何|一切|全部|所有){gap}{{0,8}}?(?:责任|赔偿|义务)"
            ),
            True,
        ),
        (rf"(?:任何|一切)情况下{gap}{{0,20}}?{others}{gap}{{0,10}}?不{gap}{{0,4}}?(?:承担|负|赔偿)", False),
        (
            rf"(?:全部|一切|所有|任何){gap}{{0,10}}?(?:风险|损失|责任|后果|费用){gap}{{0,6}}?(?:均|都|概|全部)?由{ours}{gap}{{0,4}}?承担",
            True,
        ),
        (rf"{ours}(?:承担|负担){gap}{{0,10}}?(?:全部|一切|所有)(?:的)?(?:风险|损失|责任|后果)", True),
    )
    every = (*explaining, *((pattern, excused, "") for pattern, excused in said))
    return tuple((re.compile(pattern), excused, word) for pattern, excused, word in every)


def _explaining(who: str) -> tuple[str, ...]:
    """Who alone says what the contract means."""
    return (
        rf"(?<!文件)(?<!文件的)(?:最终(?:的)?|单方)?解释权{_GAP}{{0,8}}?(?:归|属于?|由){_GAP}{{0,4}}?{who}",
        rf"{who}{_GAP}{{0,14}}?(?:享有|保留|拥有|具有|有){_GAP}{{0,10}}?最终(?:的)?解释权",
        rf"(?:合同|协议|条款|约定){_GAP}{{0,8}}?由{who}(?:单方面?|负责|享有|进行|作出|最终){{1,2}}的?{_GAP}{{0,4}}?解释",
    )


def _any_of(words: tuple[str, ...]) -> str:
    longest_first = sorted(map(fold_for_matching, words), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"
