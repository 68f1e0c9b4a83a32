"""Wording that the text itself takes back: blanked, so that only the new wording is judged.

A supplementary agreement quotes what it strikes out (``原第五条“…”删除，改为“…”``), tells a change without
quoting (``原由甲仲裁的约定作废``, ``由香港法律变更为中国法律``), or sets old and new side by side in a table.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.clauses.lexicon import UNCHOSEN
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.text import Segment

Span = tuple[int, int]

_TAKEN_BACK = (
    "(?:删除|删去|删掉|废止|废除|作废|取消|撤销|失效|划去|划掉|不再(?:适用|执行|有效|保留|具有|沿用)|停止(?:执行|适用)|"
    "不再作为|予以剔除)"
)
_CHANGED = "(?:变更|修改|修订|调整|更正|替换|更换|更改|改写|改|替代|取代|代之)(?:成|为|以|由|到|如下)"
_QUOTE = expression('“[^“”]{2,600}”|「[^「」]{2,600}」|『[^『』]{2,600}』|"[^"\n]{2,600}"')
_BEHIND = expression(
    f'(?![^。;\n]{{0,12}}(?:不|未)(?:得|予|作|能|应)?(?:删除|取消|变更|修改))[^。;“「『"\n]{{0,24}}?'
    f"(?:{_TAKEN_BACK}|{_CHANGED}|(?:is|are|be) (?:hereby )?(?:deleted|replaced|cancell?ed|superseded|amended))"
)
_BEFORE = expression(
    '(?:删除|删去|废止|取消|撤销|不再适用|不再保留|划去)[^。;\n“”「」『』]{0,30}$|delet(?:e|ing)[^.;\n"“”]{0,30}$'
)
_NEW = expression(
    f"(?:{_CHANGED}|改由|现为|表述为|约定为|增加|新增|补充|(?:replaced|substituted) (?:by|with)|to read)(?:一款)?[:,]?\\s*$"
)
_REACH = 40

# Without quotation marks: from 原 to the verb that strikes it out, from 由 to the verb that changes it.
_TOLD = expression(
    rf"(?<![一-龥])原(?!告|则|件|厂|状|样|价|材|因|始)[^。;\n“”:]{{2,80}}?(?:约定|条款|规定|方式|内容|表述|机构|协议|安排)[^。;\n“”:不]{{0,12}}?(?P<gone>{_TAKEN_BACK}|{_CHANGED})|"
    rf"(?P<from>由(?![甲乙丙丁双各]方)[^,。;\n“”]{{2,40}}?)(?:{_CHANGED})"
)
_KEPT = expression("不(?:得|予|作|能|可)|未")


def revoked(words: str) -> Iterator[Span]:
    """The stretches of *words*, folded, that are taken back where they stand, quoted or told."""
    for quote in _QUOTE.finditer(words):
        if _is_taken_back(words, *quote.span()):
            yield quote.start() + 1, quote.end() - 1
    for told in _TOLD.finditer(words):
        if told["from"]:
            yield told.span("from")
        elif not _KEPT.search(told.group()[-16:]):
            yield told.start(), told.start("gone")


def _is_taken_back(words: str, start: int, end: int) -> bool:
    before = words[max(0, start - _REACH) : start]
    if _NEW.search(before):
        return False
    if _BEFORE.search(before):
        return True
    behind = _BEHIND.match(words, end, end + _REACH)
    # 以“…”取代原条款 brings the new wording.
    return behind is not None and not (
        before.endswith(("以", "用")) and re.search("替代|取代|代替|替换", behind.group())
    )


_OLD_COLUMN = expression(
    r"\s*(?:(?:原|旧)(?:有|先)?(?:合同|协议|文|条款|约定|内容|表述|版本?|条文|规定|文本)*|(?:修改|变更|修订|调整|更正|补充|更改)(?:之)?前(?:的?(?:条款|内容|约定|表述|条文|原文))?)\s*"
)
_NEW_COLUMN = expression(
    r"\s*(?:(?:现|新)(?:合同|协议|文|条款|约定|内容|表述|版本?|条文|规定|文本)*|(?:修改|变更|修订|调整|更正|补充|更改)(?:之)?后(?:的?(?:条款|内容|约定|表述|条文))?|"
    r"(?:修改|变更|修订|调整)(?:为|内容)|改为)\s*"
)
_BAR = expression("[|│｜┃]")


def old_columns(words: str, segment: Segment) -> Iterator[Span]:
    """The cells of tables that stand under 原条款 or 变更前 beside a column of what they become."""
    if not (re.search("原|旧|前", words) and re.search("后|现|新|改|变更", words)):
        return
    old, width = -1, 0
    for row in _rows(words, segment):
        said = [words[slice(*cell)] for cell in row]
        heads = [index for index, one in enumerate(said) if _OLD_COLUMN.fullmatch(one)]
        if heads and any(_NEW_COLUMN.fullmatch(one) for one in said):
            old, width = heads[0], len(row)
        elif len(row) != width:
            old = -1
        elif old >= 0:
            yield row[old]


def _rows(words: str, segment: Segment) -> Iterator[list[Span]]:
    """The rows of tables, drawn with bars or known from their cells."""
    start = 0
    for line in words.split("\n"):
        bars = [start + bar.start() for bar in _BAR.finditer(line)]
        if bars:
            edges = [start - 1, *bars, start + len(line)]
            yield [(one + 1, other) for one, other in pairwise(edges)]
        start += len(line) + 1
    cells, begin, row = set(segment.cells), 0, list[Span]()
    for seam in segment.seams:
        row.append((begin, seam))
        begin = seam + 1
        if seam not in cells:
            yield row
            row = []


def without(words: str, spans: Iterator[Span]) -> str:
    """*words* with *spans* blanked by as many marks."""
    found = [*spans]
    if not found:
        return words
    characters = list(words)
    for start, end in found:
        characters[start:end] = UNCHOSEN * (end - start)
    return "".join(characters)
