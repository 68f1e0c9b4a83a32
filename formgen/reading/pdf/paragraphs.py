"""Lines to paragraphs: a line that reaches the margin goes on in the next, also over the end of a page.

A page does not say where a paragraph ends. What tells is geometry (margins, indents, gaps, sizes) and
how clauses begin.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from formgen.reading.pdf.lines import CHINESE, WORD, Bit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.reading.pdf.lines import Line

INDENT = 0.8
"""Characters by which one line begins further right or left than another."""
GAP = 1.3
"""Times the usual distance of lines from which on a gap parts two paragraphs."""
OTHER_SIZE = 0.12
HEADING_SIZE = 1.15
NARROWEST = 0.62
"""The share of the page that text reaches to at least; where all lines are shorter, none is full."""
SLACK = 1.3
"""Characters that a full line may leave free."""
NARROW = 0.55
"""The width of a letter or digit, in characters."""
UNBROKEN = re.compile(r"(?:[A-Za-z0-9À-ɏ.,%/_@-]+|.)[，。、；：！？”’）》】〕」』,.;:!?)]*")
"""What cannot be parted at the end of a line: a word, or a character, with the marks that may begin no line."""
HYPHENS = "-\u00ad\u2010\x02\ufffe"
ENDS = "。；：！？;:!?…”」』"
_NUMERAL = "[〇零一二三四五六七八九十百千两\\d]+"
_GOES_ON = "约规所的中之款项和及或至、第"
"""What follows a reference to an article, and no heading."""
ARTICLE = re.compile(
    rf"第\s*{_NUMERAL}\s*[条章节编](?=\s*[：:.．]|\s+[^{_GOES_ON}\s]|\s*$|[^{_GOES_ON}\s]{{2,18}}$)"
)
ITEM = re.compile(
    rf"(?:[（(]\s*{_NUMERAL}\s*[）)]|{_NUMERAL}\s*[、.．](?!\d)|\d+(?:\.\d+)+\s|[①-⑳]|附件|[甲乙丙丁]\s*方\s*[（(：:])"
)
REFERRED = re.compile(rf"[（(]\s*{_NUMERAL}\s*[）)]\s*[项款目条]")


@dataclass
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)

    @property
    def bits(self) -> list[Bit]:
        """Its text in stretches of the pages."""
        joined: list[Bit] = []
        for line in self.lines:
            joined = _joined(joined, line.bits)
        return joined


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual: the distance of lines and the width of a character, and the margins of each page."""

    pitch: float
    em: float
    left: dict[int, float]
    right: dict[int, float]


def measure_of(pages: list[list[Line]]) -> Measure:
    """What is usual on *pages*, given their lines of body text."""
    everything = [line for lines in pages for line in lines]
    sizes = Counter[float]()
    for line in everything:
        sizes[round(line.em * 2) / 2] += sum(one.end - one.start for one in line.pieces)
    em = sizes.most_common(1)[0][0] if sizes else 10.0
    return Measure(_pitch(pages, em), em, *_margins(pages, em))


def _pitch(pages: list[list[Line]], em: float) -> float:
    """The distance of lines within paragraphs: a small one among all, because gaps only make it greater."""
    steps = sorted(
        one.box.y0 - other.box.y0
        for lines in pages
        for one, other in pairwise(lines)
        if 0.9 * em < one.box.y0 - other.box.y0 < 4 * em
    )
    return steps[len(steps) // 5] if steps else 1.5 * em


def _margins(pages: list[list[Line]], em: float) -> tuple[dict[int, float], dict[int, float]]:
    """Of each page: where most lines begin, and how far they reach; a short page takes what others have."""
    left, right = {}, {}
    widths: dict[int, list[float]] = {}
    for lines in pages:
        if lines:
            reach = max(one.box.x1 for one in lines)
            widths.setdefault(round(lines[0].page.width), []).append(reach)
    for lines in pages:
        if lines:
            page = lines[0].page
            usual = median(widths[round(page.width)])
            reach = min(max(one.box.x1 for one in lines), usual + em)
            right[page.number] = max(reach, usual, NARROWEST * page.width)
            left[page.number] = min(one.box.x0 for one in lines)
    return left, right


def paragraphs_of(lines: Iterable[Line], measure: Measure) -> list[Paragraph]:
    """The paragraphs that *lines* make up, in order."""
    made: list[Paragraph] = []
    for line in lines:
        if made and not _begins(made[-1], line, measure):
            made[-1].lines.append(line)
        else:
            made.append(Paragraph([line]))
    return made


def _begins(paragraph: Paragraph, line: Line, measure: Measure) -> bool:
    """Whether *line* begins a paragraph of its own after *paragraph*."""
    before = paragraph.lines[-1]
    if abs(line.em - before.em) > OTHER_SIZE * before.em or not _is_full(before, line, measure):
        return True
    if before.page is line.page:
        step = before.box.y0 - line.box.y0
        if step <= 0 or step > GAP * max(measure.pitch, 1.2 * line.em):
            return True
    if line.em > HEADING_SIZE * measure.em:
        return False
    if _is_headed(before.text, line.text):
        return True
    ended = before.text.rstrip()[-1:] in ENDS
    return ended and _is_indented(paragraph, line, measure)


def _is_full(line: Line, following: Line, measure: Measure) -> bool:
    """Whether *line* goes on to the margin, as far as what follows would let it."""
    free = min(line.reach, measure.right[line.page.number]) - line.box.x1
    word = UNBROKEN.match(following.text)
    needed = sum(NARROW if one.isascii() else 1 for one in word.group()) if word else 1
    return free < (needed + SLACK - 0.5) * line.em


def _is_indented(paragraph: Paragraph, line: Line, measure: Measure) -> bool:
    """Whether *line* begins elsewhere than the lines of *paragraph* go on."""
    shift = measure.left[line.page.number] - measure.left[paragraph.lines[-1].page.number]
    before = paragraph.lines[-1]
    if len(paragraph.lines) > 1:
        return abs(line.box.x0 - shift - before.box.x0) > INDENT * line.em
    further = line.box.x0 - shift - before.box.x0
    if further > INDENT * line.em:  # only a number stands out to the left of its own clause
        return not (ITEM.match(before.text) or ARTICLE.match(before.text))
    at_margin = line.box.x0 - measure.left[line.page.number] < INDENT * line.em
    return further > -INDENT * line.em and not at_margin


def _is_headed(before: str, text: str) -> bool:
    """Whether *text* begins as a clause does, and is not the rest of a reference to one."""
    if ARTICLE.match(text):
        return True
    return bool(ITEM.match(text)) and before.rstrip()[-1:] in ENDS and not REFERRED.match(text)


def _joined(before: list[Bit], after: list[Bit]) -> list[Bit]:
    """The bits of two lines as one: words kept apart, hyphens taken out, nothing put into Chinese."""
    if not before or not after:
        return before or after
    last, first = before[-1], after[0]
    if last.text[-1:] in HYPHENS and re.match("[a-z]", first.text) and re.search("[A-Za-z]", last.text[:-1]):
        return [*before[:-1], Bit(last.text[:-1], last.page, last.at), *after]
    left, right = last.text[-1:], first.text[:1]
    apart = WORD.match(left) and WORD.match(right)
    comma = left in ".,;:)" and re.match("[A-Za-z(]", right) and not CHINESE.search(last.text[-2:-1])
    return [*before, Bit(" ", last.page, -1), *after] if apart or comma else [*before, *after]
