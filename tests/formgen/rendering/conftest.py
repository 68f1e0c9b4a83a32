"""Small Word templates made on the spot, and reading what came out."""

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from formgen.answers import read_answers
from formgen.forms.government_contract import FORM as CONTRACT
from formgen.messages import _
from formgen.rendering.template import Template
from formgen.report import ChecklistEntry, Report
from formgen.rules import BLOCK, VIOLATION, Finding

sys.path.insert(0, str(Path(__file__).parent))

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = dt.date(2026, 11, 19)
CITED = {
    "act": "罗府规〔2018〕6号",
    "title": "深圳市罗湖区政府合同监督管理办法",
    "article": "第三十五条",
    "quote": "政府合同期限最长不超过五年",
    "in_force": False,
}


@pytest.fixture(scope="session")
def template():
    """A maker of templates: paragraphs of the body, the cells of a table row, header and footer."""

    def make(*body, cells=(), header="", footer="", name="试样.docx"):
        document = Document()
        for text in body:
            document.add_paragraph(text)
        if cells:
            table = document.add_table(rows=1, cols=len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.paragraphs[0].text = text
        section = document.sections[0]
        section.header.paragraphs[0].text = header
        section.footer.paragraphs[0].text = footer
        written = io.BytesIO()
        document.save(written)
        return Template(name, written.getvalue())

    return make


@pytest.fixture(scope="session")
def parts():
    """The XML parts of a Word file by name, each parsed strictly."""

    def read(docx):
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            assert archive.testzip() is None
            return {
                name: etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            }

    return read


@pytest.fixture(scope="session")
def lines(parts):
    """The text of every paragraph of one part of a Word file."""

    def read(docx, part="word/document.xml"):
        return [
            "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
            for paragraph in parts(docx)[part].iter(f"{W}p")
        ]

    return read


@pytest.fixture(scope="session")
def contract():
    """The form of the government contract."""
    return CONTRACT


@pytest.fixture(scope="session")
def report_on():
    """A report on answers with findings of the test's own, so that no rule of law is in the way."""

    def make(form, raw, *findings, day=DAY):
        answers = read_answers(form, raw)
        law_day = (answers.at(form.law_day) if form.law_day else None) or day
        lines = tuple(ChecklistEntry(one, "present", ()) for one in form.checklist)
        return Report(answers, day, law_day, findings, (), lines)

    return make


@pytest.fixture(scope="session")
def finding():
    """A maker of findings; by default one that blocks."""

    def make(*fields, rule="GC-35-1", severity=BLOCK, kind=VIOLATION, said="期限超过五年，请改短。", **more):
        return Finding(rule, severity, kind, fields, _(said), more.pop("citation", CITED), **more)

    return make


@pytest.fixture(scope="session")
def report_day():
    """The day that is today in these tests."""
    return DAY
