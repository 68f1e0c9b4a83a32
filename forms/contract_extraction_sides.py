"""What each side may and must do, and what it owes for a breach: by titles, else sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression

from .contract_extraction_texts import EXACT, SORTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formgen.clauses import Clause
    from formgen.plan import Extracted

    from .contract_extraction_source import Source, Span

_TITLES = {
    "rights.a_rights": "甲方的?权利",
    "rights.a_obligations": "甲方的?(?:义务|责任|工作|职责)",
    "rights.b_rights": "乙方的?权利",
    "rights.b_obligations": "乙方的?(?:义务|责任|工作|职责)",
    "breach.a_liability": "甲方的?违约(?:责任)?",
    "breach.b_liability": "乙方的?违约(?:责任)?",
}
_DUTIES = expression("权利|义务|职责|分工|责任[与和及]权利")
_BREACH = expression("违约")
_ONE_SIDE = expression("^(?P<side>[甲乙])方的?(?:权利|义务|责任|工作|职责)")
_NAMED = expression(
    "^(?:(?:[(0-9一二三四五六七八九十)]{1,4}[.、]?)\\s*)?(?:若|如|如果|因|由于|在|自)?(?P<side>[甲乙])方"
)
_MAY = expression("^(?!.{0,16}保证).{0,16}?(?:有权|可以|享有)")
_EITHER = expression(
    "^(?:任何一方|任一方|双方|各方|一方|违约方|守约方|甲、?乙双方|[甲乙]方?[、与和及][甲乙]方)"
)
_REMEDY = expression("(?P<side>[甲乙])方(?:可以|有权|可)")
# 甲方逾期付款的，乙方…: the condition speaks of one side, the sentence of the other.
_CONDITION = expression(
    "^(?:[^,]{1,80}(?:的|时|后|前|内|外|之日起|同意|要求|情况下)|(?:若|如|如果|因|由于|经|未经|对|对于|根据|按照?|依)[^,]{1,80}),"
    "(?:则|应?由)?(?P<side>[甲乙])方"
)
_OWES = expression("(?:,|应?由)(?P<side>[甲乙])方(?:还|均|仍)?(?:应|须|需|要|承担|赔偿|支付|负责|按)")
_EXCUSED = expression("不承担|不负|免除|不构成违约|不视为违约|无需|无须|免责")
_LIKE_A_LABEL = expression("^(?P<side>[甲乙])方(?:的)?(?P<what>权利|义务|责任)?\\s*:")


def sides(source: Source) -> Iterator[Extracted]:
    """Rights, duties and liability of both sides."""
    found: set[str] = set()
    for path, title in _TITLES.items():
        clause = next((one for one, said in source.titled if re.fullmatch(title, said)), None)
        said = list(source.clause(path, clause, EXACT)) if clause else []
        found |= {path} if said else set()
        yield from said
    sorted_out = _sorted_out(source, _DUTIES, found, _duty)
    sorted_out |= _sorted_out(source, _BREACH, found, _liability)
    for path, spans in sorted_out.items():
        if path not in found:
            yield from source.joined(path, spans, SORTED)


def _sorted_out(
    source: Source,
    title: re.Pattern[str],
    found: set[str],
    place: Callable[[str, str], tuple[str, ...]],
) -> dict[str, list[Span]]:
    """The sentences of the clauses with such a title, by the answer they belong to."""
    answers: dict[str, list[Span]] = {}
    titled = [one for one in source.clauses if title.search(one.title)]
    highest = min((one.level for one in titled), default=0)
    for clause in (one for one in titled if one.level == highest):
        for item, side in _items(source, clause):
            for path in place(source.sided(source.folded[slice(*item)]), side):
                if path not in found:
                    answers.setdefault(path, []).append(item)
    return answers


def _items(source: Source, clause: Clause) -> Iterator[tuple[Span, str]]:
    """The sentences of *clause*, each with the letter of the side it speaks of, empty where neither."""
    title = _ONE_SIDE.match(source.sided(clause.title))
    heading = title.group("side") if title else ""
    for one in (clause, *clause.walk()):
        own = _ONE_SIDE.match(source.sided(one.title))
        heading = own.group("side") if own else heading
        side = heading
        start = one.start + len(one.number) if not one.title and one is not clause else one.body
        for span in source.sentences(start, max(start, one.own_end())):
            trimmed = without_stop(source, span)
            sentence = source.sided(source.folded[slice(*trimmed)])
            named = _NAMED.match(sentence)
            # A line of its own that names nobody speaks of whom its heading names; in doubt of neither.
            side = heading if "\n" in source.folded[start : trimmed[0]] else side
            side, start = (named.group("side") if named else side), trimmed[1]
            heading = side if sentence.endswith(":") else heading
            yield trimmed, "" if _EITHER.match(sentence) else side


def without_stop(source: Source, span: Span) -> Span:
    """*span* without the separator of a number before it (、 or .)."""
    start, end = span
    while start < end and source.folded[start] in "、. )-*•·":
        start += 1
    return start, end


def _duty(sentence: str, side: str) -> tuple[str, ...]:
    main = _CONDITION.match(sentence)
    if main:
        side, sentence = main.group("side"), sentence[main.start("side") :]
    if not side:
        return ()
    letter = {"甲": "a", "乙": "b"}[side]
    label = _LIKE_A_LABEL.match(sentence)
    right = (label.group("what") == "权利") if label and label.group("what") else bool(_MAY.match(sentence))
    return (f"rights.{letter}_{'rights' if right else 'obligations'}",)


def _liability(sentence: str, side: str) -> tuple[str, ...]:
    if _EITHER.match(sentence):
        return ("breach.a_liability", "breach.b_liability")
    if _EXCUSED.search(sentence):
        return ()
    # 货物不合格的，甲方有权退货: whoever has the remedy is not the one in breach.
    named = _NAMED.match(sentence)
    remedy = _REMEDY.match(sentence) if named else _REMEDY.search(sentence)
    if remedy:
        side = "乙" if remedy.group("side") == "甲" else "甲"
    elif not named and (owes := _OWES.search(sentence)):
        side = owes.group("side")
    return (f"breach.{'a' if side == '甲' else 'b'}_liability",) if side else ()
