"""Who may come in: a DOCX that is one, holds no macros and points nowhere outside itself.

LibreOffice opens what a file is, not what it is called, and follows the links it finds. So everything
is looked at before: the zip and its sizes, the content types, the relationships, the field codes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from formgen.messages import Message, _
from formgen.rendering.pdf.faults import UnfitDocument

if TYPE_CHECKING:
    from collections.abc import Callable

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 64 * MEBIBYTE
LARGEST_UNPACKED = 256 * MEBIBYTE
MOST_PARTS = 4000
HIGHEST_RATIO = 100
"""Unpacked to packed; asked only of what unpacks to more than :data:`RATIO_FROM` bytes."""
RATIO_FROM = 32 * MEBIBYTE

DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
FORBIDDEN_LINKS = ("/afchunk", "/oleobject", "/package", "/control", "/attachedtemplate", "/vbaproject")
"""Ends of relationship types that bring in another program's content, or another file's."""
WHAT_LINKS: dict[str, str | Message] = {
    "attachedtemplate": _("外部模板"),
    "image": _("图片"),
    "oleobject": _("嵌入的对象"),
    "afchunk": _("嵌入的文件"),
    "package": _("嵌入的文件"),
    "control": _("控件"),
    "subdocument": _("子文档"),
}
"""What the kinds of links are called; others by their own name."""

CODES = re.compile(rb"<(?:\w+:)?instrText\b[^>]*>([^<]*)<|\binstr=(?:\"([^\"]*)\"|'([^']*)')")
QUOTED = re.compile(rb"\"[^\"]*\"|&quot;.*?&quot;")
FETCHING = re.compile(rb"INCLUDE|DDE|DATABASE|(?<!HYPER)LINK", re.IGNORECASE)
"""Field codes that read another file when the document is opened."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

NOT_A_DOCX = _("这不是完整的 DOCX 文件，不能转换为 PDF：请用 Word 或 WPS 另存为 .docx 后再试。")
TOO_LARGE = _("文件过大，或者解压后过大，不能转换为 PDF：请删去其中的大图片后再试。")
HAS_MACROS = _("文件里有宏，不能转换为 PDF：请另存为不带宏的 .docx 后再试。")
ODD_XML = _("文件里有不该出现的 XML 声明（DOCTYPE），不能转换为 PDF：请用 Word 或 WPS 另存为 .docx 后再试。")


def admit(docx: bytes) -> None:
    """Return if *docx* may be converted; :class:`UnfitDocument` says what is wrong with it."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            _weigh(docx, package)
            for name in package.namelist():
                _look_into(name, package.read(name))
            _is_word_document(package)
    except UnfitDocument:
        raise
    except Exception as fault:  # zipfile, zlib and lxml raise a dozen classes
        raise UnfitDocument(NOT_A_DOCX) from fault


def _weigh(docx: bytes, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    _refuse_if(len(docx) > LARGEST_FILE or len(parts) > MOST_PARTS, TOO_LARGE)
    _refuse_if(unpacked > LARGEST_UNPACKED, TOO_LARGE)
    _refuse_if(unpacked > RATIO_FROM and unpacked > HIGHEST_RATIO * len(docx), TOO_LARGE)
    names = [part.filename.lower() for part in parts]
    _refuse_if(len(set(names)) != len(names), NOT_A_DOCX)  # readers differ on which of two they read
    _refuse_if(any(".." in name.split("/") or name.startswith("/") for name in names), NOT_A_DOCX)
    _refuse_if(any("vbaproject" in name or "vbadata" in name for name in names), HAS_MACROS)


def _is_word_document(package: zipfile.ZipFile) -> None:
    types = package.read("[Content_Types].xml")
    package.getinfo("word/document.xml")
    _refuse_if(b"macroEnabled" in types, HAS_MACROS)
    declared = {
        one.get("PartName"): one.get("ContentType", "").encode() for one in etree.fromstring(types, _PARSER)
    }
    _refuse_if(declared.get("/word/document.xml") != DOCUMENT_TYPE, NOT_A_DOCX)


def _look_into(name: str, part: bytes) -> None:
    for endings, look in LOOKS.items():
        if name.lower().endswith(endings):
            look(part)


def _no_doctype(part: bytes) -> None:
    # XML in another encoding than UTF-8 would hide what is looked for here; no word processor writes it.
    _refuse_if(b"\0" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part, ODD_XML)


def _no_fetching_field(part: bytes) -> None:
    if b"instr" not in part:
        return
    code = b"".join(b"".join(found) for found in CODES.findall(part))
    found = FETCHING.search(QUOTED.sub(b" ", code))
    if found:
        raise _links_out(found.group().decode())


def _no_way_out(part: bytes) -> None:
    for link in etree.fromstring(part, _PARSER):
        kind = link.get("Type", "").lower()
        outside = link.get("TargetMode", "").lower() == "external" and not kind.endswith("/hyperlink")
        if outside or kind.endswith(FORBIDDEN_LINKS):
            raise _links_out(kind.rsplit("/", 1)[-1])


def _links_out(what: str) -> UnfitDocument:
    sentence = _(
        "文件链接到了外部的文件或网址（{what}），不能转换为 PDF：请把链接的内容嵌入文件，或者用 Word 另存为 PDF 后再试。",
        what=WHAT_LINKS.get(what, what),
    )
    return UnfitDocument(sentence)


def _refuse_if(wrong: bool, sentence: Message) -> None:  # noqa: FBT001 - reads as a sentence
    if wrong:
        raise UnfitDocument(sentence)


LOOKS: dict[tuple[str, ...], Callable[[bytes], None]] = {
    (".xml", ".rels"): _no_doctype,
    (".rels",): _no_way_out,
    (".xml",): _no_fetching_field,
}
