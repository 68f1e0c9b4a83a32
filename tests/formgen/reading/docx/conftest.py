"""Small DOCX files and what they are read as."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from word_files import word_file

from formgen.reading.docx import read_docx

sys.path.insert(0, str(Path(__file__).parent))


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
