"""Word comments at the exact words of a DOCX that somebody else wrote.

Only what bears a comment changes: runs are cut in two at its ends, marks are set between them, and the part
with the comments grows. Text, formatting, numbering, tracked changes and earlier comments stay as they are;
every other member of the package keeps its bytes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading.docx.names import ID, W, whole
from formgen.reading.docx.package import Package
from formgen.rendering.commenting.anchors import PARAGRAPH, Anchor, Anchors, Edge
from formgen.rendering.commenting.cutting import Cutter
from formgen.rendering.commenting.parts import (
    Styles,
    add_comment,
    free_name,
    new_comments,
    reference,
    serialized,
    with_relation,
    with_type,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lxml.etree import _Element as Element

    from formgen.reading import Document

_TYPES = "[Content_Types].xml"
_START, _END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
_REFERENCE = f"{W}commentReference"
_FIRST_OF_1980 = (1980, 1, 1, 0, 0, 0)
_QUOTED = 60


@dataclass(frozen=True)
class Remark:
    """What is said of the characters *start* to *end* of the text that was read, paragraph by paragraph.

    Both 0 for a remark on the whole file, which stands on its first paragraph.
    """

    start: int
    end: int
    paragraphs: tuple[str, ...]


def annotate(
    docx: bytes, document: Document, remarks: Sequence[Remark], *, written: datetime | None = None
) -> bytes:
    """The DOCX with a comment for each of *remarks*, and otherwise unchanged; the same bytes for the same input.

    :param document: what :func:`formgen.reading.docx.read_docx` read from these very bytes.
    :param written: the date of the comments; without it they carry none.
    :raises BadInput: when *document* was read from another file, or the file cannot bear comments.
    """
    if not remarks:
        return docx
    try:
        package = Package(docx)
        return _repacked(docx, _changed(package, document, remarks, written))
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        EOFError,
        KeyError,
        OSError,
        ValueError,
    ) as error:
        message = _("这个 Word 文档已经损坏或不完整，批注写不进去：请用 Word 打开后另存为新的 .docx 再上传。")
        raise BadInput(message) from error


def _changed(
    package: Package, document: Document, remarks: Sequence[Remark], written: datetime | None
) -> dict[str, bytes]:
    """The members that change or are new, by name."""
    main = package.main
    if b"purl.oclc.org/ooxml/wordprocessingml" in (package.bytes(main) or b""):
        raise BadInput(
            _("这是“严格 Open XML”格式的文档，批注写不进去：请在 Word 里另存为“Word 文档(*.docx)”后再上传。")
        )
    root = package.root(main)
    if root is None:
        raise BadInput(_("这份文件没有正文，批注写不进去。"))
    name, comments = _comments(package)
    styles = package.one("styles")
    scribe = Scribe(root, comments, Styles(None if styles is None else package.root(styles)))
    anchors = Anchors(package, root, document)
    placed = [(one, anchors.of(one.start, one.end)) for one in remarks]
    date = None if written is None else written.strftime("%Y-%m-%dT%H:%M:%SZ")
    for remark, anchor in placed:
        scribe.write(_said(remark, anchor, document.text), anchor, date)
    return {main: serialized(root), name: serialized(comments), **_pointing(package, name)}


def _comments(package: Package) -> tuple[str, Element]:
    """The name and the root of the part with comments, which may be new."""
    name = package.one("comments")
    if name is not None:
        return name, package.root(name) if package.bytes(name) else new_comments()
    return free_name(posixpath.dirname(package.main), package.names), new_comments()


def _pointing(package: Package, name: str) -> dict[str, bytes]:
    """The relations and content types, where they do not name the comments yet."""
    changed: dict[str, bytes] = {}
    folder, base = posixpath.split(package.main)
    if package.one("comments") is None:
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        changed[path] = with_relation(package.bytes(path), posixpath.relpath(name, folder or "."))
    types = with_type(package.bytes(_TYPES) or b"", name)
    return changed if types is None else {**changed, _TYPES: types}


def _said(remark: Remark, anchor: Anchor, text: str) -> tuple[str, ...]:
    """What a comment says; where it cannot stand at the words themselves, it quotes them first."""
    if anchor.exact or remark.start >= remark.end:
        return remark.paragraphs
    words = " ".join(text[remark.start : remark.end].split())
    quote = words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
    return (str(_("所指文字：“{quote}”", quote=quote)), *remark.paragraphs) if quote else remark.paragraphs


class Scribe:
    """Writes comments into a main part and its part of comments."""

    def __init__(self, root: Element, comments: Element, styles: Styles) -> None:
        self._comments = comments
        self._styles = styles
        self._cutter = Cutter()
        taken = [*comments.iter(f"{W}comment"), *root.iter(_START, _END, _REFERENCE)]
        self._next = max((whole(one.get(ID), -1) for one in taken), default=-1) + 1

    def write(self, paragraphs: Sequence[str], anchor: Anchor, date: str | None) -> None:
        """One comment, saying *paragraphs*, at *anchor*."""
        key = str(self._next)
        self._next += 1
        add_comment(self._comments, key, paragraphs, date, self._styles)
        self._begin(anchor.start, key)
        self._finish(anchor.end, key)

    def _begin(self, edge: Edge, key: str) -> None:
        mark = edge.holder.makeelement(_START, {ID: key})
        if edge.holder.tag == PARAGRAPH:
            properties = edge.holder.find(f"{W}pPr")
            edge.holder.insert(0 if properties is None else 1, mark)
            return
        whole_one = edge.holder if edge.node is None else self._cutter.before(edge.node, edge.offset)
        whole_one.addprevious(mark)

    def _finish(self, edge: Edge, key: str) -> None:
        """The end, and behind it the reference: outside links, changes and controls, which are not ours to fill."""
        mark = edge.holder.makeelement(_END, {ID: key})
        if edge.holder.tag == PARAGRAPH:
            edge.holder.extend([mark, reference(key, self._styles)])
            return
        whole_one = edge.holder if edge.node is None else self._cutter.after(edge.node, edge.offset)
        whole_one.addnext(mark)
        outer = mark
        while (above := outer.getparent()) is not None and above.tag != PARAGRAPH:
            outer = above
        outer.addnext(reference(key, self._styles))


def _repacked(docx: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with its *changed* members in their places and the new ones at its end."""
    waiting = {name.lower(): (name, data) for name, data in changed.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            _name, data = waiting.pop(one.filename.lower(), ("", None))
            new.writestr(_entry(one.filename, one.date_time), old.read(one) if data is None else data)
        for name, data in waiting.values():
            new.writestr(_entry(name, _FIRST_OF_1980), data)
    return file.getvalue()


def _entry(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
