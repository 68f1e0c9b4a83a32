"""Reading and reviewing contracts, without a database: what the command line, Python and the desk ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.reading import Block, Document, Place, read
from formgen.reviewing import review
from formgen.service import papers

if TYPE_CHECKING:
    from datetime import date

    from formgen.reviewing import ReviewReport


def review_file(data: bytes, name: str, as_of: date | None = None) -> ReviewReport:
    """Review the contract in the file *data* that its owner calls *name*.

    :raises formgen.errors.BadInput: when it cannot be read, with the reason.
    """
    return review_document(read(data, name), as_of)


def review_text(text: str, as_of: date | None = None) -> ReviewReport:
    """Review *text*, a contract or some clauses of one; matches count in its characters."""
    return review_document(_bare(text), as_of)


def review_document(document: Document, as_of: date | None = None) -> ReviewReport:
    """Review a contract that was read before."""
    installed = catalogue.installed()
    plan = installed.review
    return review(document, plan, installed.form(plan.form), as_of or papers.today())


def _bare(text: str) -> Document:
    return Document("", "txt", text, (Block(0, len(text)),), (Place(0, len(text), "", 0, 0),))
