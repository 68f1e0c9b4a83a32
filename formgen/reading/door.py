"""The one door: bytes and a name in, a document out, or one plain sentence why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.reading.plain import read_plain

if TYPE_CHECKING:
    from formgen.reading.document import Document


def read(data: bytes, name: str) -> Document:
    """The document in *data*; *name* is what its owner calls it and helps to tell its format.

    :raises formgen.errors.BadInput: when it is none of DOCX, DOC, PDF with text, TXT and MD, or is broken,
        too big, locked by a password or dangerous; the message says which and what to do.
    :raises formgen.errors.PartMissing: for a DOC without a converter.
    """
    return read_plain(data, name)
