"""The text of a contract as a page shows it: paragraphs, tables, and the words that findings are about, marked.

Everything here is somebody else's text. It is escaped piece by piece where it is put in, in
:func:`_plain` and nowhere else; what surrounds it are tags of ours with numbers in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from formgen.messages import _

from .language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from formgen.service.review_desk import Entry, Opened

PART = 40
"""Paragraphs that a browser lays out together; parts out of sight cost it nothing."""
SHORT = 400
"""Paragraphs that a browser lays out at once without a thought."""
SPACING = re.compile(r"[\s：:、.．]+")
WEIGHTS = ("block", "warn", "note", "odd", "settled")
NAMES = {"block": _("阻断"), "warn": _("警告"), "note": _("提示")}
ODD = _("原件中的痕迹")
PLACES = {"header": _("页眉"), "footer": _("页脚"), "note": _("注释"), "text_box": _("文本框")}
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls and marks of direction, which could show a text in another order than it is judged in."""


@dataclass(frozen=True)
class Span:
    """Words that are marked, or a place that links lead to where it is empty.

    :param number: the finding that a link behind the words leads back to; 0 for none.
    :param said: what a screen reader says before the words.
    """

    start: int
    end: int
    kind: str
    anchor: str
    number: int = 0
    said: str = ""


def shown_text(opened: Opened, entries: Iterable[Entry]) -> Markup:
    """The whole text with the words of *entries* marked, in parts that a browser can pass over."""
    blocks = opened.document.blocks
    spans = [_within(blocks, one) for one in spans_of(opened, entries)]
    pieces = list(_pieces(opened, blocks, _Sweep(sorted(spans, key=lambda one: one.start))))
    if len(pieces) <= SHORT:
        return Markup("".join(pieces))  # noqa: S704 - escaped in _plain
    parts = ("".join(pieces[at : at + PART]) for at in range(0, len(pieces), PART))
    return Markup("".join(f'<div class="part">{one}</div>' for one in parts))  # noqa: S704 - escaped in _plain


def spans_of(opened: Opened, entries: Iterable[Entry]) -> list[Span]:
    """What is to be marked for *entries*, what is odd about the file itself, and where links lead."""
    found = [
        Span(
            match["start"], match["end"], _kind(one, index), f"m-{one.number}-{index}", one.number, _said(one)
        )
        for one in entries
        for index, match in enumerate(one.found["matches"])
    ]
    odd = [
        Span(one["start"], one["end"], "odd", f"o-{index}", said=say(ODD))
        for index, one in enumerate(opened.report["notices"])
        if one["end"] > one["start"]
    ]
    evidence = [
        Span(one["start"], one["start"], "", f"e-{element['no']}-{index}")
        for element in opened.report["elements"]
        for index, one in enumerate(element["evidence"])
    ]
    clauses = [Span(start, start, "", f"c-{index}") for index, (start, *_rest) in enumerate(opened.outline)]
    return [*found, *odd, *evidence, *clauses]


def _within(blocks: Sequence[Any], span: Span) -> Span:
    """*span* without the line feeds between paragraphs, where nothing can be marked."""
    first = bisect_left(blocks, span.start + (span.start < span.end), key=lambda one: one.end)
    behind = bisect_left(blocks, span.end, key=lambda one: one.start)
    filled = [one for one in blocks[first:behind] if one.start < one.end]
    if span.start < span.end and filled:
        return replace(span, start=max(span.start, filled[0].start), end=min(span.end, filled[-1].end))
    near = blocks[min(first, len(blocks) - 1)] if blocks else span
    place = min(max(span.start, near.start), near.end)
    return replace(span, start=place, end=place)


def _kind(entry: Entry, match: int) -> str:
    return "settled" if match in entry.quiet else entry.severity


def clause_of(match: Mapping[str, Any], outline: Sequence[Sequence[Any]]) -> str:
    """What the clause is called that *match* stands in; empty before the first."""
    at = bisect_right(outline, match["start"], key=lambda one: one[0])
    return str(outline[at - 1][2]) if at else ""


def _said(entry: Entry) -> str:
    return say(_("{severity}，发现{number}", severity=NAMES[entry.severity], number=entry.number))


class _Sweep:
    """The spans that touch one stretch after another, in the order of the text."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._waiting = list(reversed(spans))
        self._open: list[Span] = []

    def touching(self, start: int, end: int) -> list[Span]:
        """The spans with something between *start* and *end*; asked for from the beginning to the end."""
        while self._waiting and self._waiting[-1].start <= end:
            self._open.append(self._waiting.pop())
        self._open = [one for one in self._open if one.end >= start]
        return self._open


def _pieces(opened: Opened, blocks: Sequence[Any], sweep: _Sweep) -> Iterator[str]:
    text, page = seen(opened.document.text), 0
    heads = {start: SPACING.sub("", label) for start, _level, label in opened.outline}
    for table, group in groupby(blocks, key=lambda one: one.cell[0] if one.cell else None):
        if table is not None:
            yield _table(text, list(group), sweep)
            continue
        for one in group:
            if one.page > page:
                page = one.page
                yield f'<p class="page">{_plain(say(_("第{number}页", number=page)))}</p>'
            yield _paragraph(text, one, sweep, heads)


def _table(text: str, blocks: list[Any], sweep: _Sweep) -> str:
    rows = []
    for _row, cells in groupby(blocks, key=lambda one: one.cell[1]):
        shown = (
            "".join(f"<p>{_words(text, one.start, one.end, sweep)}</p>" for one in inside)
            for _column, inside in groupby(cells, key=lambda one: one.cell[2])
        )
        rows.append(f"<tr>{''.join(f'<td>{one}</td>' for one in shown)}</tr>")
    label = _plain(say(_("表格")))
    return f'<div class="grid" tabindex="0" role="group" aria-label="{label}"><table>{"".join(rows)}</table></div>'


def _paragraph(text: str, block: Any, sweep: _Sweep, heads: dict[int, str]) -> str:
    words = _words(text, block.start, block.end, sweep)
    place = PLACES.get(block.kind)
    if place is not None:
        return f'<p class="beside"><span class="kind">{_plain(say(place))}</span> {words}</p>'
    own = text[block.start : block.end]
    begins = block.start + len(own) - len(own.lstrip())
    # A clause that is nothing but its number and title is a heading; one that begins its sentence there is not.
    head = block.level is not None or heads.get(begins) == SPACING.sub("", own)
    return f"<h3>{words}</h3>" if head and own.strip() else f"<p>{words}</p>"


def _words(text: str, start: int, end: int, sweep: _Sweep) -> str:
    """One paragraph; where marks overlap it is cut, and each stretch has the colour of the weightiest."""
    spans = sweep.touching(start, end)
    if not spans:
        return _plain(text[start:end])
    inside = (point for one in spans for point in (one.start, one.end) if start < point < end)
    points = sorted({start, end, *inside})
    said = [_stretch(text, low, high, spans) for low, high in pairwise(points)]
    last = end if start < end or any(one.start == end for one in spans) else None
    return "".join(said) + (
        "" if last is None else _places([one for one in spans if one.start == one.end == last])
    )


def _stretch(text: str, low: int, high: int, spans: list[Span]) -> str:
    """The words from *low* to *high*, which no mark begins or ends between."""
    here = [one for one in spans if one.start <= low and one.end >= high]
    places = _places([one for one in spans if one.start == one.end == low])
    if not here:
        return places + _plain(text[low:high])
    beginning = [one for one in here if one.start == low]
    ids = "".join(f'<span id="{one.anchor}"></span>' for one in beginning)
    said = "".join(_aloud(one) for one in beginning)
    kind = min((one.kind for one in here), key=WEIGHTS.index)
    back = "".join(_back(one) for one in here if one.end == high)
    return f'{places}{ids}<mark class="{kind}">{said}{_plain(text[low:high])}</mark>{back}'


def _places(spans: list[Span]) -> str:
    """Places without words of their own."""
    return "".join(f'<span id="{one.anchor}"></span>{_back(one)}' for one in spans)


def _aloud(span: Span) -> str:
    return f'<span class="visually-hidden unsaid">【{_plain(span.said)}】</span>' if span.said else ""


def _back(span: Span) -> str:
    """The way from marked words to what is said about them."""
    if not span.number:
        return ""
    label = _plain(say(_("发现{number}", number=span.number)))
    return f'<a class="ref" href="#f-{span.number}" data-match="{span.anchor.rpartition("-")[2]}" aria-label="{label}">{span.number}</a>'


def seen(words: str) -> str:
    """*words* with a mark in the place of each character that cannot be seen, for quotations on a page."""
    return UNSEEN.sub("\ufffd", words)


def _plain(words: str) -> str:
    """*words* as text and nothing else."""
    return str(escape(words))
