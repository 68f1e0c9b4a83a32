"""PDF files drawn by hand: every character where the test wants it."""

from __future__ import annotations

import pytest

from formgen.reading.pdf import read_pdf

MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)
FONT = "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
WIDTHS = (
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/DW 1000/W[32 126 500]/FontDescriptor 6 0 R>>"
)
DESCRIPTOR = (
    "<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200"
    "/CapHeight 700/StemV 80>>"
)
PICTURE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"


def stream(content: bytes) -> bytes:
    return f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def drawn(x, y, text, size=10, how=""):
    """*text* with its first character's lower left corner at *x*, *y*."""
    codes = text.encode("utf-16-be").hex()
    return f"q {how} BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET Q\n"


def latin(x, y, text, size=10, how=""):
    """*text* in a font that PDFium has itself, so that it is really drawn."""
    return f"q {how} BT /H {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET Q\n"


def paper(*pages, turn=0):
    """A PDF of A4 pages, each drawn by the operators in its string."""
    first = 10
    numbers = [first + 2 * one for one in range(len(pages))]
    kids = " ".join(f"{one} 0 R" for one in numbers)
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        3: FONT,
        4: WIDTHS,
        5: stream(MAP),
        6: DESCRIPTOR,
        8: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        7: PICTURE.encode() + b"stream\n\x80\nendstream",
    }
    for number, page in zip(numbers, pages, strict=True):
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {turn}/Contents {number + 1} 0 R"
            "/Resources<</Font<</F 3 0 R/H 8 0 R>>/XObject<</P 7 0 R>>>>>>"
        )
        objects[number + 1] = stream(page.encode())
    return _file(objects)


def _file(objects):
    out, places = b"%PDF-1.7\n", {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        said = content if isinstance(content, bytes) else content.encode()
        out += f"{number} 0 obj\n".encode() + said + b"\nendobj\n"
    size, table = max(objects) + 1, len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    return out + f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()


def lines(*texts, x=100, y=760, step=16, size=10):
    """Lines one below another; one that begins with full-width blanks is indented by so many characters."""
    out = ""
    for number, text in enumerate(texts):
        bare = text.lstrip("　")
        out += drawn(x + size * (len(text) - len(bare)), y - step * number, bare, size)
    return out


@pytest.fixture(scope="session")
def read():
    """Read pages drawn by hand: the document."""
    return lambda *pages, **more: read_pdf(paper(*pages, **more), "合同.pdf")


@pytest.fixture(scope="session")
def blocks():
    """The paragraphs of a document, as text."""
    return lambda document: [document.text[one.start : one.end] for one in document.blocks]


@pytest.fixture(scope="session")
def make():
    """The tools that pages are drawn with."""

    class Tools:
        lines = staticmethod(lines)
        drawn = staticmethod(drawn)
        latin = staticmethod(latin)
        paper = staticmethod(paper)

    return Tools
