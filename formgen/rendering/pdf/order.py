"""What is asked of a converter: a document, and which PDF of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Order:
    """One document to convert.

    :param fingerprint: what its keywords must hold, and those of the PDF.
    :param archival: whether the PDF is to be built as PDF/A-2b (ISO 19005-2).
    """

    docx: bytes
    fingerprint: str
    archival: bool = False

    @property
    def key(self) -> str:
        """The same for the same PDF: two orders with one key differ in nothing."""
        asked = f"{self.archival} {self.fingerprint} ".encode()
        return sha256(asked + self.docx).hexdigest()
