"""TXT and Markdown, in whatever encoding they were saved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading.document import Block, BlockKind, Document, Notice, NoticeKind, Place
from formgen.reading.encodings import decoded
from formgen.reading.invisible import UNSEEN, told

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKDOWN = (".md", ".markdown")
BREAKS = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
DROPPED = re.compile(rf"\r(?=\n)|{UNSEEN.pattern}")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
MOST_CONTROLS = 0.02
"""Of all characters; a text has next to none, a program's file many."""
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
RULE = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
CELL = re.compile(r"(?:[^|\\]|\\.)+")

NO_TEXT = _("这不是文本文件，读不出文字：请上传 DOCX、DOC、文字版 PDF、TXT 或 MD 文件。")


def read_plain(data: bytes, name: str) -> Document:
    """The text in *data*, line by line; of Markdown the headings and the cells of tables besides.

    Places count the characters of the decoded file, without a byte order mark, with its own line ends.
    """
    raw, notices = decoded(data)
    controls = len(CONTROLS.findall(raw))
    if controls > max(3, MOST_CONTROLS * len(raw)):
        raise BadInput(NO_TEXT)
    if controls:
        said = _("文本里有{count}个看不见的控制字符，按空格读出。", count=controls)
        notices = (*notices, Notice(NoticeKind.HEALED, said))
    text, places, left_out = _straightened(raw)
    notices = (*notices, *told(text, left_out))
    kind = "md" if name.lower().endswith(MARKDOWN) else "txt"
    blocks = tuple(_marked_blocks(text) if kind == "md" else _lines(text))
    return Document(name, kind, text, blocks, tuple(places), notices)


def _straightened(raw: str) -> tuple[str, list[Place], list[tuple[int, str]]]:
    """*raw* with one character for each line end and none without width; what came where; what was left out."""
    parts: list[str] = []
    places: list[Place] = []
    left_out: list[tuple[int, str]] = []
    length = start = 0
    for found in [*DROPPED.finditer(raw), None]:
        end = found.start() if found else len(raw)
        if end > start:
            parts.append(BREAKS.sub("\n", CONTROLS.sub(" ", raw[start:end])))
            places.append(Place(length, length + end - start, "", 0, start))
            length += end - start
        if found:
            start = found.end()
            if found.group() != "\r":
                left_out.append((length, found.group()))
    return "".join(parts), places, left_out


def _lines(text: str) -> Iterator[Block]:
    return (Block(*one.span()) for one in re.finditer("[^\n]+", text))


def _marked_blocks(text: str) -> Iterator[Block]:
    lines = list(_lines(text))
    table, row, inside = -1, 0, False
    for number, line in enumerate(lines):
        said = text[line.start : line.end]
        ruled = number + 1 < len(lines) and RULE.fullmatch(
            text, lines[number + 1].start, lines[number + 1].end
        )
        begins = not inside and bool(ROW.fullmatch(said)) and ruled
        if begins:
            table, row, inside = table + 1, 0, True
        inside = inside and bool(ROW.fullmatch(said))
        if not inside:
            found = HEADING.match(said)
            yield Block(line.start, line.end, level=len(found.group(1)) - 1 if found else None)
        elif not RULE.fullmatch(said):
            yield from _cells(said, line.start, table, row)
            row += 1


def _cells(line: str, start: int, table: int, row: int) -> Iterator[Block]:
    row_text = line.strip().strip("|")
    start += line.index(row_text)
    for column, one in enumerate(CELL.finditer(row_text)):
        inner = one.group()
        if inner.strip():
            at = start + one.start()
            first = at + len(inner) - len(inner.lstrip())
            yield Block(first, first + len(inner.strip()), BlockKind.CELL, cell=(table, row, column))
