"""DOCX: what Word prints, computed from the parts of the file."""

from formgen.reading.docx.reader import read_docx

__all__ = ["read_docx"]
