"""PDF files that are hostile, broken or mad."""

from __future__ import annotations

import random
import zlib

import pytest

PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SHOWN = b"BT /F 12 Tf 72 720 Td (Article 1  Party A shall pay the price.) Tj ET"


def stream(content: bytes, extra: str = "") -> bytes:
    return f"<<{extra}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


HONEST = {
    1: "<</Type/Catalog/Pages 2 0 R>>",
    2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: PAGE,
    4: stream(SHOWN),
    5: FONT,
}


def pdf(changed=None, trailer="", *, version="1.7"):
    """A small PDF, some of its objects changed or added, with a table of references that is right."""
    out = f"%PDF-{version}\n".encode()
    places = {}
    objects = HONEST | (changed or {})
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        said = content if isinstance(content, bytes) else content.encode("latin-1")
        out += f"{number} 0 obj\n".encode() + said + b"\nendobj\n"
    size = max(objects) + 1
    table = len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    return out + f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n".encode()


def flated(content: bytes, times: int = 1) -> bytes:
    for _time in range(times):
        content = zlib.compress(content, 9)
    return stream(content, "/Filter[" + "/FlateDecode" * times + "]")


def test_the_honest_file_is_read(judged):
    document = judged(pdf(), "合同.pdf").document

    assert document.text == "Article 1 Party A shall pay the price."
    assert (document.format, document.pages) == ("pdf", 1)


LOCK = "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O({0})/U({0})>>/ID[<00><00>]".format("x" * 32)


@pytest.mark.parametrize(
    "trailer", [LOCK, LOCK.replace("/V 2/R 3", "/V 1/R 2"), LOCK.replace("Standard", "Other")]
)
def test_a_password_is_called_one(judged, trailer):
    assert (
        judged(pdf(trailer=trailer), "合同.pdf").said == "PDF 有密码，读不了：请去掉密码，另存一份后再上传。"
    )


@pytest.mark.parametrize("contents", [b"", b"0 0 m 100 100 l S", b"q 500 0 0 800 0 0 cm /X Do Q"])
def test_a_page_without_text_is_called_a_scan(judged, contents):
    picture = stream(
        b"\0" * 100, "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    page = PAGE.replace("/Font", "/XObject<</X 6 0 R>>/Font")
    said = judged(pdf({3: page, 4: stream(contents), 6: picture}), "合同.pdf").said

    assert "没有文字，像是扫描件" in said


def kids(count):
    numbers = range(10, 10 + count)
    return {
        2: f"<</Type/Pages/Kids[{' '.join(f'{one} 0 R' for one in numbers)}]/Count {count}>>"
    } | dict.fromkeys(numbers, PAGE)


MAD = {
    "page tree in a ring": {2: "<</Type/Pages/Kids[2 0 R]/Count 5>>"},
    "parent in a ring": {2: "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>"},
    "a thousand million pages": {2: "<</Type/Pages/Kids[3 0 R]/Count 1000000000>>"},
    "negative pages": {2: "<</Type/Pages/Kids[3 0 R]/Count -7>>"},
    "no pages": {2: "<</Type/Pages/Kids[]/Count 0>>"},
    "page is text": {3: "(no page)"},
    "no catalog": {1: "null"},
    "catalog in a ring": {1: "1 0 R"},
    "contents in a ring": {4: "4 0 R"},
    "deep array": {3: PAGE[:-2] + "/X" + "[" * 100_000 + "]" * 100_000 + ">>"},
    "deep dictionary": {3: PAGE[:-2] + "/X" + "<</A" * 50_000 + " 1" + ">>" * 50_000 + ">>"},
    "huge page": {3: PAGE.replace("[0 0 595 842]", "[0 0 1e38 1e38]")},
    "page of nothing": {3: PAGE.replace("[0 0 595 842]", "[0 0 0 0]")},
    "page inside out": {3: PAGE.replace("[0 0 595 842]", "[595 842 0 0]")},
    "odd page box": {3: PAGE.replace("[0 0 595 842]", "[a b c d]")},
    "turned by a little": {3: PAGE.replace("/Contents", "/Rotate 37/Contents")},
    "deep graphics": {4: stream(b"q " * 200_000 + SHOWN)},
    "form in a ring": {
        3: PAGE.replace("/Font", "/XObject<</X 6 0 R>>/Font"),
        4: stream(SHOWN + b" /X Do"),
        6: stream(
            SHOWN + b" /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
        ),
    },
    "many words": {4: stream(b"BT /F 1 Tf 72 720 Td " + b"(a ) Tj " * 150_000 + b"ET")},
    "one long word": {4: stream(b"BT /F 1 Tf 72 720 Td (" + b"a" * 1_000_000 + b") Tj ET")},
    "words all over": {
        4: stream(
            b"BT /F 9 Tf "
            + b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (i * 37 % 595, i * 91 % 842) for i in range(20_000))
            + b"ET"
        )
    },
    "many lines": {
        4: stream(
            SHOWN + b"".join(b" %d %d m 500 %d l S" % (i % 500, i % 800, i % 800) for i in range(60_000))
        )
    },
    "many boxes": {
        4: stream(SHOWN + b"".join(b" %d %d 30 20 re S" % (i % 18 * 30, i // 18 * 20) for i in range(700)))
    },
    "infinite numbers": {
        4: stream(b"BT /F 1e308 Tf 1e308 -1e308 Td (a) Tj 99999999999999999999 TL T* (b) Tj ET")
    },
    "unknown filter": {4: stream(SHOWN, "/Filter/Nothing")},
    "broken filter": {4: stream(b"no zlib", "/Filter/FlateDecode")},
    "bomb": {4: flated(SHOWN + b" " * 300_000_000)},
    "double bomb": {4: flated(SHOWN + b" " * 300_000_000, 2)},
    "wide predictor": {
        4: stream(
            zlib.compress(bytes(2000)), "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647>>"
        )
    },
    "wrong length": {4: b"<</Length 999999999>>stream\n" + SHOWN + b"\nendstream"},
    "length in a ring": {4: b"<</Length 4 0 R>>stream\n" + SHOWN + b"\nendstream"},
    "font in a ring": {5: "5 0 R"},
    "font without anything": {5: "<<>>"},
    "type 3 font drawing itself": {
        5: "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>"
        "/Encoding<</Differences[65/a]>>/FirstChar 65/LastChar 65/Widths[1]/Resources<</Font<</F 5 0 R>>>>>>",
        6: stream(b"1 0 d0 BT /F 1 Tf (A) Tj ET"),
    },
    "wide map": {
        5: FONT[:-2] + "/ToUnicode 6 0 R>>",
        6: stream(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <4E00> endbfrange endcmap"),
    },
    "script": {1: "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>"},
    "launch": {1: "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>"},
    "too many pages": kids(1600),
}


@pytest.mark.parametrize("kind", MAD)
def test_mad_files_are_read_or_refused(judged, kind):
    judged(pdf(MAD[kind]), "合同.pdf")


def test_too_many_pages_are_refused_by_their_number(judged):
    assert "1500页" in judged(pdf(kids(1501)), "合同.pdf").said


@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_file_cut_off_is_read_as_far_as_it_goes_or_refused(judged, tenths):
    data = pdf()

    judged(data[: len(data) * tenths // 10], "合同.pdf")


@pytest.mark.parametrize(
    "change",
    [
        (b"startxref\n", b"startxref\n9"),
        (b"xref\n0", b"xref\n7"),
        (b"trailer", b"tractor"),
        (b"/Root 1 0 R", b"/Root 9 0 R"),
        (b"%%EOF", b""),
        (b"%PDF-1.7", b"%PDF-9.9"),
        (b" obj", b" abj"),
        (b"\n", b"\r"),
        (b"0000000000 65535 f", b"9999999999 99999 n"),
    ],
    ids=str,
)
def test_a_broken_table_of_references_is_mended_or_refused(judged, change):
    judged(pdf().replace(*change), "合同.pdf")


def test_a_chain_of_old_tables_in_a_ring_ends(judged):
    data = pdf(trailer="/Prev 0000000")
    at = data.index(b"\nxref") + 1

    judged(data.replace(b"/Prev 0000000", b"/Prev %07d" % at), "合同.pdf")


@pytest.mark.fuzz
def test_mutants_are_read_or_refused(judged, examples):
    chance = random.Random(1_949)  # noqa: S311 - the same mutants every time
    honest = pdf({4: flated(SHOWN * 20)})
    for _number in range(examples):
        data = bytearray(honest)
        for _time in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[at] = chance.randrange(256)
            else:
                data[at:at] = data[at : at + chance.randint(1, 40)]
        judged(bytes(data), "合同.pdf")
