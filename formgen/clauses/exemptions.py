"""Exemptions that the law makes void: for injuries, and for losses by intent or gross negligence.

Who bears an accident, what the one did not cause, what the other side caused itself, insurance and force majeure
are no such exemptions, and a limit that excepts intent is lawful: they stay quiet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses.actors import GOVERNMENT, OTHER, names_of
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_INJURY = "(?:人身(?:(?:或者?|及|和|、|与|以及)财产)?(?:损害|伤害|伤亡|损伤)|人员伤亡|伤亡事故)"
_INTENT = "(?:故意|重大过失)(?:(?:或者?|和|及|与|、|以及)(?:故意|重大过失|过失))?"
_CAUSED = "(?:造成|导致|致使|引起|引发|产生)"
_LOSS = "(?:损失|损害|毁损|灭失|后果|事故)"
_NOT = "(?:不|无[需须]|毋须|不需要?|不必|免于|免予|无义务)(?:再|予|因此|就此|对此)?"
_FREED = (
    f"(?:{_NOT}(?:承担|负责(?!任)|负|赔偿|担责)|(?<!不)(?<!不[得能应可])免除[^,。;\\n]{{0,10}}责任|"
    "(?<!不)(?<!不[得能应可])免责(?!条款|事由|情形|声明|范围))(?:[^,。;:\\n不除]{0,8}?责任)?"
)
# Whose claim is cut off frees him against whom he has it.
_CLAIM = "(?:索赔|追偿|(?:要求|请求|主张|追究|提出)[^,。;:\\n不]{0,12}?(?:赔偿|责任|索赔|损失|权利))"
_NO_CLAIM = "(?:不得|不能|不应|无权|不再|放弃)(?:再|就此|因此|据此|以此|另行)?"
_CUT_OFF = f"(?P<freed>{_NO_CLAIM}(?:向[^,。;:\\n不]{{1,8}}?)?(?P<claim>{_CLAIM}))"
# Nothing between the harm and the exemption says who bears it, or begins an exception.
_BETWEEN = "(?P<between>[^。;\\n承赔其除但非]{0,24}?)"
_INJURIES = (
    expression(
        f"(?P<cause>{_CAUSED}|对于?)[^,。;:\\n不]{{0,16}}?{_INJURY}(?P<harm>){_BETWEEN}(?P<freed>{_FREED})"
    ),
    expression(
        f"(?P<freed>{_NOT}(?:承担|赔偿|负责|对))(?P<cause>)(?P<between>[^,。;\\n除不非]{{0,24}}?)(?P<harm>){_INJURY}"
        "[^,。;\\n除不]{0,12}?(?:责任|赔偿(?!责任)|损失|费用)"
    ),
    expression(f"(?P<cause>受到|遭受)[^,。;:\\n不]{{0,6}}?{_INJURY}(?P<harm>){_BETWEEN}(?P<freed>{_FREED})"),
    expression(
        f"(?P<cause>{_CAUSED}|受到|遭受)[^,。;:\\n不]{{0,16}}?{_INJURY}(?P<harm>){_BETWEEN}{_CUT_OFF}"
    ),
)
_INTENTS = (
    expression(
        f"(?P<cause>{_INTENT})[^,。;\\n]{{0,8}}?{_CAUSED}[^,。;:\\n不]{{0,16}}?{_LOSS}(?P<harm>){_BETWEEN}(?P<freed>{_FREED})"
    ),
    expression(
        f"(?:无论|不论|不管|即使|即便|纵然)[^。;\\n]{{0,16}}?(?P<cause>{_INTENT})(?P<harm>){_BETWEEN}(?P<freed>{_FREED})"
    ),
    expression(
        f"(?P<freed>{_NOT}(?:承担|赔偿|负责|对)|(?<!不)(?<!不[得能应可])免除)(?P<between>[^,。;\\n除不非]{{0,16}}?)(?P<harm>)"
        f"(?P<cause>{_INTENT})[^,。;\\n除不]{{0,24}}?(?:责任|赔偿(?!责任)|{_LOSS}(?!的?赔偿|的?责任))"
    ),
    expression(
        f"(?P<cause>{_INTENT})[^,。;\\n]{{0,8}}?{_CAUSED}[^,。;:\\n不]{{0,16}}?{_LOSS}(?P<harm>){_BETWEEN}{_CUT_OFF}"
    ),
    expression(
        f"(?P<freed>{_NO_CLAIM}[就对因])(?P<between>[^,。;\\n除不非]{{0,8}}?)(?P<harm>)(?P<cause>{_INTENT})"
        f"[^,。;\\n除不]{{0,24}}?(?P<claim>{_CLAIM})"
    ),
    expression(
        f"(?P<freed>(?:{_NOT}|不会|不应)[因就为])(?P<between>[^,。;\\n除不非]{{0,8}}?)(?P<harm>)(?P<cause>{_INTENT})"
        "[^,。;\\n除不免]{0,24}?(?:承担|负责?|赔偿(?!责任))"
    ),
)
_ANY = expression("人身|人员伤亡|伤亡事故|故意|重大过失")
_NOT_BY = expression("(?:非|无(?!论)|没有|不存在|未|(?<!免)除|不属于|不是|不因|不视为)[^,。;\\n]{0,12}$")
_SOMEBODY_ELSE = expression(
    "第三[方人]|他人|受害|被?保险|投保|承保|用户|使用[人者]|业主|学生|患者|游客|住户|居民|志愿者|参[加与]者|自身|本人|自己|不可抗力"
)
_OTHER_CAUSE = expression(
    "下列|以下|下述|自行|擅自|不当|违规|违反|非因|并非|不是|除|但|以外|依法|法律|意外|人为|改装|隐瞒|疾病|未按|不按|拒绝|不听|不服从|自担|自负|"
    "由[^,。;\n]{0,12}(?:承担|负责|赔偿|处理)"
)
_BY = expression("(?:因|由于|因为|系|属于?)[^,。;:\n]{0,2}$")
_ITS_OWN = expression("(?:的)?(?:原因|过错|故意|重大过失|过失|行为|施工|产品|提供|服务|违约|操作|作业)")
# 因台风, 因供电中断: what comes from neither side; a fault of the product or of the work is one's own.
_COMES_FROM = expression(
    f"(?:因|由于)(?!何|任何|其(?!他))(?![^,。;\\n]{{0,12}}(?:产品|质量|缺陷|施工|服务|作业))[^,。;:\\n]{{1,20}}?(?:$|的?{_CAUSED})"
)
# 乙方不得以分包为由不承担责任: nobody is freed by what he may not say.
_REFUSED = expression("(?:不[得能应可]|无权|禁止|严禁)[^,。;:\n并且]*$")
_HIS_OWN = expression("其|自")
_CAUSES = expression(_CAUSED)
_SUFFERED = ("受到", "遭受")
_BACK = 50


@dataclass(frozen=True)
class Exemption:
    """An exemption that is void; :param of_injuries: or of losses by intent or gross negligence."""

    match: Match
    of_injuries: bool


def void_exemptions(text: Text, gazetteer: Gazetteer) -> list[Exemption]:
    """Exemptions from what one did oneself: injuries of the other side, its losses by intent or gross negligence."""
    found = []
    for reading in readings(text, gazetteer):
        for hit, of_injuries in (*_hits(reading, gazetteer),):
            if is_meant(reading, hit.start(), _end_of_case(hit)):
                found.append(Exemption(reading.match(*hit.span()), of_injuries))
    return sorted(found, key=lambda one: one.match.start)


def _hits(reading: Reading, gazetteer: Gazetteer) -> Iterator[tuple[re.Match[str], bool]]:
    """What reads like such an exemption, each stretch once; a loss by intent is told before an injury."""
    done = -1
    for sentence in reading.sentences_with(_ANY):
        for patterns, of_injuries in ((_INTENTS, False), (_INJURIES, True)):
            for pattern in patterns:
                for hit in pattern.finditer(reading.words, sentence.start, sentence.end):
                    frees = _frees_from_injury if of_injuries else _frees_from_intent
                    if hit.start() >= done and frees(reading, sentence.start, hit, gazetteer):
                        done = hit.end()
                        yield hit, of_injuries


def _end_of_case(hit: re.Match[str]) -> int:
    """Where it ends; before the claim that is cut off, for 乙方不得主张 is no claim of 乙方's."""
    return max(hit.start("freed"), hit.start() + 1) if "claim" in hit.groupdict() else hit.end()


def _named(reading: Reading, start: int, end: int, gazetteer: Gazetteer) -> list[re.Match[str]]:
    return list(names_of(gazetteer, reading.sides).finditer(reading.words, max(0, start), end))


def _sides(names: list[re.Match[str]]) -> list[str | None]:
    return [one.lastgroup for one in names]


def _frees_from_intent(reading: Reading, begin: int, hit: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether he who is freed is he who acts on purpose, as far as both are named."""
    words, floor = reading.words, max(begin, hit.start() - _BACK)
    clause = max(floor, words.rfind(",", floor, hit.start("cause")) + 1)
    is_first = hit.start("freed") < hit.start("cause")
    doing = max(clause, hit.end("freed")) if is_first else clause
    if _NOT_BY.search(words[doing : hit.start("cause")]) or "保险" in hit["between"]:
        return False
    if _SOMEBODY_ELSE.search(words[clause : hit.start("cause")]) or _REFUSED.search(hit["between"]):
        return False
    by = _sides(_named(reading, doing, hit.start("cause"), gazetteer))
    said = (floor, hit.start("freed")) if is_first else hit.span("between")
    freed = _sides(_named(reading, *said, gazetteer))
    if "claim" in hit.groupdict():
        itself = is_first and _HIS_OWN.search(hit["between"]) is not None
        return not itself and _is_against(by, freed, _claimed_of(reading, hit, gazetteer))
    freed = freed or by[:1]
    released = words.startswith("免除", hit.start("freed")) and is_first
    return released or not by or not freed or by[-1] == freed[-1]


def _claimed_of(reading: Reading, hit: re.Match[str], gazetteer: Gazetteer) -> list[str | None]:
    """Of whom nothing may be claimed, where the clause names him."""
    return _sides(_named(reading, hit.start("freed"), hit.end("claim"), gazetteer))


def _is_against(by: list[str | None], claimant: list[str | None], of: list[str | None]) -> bool:
    """Whether the claim that is cut off is one against him who acts, as far as they are named."""
    return not by or ((not claimant or claimant[-1] != by[-1]) and (not of or by[-1] in of))


def _frees_from_injury(reading: Reading, begin: int, hit: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether somebody is freed of an injury that he causes, or the other side of one whoever causes it."""
    words, floor = reading.words, max(begin, hit.start() - _BACK)
    is_first = hit.start("freed") < hit.start("harm")
    start = hit.start("freed" if is_first else "cause")
    if _NOT_BY.search(words, floor, start) or _SOMEBODY_ELSE.search(words, floor, hit.end()):
        return False
    if _REFUSED.search(hit["between"]):
        return False
    before = _named(reading, floor, start, gazetteer)
    between = _named(reading, *hit.span("between"), gazetteer)
    freed = _freed_of_injury(reading, hit, before, between, gazetteer)
    by = between if is_first else before if between else before[1:]
    causes = [one for one in by if _BY.search(words, floor, one.start()) or _ITS_OWN.match(words, one.end())]
    if causes:
        return causes[-1].lastgroup == freed
    hurt = [one for one in by if one.lastgroup != freed and _is_hurt(words, hit, one, is_first=is_first)]
    if freed != OTHER or any(one.lastgroup != OTHER for one in by if one not in hurt):
        return False
    if hit["cause"] in _SUFFERED and not hurt:
        return False
    comes_from = _COMES_FROM.search(words[floor:start]) or _COMES_FROM.search(words, start, hit.end())
    return not (comes_from or _OTHER_CAUSE.search(words, floor, hit.end()))


def _freed_of_injury(
    reading: Reading,
    hit: re.Match[str],
    before: list[re.Match[str]],
    between: list[re.Match[str]],
    gazetteer: Gazetteer,
) -> str | None:
    """Which side is freed: he who is named for it, or he against whom nothing may be claimed."""
    if hit.start("freed") < hit.start("harm"):
        return before[-1].lastgroup if before else None
    named = between[-1:] or before[:1]
    if not named or "claim" not in hit.groupdict():
        return named[0].lastgroup if named else None
    freed = GOVERNMENT if named[0].lastgroup == OTHER else OTHER
    of = _claimed_of(reading, hit, gazetteer)
    return freed if not of or freed in of else None


def _is_hurt(words: str, hit: re.Match[str], name: re.Match[str], *, is_first: bool) -> bool:
    """Whether *name* is whose body is hurt: 甲方遭受的人身伤害, 甲方人员的人身损害."""
    if is_first:
        return _CAUSES.search(words, name.end(), hit.start("harm")) is None
    return hit["cause"] in _SUFFERED
