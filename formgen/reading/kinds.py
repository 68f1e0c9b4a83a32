"""What kind of file some bytes are, told by their first ones, and how each kind that is not read is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from formgen.messages import Message

DOCX, DOC, PDF, TXT = "docx", "doc", "pdf", "txt"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_MARK = b"%PDF-"
PDF_WITHIN = 1024
"""Readers accept the mark anywhere in so many bytes at the start."""

IMAGE = _("图片")
ARCHIVE = _("压缩包")
PROGRAM = _("程序")
EXCEL = _("Excel 表格")
SLIDES = _("演示文稿")
OPEN_DOCUMENT = _("OpenDocument 文件")
OFD = _("OFD 版式文件")
RTF = _("RTF 文件")
WEB_PAGE = _("网页")
SOUND = _("音频或视频")
XML = _("XML 文件")
WORD_XML = _("Word 2003 XML 文件")
BOOK = _("电子书")
DATABASE = _("数据库")
MAIL = _("邮件或单个文件网页")
POSTSCRIPT = _("PostScript 文件")
OUTLOOK = _("Outlook 邮件")
DRAWING = _("Visio 绘图")
OTHER_OFFICE = _("其他 Office 文件")
TEMPLATE = _("Word 模板")

BEGINNINGS: tuple[tuple[bytes, Message], ...] = (
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF87a", IMAGE),
    (b"GIF89a", IMAGE),
    (b"BM", IMAGE),
    (b"II*\0", IMAGE),
    (b"MM\0*", IMAGE),
    (b"8BPS", IMAGE),
    (b"\0\0\1\0", IMAGE),
    (b"AT&TFORM", IMAGE),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"L\0\0\0\1\x14\2\0", PROGRAM),
    (b"#!/", PROGRAM),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\0", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"PK\x05\x06", ARCHIVE),
    (b"PK\x07\x08", ARCHIVE),
    (b"PK00PK\x03\x04", ARCHIVE),
    (b"{\\rtf", RTF),
    (b"ID3", SOUND),
    (b"OggS", SOUND),
    (b"fLaC", SOUND),
    (b"\x1aE\xdf\xa3", SOUND),
    (b"SQLite format 3\0", DATABASE),
    (b"%!PS", POSTSCRIPT),
    (b"MIME-Version:", MAIL),
)
LOOK_LIKE_TEXT = {b"BM", b"MZ", b"BZh", b"ID3", b"8BPS", b"OggS"}
"""Marks of letters alone: a text may begin with them, unless control characters follow."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MARKUP: tuple[tuple[re.Pattern[bytes], Message], ...] = (
    (
        re.compile(
            rb"(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
        ),
        WEB_PAGE,
    ),
    (
        re.compile(
            rb"<\?xml\b.{0,2000}?<\?mso-application\s+progid=.Word\.Document.", re.IGNORECASE | re.DOTALL
        ),
        WORD_XML,
    ),
    (re.compile(rb"<\?xml\b.{0,2000}?<html\b", re.IGNORECASE | re.DOTALL), WEB_PAGE),
    (re.compile(rb"(?:<\?xml\b.{0,2000}?)?<svg\b", re.IGNORECASE | re.DOTALL), IMAGE),
    (re.compile(rb"<\?xml\b", re.IGNORECASE), XML),
)


def kind_of(data: bytes) -> str:
    """``docx`` for any zip, ``doc`` for any OLE file, ``pdf``, or ``txt`` for what nothing else claims.

    :raises formgen.errors.BadInput: for a kind that is not read, by its name.
    """
    if data.startswith(ZIP):
        return DOCX
    if data.startswith(OLE):
        return DOC
    if PDF_MARK in data[:PDF_WITHIN]:
        return PDF
    found = _other(data)
    if found is not None:
        raise unread(found)
    return TXT


def unread(kind: Message) -> BadInput:
    """The refusal of a *kind* of file that is not read."""
    if kind is IMAGE:
        return BadInput(_("这是图片，没有可以读的文字：请上传合同的电子文本，或者先做文字识别（OCR）。"))
    if kind is PROGRAM:
        return BadInput(_("这是程序文件，不是合同：请上传 DOCX、DOC、文字版 PDF、TXT 或 MD 文件。"))
    if kind is ARCHIVE:
        return BadInput(_("这是压缩包：请解压后上传里面的合同文件。"))
    return BadInput(_("这是{kind}，这里读不了：请另存为 .docx 或者 PDF 后再上传。", kind=kind))


def _other(data: bytes) -> Message | None:
    for mark, kind in BEGINNINGS:
        if data.startswith(mark) and not (mark in LOOK_LIKE_TEXT and not _CONTROLS.search(data[:512])):
            return kind
    if data[4:8] == b"ftyp":
        return IMAGE if data[8:12] in (b"heic", b"heix", b"avif", b"mif1") else SOUND
    if data.startswith(b"RIFF"):
        return IMAGE if data[8:12] == b"WEBP" else SOUND
    head = _readable(data[:4096]).lstrip()
    return next((kind for pattern, kind in _MARKUP if pattern.match(head)), None)


def _readable(head: bytes) -> bytes:
    """The beginning without marks and zeroes of an encoding: enough to recognise tags."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"") if b"<\0" in head[:4] or b"\0<" in head[:4] else head
