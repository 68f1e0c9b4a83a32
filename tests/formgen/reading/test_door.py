"""The one door: any file in, a document or one sentence out."""

from __future__ import annotations

import io

import docx
import pytest

from formgen.errors import BadInput, PartMissing
from formgen.reading import NoticeKind, read
from formgen.rendering.legacy import doc_to_docx
from formgen.rendering.pdf import to_pdf
from formgen.rendering.pdf.office import environment, find
from formgen.rendering.pdf.process import Leader

SENTENCES = (
    "示例服务合同",
    "第一条　甲方应当按照本合同的约定向乙方支付价款，乙方应当按照本合同的约定交付货物，并对其质量负责，任何一方不得擅自变更或者解除。",
    "第二条　因本合同引起的争议，提交深圳国际仲裁院仲裁。",
)


@pytest.fixture(scope="module")
def word():
    document = docx.Document()
    document.core_properties.keywords = "示例校验码"
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "名称", "价款"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["合同.docx", "合同.txt", "合同.pdf", "合同", ""])
def test_what_a_file_is_decides_and_not_its_name(word, name):
    document = read(word, name)

    assert (document.format, document.name) == ("docx", name)
    assert document.text.startswith("\n".join(SENTENCES))


def test_a_text_is_read_through_the_door():
    assert read("第一条　价款".encode("gbk"), "合同.txt").text == "第一条　价款"


def test_what_the_gate_saw_is_told_with_the_rest():
    document = read("第一条\u200b　价款".encode("gb18030"), "合同.txt")

    assert {one.kind for one in document.notices} == {NoticeKind.ENCODING, NoticeKind.INVISIBLE}


def test_a_document_without_words_says_so():
    file = io.BytesIO()
    docx.Document().save(file)

    with pytest.raises(BadInput, match="没有可以读的文字"):
        read(file.getvalue(), "合同.docx")


@pytest.mark.office
def test_our_own_pdf_is_read_as_it_was_written(word):
    document = read(to_pdf(word, "示例校验码"), "合同.pdf")

    assert [document.text[one.start : one.end] for one in document.blocks] == [*SENTENCES, "名称", "价款"]
    assert document.blocks[-1].cell == (0, 0, 1)


@pytest.fixture(scope="module")
def old_word(word, tmp_path_factory):
    folder = tmp_path_factory.mktemp("old")
    (folder / "home").mkdir()
    (folder / "document.docx").write_bytes(word)
    for _start in range(2):
        command = find().command(
            folder / "profile",
            "--convert-to",
            "doc:MS Word 97",
            "--outdir",
            str(folder),
            str(folder / "document.docx"),
        )
        leader = Leader(command, environment(folder / "home"), folder / "complaints")
        leader.wait(60)
        leader.end()
    return (folder / "document.doc").read_bytes()


@pytest.mark.office
@pytest.mark.slow
def test_an_old_word_file_is_read_through_the_converter(old_word):
    document = read(old_word, "合同.doc", doc_to_docx)

    assert document.format == "doc"
    assert document.text.startswith("\n".join(SENTENCES))


@pytest.mark.office
@pytest.mark.slow
def test_an_old_word_file_that_is_broken_has_its_sentence(old_word):
    broken = old_word[:1536] + bytes(len(old_word) - 1536)
    with pytest.raises(BadInput, match=r"。$"):
        read(broken, "合同.doc", doc_to_docx)


@pytest.mark.office
def test_without_a_converter_an_old_word_file_says_what_to_do(old_word):
    with pytest.raises(PartMissing, match=r"另存为 \.docx"):
        read(old_word, "合同.doc")
