"""The answers in a packet that comes back: found in a limited child, and judged like anything from outside."""

from __future__ import annotations

import io
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from formgen.errors import BadInput
from formgen.messages import _
from formgen.packets.enclosed import FILE, LARGEST, TOO_LARGE, Enclosure, unpacked
from formgen.reading.limited import MEBIBYTE, STANDARD, in_limited_child

LARGEST_PACKET = 300 * MEBIBYTE
LIMITS = replace(STANDARD, cpu_seconds=20, seconds=60.0, memory=2048 * MEBIBYTE)
MARK = b"%PDF-"
MOST_ENCLOSED = 50
"""Enclosed files among which the answers are looked for."""

NO_PDF = _("这不是 PDF 文件：请选择 formgen 生成的成套材料（PDF）。")
NO_ANSWERS = _(
    "这份 PDF 里没有 formgen 的答案数据：可能不是 formgen 生成的成套材料，或者经打印、转换、拆分后丢失了，请使用原文件。"
)
BROKEN = _("PDF 已经损坏或不完整，读不出来：请使用 formgen 生成的原文件。")
LOCKED = _("PDF 加了密码，读不出来：请解除密码，或者使用 formgen 生成的原文件。")
TOO_BIG = _("文件超过{limit} MB，不像是 formgen 生成的成套材料。", limit=LARGEST_PACKET // MEBIBYTE)


class NoPacket(BadInput):
    """A file in which no answers of ours lie."""

    code = "no_packet"


def opened(data: bytes) -> Enclosure:
    """What the packet *data* says about itself, with all its answers.

    :raises NoPacket: when it is none. :raises formgen.errors.BadInput: when it was damaged or changed.
    """
    if MARK not in data[:1024]:
        raise NoPacket(NO_PDF)
    if len(data) > LARGEST_PACKET:
        raise BadInput(TOO_BIG)
    found: bytes = in_limited_child("formgen.packets.opening:enclosed_in", data, limits=LIMITS)
    if not found:
        raise NoPacket(NO_ANSWERS)
    return unpacked(found)


def enclosed_in(data: bytes) -> bytes:
    """The answers as they lie in the PDF, nothing where there are none; for the child."""
    try:
        return _enclosed_in(PdfReader(io.BytesIO(data), strict=False))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise BadInput(BROKEN) from fault


def _enclosed_in(reader: PdfReader) -> bytes:
    if reader.is_encrypted:
        raise BadInput(LOCKED)
    for number, file in enumerate(reader.attachment_list):
        if number >= MOST_ENCLOSED:
            break
        if file.name == FILE:
            content: bytes = file.content
            if len(content) > LARGEST:
                raise BadInput(TOO_LARGE)
            return content
    return b""
