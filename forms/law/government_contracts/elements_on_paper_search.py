"""The search for those of the twelve elements that headings and parts alone do not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import Side, Status
from formgen.clauses.elements import Seen, judge, look, unfilled
from formgen.clauses.layout import BLANK

from . import elements_on_paper_signs as signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.clauses import ElementFound, Party
    from formgen.clauses.layout import Layout, Span

_DETAIL = re.compile(
    "(?:统一社会信用代码|社会信用代码|法定代表人|负责人|授权代表|住所|住址|地址|注册地址|通信地址|联系电话|联系方式|电话|身份证号?码?|税号|纳税人识别号|董事|"
    "tel|address)[^:\n]{0,24}[:为]?\n?[^\n:。;,_]{2,}"
)
_PLACE = re.compile(
    "(?:省|市|区|县)[一-龥]{2,20}?(?:路|街|道|大厦|村|广场|园)[一-龥0-9]{0,10}(?:号|栋|楼|室)?"
)
_OPEN_DETAIL = re.compile(
    r"(?:法定代表人|负责人|住所|地址|联系电话|联系方式|电话|统一社会信用代码|身份证号码?)(?:\([^)\n]*\))?:(?:_+|/)?(?=\n|$|[甲乙丙]方)"
    "|(?:法定代表人|负责人|住所|地址|联系电话|联系方式|电话|统一社会信用代码|身份证号码?):_{2,}"
)
_OPEN_NAME = re.compile(
    r"^(?P<who>[甲乙丙丁]方|[一-龥]{1,5}[人方])(?:\([^)\n]{1,16}\)){0,2}:(?:_{2,}|[×x]{2,}|\s*$)",
    re.MULTILINE,
)


def party_info(layout: Layout) -> ElementFound:
    """当事人: at least two, each with its name and something that identifies it."""
    seen = Seen(layout, "party_info")
    parties = layout.paper.parties
    seen.shown += [one.where for one in parties[:_SIDES] if one.name]
    top = _top(layout)
    open_names = [found.group("who") for found in layout.find(_OPEN_NAME, [top], layout.signature)]
    named = [one for one in parties if one.name]
    called = layout.find(_CALLED, [top])
    if len(called) >= _SIDES > len(named):
        seen.note(called)
        return _described(layout, seen, top)
    if not named:
        return seen.found(Status.PARTIAL if open_names else Status.MISSING)
    seen.lacks += [f"{who}名称" for who in dict.fromkeys(open_names)]
    if len(named) < _SIDES and not open_names:
        seen.lacks.append("对方当事人的名称")
    if all(one.details for one in named) and len(named) >= _SIDES:
        seen.lacks += [found.group().split(":")[0] for found in layout.find(_OPEN_DETAIL, [top])]
        return seen.complete()
    return _described(layout, seen, top)


def _described(layout: Layout, seen: Seen, top: Span) -> ElementFound:
    """Whether each side has something that identifies it, at the top or beside the signatures."""
    details = layout.find(_DETAIL, [top, *layout.signature], _contact_spans(layout))
    details += layout.find(_PLACE, [top, *layout.signature])
    if len(details) < _SIDES:
        seen.lacks.append("当事人的地址、法定代表人或者负责人、联系方式等信息")
    seen.lacks += [found.group().split(":")[0] for found in layout.find(_OPEN_DETAIL, [top])]
    return seen.complete()


# 示例局（以下简称“甲方”）, or （“乙方”） behind a name.
_CALLED = re.compile(
    '(?:简称|下称|称|统称)[:为]?["“\'「]?[一-龥]{1,5}(?:方|人|单位|局|公司)|[(]["“][一-龥]{1,5}(?:方|人)["”][)]'
)
_SIDES = 2
_TOP = 600


def _top(layout: Layout) -> Span:
    """Where the parties are introduced: all before the first clause, or a clause that is about them."""
    about = layout.under(re.compile("当事人|主体|合同各?[双方]"))
    start, end = layout.opening
    return start, max([end, *(one.end for one in about)], default=min(_TOP, len(layout.words)))


def _contact_spans(layout: Layout) -> list[Span]:
    return [one.span for one in layout.under(signs.CONTACTS)]


_PURPOSE = re.compile(
    r"(?:^|(?<=[,。;:\n]))(?:现|兹)?为(?:了|着)?(?!甲方|乙方|丙方|准|人民币|期|本合同|便于|[0-9一二三四五六七八九十])[^。;\n]{4,80}|鉴于[^。\n]{4,}|"
    r"(?:旨在|以期|目的(?:是|在于|为))[^。;\n]{4,}|(?:^|(?<=[,。;:\n条]))(?:[甲乙丙]方|[一-龥]{1,3}[方人]|双方|三方)?因[^。;\n]{3,40}(?:需要|需|工作|活动|的?实施|变化|完成|尚未|调整)",
    re.MULTILINE,
)
_NARRATIVE = re.compile(
    r"(?:^|(?<=[,。;:]))[一-龥]{2,14}?(?:拟|正在|希望|计划|承担|负责)[^。;\n]{4,}|因[^。;\n]{4,30}(?:需要调整|尚未|发生变化)",
    re.MULTILINE,
)
_BASIS = re.compile("(?:根据|依据|依照|按照|遵照)[^。;\n]{0,12}(?:《|法律|规定|法|办法|结果|批复)")
_AGREED = re.compile("协商一致|达成(?:如下|以下)|友好协商|经[^。;\n]{0,8}协商|平等[^。;\n]{0,6}自愿|诚实信用")
_FIRST = 200


def background_purpose(layout: Layout) -> ElementFound:
    """背景及目的: a heading, a recital that says why, or a basis and an agreement; a basis alone is half of it."""
    seen = look(layout, "background_purpose", signs.BACKGROUND)
    if seen.sections:
        seen.lacks += unfilled(layout, seen.sections[:1])
        return seen.complete()
    if seen.empty:
        return seen.found(Status.MISSING)
    span = (0, min(len(layout.words), layout.opening[1] + _FIRST))
    if seen.note([*layout.find(_PURPOSE, [span]), *layout.find(_NARRATIVE, [layout.opening])]):
        return seen.complete()
    basis, agreed = (seen.note(layout.find(one, [span])) for one in (_BASIS, _AGREED))
    if basis and not agreed:
        seen.lacks.append("合同背景和目的的说明")
    return seen.complete() if basis else seen.found(Status.MISSING)


def subject(layout: Layout) -> ElementFound:
    """标的: what it is, and how much or how good; what it is alone is half of it."""
    seen = look(layout, "subject_quantity_quality", signs.SUBJECT)
    if seen.empty and not seen.sections:
        return seen.found(Status.MISSING)
    body = (layout.opening[1], len(layout.words))
    if not seen.sections:
        return _subject_in_sentences(layout, seen, body)
    quantity = seen.note(layout.find(signs.QUANTITY, seen.spans))
    quality = seen.note(layout.find(signs.QUALITY, seen.spans)) or any(
        signs.QUALITY.search(one.title) for one in seen.sections
    )
    if not quantity and not quality:
        seen.lacks.append("标的的数量、质量")
    if not quantity and all(signs.ONLY_QUALITY.search(one.title) for one in seen.sections):
        return _subject_in_sentences(layout, seen, body, half=True)
    seen.lacks += unfilled(layout, seen.sections, prices=False)
    return seen.complete()


def _subject_in_sentences(layout: Layout, seen: Seen, body: Span, *, half: bool = False) -> ElementFound:
    outside = foreign(layout, signs.SUBJECT)
    said = layout.find(signs.SUBJECT_SAID, [body], outside)
    first = [
        one for one in layout.first_clauses(_FIRST_CLAUSES) if one[0] not in {span[0] for span in outside}
    ]
    said += [found[0] for one in first if (found := _counted_and_good(layout, one))]
    if not seen.note(said):
        seen.lacks.append("标的及其数量")
        return seen.found(Status.PARTIAL if half else Status.MISSING)
    quantity = seen.note(layout.find(signs.QUANTITY, [body], outside))
    quality = seen.note(layout.find(signs.QUALITY, [body], outside))
    if not quantity and not quality:
        seen.lacks.append("标的的数量、质量")
    return seen.complete()


_FIRST_CLAUSES = 3


def _counted_and_good(layout: Layout, span: Span) -> list[re.Match[str]]:
    """Quantity and quality in one of the first clauses: that clause says what the contract is about."""
    counted, good = (layout.find(one, [span]) for one in (signs.QUANTITY, signs.QUALITY))
    return [*counted, *good] if counted and good else []


def foreign(layout: Layout, own: re.Pattern[str]) -> list[Span]:
    """The stretches under headings of the other elements."""
    named = (one for heading in signs.NAMED if heading is not own for one in layout.under(heading))
    return [one.span for one in named if not own.search(one.title)]


_MODAL = "(?:应当?|须|需|负责|有权|不得|保证|可以|承担|按|提供|协调|遵守|配合|安排|服从|支付|组织|享有|自带)"
_RIGHT = re.compile("有权|享有|权利")
_TWO = 2
_THREE = 3


def rights_duties(layout: Layout) -> ElementFound:
    """双方权利义务: under headings of their own, or said clause by clause where clauses have no headings."""
    seen = look(layout, "rights_duties", signs.RIGHTS)
    if seen.empty and not seen.sections:
        return seen.found(Status.MISSING)
    sides = _side_words(layout.paper.parties)
    if seen.sections:
        return _headed_rights(layout, seen, sides)
    return _rights_in_sentences(layout, seen, sides)


def _rights_in_sentences(layout: Layout, seen: Seen, sides: list[tuple[str, ...]]) -> ElementFound:
    """Said clause by clause; beside clauses with headings, those without are half of it."""
    body = layout.untitled if layout.is_titled else [(layout.opening[1], len(layout.words))]
    said = [layout.find(_does(words), body) for words in sides]
    if not (all(said) if layout.is_titled else sum(map(len, said)) >= _THREE):
        return seen.found(Status.MISSING)
    for words, found in zip(sides, said, strict=True):
        if not seen.note(found):
            seen.lacks.append(f"{words[0]}的权利义务")
    if layout.is_titled and len(layout.find(_RIGHT, body)) < len(sides):
        seen.lacks.append("双方各自的权利")
    return seen.complete()


def _headed_rights(layout: Layout, seen: Seen, sides: list[tuple[str, ...]]) -> ElementFound:
    titles = "".join(one.title for one in seen.sections)
    both = re.search("双方|各方|三方|甲乙|权利[、和与及]?义务$", titles) if len(seen.sections) == 1 else None
    for words in sides[:_TWO]:
        said = layout.find(_any_of(words), seen.spans)
        if not seen.note(said) and not _any_of(words).search(titles):
            seen.lacks.append(f"{words[0]}的权利义务")
    if both and len(seen.lacks) == _TWO:
        seen.lacks.clear()
    seen.lacks += unfilled(layout, seen.sections)
    return seen.complete()


def _side_words(parties: Iterable[Party]) -> list[tuple[str, ...]]:
    """What the contract calls the government side and the other, each in one tuple."""
    called: dict[bool, list[str]] = {True: [], False: []}
    for party in parties:
        called[party.side is Side.GOVERNMENT] += [one for one in party.roles if one]
    if not called[True] or not called[False]:
        return [
            ("甲方", "委托人", "采购人", "出租人", "发包人"),
            ("乙方", "受托人", "供应商", "承租人", "承包人"),
        ]
    return [tuple(called[True]), tuple(called[False])]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, words), "双方", "各方"]))


def _does(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})[^。;,\n]{{0,20}}?{_MODAL}")


_LIABLE = re.compile("违约金|滞纳金|赔偿|承担[^。;\n]{0,10}责任|扣减|照价")
_BREACH_SAID = re.compile(
    "(?:逾期|违反|违约|未按|擅自|损坏|迟延|拖欠)[^。\n]{0,40}(?:违约金|滞纳金|赔偿|承担[^。;\n]{0,8}责任)"
)


def breach_liability(layout: Layout) -> ElementFound:
    """违约责任: a heading with a body; elsewhere a consequence for each side, one alone is half of it."""
    seen = look(layout, "breach_liability", signs.BREACH)
    if seen.empty and not seen.sections:
        return seen.found(Status.MISSING)
    if seen.sections:
        seen.note(layout.find(_LIABLE, seen.spans))
        seen.lacks += unfilled(layout, seen.sections)
        return seen.complete()
    body = [(layout.opening[1], len(layout.words))]
    if not layout.is_titled:
        return seen.complete() if seen.note(layout.find(_LIABLE, body)) else seen.found(Status.MISSING)
    if not seen.note(layout.find(_BREACH_SAID, body, foreign(layout, signs.BREACH))):
        return seen.found(Status.MISSING)
    seen.lacks.append("各方违约情形和责任的专门约定")
    return seen.complete()


def effect_place_date(layout: Layout) -> ElementFound:
    """成立、生效、签订地点、签订时间: each for itself, wherever it stands; the date also beside the signatures."""
    seen = Seen(layout, "effect_place_date")
    whole = [(0, len(layout.words))]
    for part in signs.EFFECT_PARTS:
        found = [one for one in layout.find(part.under, whole) if not BLANK.search(one.group())]
        if part.label == "签订时间":
            found += layout.find(signs.SIGNED_ON, layout.signature or [_tail(layout)])
        if not seen.note(found):
            seen.lacks.append(part.label)
    return seen.complete() if len(seen.lacks) < len(signs.EFFECT_PARTS) else seen.found(Status.MISSING)


def _tail(layout: Layout) -> Span:
    return max(0, len(layout.words) - _FIRST), len(layout.words)


def other(layout: Layout) -> ElementFound:
    """其他: a heading with a body, or words that settle what is not settled or which annexes belong to it."""
    seen = look(layout, "other", signs.OTHER)
    if seen.note(layout.find(signs.OTHER_SAID, [(0, len(layout.words))])) or seen.sections:
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


def dispute_jurisdiction(layout: Layout) -> ElementFound:
    """争议解决: a way that ends in a decision, and a body that decides."""
    reading = layout.reading
    spoken = (reading.sentence_at(at.start()) for at in signs.SPEAKS_OF_DISPUTES.finditer(reading.words))
    spans = {(one.start, min(len(reading.words), one.end + _NEXT_SENTENCE)) for one in spoken}
    return judge(layout, signs.DISPUTE_SIGNS, also=sorted(spans))


def contacts_service(layout: Layout) -> ElementFound:
    """沟通机制: persons to turn to, and when what is sent has arrived."""
    return judge(layout, signs.CONTACTS_SIGNS, [one.span for one in layout.under(signs.PRICE)])
