"""What a paper prints of answers, and what its check finds in the complete sample with some of them changed."""

from __future__ import annotations

import io

import docx

import formgen
from formgen.service import papers


def words_of(form, answers):
    """The words of the paper, each cell of a table once."""
    document = docx.Document(io.BytesIO(formgen.render(form, answers)[f"{form}.docx"]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *dict.fromkeys(cells)])


def found_in(form, as_of, /, **changed):
    """Rules and fields of the findings, without the note that the act's own term is over."""
    report = formgen.check(form, papers.example(form) | changed, as_of=as_of)
    return [(one.rule, one.fields) for one in report.findings if one.rule != "GC-78-1"]
