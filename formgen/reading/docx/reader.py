"""From the bytes of a DOCX to a document."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading.document import BlockKind, Document
from formgen.reading.docx.line import Where, numbered
from formgen.reading.docx.names import ID, R, W
from formgen.reading.docx.package import Package
from formgen.reading.docx.shared import Shared
from formgen.reading.docx.story import Story
from formgen.reading.docx.telling import Remarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.reading.docx.shared import Part

_BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, EOFError, KeyError, NotImplementedError, OSError,
    OverflowError, RuntimeError, UnicodeError, ValueError,
)  # fmt: skip
_EDGES = {f"{W}headerReference": BlockKind.HEADER, f"{W}footerReference": BlockKind.FOOTER}


def read_docx(data: bytes, name: str) -> Document:
    """The document in *data*, as Word prints it with all tracked changes accepted.

    :raises BadInput: when it is no DOCX or is broken.
    """
    try:
        return _read(data, name)
    except BadInput:
        raise
    except RecursionError as error:
        message = _("这个 Word 文档嵌套得太深，没有读取：请用 Word 打开后另存为新的 .docx 再上传。")
        raise BadInput(message) from error
    except _BROKEN as error:
        message = _("这个 Word 文档已经损坏或不完整，没有读取：请用 Word 打开后另存为新的 .docx 再上传。")
        raise BadInput(message) from error


def _read(data: bytes, name: str) -> Document:
    shared = Shared.of(Package(data))
    main = shared.part(shared.package.main)
    body = None if main is None else main.root.find(f"{W}body")
    if main is None or body is None:
        raise BadInput(_("这不是 Word 文档：里面没有正文。请上传 .docx 格式的合同。"))
    shared.telling.comments = dict(_comments(shared))
    Story(shared, main).read(body, Where())
    for part, kind in _edges(shared, main):
        Story(shared, part).read(part.root, Where(kind))
    text = shared.manuscript.text
    roots = {one.name: one.root for one in shared.parts.values()}
    places = numbered(shared.manuscript.spots, roots)
    return Document(name, "docx", text, tuple(shared.manuscript.blocks), places, shared.telling.all(text))


def _edges(shared: Shared, main: Part) -> Iterator[tuple[Part, BlockKind]]:
    """The headers and footers that sections name, each once: of two with the same words only one."""
    relations = shared.package.relations(main.name)
    named = [
        (kind, relations[key].target)
        for section in main.root.iter(f"{W}sectPr")
        for one in section
        if (kind := _EDGES.get(one.tag)) and (key := one.get(f"{R}id")) in relations
    ]
    said: set[tuple[str, ...]] = set()
    for kind, target in dict.fromkeys(named):
        part = shared.part(target)
        words = () if part is None else (kind, *(one.text or "" for one in part.root.iter(f"{W}t")))
        if part is not None and words not in said:
            said.add(words)
            yield part, kind


def _comments(shared: Shared) -> Iterator[tuple[str, Remarked]]:
    name = shared.package.one("comments")
    root = None if name is None else shared.package.root(name)
    for one in () if root is None else root.iterchildren(f"{W}comment"):
        paragraphs = ("".join(text.text or "" for text in part.iter(f"{W}t")) for part in one.iter(f"{W}p"))
        yield one.get(ID, ""), Remarked(one.get(f"{W}author", ""), " ".join(filter(None, paragraphs)))
