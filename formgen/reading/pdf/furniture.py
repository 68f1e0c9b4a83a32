"""What stands on every page and belongs to none: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.reading.pdf.lines import Line

EDGE = 0.14
"""The share of the page at the top, and at the bottom, where running heads and feet stand."""
OUTERMOST = 3
"""So many lines at either edge are looked at."""
REPEATED = 0.4
"""The share of all pages that a running head stands on."""
LEAST = 3
"""Pages that a running head stands on at least."""

_NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十百]{1,6}|[IVXLivxl]{1,6})"
PAGE_NUMBER = re.compile(
    rf"""[-—–―－·•.\s]*(?:
      (?:第\s*)?{_NUMBER}\s*页(?:\s*[,，/、|]?\s*[（(]?\s*共\s*{_NUMBER}\s*页\s*[）)]?)?
    | 共\s*{_NUMBER}\s*页\s*[,，/、]?\s*第\s*{_NUMBER}\s*页
    | (?:page|p\.?)\s*{_NUMBER}(?:\s*(?:of|/)\s*{_NUMBER})?
    | {_NUMBER}\s*[/／]\s*{_NUMBER}
    )[-—–―－·•.\s]*""",
    re.VERBOSE | re.IGNORECASE,
)
BARE = re.compile(r"[-—–―－·•.\s]*(\d{1,4})[-—–―－·•.\s]*")
DASHED = re.compile(r"\s*[-—–―－·•]\s*\d{1,4}\s*[-—–―－·•]\s*")
WITHIN = re.compile(rf"第\s*{_NUMBER}\s*页[\s,，/、]*共\s*{_NUMBER}\s*页")


@dataclass
class Furniture:
    """Lines to be taken out of the text, by identity; and of the running ones the first of each, to be kept."""

    out: set[int] = field(default_factory=set)
    heads: list[Line] = field(default_factory=list)
    feet: list[Line] = field(default_factory=list)


def furniture_of(pages: list[list[Line]]) -> Furniture:
    """The running heads, feet and page numbers among the lines of all *pages*."""
    found = Furniture()
    running: dict[tuple[bool, str], list[Line]] = defaultdict(list)
    bare: list[tuple[int, Line]] = []
    for lines in pages:
        for top, nth, line in _at_the_edges(lines):
            text = line.text
            number = BARE.fullmatch(text)
            if PAGE_NUMBER.fullmatch(text) or DASHED.fullmatch(text):
                found.out.add(id(line))
            elif number and nth == 0:
                bare.append((int(number.group(1)) - line.page.number, line))
            else:
                running[top, _key(text)].append(line)
    _count_pages(found, bare)
    _keep_running(found, running, len(pages))
    return found


def _at_the_edges(lines: list[Line]) -> Iterator[tuple[bool, int, Line]]:
    """The lines near the edges: whether at the top, how many are further out, and the line."""
    order = sorted(lines, key=lambda one: -one.box.y1)
    for top, some in ((True, order[:OUTERMOST]), (False, order[::-1][:OUTERMOST])):
        for nth, line in enumerate(some):
            height = line.page.height
            away = height - line.box.y1 if top else line.box.y0
            if away < EDGE * height:
                yield top, nth, line


def _key(text: str) -> str:
    return re.sub(r"\s", "", re.sub(_NUMBER, "#", text))


def _count_pages(found: Furniture, bare: list[tuple[int, Line]]) -> None:
    """Bare numbers are page numbers where they go up with the pages."""
    steps = Counter(step for step, _line in bare)
    for step, line in bare:
        if steps[step] > 1 or step == 1:
            found.out.add(id(line))


def _keep_running(found: Furniture, running: dict[tuple[bool, str], list[Line]], pages: int) -> None:
    for (top, _key), lines in running.items():
        on = len({one.page.number for one in lines})
        numbered = any(WITHIN.search(one.text) for one in lines)
        if numbered or (on >= LEAST and on >= REPEATED * pages and _stands_still(lines)):
            found.out.update(id(one) for one in lines)
            (found.heads if top else found.feet).append(lines[0])


def _stands_still(lines: list[Line]) -> bool:
    heights = [one.box.y0 for one in lines]
    usual = sorted(heights)[len(heights) // 2]
    return sum(abs(one - usual) <= lines[0].em / 2 for one in heights) > 0.7 * len(heights)
