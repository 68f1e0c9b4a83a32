"""The gate: what a file is, by what is in it and not by its name, and whether it may be parsed at all.

Everything here looks at bytes as they go by and keeps next to nothing of them: what a file unpacks to is
counted, never held (:mod:`.zipped`, :mod:`.package`, :mod:`.ole`).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading import kinds
from formgen.reading.ole import must_be_word
from formgen.reading.package import look_into

if TYPE_CHECKING:
    from formgen.reading.document import Notice

LOG = logging.getLogger(__name__)

MEBIBYTE = 1024**2
LARGEST_FILE = 50 * MEBIBYTE
LARGEST_TEXT_FILE = 16 * MEBIBYTE
"""A text file has no pictures: this much is beyond any contract, in any encoding."""

BROKEN = _("文件已经损坏，读不出来：请用 Word、WPS 或 PDF 阅读器打开检查，另存一份后再上传。")
EMPTY = _("这是空文件，没有内容：请检查后重新上传。")


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that may be parsed, in a limited child.

    :param format: ``docx``, ``doc``, ``pdf`` or ``txt``.
    :param notices: what the gate saw that a reviewer should know.
    """

    format: str
    notices: tuple[Notice, ...] = ()


def admit(data: bytes, name: str = "") -> Admitted:
    """What *data* is; :class:`formgen.errors.BadInput` with the reason when it may not come in.

    :param name: what its owner calls it; words under the name of a document are a document that got lost.
    """
    try:
        admitted = _admit(data)
        _must_be_what_it_is_called(admitted, name)
        return admitted
    except BadInput:
        raise
    except Exception as fault:  # what nobody thought of is the file's fault too, and stays outside
        LOG.warning("the gate stumbled over a file: %s", type(fault).__name__)
        raise BadInput(BROKEN) from fault


def _must_be_what_it_is_called(admitted: Admitted, name: str) -> None:
    ending = name.rpartition(".")[2].lower()
    if admitted.format == kinds.TXT and ending in (kinds.DOCX, kinds.DOC, kinds.PDF):
        said = _(
            "文件名以 .{ending} 结尾，内容却只是文字：请确认选对了文件，或者改名为 .txt。", ending=ending
        )
        raise BadInput(said)


def _admit(data: bytes) -> Admitted:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(EMPTY)
    _must_be_smaller(data, LARGEST_FILE)
    kind = kinds.kind_of(data)
    if kind == kinds.DOCX:
        return Admitted(kind, look_into(data))
    if kind == kinds.DOC:
        must_be_word(data)
    if kind == kinds.TXT:
        _must_be_smaller(data, LARGEST_TEXT_FILE)
    return Admitted(kind)


def _must_be_smaller(data: bytes, most: int) -> None:
    if len(data) > most:
        raise BadInput(
            _(
                "文件有{size} MB，超过了{limit} MB 的上限：请删去其中的大图片，或者拆成几份再上传。",
                size=f"{len(data) / MEBIBYTE:.1f}",
                limit=most // MEBIBYTE,
            )
        )
