"""What is in a DOCX besides words: the kind of document it is, macros, ways out, and forbidden XML."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading import kinds
from formgen.reading.document import Notice, NoticeKind
from formgen.reading.zipped import DAMAGED, chunks, parts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message
    from formgen.reading.zipped import Part

TYPES = "[Content_Types].xml"
TOP = "_rels/.rels"
LARGEST_KEPT = 4 * 1024**2
"""Bytes of the content types or of one part's relationships."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN, TEMPLATE = f"{WORD}document.main+xml", f"{WORD}template.main+xml"
OTHERS: tuple[tuple[str, Message], ...] = (
    ("spreadsheetml", kinds.EXCEL),
    ("ms-excel", kinds.EXCEL),
    ("presentationml", kinds.SLIDES),
    ("ms-powerpoint", kinds.SLIDES),
    ("visio", kinds.DRAWING),
)
WITHOUT_TYPES: tuple[tuple[str, Message], ...] = (
    ("ofd.xml", kinds.OFD),
    ("meta-inf/container.xml", kinds.BOOK),
    ("content.xml", kinds.OPEN_DOCUMENT),
    ("meta-inf/manifest.mf", kinds.PROGRAM),
    ("androidmanifest.xml", kinds.PROGRAM),
)
MACRO_NAMES = re.compile(r"vba(?:project|data)", re.IGNORECASE)
MACRO_MARKS = (b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0", b"_VBA_PROJECT")
MARKUP = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0T\0Y\0P|E\0N\0T\0I\0T\0Y)")
"""In UTF-8, and in UTF-16 of either order, where the zeroes stand between the letters."""
OVERLAP = 64
XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe(?:\s\0)*<\0|\xfe\xff(?:\0\s)*\0<|<\0|\0<")
DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']*)[\"']")
ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"utf-16le", b"utf-16be"}
"""Those that the standard of the format allows."""

_TAG = re.compile(r"<(?:[\w.-]+:)?(Override|Default|Relationship)\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")

HAS_MACROS = _("文件里有宏，不能上传：请另存为不带宏的 .docx 后再上传。")
ODD_XML = _(
    "文件里有不该出现的 XML 声明（DOCTYPE 或特殊编码），不安全：请用 Word 或 WPS 另存为 .docx 后再上传。"
)
NO_BODY = _("文件里没有 Word 正文：请用 Word 或 WPS 打开检查，另存为 .docx 后再上传。")


@dataclass
class Seen:
    """What went by while the parts were unpacked: the few that are kept, by name."""

    kept: dict[str, str] = field(default_factory=dict)


def look_into(data: bytes) -> tuple[Notice, ...]:
    """What the reviewer of the DOCX *data* should know about it.

    :raises formgen.errors.BadInput: when it is no DOCX, is broken, too big, locked or dangerous.
    """
    parts = parts_in(data)
    names = {one.name.lower() for one in parts}
    if all(one.name != TYPES for one in parts):
        raise kinds.unread(next((kind for name, kind in WITHOUT_TYPES if name in names), kinds.ARCHIVE))
    seen = Seen()
    for part in sorted(parts, key=lambda one: one.name != TYPES):
        look_at(data, part, seen)
        if part.name == TYPES:
            _must_be_word(seen.kept[TYPES])
    _must_have_body(seen, names)
    return tuple(_notices(seen))


def look_at(data: bytes, part: Part, seen: Seen) -> None:
    """Unpack *part* as it goes by, refuse what it may not hold, and keep in *seen* what tells what the file is."""
    if MACRO_NAMES.search(part.name):
        raise BadInput(HAS_MACROS)
    kept = part.name == TYPES or part.name.lower().endswith(".rels")
    if kept and part.size > LARGEST_KEPT:
        raise BadInput(DAMAGED)
    pieces, tail, watch = [], b"", _Watch(part.name)
    for piece in chunks(data, part):
        watch.look(tail + piece)
        tail = piece[-OVERLAP:]
        if kept:
            pieces.append(piece)
    if kept:
        seen.kept[part.name] = _text(b"".join(pieces))


class _Watch:
    """What a part may not hold, looked for in each piece of it as it goes by."""

    def __init__(self, name: str) -> None:
        lower = name.lower()
        self._named_xml = lower.endswith((".xml", ".rels"))
        self._picture = lower.endswith(".svg")
        self._embedded = "/embeddings/" in lower
        self._xml: bool | None = None

    def look(self, piece: bytes) -> None:
        if self._xml is None and piece:
            self._xml = self._is_xml(piece)
        if self._xml and not self._picture and MARKUP.search(piece):
            raise BadInput(ODD_XML)
        if not self._xml and not self._embedded and any(mark in piece for mark in MACRO_MARKS):
            raise BadInput(HAS_MACROS)

    def _is_xml(self, piece: bytes) -> bool:
        found = bool(XML_START.match(piece))
        declared = DECLARED.match(piece[:1024].replace(b"\0", b""))
        odd = self._named_xml and not found
        if odd or (found and declared and declared.group(1).strip().lower() not in ENCODINGS):
            raise BadInput(ODD_XML)
        return found


def _text(part: bytes) -> str:
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return part.decode("utf-16", "replace")
    if part[:2] in (b"<\0", b"\0<"):
        return part.decode("utf-16-le" if part[:1] == b"<" else "utf-16-be", "replace")
    return part.decode("utf-8-sig", "replace")


def _tags(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for kind, inner in _TAG.findall(text):
        yield kind, {name: html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(inner)}


def _must_be_word(types: str) -> None:
    lower = types.lower()
    if "macroenabled" in lower or "vbaproject" in lower:
        raise BadInput(HAS_MACROS)
    if MAIN in types:
        return
    if TEMPLATE in types:
        raise kinds.unread(kinds.TEMPLATE)
    raise next((kinds.unread(kind) for mark, kind in OTHERS if mark in lower), BadInput(NO_BODY))


def _must_have_body(seen: Seen, names: set[str]) -> None:
    types = {one.get("PartName", ""): one.get("ContentType", "") for _k, one in _tags(seen.kept[TYPES])}
    targets = [
        "/" + one.get("Target", "").lstrip("/")
        for _kind, one in _tags(seen.kept.get(TOP, ""))
        if one.get("Type", "").endswith("/officeDocument")
    ]
    main = [one for one in targets if one.lower().lstrip("/") in names]
    if not main:
        raise BadInput(NO_BODY)
    said = types.get(main[0], "")
    if said and said != MAIN:
        raise next((kinds.unread(kind) for mark, kind in OTHERS if mark in said), BadInput(NO_BODY))


LINK_WORDS: tuple[tuple[str, Message], ...] = (
    ("attachedtemplate", _("文件挂接了外部模板，没有去读：{target}")),
    ("image", _("文件里有链接在外部的图片，没有去读：{target}")),
    ("hyperlink", _("文件里有指向本机或局域网文件的链接，没有去读：{target}")),
    ("", _("文件引用了外部的内容，没有去读：{target}")),
)
INSIDE_WORDS: tuple[tuple[tuple[str, ...], Message], ...] = (
    (("oleobject", "package", "control"), _("文件里嵌入了其他程序的对象，没有读：{target}")),
    (("afchunk",), _("文件里嵌入了另一份文档，没有读：{target}。请打开核对其中的文字。")),
)
LONGEST_TARGET = 120


def _notices(seen: Seen) -> Iterator[Notice]:
    said = set()
    for _part, text in sorted(seen.kept.items()):
        for kind, one in _tags(text):
            message = _about(one) if kind == "Relationship" else None
            if message is not None and str(message) not in said:
                said.add(str(message))
                yield Notice(NoticeKind.STRIPPED, message, one.get("Target", ""))


def _about(link: dict[str, str]) -> Message | None:
    """The sentence about one relationship; ``None`` for an ordinary one."""
    kind = link.get("Type", "").rsplit("/", 1)[-1].lower()
    target = link.get("Target", "")
    shown = target if len(target) <= LONGEST_TARGET else target[:LONGEST_TARGET] + "…"
    if link.get("TargetMode", "").lower() == "external":
        if kind == "hyperlink" and not _is_local(target):
            return None
        sentence = next(said for name, said in LINK_WORDS if name in ("", kind))
    else:
        found = [said for ends, said in INSIDE_WORDS if kind in ends]
        if not found:
            return None
        sentence = found[0]
    return _with_target(sentence, shown)


def _with_target(sentence: Message, target: str) -> Message:
    return type(sentence)(sentence.text, {"target": target})


def _is_local(target: str) -> bool:
    return bool(re.match(r"(?:file:|\\\\|//|[A-Za-z]:[\\/])", target.strip(), re.IGNORECASE))
