"""What a form says in pieces, put together: a label with the box that was ticked, a column's head with its cell.

``准据法选择：□中国法 ☑日本国法`` says 准据法:日本国法, and the row 英文 under 是否作准 with 是 in it says that English
is 作准. Detectors that read sentences find neither; they read these short texts besides.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, cast

from formgen.clauses.lexicon import UNCHOSEN, lexicon_of, marked
from formgen.clauses.patterns import expression
from formgen.clauses.reading import Reading, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.lexicon import Lexicon
    from formgen.clauses.text import Text

_KEY = "assembled"
_YES = expression(r"(?<![打划画为以])[☑☒■✓✔√⊠\uf0fe\uf052]|[(\[【][√✓✔x][)\]】]")
_NO = expression(r"[□☐▢○\uf0a8\uf06f\uf0a3]|[(\[【][)\]】]")
_BOX = expression(f"{_YES.pattern}|{_NO.pattern}")
_FAR = 60
"""Characters between two boxes beyond which they do not belong together."""
_LEAD = expression(r"[^。;\n:]{2,30}(?=:?\n?\s*$)")
_OPTION = expression(rf"[\s{UNCHOSEN}]*(?P<words>[^。;\n{UNCHOSEN}]{{1,60}}?)(?=[。;\n{UNCHOSEN}☐□☑☒■✓✔√]|$)")
_TAKES = expression("(?:适用|采用|为|以|由|向|按|是|选择|选用|提交|执行)$")
_BEHIND_LEAD = expression(r"\([^()\n]{0,12}\)$")
_ROW = expression("^:?[^:\n]{1,40}(?::[^:\n]{0,40})+:?$", re.MULTILINE)
_WHETHER = expression("(?:是否|可否)")
_ANSWER = {"是": "", "√": "", "✓": "", "✔": "", "有": "", "否": "不", "无": "不", "×": "不"}
_HEAD = expression("(?:效力|是否.*|地位|性质|选择|约定|方式|内容|法律|说明|优先.*)$")
_LONGEST_HEAD = 6
_SHORT_LINE = expression(
    rf"^(?P<head>(?!{_BOX.pattern})[^\n。;:,(]{{2,14}})\n(?P<value>(?!{_BOX.pattern})[^\n。;:,(]{{2,16}})(?=\n|$)",
    re.MULTILINE,
)

Piece = list[tuple[int, int] | str]
"""Stretches of a reading, and between them words that stand elsewhere: they count as of the place before."""


def assembled(text: Text, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """The short texts that boxes, rows and labels of *text* amount to; each knows its places in the source."""
    key = (_KEY, gazetteer)
    if key not in text.kept:
        lexicon = lexicon_of(gazetteer)
        every = readings(text, gazetteer)
        text.kept[key] = tuple(
            short for one in every for short in one.once(key, lambda it: _short(it, lexicon))
        )
    return cast("tuple[Reading, ...]", text.kept[key])


def _short(whole: Reading, lexicon: Lexicon) -> list[Reading]:
    return [_reading(whole, piece, lexicon) for piece in _pieces(whole.words)]


def _reading(whole: Reading, piece: Piece, lexicon: Lexicon) -> Reading:
    words, origin = "", list[int]()
    for part in piece:
        if isinstance(part, str):
            words += part
            origin += [origin[-1]] * len(part) if origin else []
        else:
            words += whole.words[slice(*part)]
            origin += whole.origin[slice(*part)]
    names = lexicon.names_in(words)
    return Reading(
        whole.field, whole.source, words, marked(words, names), names, origin, whole.set_aside, whole.sides
    )


def _pieces(words: str) -> Iterator[Piece]:
    yield from _ticked(words)
    yield from _cells(words)
    for line in _SHORT_LINE.finditer(words):
        yield [line.span("head"), ":", line.span("value")]


def _ticked(words: str) -> Iterator[Piece]:
    for boxes in _groups(_BOX.finditer(words)):
        chosen = [box for box in boxes if _YES.fullmatch(box.group())]
        lead = _LEAD.search(words, max(0, boxes[0].start() - 40), boxes[0].start())
        if len(chosen) != 1 or not lead:
            continue
        start, end = lead.span()
        note = _BEHIND_LEAD.search(words, start, end)
        end = note.start() if note else end
        option = _OPTION.match(words, chosen[0].end())
        if option and end > start:
            between = "" if _TAKES.search(words, start, end) else ":"
            yield [(start, end), between, option.span("words")]


def _groups(boxes: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for box in boxes:
        if group and box.start() - group[-1].end() > _FAR:
            yield group
            group = []
        group.append(box)
    if group:
        yield group


def _cells(words: str) -> Iterator[Piece]:
    """Each cell of a table behind the name of its row and the head of its column."""
    rows = [_cells_of(row) for row in _ROW.finditer(words)]
    alike = pairwise(rows)
    for _, run in groupby(
        alike, key=lambda two: len(two[0][0]) == len(two[1][0]) and two[0][2] + 1 == two[1][1]
    ):
        table = list(run)
        head = table[0][0][0]
        if not _is_head(words, head):
            continue
        for _before, (cells, *_place) in table:
            if len(cells) == len(head) and cells is not head:
                yield from _row(words, head, cells)


def _is_head(words: str, cells: list[tuple[int, int]]) -> bool:
    """Whether these cells name columns; in a table of labels and values the first row is a row like the others."""
    titles = [words[slice(*cell)] for cell in cells]
    return all(len(one) <= _LONGEST_HEAD for one in titles) and any(map(_HEAD.search, titles[1:]))


def _cells_of(row: re.Match[str]) -> tuple[list[tuple[int, int]], int, int]:
    start = row.start() + (row.group()[0] == ":")
    end = row.end() - (row.group()[-1] == ":")
    cells = []
    for cell in row.string[start:end].split(":"):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    return cells, row.start(), row.end()


def _row(words: str, head: list[tuple[int, int]], cells: list[tuple[int, int]]) -> Iterator[Piece]:
    for column in range(1, len(cells)):
        title, said = words[slice(*head[column])], words[slice(*cells[column])]
        whose = words[slice(*head[0])]
        whether = _WHETHER.match(title)
        if whether and said in _ANSWER:
            yield [cells[0], f"{whose}{_ANSWER[said]}{title[whether.end() :]}"]
        else:
            yield [cells[0], f"{whose}{title}:", cells[column]]
