"""The search for the parties of a contract and for what each of the two sides may and must do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import Side, Status
from formgen.clauses.elements import Seen, look, unfilled
from formgen.clauses.patterns import expression
from formgen.messages import _

from . import elements_on_paper_signs as signs
from .elements_on_paper_parties import gaps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.clauses import ElementFound, Party
    from formgen.clauses.layout import Layout
    from formgen.clauses.spans import Span

_DETAIL = expression(
    "(?:统一社会信用代码|社会信用代码|法定代表人|负责人|授权代表|住所|住址|地址|注册地址|通信地址|联系电话|联系方式|电话|身份证号?码?|税号|纳税人识别号|董事|"
    "tel|address)[^:\n]{0,24}[:为]?\n?[^\n:。;,_]{2,}"
)
_PLACE = expression(
    "(?:省|市|区|县)[一-龥]{2,20}?(?:路|街|道|大厦|村|广场|园)[一-龥0-9]{0,10}(?:号|栋|楼|室)?"
)
_OPEN_DETAIL = expression(
    r"(?:法定代表人|负责人|住所|地址|联系电话|联系方式|电话|统一社会信用代码|身份证号码?)(?:\([^)\n]*\))?:(?:_+|/)?(?=\n|$|[甲乙丙]方)"
    "|(?:法定代表人|负责人|住所|地址|联系电话|联系方式|电话|统一社会信用代码|身份证号码?):_{2,}"
)
_OPEN_NAME = expression(
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
    called = [*layout.find(_CALLED, [top]), *layout.find(_NAMED, [top])]
    if len(called) >= _SIDES > len(named):
        seen.note(called)
        return _described(layout, seen, top)
    if not named:
        return seen.found(Status.PARTIAL if open_names else Status.MISSING)
    seen.lacks += [f"{who}名称" for who in dict.fromkeys(open_names)]
    if len(named) < _SIDES and not open_names:
        seen.lacks.append(_("对方当事人的名称").text)
    if any(one.details or one.open for one in named) and len(named) >= _SIDES:
        seen.lacks += [one.words for one in gaps(layout.paper)]
        if not seen.lacks:
            seen.lacks += [found.group().split(":")[0] for found in layout.find(_OPEN_DETAIL, [top])]
        return seen.complete()
    return _described(layout, seen, top)


def _described(layout: Layout, seen: Seen, top: Span) -> ElementFound:
    """Whether each side has something that identifies it, at the top or beside the signatures."""
    details = layout.find(_DETAIL, [top, *layout.signature], _contact_spans(layout))
    details += layout.find(_PLACE, [top, *layout.signature])
    if len(details) < _SIDES:
        seen.lacks.append(_("当事人的地址、法定代表人或者负责人、联系方式等信息").text)
    seen.lacks += [found.group().split(":")[0] for found in layout.find(_OPEN_DETAIL, [top])]
    return seen.complete()


_NAMED = expression(
    r"(?:^|(?<=[0-9)]))(?:[甲乙丙]方|[一-龥]{1,5}(?:人|方|单位|主体))(?:\([^)\n]{1,12}\)){0,2}:(?!见|_)[一-龥()·]{4,40}",
    re.MULTILINE,
)
# 示例局（以下简称“甲方”）, or （“乙方”） behind a name.
_SIDES = 2
_TOP = 600
_CALLED = expression(
    '(?:简称|下称|称|统称)[:为]?["“\'「]?[一-龥]{1,5}(?:方|人|单位|局|公司)|[(]["“][一-龥]{1,5}(?:方|人)["”][)]|'
    "(?<=[一-龥)])[(][甲乙丙丁]方[)](?!:)"
)


def _top(layout: Layout) -> Span:
    """Where the parties are introduced: all before the first clause, or a clause that is about them."""
    about = layout.under(re.compile("当事人|主体|合同各?[双方]"))
    start, end = layout.opening
    return start, max([end, *(one.end for one in about)], default=min(_TOP, len(layout.words)))


def _contact_spans(layout: Layout) -> list[Span]:
    return [one.span for one in layout.under(signs.CONTACTS)]


_MODAL = "(?:应当?|须|需|负责|有权|不得|保证|可以|承担|按|提供|协调|遵守|配合|安排|服从|支付|组织|享有|自带)"
_RIGHT = expression("有权|享有|权利")
_TWO = 2
_THREE = 3


def rights_duties(layout: Layout) -> ElementFound:
    """双方权利义务: under headings of their own, or said clause by clause where clauses have no headings."""
    seen = look(layout, "rights_duties", signs.RIGHTS)
    if settled := seen.settled():
        return settled
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
        seen.lacks.append(_("双方各自的权利").text)
    return seen.complete()


def _headed_rights(layout: Layout, seen: Seen, sides: list[tuple[str, ...]]) -> ElementFound:
    titles = "".join(one.title for one in seen.sections)
    both = re.search("双方|各方|三方|甲乙|权利[、和与及]?义务$", titles) if len(seen.sections) == 1 else None
    of_one = sum(bool(_any_of(words).search(titles)) for words in sides[:_TWO]) == 1
    for words in sides[:_TWO]:
        spoken_of = _acts if of_one else _any_of
        said = layout.find(spoken_of([*words, "双方", "各方"]), seen.spans)
        if not seen.note(said) and not _any_of(words).search(titles):
            seen.lacks.append(f"{words[0]}的权利义务")
    owners = {_OWNS.sub("", one.title) for one in seen.sections} - {""}
    if (both and len(seen.lacks) == _TWO) or len(owners) >= _TWO:
        seen.lacks.clear()
    seen.lacks += unfilled(layout, seen.sections)
    return seen.complete()


_OWNS = expression("的?(?:权利|义务|责任|职责|工作|分工).*$|^(?:双方|各方|三方|甲乙双方)|^[和与及、]")


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
    return re.compile("|".join(map(re.escape, words)))


def _acts(words: Iterable[str]) -> re.Pattern[str]:
    """One of *words* as who does something: below a heading of the other side, being named is not enough."""
    return re.compile(
        rf"(?:^|(?<=[,。;:\n)]))(?:{'|'.join(map(re.escape, words))})[^。;,\n]{{0,20}}?{_MODAL}"
    )


def _does(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})[^。;,\n]{{0,20}}?{_MODAL}")
