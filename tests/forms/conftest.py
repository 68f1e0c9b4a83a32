"""What tests of forms share: the words that a paper prints."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
import pytest

import formgen

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def printed():
    """The words of the paper that a form makes of answers, each cell of a table once."""

    def said(form, answers):
        document = docx.Document(io.BytesIO(formgen.render(form, answers)[f"{form}.docx"]))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *dict.fromkeys(cells)])

    return said
