"""Whatever a file is made of and wherever remarks fall, its text stays, and each remark finds its words."""

from __future__ import annotations

import io
import os
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_bodies import bodies
from word_files import paragraph, word_file

from formgen.reading.docx import read_docx
from formgen.rendering.annotate import Remark, annotate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAID = ("示例",)
EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "50"))


def words(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join(one.text or "" for one in root.iter(f"{W}t", f"{W}delText"))


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, deadline=None)
@given(body=bodies, spans=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9)), max_size=6))
def test_the_text_stays_and_the_remarks_find_their_words(body, spans):
    data = word_file(body + paragraph("末尾。"))
    document = read_docx(data, "示例.docx")
    starts = [(int(at * len(document.text)), length) for at, length in spans]
    remarks = [Remark(start, min(start + length, len(document.text)), SAID) for start, length in starts]
    result = annotate(data, document, remarks)
    again = read_docx(result, "示例.docx")
    assert again.text == document.text
    assert again.blocks == document.blocks
    assert words(result) == words(data)
    assert len([one for one in again.notices if one.kind == "comment"]) == len(remarks)


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, deadline=None)
@given(body=bodies, at=st.floats(0, 1), length=st.integers(1, 9))
def test_a_comment_covers_the_words_of_the_body_that_it_is_about(body, at, length):
    data = word_file(body + paragraph("末尾。"))
    document = read_docx(data, "示例.docx")
    start = int(at * (len(document.text) - 1))
    end = min(start + length, len(document.text))
    result = annotate(data, document, [Remark(start, end, SAID)])
    [notice] = [one for one in read_docx(result, "示例.docx").notices if one.kind == "comment"]
    for block in document.blocks:
        low, high = max(start, block.start), min(end, block.end)
        if low < high and block.kind in {"body", "cell"} and document.places_of(low, high):
            assert notice.start <= low
            assert high <= notice.end
