"""Every mark of a document stands in its PDF, wherever the lines break."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest
from lxml import etree

from formgen.errors import ConversionFailed
from formgen.rendering.documents import installed
from formgen.rendering.docx import render
from formgen.rendering.hanging import STYLES
from formgen.rendering.pdf import slot
from formgen.rendering.pdf.dialect import in_dialect
from formgen.rendering.properties import Properties
from formgen.rendering.template import Template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = (
    "与服务人员依法订立劳动合同按时支付工资缴纳社会保险费负责其培训和安全甲方乙方应当在收到通知之日起书面答复"
)
FINGERPRINT = "mark-7001"


def paragraph(dice, number):
    """A numbered clause with a mark after every third or fourth character."""
    said = "".join(
        "".join(dice.sample(WORDS, dice.randint(2, 5))) + dice.choice("，，，、。；：）")
        for _ in range(dice.randint(8, 30))
    )
    return f"{number}. {said[:-1]}；"


def paragraphs(seed, count):
    dice = random.Random(seed)  # noqa: S311 - the same clauses each time
    return [paragraph(dice, number + 1) for number in range(count)]


def clauses(style, lines):
    """A document in the body style of the contract's template, with nothing but *lines*."""
    document = docx.Document(io.BytesIO(installed("government_contract.docx").content))
    body = document.element.body
    for one in body[:-1]:
        body.remove(one)
    for section in document.sections:
        section.different_first_page_header_footer = False
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = True
    style(document.styles["Normal"].element.pPr)
    for text in ("{%p for one in lines %}", "{{ one }}", "{%p endfor %}"):
        document.add_paragraph(text, "合同正文")
    file = io.BytesIO()
    document.save(file)
    template = Template("试样.docx", file.getvalue())
    words = {"lines": lines, "draft": False, "act_notice": ""}
    return render(template, words, Properties(keywords=FINGERPRINT))


def as_made(_properties):
    """The style says that punctuation does not hang."""


def as_word_saves_it(properties):
    """Hanging punctuation was switched on in Word."""
    properties.find(f"{W}overflowPunct").set(f"{W}val", "1")


def as_if_unsaid(properties):
    """Nothing is said, which lets punctuation hang."""
    properties.remove(properties.find(f"{W}overflowPunct"))


@pytest.mark.office
@pytest.mark.parametrize("style", [as_made, as_word_saves_it, as_if_unsaid])
def test_the_pdf_of_many_dense_clauses_says_what_the_document_says(pool, text_of, style):
    lines = paragraphs(7, 250)
    made = pool.convert(clauses(style, lines), fingerprint=FINGERPRINT)
    assert text_of(made) == "".join("".join(lines).split())


@pytest.mark.office
def test_marks_lost_in_one_dialect_are_there_in_the_other(pool, text_of, monkeypatch):
    monkeypatch.setattr(slot, "DIALECTS", ("0", "1"))
    lines = paragraphs(8, 60)
    made = pool.convert(clauses(as_made, lines), fingerprint=FINGERPRINT)
    assert text_of(made) == "".join("".join(lines).split())


@pytest.mark.office
def test_a_pdf_that_lacks_marks_in_every_dialect_is_refused(pool, monkeypatch):
    monkeypatch.setattr(slot, "DIALECTS", ("0", "0"))
    with pytest.raises(
        ConversionFailed, match=r"比文件少了 \d+ 个字或标点（“.*），已经作废：请下载 DOCX 文件"
    ):
        pool.convert(clauses(as_made, paragraphs(8, 60)), fingerprint=FINGERPRINT)


def styles_in(document):
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return etree.fromstring(package.read(STYLES))


def test_libreoffice_alone_is_told_the_contrary():
    document = installed("checklist.docx").content
    there, copy = styles_in(document), styles_in(in_dialect(document, "1"))
    assert {one.get(f"{W}val") for one in there.iter(f"{W}overflowPunct")} == {"0"}
    assert {one.get(f"{W}val") for one in copy.iter(f"{W}overflowPunct")} == {"1"}


def test_what_is_no_word_file_is_handed_on_as_it_is():
    assert in_dialect(b"PK\x03\x04 and no more", "1") == b"PK\x03\x04 and no more"
