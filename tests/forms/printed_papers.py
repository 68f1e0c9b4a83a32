"""What a paper prints of answers, and what its check finds in the complete sample with some of them changed."""

from __future__ import annotations

import io
import zipfile

import docx
from lxml import etree

import formgen
from formgen.service import papers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(form, answers):
    """The words of the paper, each cell of a table once."""
    document = docx.Document(io.BytesIO(formgen.render(form, answers)[f"{form}.docx"]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *dict.fromkeys(cells)])


def report_on(form, /, **changed):
    """What the check says of the complete sample with some answers *changed*."""
    return formgen.check(form, papers.example(form) | changed)


def found_by_rule(form, /, **changed):
    """The findings of 合同管理规定 on the complete sample with some answers *changed*, by rule."""
    return {one.rule: one for one in report_on(form, **changed).findings if one.rule.startswith("GC-")}


def asked_for(form):
    """The fields that the check names where nothing was answered."""
    return {path for one in formgen.check(form, {}).findings for path in one.fields}


def found_in(form, as_of, /, **changed):
    """Rules and fields of the findings, without the note that the act's own term is over."""
    report = formgen.check(form, papers.example(form) | changed, as_of=as_of)
    return [(one.rule, one.fields) for one in report.findings if one.rule != "GC-78-1"]


def lines_of(docx):
    """The paragraphs of a Word file, empty ones left out."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    said = ("".join(text.text or "" for text in one.iter(f"{W}t")) for one in body.iter(f"{W}p"))
    return [line for line in said if line.strip()]
