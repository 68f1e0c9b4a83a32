"""Which files are taken in for review: those whose kind is announced, told by their ending or by their bytes."""

from __future__ import annotations

import re

ENDINGS = (".docx", ".doc", ".pdf", ".txt", ".md")
TOLD_BY_BYTES = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How files begin that need no ending to be known."""
_AN_ENDING = re.compile(r"\.\w{1,8}$")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_LOOKED_AT = 4096
"""Bytes at the beginning of a file by which is told whether it is text."""


def is_taken_in(name: str, data: bytes) -> bool:
    """Whether a file called *name* is one of those that are read; one without an ending is, where it is text."""
    if name.lower().endswith(ENDINGS) or data.startswith(TOLD_BY_BYTES):
        return True
    return not _AN_ENDING.search(name) and not _NO_TEXT.search(data, 0, _LOOKED_AT)
