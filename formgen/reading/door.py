"""The one door: bytes and a name in, a document out, or one plain sentence why not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.errors import BadInput, PartMissing
from formgen.messages import _
from formgen.reading.gate import admit
from formgen.reading.limited import STANDARD, in_limited_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.reading.document import Document

READERS = {
    "docx": "formgen.reading.docx:read_docx",
    "pdf": "formgen.reading.pdf:read_pdf",
    "txt": "formgen.reading.plain:read_plain",
}
LONGEST_TEXT = 2_000_000
"""Characters; some two thousand pages. What is longer is no contract, and no rule is made for it."""

WITHOUT_TEXT = _("文件里没有可以读的文字，可能只有图片：请上传合同的电子文本，或者先做文字识别（OCR）。")


def read(data: bytes, name: str, doc_to_docx: Callable[[bytes], bytes] | None = None) -> Document:
    """The document in *data*; *name* is what its owner calls it, and decides nothing but TXT or MD.

    :param doc_to_docx: makes a DOCX of a DOC; without it a DOC is refused for want of a converter.
    :raises formgen.errors.BadInput: when it is none of DOCX, DOC, PDF with text, TXT and MD, or is broken,
        too big, locked by a password or dangerous; the message says which and what to do.
    :raises formgen.errors.PartMissing: for a DOC without a converter.
    """
    admitted = admit(data, name)
    if admitted.format == "doc":
        return _read_doc(data, name, doc_to_docx)
    limits = STANDARD.for_size(len(data))
    document: Document = in_limited_child(READERS[admitted.format], data, name, limits=limits)
    if not document.text.strip():
        raise BadInput(WITHOUT_TEXT)
    if len(document.text) > LONGEST_TEXT:
        raise BadInput(
            _(
                "文件有{count}个字，超过了{limit}个字的上限：请只上传合同本身，或者拆成几份再上传。",
                count=len(document.text),
                limit=LONGEST_TEXT,
            )
        )
    known = {(one.kind, str(one.message)) for one in document.notices}
    seen = tuple(one for one in admitted.notices if (one.kind, str(one.message)) not in known)
    return replace(document, notices=seen + document.notices)


def _read_doc(data: bytes, name: str, doc_to_docx: Callable[[bytes], bytes] | None) -> Document:
    if doc_to_docx is None:
        raise PartMissing(_("这里没有转换器，读不了旧版 Word 文件（.doc）：请另存为 .docx 后再上传。"))
    return replace(read(doc_to_docx(data), name), format="doc")
