"""What can go wrong on the way to a PDF.

The public ones carry a sentence for people. The others travel between a converter and its supervisor,
which answers to each: start again, kill and start again, give up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.errors import BadInput, PartMissing

if TYPE_CHECKING:
    from formgen.messages import Message


class UnfitDocument(BadInput):
    """What was given is not a DOCX that may be handed to LibreOffice."""

    code = "unfit_document"


class Busy(PartMissing):
    """So many conversions wait that another would only wait longer.

    :param retry_after: seconds after which it is worth asking again.
    """

    code = "busy"

    def __init__(self, message: Message | str, *, retry_after: int = 30) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Crashed(Exception):  # noqa: N818 - says what happened
    """LibreOffice or its helper ended in the middle."""


class Hung(Exception):  # noqa: N818 - says what happened
    """Nothing came back in time."""


class Refused(Exception):  # noqa: N818 - says what happened
    """LibreOffice is well, but would not convert this document."""
