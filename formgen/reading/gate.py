"""The gate: what a file is, by what is in it and not by its name, and whether it may be parsed at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from formgen.reading.document import Notice


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that may be parsed, in a limited child.

    :param format: ``docx``, ``doc``, ``pdf`` or ``txt``. :param unpacked: bytes that the parser will see.
    :param notices: what the gate saw that a reviewer should know.
    """

    format: str
    unpacked: int
    notices: tuple[Notice, ...] = ()


def admit(data: bytes) -> Admitted:
    """What *data* is; :class:`formgen.errors.BadInput` with the reason when it may not come in."""
    if data.startswith(b"PK\3\4"):
        return Admitted("docx", len(data))
    return Admitted("pdf" if data.startswith(b"%PDF-") else "txt", len(data))
