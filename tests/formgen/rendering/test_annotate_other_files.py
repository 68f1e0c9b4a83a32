"""Comments in files put together otherwise: other styles, names of parts, formulas; and what is refused."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from annotated_files import (
    COMMENTED,
    MATH,
    OLD_COMMENT,
    SAID,
    SENTENCE,
    commented,
    parts,
)
from word_files import paragraph, run, word_file

from formgen.errors import BadInput
from formgen.reading.docx import read_docx
from formgen.rendering.annotate import Remark, annotate


def test_a_file_of_word_keeps_its_styles_of_comments():
    source = docx.Document()
    source.add_paragraph("甲方")
    commented_run = source.add_paragraph().add_run("乙方")
    source.add_comment(commented_run, "先前", author="示例人", initials="示")
    file = io.BytesIO()
    source.save(file)
    data = file.getvalue()
    result = annotate(data, read_docx(data, "示例.docx"), [Remark(0, 2, SAID)])
    comments = list(docx.Document(io.BytesIO(result)).comments)
    assert [(one.author, one.comment_id) for one in comments] == [("示例人", 0), ("formgen", 1)]
    assert commented(result) == {"1": "甲方", "0": "乙方"}


def moved(data: bytes) -> bytes:
    """The package with its main part under another name, named with a stroke before it, as some programs do."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, inside in parts(data).items():
            other = inside.replace(b"word/document.xml", b"/word/document2.xml").replace(b"//word", b"/word")
            package.writestr(name.replace("document.xml", "document2.xml"), other)
    return file.getvalue()


@pytest.mark.parametrize("given", [{}, OLD_COMMENT])
def test_the_main_part_may_have_any_name(given):
    data = moved(word_file(paragraph(COMMENTED) if given else SENTENCE, **given))
    result = annotate(data, read_docx(data, "示例.docx"), [Remark(0, 2, SAID)])
    assert set(parts(result)) == set(parts(data)) | {"word/comments.xml"}
    notices = [one for one in read_docx(result, "示例.docx").notices if "formgen" in str(one.message)]
    assert [one.quote for one in notices] == ["乙方"]
    assert len(list(docx.Document(io.BytesIO(result)).comments)) == 1 + bool(given)


def test_a_formula_bears_a_comment_as_a_whole():
    data = word_file(paragraph(run("单价为") + MATH + run("元。")))
    document = read_docx(data, "示例.docx")
    assert document.text == "单价为a+b元。"
    result = annotate(data, document, [Remark(4, 7, SAID)])
    [notice] = read_docx(result, "示例.docx").notices
    assert notice.quote == "a+b元"


def test_a_part_with_comments_that_nothing_points_to_is_left_alone():
    data = word_file(SENTENCE, **OLD_COMMENT)
    loose = data_with(data, b"relationships/comments", b"relationships/others")
    result = annotate(loose, read_docx(loose, "示例.docx"), [Remark(0, 2, SAID)])
    assert parts(result)["word/comments.xml"] == parts(data)["word/comments.xml"]
    assert [one.author for one in docx.Document(io.BytesIO(result)).comments] == ["formgen"]


def test_another_file_than_the_one_that_was_read_is_refused():
    document = read_docx(word_file(SENTENCE), "示例.docx")
    for other in (paragraph("短"), paragraph("甲方付款付款付款付款。"), ""):
        with pytest.raises(BadInput, match=r"不是同一份|没有段落"):
            annotate(word_file(other), document, [Remark(2, 6, SAID)])


def test_the_strict_variant_is_refused_with_the_way_out():
    data = word_file(SENTENCE)
    document = read_docx(data, "示例.docx")
    strict = data_with(data, b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT)
    with pytest.raises(BadInput, match="严格"):
        annotate(strict, document, [Remark(0, 2, SAID)])


STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def data_with(data: bytes, old: bytes, new: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, inside in parts(data).items():
            package.writestr(name, inside.replace(old, new))
    return file.getvalue()


def test_bytes_that_are_no_package_are_refused():
    document = read_docx(word_file(SENTENCE), "示例.docx")
    with pytest.raises(BadInput, match="损坏"):
        annotate(b"PK", document, [Remark(0, 2, SAID)])
