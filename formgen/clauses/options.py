"""Options: what was chosen stays, what was not is blanked, so that detectors read the contract as filled in.

``按下列第(2)种方式解决:(1)…;(2)…`` and ``□仲裁 ☑诉讼`` are read; an option list in which nothing is chosen
says nothing yet, so all its options are blanked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby, pairwise

from formgen.clauses.lexicon import UNCHOSEN
from formgen.clauses.patterns import expression
from formgen.numerals import number_of

_NUMBER = "[0-9一二三四五六七八九十①-⑩]"
_CHOICE = expression(
    rf"(?:下列|以下|如下|下述|按照?|选择|采用|选|采取|通过|依照?|"
    rf"以)?[第以]?\s?[(\[【]?(?P<chosen>{_NUMBER}(?:\s?[、,和及与]\s?{_NUMBER})*|[_\s/]*)"
    r"[)\]】]?\s?(?:种|项)(?:争议|纠纷)?(?:解决)?(?:方式|方法|途径|办法)?[^。;\n]{0,24}?[:;。,\n]"
)
_ITEM = expression(
    r"\((?P<round>[0-9一二三四五六七八九十]{1,2})\)|(?P<circle>[①-⑩])|(?<![0-9.])(?P<dot>[0-9])[.、)](?![0-9])|"
    r"(?P<chinese>(?<![一二三四五六七八九十第])[一二三四五六七八九十])、"
)
_REACH = 800
_LEAST = 2
_NEAR = 4
_LAST_ENDS = expression("。|\n(?!\\()|$")
_BOX = expression(
    "(?<![打划画为以])(?P<yes>[☑☒■✓✔√⊠\uf0fe\uf052]|[(\\[【][√✓✔x][)\\]】])|(?P<no>[□☐▢○\uf0a8\uf06f\uf0a3]|[(\\[【][)\\]】])"
)
_LINE_ENDS = expression("\n")
_BOX_ENDS = expression("[。;\n]|$")


def without_unchosen(words: str) -> str:
    """*words* with every option that was not chosen blanked by as many marks."""
    spans = [*_unchosen_in_lists(words), *_unchosen_boxes(words)]
    if not spans:
        return words
    characters = list(words)
    for start, end in spans:
        characters[start:end] = UNCHOSEN * (end - start)
    return "".join(characters)


def _unchosen_in_lists(words: str) -> list[tuple[int, int]]:
    if "种" not in words and "项" not in words:
        return []
    return [span for choice in _CHOICE.finditer(words) for span in _blanked(words, choice)]


def _blanked(words: str, choice: re.Match[str]) -> list[tuple[int, int]]:
    if "第" not in choice.group() and not re.search("下列|以下", choice.group()):
        return []
    chosen = {value_of(one) for one in re.findall(_NUMBER, choice.group("chosen"))}
    items = _items(words, choice.end())
    return [(start, end) for number, start, end in items if number not in chosen]


def _items(words: str, start: int) -> list[tuple[int, int, int]]:
    """Number, start and end of the items 1, 2, 3 … that follow *start*; none when fewer than two do."""
    limit = min(len(words), start + _REACH)
    heads: list[re.Match[str]] = []
    for head in _ITEM.finditer(words, start, limit):
        if value_of(head.group()) == len(heads) + 1 and (not heads or head.lastgroup == heads[0].lastgroup):
            heads.append(head)
    if len(heads) < _LEAST or heads[0].start() - start > _NEAR:
        return []
    last = _LAST_ENDS.search(words, heads[-1].end(), limit)
    bounds = [*(head.start() for head in heads), last.start() if last else limit]
    return [(number, *span) for number, span in enumerate(pairwise(bounds), 1)]


def value_of(numeral: str) -> int:
    """The number that ``(2)``, ``②``, ``2.`` or ``二`` stands for; 0 when it stands for none."""
    return number_of(numeral.strip("()、.")) or 0


def _unchosen_boxes(words: str) -> list[tuple[int, int]]:
    boxes = list(_BOX.finditer(words))
    bracketed_only = all(len(box.group()) > 1 for box in boxes)
    if not boxes or (bracketed_only and not any(box.group("yes") for box in boxes)):
        return []
    breaks = [found.start() for found in _LINE_ENDS.finditer(words)]
    behind = _lines_with_boxes_behind(words, boxes, breaks)
    spans = []
    for index, box in enumerate(boxes):
        if box.group("no") and (line := bisect_left(breaks, box.start())) in behind:
            start = max(boxes[index - 1].end() if index else 0, behind[line])
            spans.append((start, box.start()))
        elif box.group("no"):
            following = boxes[index + 1].start() if index + 1 < len(boxes) else len(words)
            stop = _BOX_ENDS.search(words, box.end(), following)
            spans.append((box.end(), stop.start() if stop else following))
    return spans


def _lines_with_boxes_behind(words: str, boxes: list[re.Match[str]], breaks: list[int]) -> dict[int, int]:
    """The lines whose boxes stand behind their options (仲裁□ 诉讼☑), each with the place where its label ends."""
    found = {}
    for line, group in groupby(boxes, lambda box: bisect_left(breaks, box.start())):
        first, *_rest = inside = [*group]
        begin = breaks[line - 1] + 1 if line else 0
        end = breaks[line] if line < len(breaks) else len(words)
        label = max(begin, words.rfind(":", begin, first.start()) + 1)
        if words[label : first.start()].strip() and not words[inside[-1].end() : end].strip("。;., "):
            found[line] = label
    return found
