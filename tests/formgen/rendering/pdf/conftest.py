"""One pool of real LibreOffices for the tests of this folder, and small Chinese documents for it."""

from __future__ import annotations

import ctypes
import io
import os
import time
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from pypdfium2 import raw

from formgen.rendering.pdf import ConverterPool
from formgen.rendering.pdf.proof import PDFIUM


@pytest.fixture(scope="session")
def pool(tmp_path_factory):
    """One converter for all tests; it remembers nothing, so that each test sees a conversion."""
    pool = ConverterPool(size=1, scratch=tmp_path_factory.mktemp("pool"), keep_bytes=0)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def contract():
    """A small contract with a fingerprint in its keywords, and a sentence of one's own."""

    def make(fingerprint: str, *sentences: str, face: str = "仿宋_GB2312") -> bytes:
        document = docx.Document()
        document.core_properties.keywords = fingerprint
        for sentence in ("第一条　甲方应当按照约定支付价款。", *sentences):
            run = document.add_paragraph().add_run(sentence)
            run.font.name = face
            run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return make


@pytest.fixture(scope="session")
def text_of():
    """The text of a PDF, without its line breaks."""

    def read(pdf: bytes) -> str:
        with PDFIUM:
            document = pypdfium2.PdfDocument(pdf)
            text = "".join(page.get_textpage().get_text_range() for page in document)
            document.close()
        return "".join(text.split())

    return read


@pytest.fixture(scope="session")
def fonts_of():
    """The fonts that draw the text of a PDF's first page: name → whether it is embedded."""

    def read(pdf: bytes) -> dict[str, bool]:
        fonts = {}
        with PDFIUM:
            document = pypdfium2.PdfDocument(pdf)
            for thing in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
                font = raw.FPDFTextObj_GetFont(thing.raw)
                name = ctypes.create_string_buffer(200)
                raw.FPDFFont_GetBaseFontName(font, name, 200)
                fonts[name.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
            document.close()
        return fonts

    return read


@pytest.fixture
def with_parts():
    """A DOCX with parts added or replaced."""

    def change(original: bytes, **parts: bytes) -> bytes:
        named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(file, "w") as new:
            for name in old.namelist():
                if name not in named:
                    new.writestr(name, old.read(name))
            for name, content in named.items():
                new.writestr(name, content)
        return file.getvalue()

    return change


def runs(pid: int) -> bool:
    """Whether a process runs; one that only waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.fixture(scope="session")
def gone():
    """Wait until none of the processes runs; False after ten seconds."""

    def wait(*pids: int) -> bool:
        deadline = time.monotonic() + 10
        while any(runs(pid) for pid in pids):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    return wait


@pytest.fixture(scope="session")
def pids():
    """The processes of a pool's converters, by role."""

    def read(pool: ConverterPool) -> dict[str, int]:
        [one] = pool.health()["converters"]
        return {role: one[role] for role in ("helper", "office") if role in one}

    return read


@pytest.fixture(scope="session")
def kills():
    """How often to kill: five times, or as FORMGEN_KILLS says."""
    return int(os.environ.get("FORMGEN_KILLS", "5"))
