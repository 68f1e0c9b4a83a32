"""Somebody else's PDF made fit to be bound with others: its pages as they print, and nothing else.

Runs in a limited child. PDFium draws forms, stamps and notes into the pages; then only what a page needs
to be printed is taken over, so scripts, launches, links and enclosed files are left behind with the rest.
"""

from __future__ import annotations

import io
import math
from base64 import b64encode
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject
from pypdfium2 import raw

from formgen.errors import BadInput
from formgen.messages import _
from formgen.packets.contents import NEEDED
from formgen.reading.pdfium import PDFIUM

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 200
"""Of one file; a design report of more is handed in as volumes."""
SHORTEST, LONGEST = 36.0, 14400.0
"""Points of a side: below nothing can be read, above readers refuse (ISO 32000, annex C)."""
A4 = (595.28, 841.89)
LIVE = (
    *("/A", "/AA", "/AF", "/Alternates", "/EF", "/FDecodeParms", "/FFilter", "/JS", "/JavaScript", "/Launch"),
    *("/Metadata", "/Names", "/OPI", "/OpenAction", "/PieceInfo", "/Ref", "/StructParent", "/StructParents"),
)
"""Keys that lead out of the file, to something that runs, or into a structure that stays behind."""
LOCKED = 4
BY_NUMBER = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)

HAS_PASSWORD = _("PDF 有密码或限制了权限，不能装入成套材料：请解除加密，或者打印成新的 PDF 后再上传。")
BROKEN = _("PDF 已经损坏或不完整，打不开：请用 PDF 阅读器检查，重新导出或重新扫描后再上传。")
NO_PAGES = _("PDF 里没有页面：请检查后重新上传。")
TOO_LONG = _("PDF 超过了{limit}页的上限：请拆成几份分别上传。", limit=MOST_PAGES)
DYNAMIC = _("这是动态表单（XFA），只有专用软件能显示：请在那里打印成普通的 PDF 后再上传。")
LAYERS = _("PDF 里有关着的图层，合并后会显示出来：请打印成不带图层的 PDF 后再上传。")


def clean(data: bytes) -> dict[str, Any]:
    """The pages of the PDF *data*, ``pages`` of them, as ``pdf`` in base64; the same bytes for the same file.

    :raises formgen.errors.BadInput: when it is locked, broken, too long, or would not print as it looks.
    """
    flat = _flattened(data)
    reader = PdfReader(io.BytesIO(flat), strict=False)
    _refuse_hidden_layers(reader)
    writer = PdfWriter()
    for number, page in enumerate(reader.pages, 1):
        _strip(page)
        _must_be_paper(page, number)
        writer.add_page(page)
    _disarm(writer)
    return printed(writer)


def printed(writer: PdfWriter) -> dict[str, Any]:
    """The pages of *writer* as a child gives them back."""
    writer.metadata = None
    written = io.BytesIO()
    writer.write(written)
    return {"pdf": b64encode(written.getvalue()).decode(), "pages": len(writer.pages)}


def _flattened(data: bytes) -> bytes:
    """The file with everything drawn into its pages that would be printed on them."""
    with PDFIUM, closing(_opened(data)) as document:
        if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
            raise BadInput(HAS_PASSWORD)
        if not len(document):
            raise BadInput(NO_PAGES)
        if len(document) > MOST_PAGES:
            raise BadInput(TOO_LONG)
        if document.get_formtype() in BY_NUMBER:
            raise BadInput(DYNAMIC)
        document.init_forms()
        for page in document:
            flattened = raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
            page.close()
            if flattened == raw.FLATTEN_FAIL:
                raise BadInput(BROKEN)
        written = io.BytesIO()
        document.save(written, flags=raw.FPDF_NO_INCREMENTAL)
    return written.getvalue()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = raw.FPDF_GetLastError() == LOCKED or "password" in str(fault).lower()
        raise BadInput(HAS_PASSWORD if locked else BROKEN) from fault


def _refuse_hidden_layers(reader: PdfReader) -> None:
    layers = reader.root_object.get("/OCProperties")
    usual = layers.get_object().get("/D") if layers is not None else None
    if usual is not None and (
        usual.get_object().get("/OFF") or usual.get_object().get("/BaseState") == "/OFF"
    ):
        raise BadInput(LAYERS)


def _strip(page: PageObject) -> None:
    """Leave of a page what printing needs."""
    for key in set(page) - {*NEEDED, "/Parent"}:
        del page[key]


def _must_be_paper(page: PageObject, number: int) -> None:
    sides = [float(page.cropbox.width), float(page.cropbox.height)]
    if not all(math.isfinite(one) and SHORTEST <= one <= LONGEST for one in sides):
        said = _("PDF 第{page}页的尺寸不正常，不能印出来：请打印成普通纸张大小的 PDF 后再上传。", page=number)
        raise BadInput(said)
    if page.rotation % 90:
        page[NameObject("/Rotate")] = NumberObject(0)


def _disarm(writer: PdfWriter) -> None:
    """Take out of every object what leads away from the page or runs."""
    for one in writer._objects:  # noqa: SLF001 - the library has no other way to all of them
        _disarmed(one, set())


def _disarmed(one: object, seen: set[int]) -> None:
    if id(one) in seen:
        return
    seen.add(id(one))
    if isinstance(one, DictionaryObject):
        for key in (*LIVE, *(("/F",) if isinstance(one, StreamObject) else ())):
            if key in one and not _is_fonts_or_page(one, key):
                del one[key]
    inner = one.values() if isinstance(one, DictionaryObject) else one if isinstance(one, ArrayObject) else ()
    for below in inner:
        _disarmed(below, seen)


def _is_fonts_or_page(one: DictionaryObject, key: str) -> bool:
    """Names of resources may be spelt like a key that is dropped: ``/A`` is then a font or a picture."""
    return key == "/A" and "/S" not in one and "/Type" not in one
