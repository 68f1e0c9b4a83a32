"""What may be attached, what becomes of it, and what is said of the rest."""

from __future__ import annotations

import io
import subprocess
import zipfile

import files
import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader

from formgen.errors import BadInput
from formgen.packets import arrival
from formgen.packets.arrival import arrived
from formgen.packets.cleaning import MOST_PAGES
from formgen.packets.detaching import detached
from formgen.rendering.properties import fingerprint_in

Image.MAX_IMAGE_PIXELS = None
LIVE = (b"JavaScript", b"/Launch", b"evil", b"/EmbeddedFile", b"passwd", b"OpenAction", b"/AA")


def refusal(data, name="材料.pdf"):
    with pytest.raises(BadInput) as refused:
        arrived(data, name)
    return str(refused.value.message)


def drawn(pdf, tmp_path, page=1):
    """The page as it is printed, a point to a millimetre."""
    (tmp_path / "a.pdf").write_bytes(pdf)
    command = [
        "pdftoppm",
        "-r",
        "25.4",
        "-f",
        str(page),
        "-l",
        str(page),
        "-png",
        "-singlefile",
        "a.pdf",
        "a",
    ]
    subprocess.run(command, cwd=tmp_path, check=True)
    return Image.open(tmp_path / "a.png").convert("RGB")


def test_a_pdf_keeps_its_pages_and_loses_what_runs_or_leads_away():
    data = files.pdf(prepare=files.full_of_traps)
    assert [one for one in LIVE if one in data] == list(LIVE)

    found = arrived(data, "产权证.pdf")

    assert (found.kind, found.pages) == ("pdf", 1)
    assert [one for one in LIVE if one in found.content] == []


def test_a_filled_in_form_keeps_the_words_in_its_fields():
    found = arrived(files.pdf(prepare=files.with_field("LUOHU 2026")), "表.pdf")

    assert "LUOHU 2026" in PdfReader(io.BytesIO(found.content)).pages[0].extract_text()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_sizes_and_turns_stay_as_they_are(turned):
    sizes = [files.A4, files.A4[::-1], (841.89, 1190.55)]
    found = arrived(files.pdf(*sizes, turned=turned), "图.pdf")

    pages = PdfReader(io.BytesIO(found.content)).pages
    assert [(float(one.mediabox.width), float(one.mediabox.height)) for one in pages] == [
        pytest.approx(size, abs=0.01) for size in sizes
    ]
    assert [one.rotation for one in pages] == [turned] * 3


def test_the_same_file_gives_the_same_bytes():
    data = files.pdf(prepare=files.full_of_traps)

    assert arrived(data, "a.pdf") == arrived(data, "b.pdf")


@pytest.mark.parametrize("locked", ["user", "owner"])
def test_a_locked_pdf_is_refused_with_the_way_out(locked):
    passwords = {"user": ("geheim", "geheim"), "owner": ("", "geheim")}[locked]
    data = files.pdf(prepare=lambda writer: writer.encrypt(*passwords))

    assert "解除加密" in refusal(data)


def test_pages_are_counted_up_to_the_limit():
    assert arrived(files.pdf(*[files.A4] * MOST_PAGES), "a.pdf").pages == MOST_PAGES
    assert "超过了200页" in refusal(files.pdf(*[files.A4] * (MOST_PAGES + 1)))


@pytest.mark.parametrize("size", [(10, 842), (842, 20_000)])
def test_paper_that_is_none_is_refused(size):
    assert "第1页的尺寸不正常" in refusal(files.pdf(size))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP"])
def test_a_picture_is_set_on_a4_as_it_lies(kind, tmp_path):
    found = arrived(files.picture(kind=kind), "图.bin")
    page = PdfReader(io.BytesIO(found.content)).pages[0]
    seen = drawn(found.content, tmp_path)

    assert found.pages == 1
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (842, 595)
    assert seen.getpixel((20, 20)) == pytest.approx((255, 0, 0), abs=6)
    assert seen.getpixel((280, 190)) == pytest.approx((255, 255, 255), abs=6)


def test_a_photograph_stands_upright_and_says_nothing_of_who_took_it(tmp_path):
    found = arrived(files.from_a_phone(), "身份证.jpg")
    page = PdfReader(io.BytesIO(found.content)).pages[0]
    seen = drawn(found.content, tmp_path)

    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
    assert seen.getpixel((190, 20)) == pytest.approx((255, 0, 0), abs=6)
    assert b"SECRET" not in found.content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_colour_can_be_printed(mode):
    if mode == "I;16":
        out = io.BytesIO()
        Image.new("I;16", (400, 300), 30_000).save(out, "PNG")
        data = out.getvalue()
    else:
        data = files.picture(kind="TIFF" if mode == "CMYK" else "PNG", mode=mode)

    assert arrived(data, "图.png").pages == 1


def test_a_scan_of_several_pages_keeps_them_all():
    more = [Image.new("1", (800, 1100), 1) for _page in range(2)]
    data = files.picture(kind="TIFF", save_all=True, append_images=more)

    assert arrived(data, "扫描.tif").pages == 3


def test_a_picture_that_would_unpack_to_too_much_is_not_unpacked():
    assert len(files.bomb()) < 100_000

    assert "40000万像素" in refusal(files.bomb(), "图.png")
    assert "10002万像素" in refusal(files.bomb(side=10_001), "图.png")
    assert arrived(files.bomb(side=10_000), "图.png").pages == 1


def test_a_word_file_is_let_in_with_a_mark_and_without_its_author():
    document = Document()
    document.add_paragraph("示例说明")
    document.core_properties.author = "SECRET PERSON"
    out = io.BytesIO()
    document.save(out)

    found = arrived(out.getvalue(), "说明.docx")

    assert (found.kind, found.pages) == ("docx", 0)
    assert len(fingerprint_in(found.content)) == 64
    assert Document(io.BytesIO(found.content)).core_properties.author == "formgen"


def test_a_word_file_made_from_a_template_loses_the_address_of_it_and_keeps_its_words():
    data = files.linked_out("attachedTemplate", "file:///Z:/SECRET/office.dotm")

    found = arrived(data, "说明.docx")
    with zipfile.ZipFile(io.BytesIO(found.content)) as package:
        everything = b"".join(package.read(one) for one in package.namelist())

    assert Document(io.BytesIO(found.content)).paragraphs[0].text == "示例说明"
    assert [one for one in (b"SECRET", b"ttachedTemplate") if one in everything] == []


def test_a_word_file_without_a_template_is_not_written_anew():
    out = io.BytesIO()
    Document().save(out)

    assert detached(out.getvalue()) == out.getvalue()
    assert detached(b"no zip") == b"no zip"


def test_other_links_out_of_a_word_file_are_refused_as_before():
    assert "图片" in refusal(files.linked_out("image", "file:///etc/passwd"), "说明.docx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空文件"),
        (b"hello", "只能附 PDF、图片"),
        (b"MZ\x90\0 a program", "只能附 PDF、图片"),
        (b"%PDF-1.7 and then nothing", "已经损坏"),
        (b"\xff\xd8\xff\xe0 no picture", "已经损坏"),
        (b"\x89PNG\r\n\x1a\n no picture", "已经损坏"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"PK\x03\x04 no zip", "文件不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Word"),
    ],
)
def test_what_is_refused_is_told_by_name_and_reason(data, said):
    told = refusal(data, "材料.pdf")

    assert told.startswith("材料.pdf：")
    assert said in told


def test_a_file_beyond_the_limit_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(arrival, "LARGEST", 1000)

    assert "超过了单个文件" in refusal(b"%PDF-" + b"x" * 996)
