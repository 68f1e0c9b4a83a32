"""What may be attached: told by what is in a file and not by its name, and made fit to print at once."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, replace
from typing import Any

from formgen.errors import BadInput
from formgen.messages import _
from formgen.packets.detaching import detached
from formgen.packets.marking import marked
from formgen.reading import gate, kinds
from formgen.reading.limited import STANDARD, in_limited_child
from formgen.rendering.pdf.gate import admit as admit_to_office

MEBIBYTE = 1024**2
LARGEST = 30 * MEBIBYTE
"""Bytes of one file."""
LIMITS = replace(STANDARD, cpu_seconds=10, seconds=30.0)
ACCEPTED = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".docx")
"""Endings that a file chooser offers; what a file is, is not told by them."""
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*")
PHONE_PICTURES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")

EMPTY = _("这是空文件，没有内容：请检查后重新选择。")
HEIC = _("这是手机的 HEIC 照片，这里打不开：请在手机上改存为 JPG，或者截图后再上传。")
OLD_WORD = _("这是旧版 Word 文件（.doc）：请另存为 .docx 或 PDF 后再上传。")
OTHER = _("这不是能装入成套材料的文件：只能附 PDF、图片（JPG、PNG、TIFF、BMP、GIF、WEBP）和 DOCX。")


@dataclass(frozen=True)
class Arrived:
    """A file that may be bound into a packet.

    :param kind: ``pdf``, cleaned and counted, or ``docx``, let in, marked and still to be converted.
    :param pages: of a PDF; 0 of a DOCX.
    """

    kind: str
    content: bytes
    pages: int


def arrived(data: bytes, name: str) -> Arrived:
    """What *data* becomes in a packet; *name* is what its owner calls it, and decides nothing.

    :raises formgen.errors.BadInput: with the reason, when it may not come in.
    """
    try:
        return _arrived(data, name)
    except BadInput as fault:
        raise BadInput(_("{name}：{said}", name=name, said=fault.message)) from fault


def cleaned(data: bytes) -> Arrived:
    """The pages of a PDF that came of somebody's Word file, as an attached PDF's; BadInput as for that."""
    return _from_child("formgen.packets.cleaning:clean", data)


def _arrived(data: bytes, name: str) -> Arrived:
    if not data:
        raise BadInput(EMPTY)
    if len(data) > LARGEST:
        size = f"{len(data) / MEBIBYTE:.1f}"
        raise BadInput(
            _(
                "文件有{size} MB，超过了单个文件{limit} MB 的上限：请压缩图片，或者拆成几份再上传。",
                size=size,
                limit=LARGEST // MEBIBYTE,
            )
        )
    if data.startswith(PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return _from_child("formgen.packets.pictures:on_pages", data)
    if data[4:8] == b"ftyp" and data[8:12] in PHONE_PICTURES:
        raise BadInput(HEIC)
    kind = _kind(data)
    if kind == kinds.PDF:
        return cleaned(data)
    if kind == kinds.DOC:
        raise BadInput(OLD_WORD)
    if kind != kinds.DOCX:
        raise BadInput(OTHER)
    gate.admit(data, name)
    alone = detached(data)
    admit_to_office(alone)
    return Arrived(kinds.DOCX, marked(alone), 0)


def _kind(data: bytes) -> str:
    try:
        return kinds.kind_of(data)
    except BadInput:
        return ""


def _from_child(function: str, data: bytes) -> Arrived:
    said: dict[str, Any] = in_limited_child(function, data, limits=LIMITS.for_size(len(data)))
    return Arrived(kinds.PDF, b64decode(said["pdf"], validate=True), int(said["pages"]))
