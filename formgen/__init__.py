"""formgen: regulation turned into forms that cannot be filled in wrongly without someone being told.

For programs::

    import formgen
    report = formgen.check("government_contract", answers)
    documents = formgen.render("government_contract", answers, pdf=True)
    formgen.review("合同.docx").as_dict()

Authors of forms use the vocabulary in :mod:`formgen.law`, :mod:`formgen.rules`,
:mod:`formgen.fields` and :mod:`formgen.form`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    from formgen.report import Report
    from formgen.reviewing import ReviewReport

__all__ = ["annotate", "check", "extract", "render", "review", "review_text"]


def check(form: str, answers: dict[str, Any], *, as_of: date | None = None) -> Report:
    """Check *answers* to *form* (id or code) as on the day *as_of*.

    Raises :class:`formgen.errors.BadInput` when they cannot be read as that form's answers.
    """
    from formgen.service import papers

    return papers.check(form, answers, as_of)


def render(
    form: str,
    answers: dict[str, Any],
    *,
    as_of: date | None = None,
    pdf: bool = False,
    archival: bool = False,
) -> dict[str, bytes]:
    """The documents of *answers* to *form* by file name; incomplete answers give a marked draft.

    :param archival: the PDFs are built as PDF/A-2b.

    Raises :class:`formgen.errors.PartMissing` for ``pdf=True`` without a converter.
    """
    from formgen.service import papers

    return papers.render(form, answers, as_of, pdf=pdf, archival=archival)


def review(path: str | PathLike[str], *, as_of: date | None = None) -> ReviewReport:
    """Review the contract in a file: DOCX, DOC, PDF with text, TXT or MD.

    Raises :class:`formgen.errors.BadInput` when it cannot be read, with the reason.
    """
    from formgen.service import reviews

    name, data = _named_bytes(path)
    return reviews.review_file(data, name, as_of)


def review_text(text: str, *, as_of: date | None = None) -> ReviewReport:
    """Review a contract, or some clauses of one, given as text; matches count in its characters."""
    from formgen.service import reviews

    return reviews.review_text(text, as_of)


def annotate(path: str | PathLike[str], *, as_of: date | None = None) -> bytes:
    """The DOCX file with a Word comment for each finding of its review, and otherwise unchanged text."""
    from formgen.service import reviews

    name, data = _named_bytes(path)
    return reviews.annotated(data, reviews.review_file(data, name, as_of))


def extract(path: str | PathLike[str], form: str = "") -> dict[str, Any]:
    """The answers that the contract in a file gives to *form*, each with its source and confidence."""
    from formgen.service import reviews

    name, data = _named_bytes(path)
    return reviews.extract(data, name, form)


def _named_bytes(path: str | PathLike[str]) -> tuple[str, bytes]:
    """The name of a file and what is in it; :class:`formgen.errors.BadInput` when it cannot be opened."""
    from os import fspath

    from formgen.terminal.files import bytes_of

    name = fspath(path)
    return name, bytes_of(name)
