"""What can go wrong on the way to a PDF.

The public ones carry a sentence for people. The others travel between a converter and its supervisor,
which answers to each: start again, kill and start again, give up.
"""

from __future__ import annotations

from formgen.errors import BadInput, PartMissing


class UnfitDocument(BadInput):
    """What was given is not a DOCX that may be handed to LibreOffice."""

    code = "unfit_document"


class Busy(PartMissing):
    """So many conversions wait that another would only wait longer."""

    code = "busy"


class Crashed(Exception):  # noqa: N818 - says what happened
    """LibreOffice or its helper ended in the middle."""


class Hung(Exception):  # noqa: N818 - says what happened
    """Nothing came back in time."""


class Refused(Exception):  # noqa: N818 - says what happened
    """LibreOffice is well, but would not convert this document."""
