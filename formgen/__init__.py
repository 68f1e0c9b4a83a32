"""formgen: regulation turned into forms that cannot be filled in wrongly without someone being told.

For programs::

    import formgen
    report = formgen.check("government_contract", answers)
    documents = formgen.render("government_contract", answers, pdf=True)

Authors of forms use the vocabulary in :mod:`formgen.law`, :mod:`formgen.rules`,
:mod:`formgen.fields` and :mod:`formgen.form`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from formgen.report import Report

__all__ = ["check", "render"]


def check(form: str, answers: dict[str, Any], *, as_of: date | None = None) -> Report:
    """Check *answers* to *form* (id or code) as on the day *as_of*.

    Raises :class:`formgen.errors.BadInput` when they cannot be read as that form's answers.
    """
    from formgen.service import papers  # noqa: PLC0415 - `import formgen` stays light

    return papers.check(form, answers, as_of)


def render(
    form: str, answers: dict[str, Any], *, as_of: date | None = None, pdf: bool = False
) -> dict[str, bytes]:
    """The documents of *answers* to *form* by file name; incomplete answers give a marked draft.

    Raises :class:`formgen.errors.PartMissing` for ``pdf=True`` without a converter.
    """
    from formgen.service import papers  # noqa: PLC0415

    return papers.render(form, answers, as_of, pdf=pdf)
