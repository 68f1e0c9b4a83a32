"""What is no plain DOCX does not reach LibreOffice, and is told why."""

from __future__ import annotations

import io
import zipfile

import pytest

from formgen.rendering.pdf import UnfitDocument, gate

NOT_A_DOCX = "这不是完整的 DOCX 文件"
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"'
    b' Target="%s" TargetMode="%s"/></Relationships>'
)
FIELD = b'<w:document xmlns:w="w"><w:r><w:instrText>%s</w:instrText></w:r></w:document>'


@pytest.fixture
def whole(contract):
    return contract("mark")


def test_an_ordinary_document_comes_in(whole):
    gate.admit(whole)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", "<html><body>合同</body></html>".encode(), b"{\\rtf1}"]
)
def test_another_kind_of_file_is_refused(content):
    with pytest.raises(UnfitDocument, match=NOT_A_DOCX):
        gate.admit(content)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_document_is_refused(whole, share):
    with pytest.raises(UnfitDocument, match=NOT_A_DOCX):
        gate.admit(whole[: int(len(whole) * share)])


def test_a_document_with_a_damaged_part_is_refused(whole):
    place = whole.index(b"word/document.xml") + 200
    with pytest.raises(UnfitDocument, match=NOT_A_DOCX):
        gate.admit(whole[:place] + bytes(8) + whole[place + 8 :])


def test_a_zip_that_is_no_word_document_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(UnfitDocument, match=NOT_A_DOCX):
        gate.admit(file.getvalue())


def test_a_document_with_a_macro_project_is_refused(whole, with_parts):
    with pytest.raises(UnfitDocument, match=r"文件里有宏，不能转换为 PDF：请另存为不带宏的 \.docx 后再试。"):
        gate.admit(with_parts(whole, word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0"))


def test_a_macro_document_under_another_name_is_refused(whole, with_parts):
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        types = package.read("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = types.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    with pytest.raises(UnfitDocument, match="文件里有宏"):
        gate.admit(with_parts(whole, **{"[Content_Types]_dot_xml": types}))


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        (b"image", b"http://127.0.0.1/secret.png", b"External"),
        (b"image", b"file:///etc/passwd", b"external"),
        (b"attachedTemplate", b"http://127.0.0.1/t.dotx", b"External"),
        (b"oleObject", b"embeddings/a.bin", b"Internal"),
        (b"aFChunk", b"afchunk.html", b"Internal"),
    ],
)
def test_a_document_that_reaches_outside_itself_is_refused(whole, with_parts, kind, target, mode):
    broken = with_parts(whole, word___rels__header1_dot_xml_dot_rels=RELATIONS % (kind, target, mode))
    with pytest.raises(UnfitDocument, match="文件链接到了外部的文件或网址"):
        gate.admit(broken)


def test_a_hyperlink_is_no_reach_outside(whole, with_parts):
    link = RELATIONS % (b"hyperlink", b"https://www.szlh.gov.cn/", b"External")
    gate.admit(with_parts(whole, word___rels__header1_dot_xml_dot_rels=link))


@pytest.mark.parametrize(
    "code",
    [
        b'INCLUDETEXT "/etc/passwd"',
        b'includepicture "http://127.0.0.1/a.png"',
        b"DDEAUTO c:/x",
        b"LINK Excel.Sheet",
    ],
)
def test_a_field_that_fetches_a_file_is_refused(whole, with_parts, code):
    with pytest.raises(UnfitDocument, match="文件链接到了外部的文件或网址"):
        gate.admit(with_parts(whole, word__header9_dot_xml=FIELD % code))


def test_a_fetching_field_cut_in_two_is_refused_all_the_same(whole, with_parts):
    cut = FIELD % b'INCLU</w:instrText></w:r><w:r><w:instrText>DETEXT "/etc/passwd"'
    with pytest.raises(UnfitDocument, match="文件链接到了外部的文件或网址"):
        gate.admit(with_parts(whole, word__header9_dot_xml=cut))


@pytest.mark.parametrize("code", [b"PAGE", b"NUMPAGES", b'HYPERLINK "https://example.cn/LINK/INCLUDE"'])
def test_an_ordinary_field_comes_in(whole, with_parts, code):
    gate.admit(with_parts(whole, word__header9_dot_xml=FIELD % code))


def test_a_doctype_is_refused(whole, with_parts):
    declared = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    with pytest.raises(UnfitDocument, match="DOCTYPE"):
        gate.admit(with_parts(whole, word__header9_dot_xml=declared))


def test_two_parts_under_one_name_are_refused(whole):
    file = io.BytesIO(whole)
    with zipfile.ZipFile(file, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/document.xml", b"<w/>")
    with pytest.raises(UnfitDocument, match=NOT_A_DOCX):
        gate.admit(file.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked(whole):
    file = io.BytesIO(whole)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/a.bin", bytes(gate.RATIO_FROM + 1))
    with pytest.raises(UnfitDocument, match="解压后过大"):
        gate.admit(file.getvalue())
