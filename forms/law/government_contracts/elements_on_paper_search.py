"""The search for those of the twelve elements that headings and parts alone do not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import Status
from formgen.clauses.elements import Seen, by_signals, judge, look, unfilled
from formgen.clauses.layout import BLANK
from formgen.clauses.patterns import expression
from formgen.messages import _

from . import elements_on_paper_signs as signs

if TYPE_CHECKING:
    from formgen.clauses import ElementFound
    from formgen.clauses.layout import Layout
    from formgen.clauses.spans import Span

_PURPOSE = expression(
    r"(?:^|(?<=[,。;:\n]))(?:现|兹)?为(?:了|着)?(?!甲方|乙方|丙方|准|人民币|期|本合同|便于|[0-9一二三四五六七八九十])[^。;\n]{4,80}|鉴于[^。\n]{4,}|"
    r"(?:[甲乙丙]方|(?:^|(?<=[,。;\n]))[一-龥]{1,3}[方人])因(?!本合同|本协议|履行|合同|违)[^,。;\n]{4,40},[^。;\n]{0,10}(?:向|拟|需|委托|现|聘请|租|采购)|"
    r"现因[^。;\n]{4,60}(?:补充|约定|协议|变更)|(?:^|(?<=[,。;\n]))现?因[^。\n]{4,80}(?:补充约定|达成(?:如下|补充|以下))|"
    r"(?:根据|依据|按照)[^。;\n]{2,70}(?:采购|招标|中标|成交|磋商|谈判|比选|询价)[^。;\n《]{0,14}(?:结果|通知书)|"
    r"(?:旨在|以期|目的(?:是|在于|为))[^。;\n]{4,}|(?:^|(?<=[,。;:\n条]))(?:[甲乙丙]方|[一-龥]{1,3}[方人]|双方|三方)?因[^。;\n]{3,40}(?:需要|需|工作|活动|的?实施|变化|完成|尚未|调整)",
    re.MULTILINE,
)
_NARRATIVE = expression(
    r"(?:^|(?<=[,。;:]))[一-龥]{2,14}?(?:拟|正在|希望|计划|承担|负责(?!人))[^。;\n]{4,}|因[^。;\n]{4,30}(?:需要调整|尚未|发生变化)|"
    r"(?:经|通过|进行)[^。,;\n]{0,20}(?:批准|同意|研究|招标|采购|比选|询价|磋商|谈判|评选)|"
    r"(?:^|(?<=[,。;\n]))(?:[甲乙]方)?因(?!本合同|本协议|履行|合同)[^,。;\n]{4,40},",
    re.MULTILINE,
)
_BASIS = expression("(?:根据|依据|依照|按照|遵照)[^。;\n]{0,12}(?:《|法律|规定|法|办法|结果|批复)")
_AGREED = expression("协商一致|达成(?:如下|以下)|友好协商|经[^。;\n]{0,8}协商|平等[^。;\n]{0,6}自愿|诚实信用")
_FIRST = 200
_SENTENCE = 120


def background_purpose(layout: Layout) -> ElementFound:
    """背景及目的: a heading, a recital that says why, or a basis and an agreement; a basis alone is half of it."""
    seen = look(layout, "background_purpose", signs.BACKGROUND)
    if seen.sections:
        seen.lacks += unfilled(layout, seen.sections[:1])
        return seen.complete()
    if settled := seen.settled():
        return settled
    span = (0, min(len(layout.words), layout.opening[1] + _FIRST))
    if seen.note([*layout.find(_PURPOSE, [span]), *layout.find(_NARRATIVE, [layout.opening])]):
        return seen.complete()
    basis, agreed = (seen.note(layout.find(one, [span])) for one in (_BASIS, _AGREED))
    if basis and not agreed:
        seen.lacks.append(_("合同背景和目的的说明").text)
    return seen.complete() if basis else seen.found(Status.MISSING)


def subject(layout: Layout) -> ElementFound:
    """标的: what it is, and how much or how good; what it is alone is half of it."""
    seen = look(layout, "subject_quantity_quality", signs.SUBJECT)
    if settled := seen.settled():
        return settled
    body = (layout.opening[1], len(layout.words))
    if not seen.sections:
        return _subject_in_sentences(layout, seen, body)
    quantity = seen.note(layout.find(signs.QUANTITY, seen.spans))
    quality = seen.note(layout.find(signs.QUALITY, seen.spans)) or any(
        signs.QUALITY.search(one.title) for one in seen.sections
    )
    if not quantity and not quality:
        seen.lacks.append(_("标的的数量、质量").text)
    if not quantity and all(signs.ONLY_QUALITY.search(one.title) for one in seen.sections):
        return _subject_in_sentences(layout, seen, body, half=True)
    seen.lacks += unfilled(layout, seen.sections, prices=False)
    return seen.complete()


def _subject_in_sentences(layout: Layout, seen: Seen, body: Span, *, half: bool = False) -> ElementFound:
    outside = foreign(layout, signs.SUBJECT)
    said = layout.find(signs.SUBJECT_SAID, [body], outside)
    said += layout.find(signs.SUBJECT_IN_RECITAL, [layout.opening])
    first = [
        one for one in layout.first_clauses(_FIRST_CLAUSES) if one[0] not in {span[0] for span in outside}
    ]
    said += [found[0] for one in first if (found := _counted_and_good(layout, one))]
    if not seen.note(said):
        seen.lacks.append(_("标的及其数量").text)
        return seen.found(Status.PARTIAL if half else Status.MISSING)
    quantity = seen.note(layout.find(signs.QUANTITY, [body], outside))
    quality = seen.note(layout.find(signs.QUALITY, [body], outside))
    if not quantity and not quality:
        seen.lacks.append(_("标的的数量、质量").text)
    return seen.complete()


_FIRST_CLAUSES = 3


def _counted_and_good(layout: Layout, span: Span) -> list[re.Match[str]]:
    """Quantity and quality in one of the first clauses, or quantity in the very first: it says what it is about."""
    counted, good = (layout.find(one, [span]) for one in (signs.QUANTITY, signs.QUALITY))
    is_first = span in layout.first_clauses(1)
    return [*counted, *good] if counted and (good or is_first) else []


def foreign(layout: Layout, own: re.Pattern[str]) -> list[Span]:
    """The stretches under headings of the other elements."""
    named = (one for heading in signs.NAMED if heading is not own for one in layout.under(heading))
    return [one.span for one in named if not own.search(one.title)]


_LIABLE = expression("违约金|滞纳金|赔偿|承担[^。;\n]{0,10}责任|扣减|照价")
_BREACH_SAID = expression(
    "(?:逾期|违反|违约|未按|擅自|损坏|迟延|拖欠)[^。\n]{0,40}(?:违约金|滞纳金|赔偿|承担[^。;\n]{0,8}责任)"
)


def breach_liability(layout: Layout) -> ElementFound:
    """违约责任: a heading with a body; elsewhere a consequence for each side, one alone is half of it."""
    seen = look(layout, "breach_liability", signs.BREACH)
    if settled := seen.settled():
        return settled
    if seen.sections:
        seen.note(layout.find(_LIABLE, seen.spans))
        seen.lacks += unfilled(layout, seen.sections)
        return seen.complete()
    body = [(layout.opening[1], len(layout.words))]
    if shown := by_signals(layout, signs.BREACH_SIGNALS):
        seen.note(shown)
        return seen.complete()
    if not layout.is_titled:
        return seen.complete() if seen.note(layout.find(_LIABLE, body)) else seen.found(Status.MISSING)
    if not seen.note(layout.find(_BREACH_SAID, body, foreign(layout, signs.BREACH))):
        return seen.found(Status.MISSING)
    seen.lacks.append(_("各方违约情形和责任的专门约定").text)
    return seen.complete()


def effect_place_date(layout: Layout) -> ElementFound:
    """成立、生效、签订地点、签订时间: each for itself, wherever it stands; the date also beside the signatures."""
    seen = Seen(layout, "effect_place_date")
    whole = [(0, len(layout.words))]
    for part in signs.EFFECT_PARTS:
        found = [
            one
            for one in layout.find(part.under, whole)
            if not BLANK.search(one.group()) and not _of_something_else(layout, one)
        ]
        if part.label == "签订时间":
            found += layout.find(signs.SIGNED_ON, layout.signature or [_tail(layout)])
        if not seen.note(found):
            seen.lacks.append(part.label)
    return seen.complete() if len(seen.lacks) < len(signs.EFFECT_PARTS) else seen.found(Status.MISSING)


_ELSEWHERE = expression("原(?:合同|协议)|主合同|竞得|拍卖|挂牌|中标|出让合同|成交|发布|招标文件|投标")
_OF_THIS = expression("本(?:补充)?(?:合同|协议)|(?:签[订署约]|订立)(?:地点?|时间|日期)[:为是]")


def _of_something_else(layout: Layout, found: re.Match[str]) -> bool:
    """Whether the words speak of the day or place of another contract, or of an auction."""
    start = max(layout.reading.sentence_at(found.start()).start, found.start() - _SENTENCE)
    before = layout.words[start : found.end()]
    named = [one.end() for one in _ELSEWHERE.finditer(before)]
    own = [one.end() for one in _OF_THIS.finditer(before)]
    return bool(named) and max(named) > max(own, default=0)


def _tail(layout: Layout) -> Span:
    return max(0, len(layout.words) - _FIRST), len(layout.words)


def other(layout: Layout) -> ElementFound:
    """其他: a heading with a body, or words that settle what is not settled or which annexes belong to it."""
    seen = look(layout, "other", signs.OTHER)
    settled = seen.settled()
    if settled and settled.status is Status.PARTIAL:
        return settled
    closing = [*(one.span for one in layout.under(signs.CLOSING)), *layout.untitled]
    copies = layout.find(signs.COPIES, closing)
    if seen.note([*layout.find(signs.OTHER_SAID, [(0, len(layout.words))]), *copies]) or seen.sections:
        return seen.complete()
    return seen.found(Status.MISSING)


def price_payment(layout: Layout) -> ElementFound:
    """价款及支付方式: an amount or a way to reckon it, and when or how it is paid; free of charge is an answer."""
    return judge(layout, signs.PRICE_SIGNS, foreign(layout, signs.PRICE))


def performance_schedule(layout: Layout) -> ElementFound:
    """履行进度安排: a term, a deadline or milestones."""
    return judge(layout, signs.SCHEDULE_SIGNS, foreign(layout, signs.SCHEDULE))


def confidentiality(layout: Layout) -> ElementFound:
    """保密: a heading with a body, or a duty to keep something secret."""
    return judge(layout, signs.CONFIDENTIALITY_SIGNS, [one.span for one in layout.under(signs.BREACH)])


_NEXT_SENTENCE = 60
_TALKED_OVER = expression("协商|调解|协调")


def dispute_jurisdiction(layout: Layout) -> ElementFound:
    """争议解决: a way that ends in a decision, and a body that decides."""
    reading = layout.reading
    spoken = (reading.sentence_at(at.start()) for at in signs.SPEAKS_OF_DISPUTES.finditer(reading.words))
    spans = {(one.start, min(len(reading.words), one.end + _NEXT_SENTENCE)) for one in spoken}
    found = judge(layout, signs.DISPUTE_SIGNS, also=sorted(spans))
    talks = layout.find(_TALKED_OVER, sorted(spans))
    if found.status is not Status.MISSING or not talks or look(layout, found.key, signs.DISPUTE).empty:
        return found
    seen = Seen(layout, found.key, lacks=[part.label for part in signs.DISPUTE_SIGNS.parts])
    seen.note(talks)
    return seen.complete()


def contacts_service(layout: Layout) -> ElementFound:
    """沟通机制: persons to turn to, and when what is sent has arrived."""
    return judge(layout, signs.CONTACTS_SIGNS, [one.span for one in layout.under(signs.PRICE)])
