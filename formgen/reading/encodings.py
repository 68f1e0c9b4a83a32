"""Which encoding a text file is in: tried one after another, and the most Chinese result wins.

UTF-8 proves itself. The others (GB18030, UTF-16 without a mark, Big5) decode nearly anything, so what
comes out is held against the characters that such texts consist of.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import cache

from formgen.errors import BadInput
from formgen.messages import Message, _
from formgen.reading.document import Notice, NoticeKind

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5")
"""In the order in which they win a draw."""
NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030（GBK）",
    "big5": "Big5",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
SAMPLE = 65_536
"""Bytes that are judged by; even, so that no UTF-16 character is cut."""
LIKELY = 0.85
"""The least share of expected characters in a text that is one."""
MOST_BROKEN = 0.05
"""The greatest share of lines with broken characters that a text may have and still be read."""
SHOWN = 5
BROKEN = "\ufffd"

MIXED = _(
    "文件混用了几种编码，或者有损坏的字：第{lines}行等处的{count}个字读不出，显示为“�”。请用原文核对，另存为 UTF-8 更可靠。"
)
UNKNOWN = _("看不出这个文本文件的编码：请用记事本打开，另存为 UTF-8 编码后再上传。")


def decoded(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text of *data* without a byte order mark, and what there is to say about its encoding.

    :raises formgen.errors.BadInput: when it is in no encoding that can be told.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _in(data[len(mark) :], encoding, said=encoding != "utf-8")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _in(data, *_likeliest(data))


def _likeliest(data: bytes) -> tuple[str, bool]:
    scores = {one: _score(data[:SAMPLE], one) for one in CANDIDATES}
    best = max(scores, key=lambda one: scores[one])
    mostly = _share(_by_lines(data[:SAMPLE], "utf-8"), "utf-8")
    if mostly > max(LIKELY, scores[best]):
        return ("utf-8" if _has_a_line_of_utf_8(data[:SAMPLE]) else "gb18030"), True
    if scores[best] < LIKELY:
        raise BadInput(UNKNOWN)
    return best, True


def _has_a_line_of_utf_8(data: bytes) -> bool:
    """Whether some line that is not plain ASCII is UTF-8 as a whole, so that the file may be mixed."""
    for line in data.splitlines():
        with suppress(UnicodeDecodeError):
            if not line.isascii() and line.decode("utf-8"):
                return True
    return False


def _in(data: bytes, encoding: str, said: bool) -> tuple[str, tuple[Notice, ...]]:  # noqa: FBT001 - a pair
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _mended(data, encoding)
    notice = Notice(NoticeKind.ENCODING, _("文件的编码是 {name}，已经按它读出。", name=NAMES[encoding]))
    return text, (notice,) if said else ()


def _mended(data: bytes, encoding: str) -> tuple[str, tuple[Notice, ...]]:
    """Line by line in *encoding*, lines that are in none of it in the other usual one."""
    text = (
        data.decode(encoding, "replace")
        if encoding.startswith(("utf-16", "utf-32"))
        else _by_lines(data, encoding)
    )
    lines = text.split("\n")
    broken = [number for number, line in enumerate(lines, start=1) if BROKEN in line]
    if text.count(BROKEN) > max(3, MOST_BROKEN * len(text)):
        raise BadInput(UNKNOWN)
    return text, (_broken(text.count(BROKEN), broken),)


def _by_lines(data: bytes, encoding: str) -> str:
    other = "gb18030" if encoding == "utf-8" else "utf-8"
    return "".join(_line(one, encoding, other) for one in data.splitlines(keepends=True))


def _line(line: bytes, encoding: str, other: str) -> str:
    for one in (encoding, other):
        try:
            return line.decode(one)
        except UnicodeDecodeError:
            continue
    return line.decode(encoding, "replace")


def _broken(count: int, lines: list[int]) -> Notice:
    if not count:
        return Notice(
            NoticeKind.ENCODING,
            _("文件的各行混用了 UTF-8 和 GB18030（GBK）两种编码，已经逐行读出：请用原文核对。"),
        )
    said = {"count": count, "lines": lines[:SHOWN]}
    return Notice(NoticeKind.ENCODING, Message(MIXED.text, said), BROKEN)


def _score(data: bytes, encoding: str) -> float:
    return _share(data.decode(encoding, "replace"), encoding)


def _share(text: str, encoding: str) -> float:
    """The share of *text*'s characters that a Chinese text in *encoding* consists of."""
    expected = _expected(encoding)
    return sum(one in expected for one in text) / max(1, len(text))


@cache
def _expected(encoding: str) -> frozenset[str]:
    usual = {
        chr(one) for one in (*range(0x20, 0x7F), 9, 10, 13, *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))
    }
    usual |= set("—…·“”‘’－×÷±≥≤℃〇○□☑√■①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢ§　")
    simple = _row("gb2312", range(0xB0, 0xD8))
    traditional = _row("big5", range(0xA4, 0xC7))
    if encoding == "gb18030":
        return frozenset(usual | simple)
    return frozenset(usual | (traditional if encoding == "big5" else simple | traditional))


def _row(encoding: str, firsts: range) -> set[str]:
    """The commoner half of the characters of a national standard: it lists them first."""
    pairs = (bytes((one, two)) for one in firsts for two in range(0x40, 0xFF))
    return set(re.sub(r"[^一-鿿]", "", "".join(one.decode(encoding, "ignore") for one in pairs)))
