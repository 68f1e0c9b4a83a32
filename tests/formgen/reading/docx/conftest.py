"""Small DOCX files and what they are read as."""

from __future__ import annotations

import pytest
from word_files import word_file

from formgen.reading.docx import read_docx


@pytest.fixture(scope="session")
def made():
    """A DOCX from the inside of its body and of other parts."""
    return word_file


@pytest.fixture(scope="session")
def read():
    """The document that such a DOCX is read as."""

    def read(body: str, **parts: str):
        return read_docx(word_file(body, **parts), "示例.docx")

    return read
