"""Checking answers and making documents of them, without a database: the command line's use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen import catalogue, checking
from formgen.answers import Answers, read_answers, read_or_refuse
from formgen.errors import BadInput, PartMissing
from formgen.messages import _
from formgen.service import day as office_day
from formgen.service.schemas import schema_of

if TYPE_CHECKING:
    from datetime import date

    from formgen.fields.base import Raw
    from formgen.form import Form
    from formgen.messages import Message
    from formgen.report import Report
    from formgen.verdicts import Verdicts


today = office_day.today
"""The day it is, here."""


def form(name: str) -> Form:
    """The form with this id or code."""
    return catalogue.installed().form(name)


def forms(as_of: date | None = None) -> list[dict[str, Any]]:
    """Every form: id, code, title, act, whether that act is in force on *as_of*, who fills it in and for what."""
    day = as_of or today()
    return [
        {
            "id": one.id,
            "code": one.code,
            "title": one.title,
            "act": one.act.number,
            "act_title": one.act.title,
            "in_force": one.act.in_force(day),
            "audience": one.audience.label if one.audience else "",
            "task": one.task,
        }
        for one in catalogue.installed().forms
    ]


def schema(name: str) -> dict[str, Any]:
    """JSON Schema of the answers to a form, with labels and sources."""
    return schema_of(form(name))


def example(name: str, kind: str = "complete") -> dict[str, Any]:
    """Sample answers of a form."""
    one = form(name)
    kinds = [sample.kind for sample in one.samples]
    if kind not in kinds:
        raise BadInput(_("没有 {kind} 样例。现有：{kinds}。", kind=kind, kinds=kinds))
    return dict(one.sample(kind))


def check(name: str, answers: Raw, as_of: date | None = None) -> Report:
    """Check *answers*; unreadable ones are refused with every fault named."""
    return judge(read_or_refuse(form(name), answers), as_of)


def look_over(
    name: str, answers: Raw, as_of: date | None = None, *, verdicts: Verdicts | None = None
) -> Report:
    """Check what can be read of *answers*, as a draft in the making: faults stand in the report.

    :param verdicts: of the last check of the same draft: only what has changed since is checked again.
    """
    return judge(read_answers(form(name), answers), as_of, verdicts=verdicts)


def judge(answers: Answers, as_of: date | None = None, *, verdicts: Verdicts | None = None) -> Report:
    """Check answers that have been read."""
    return checking.check(answers, catalogue.installed().acts, as_of or today(), verdicts)


def render(
    name: str, answers: Raw, as_of: date | None = None, *, pdf: bool = False, archival: bool = False
) -> dict[str, bytes]:
    """The document and its checklist as DOCX, and as PDF (or PDF/A) if asked for, by file name."""
    return documents_of(check(name, answers, as_of), pdf=pdf, archival=archival)


def documents_of(report: Report, *, pdf: bool = False, archival: bool = False) -> dict[str, bytes]:
    """The documents of a report, by file name; the PDFs last, as PDF/A-2b if *archival*."""
    from formgen.rendering.documents import fingerprint, render_documents  # noqa: PLC0415 - a check needs no Word

    documents = render_documents(report)
    if pdf or archival:
        mark = fingerprint(report)
        documents |= {
            f"{name.removesuffix('.docx')}.pdf": to_pdf(docx, mark, archival=archival)
            for name, docx in documents.items()
        }
    return documents


def preview(report: Report) -> list[Any]:
    """The document of a report as a page shows it (:class:`formgen.rendering.outline.Shown`)."""
    from formgen.rendering.documents import render_documents  # noqa: PLC0415 - Word is loaded when something is made
    from formgen.rendering.outline import outline  # noqa: PLC0415 - reads what was just rendered

    form_document = render_documents(report)[f"{report.answers.form.id}.docx"]
    return list(outline(form_document))


def font_warnings(report: Report) -> list[Message]:
    """Characters of the answers that no font here draws: the PDF would show a box for them."""
    from formgen.rendering import pdf  # noqa: PLC0415 - fonts are asked for by those who print

    answers = report.answers
    said = "".join(answers.form.fields[path].show(value) for path, value in answers.values.items())
    try:
        missing = pdf.missing_glyphs(said)
    except PartMissing:
        return []  # without fonts there will be no PDF at all, and that is said in its place
    if not missing:
        return []
    return [
        _(
            "PDF 中这些字没有字形可画，会显示为方框：{characters}。请安装含有它们的字体，或改用 DOCX。",
            characters=missing,
        )
    ]


def to_pdf(docx: bytes, fingerprint: str, *, archival: bool = False, lane: str = "") -> bytes:
    """The PDF of a DOCX that carries *fingerprint*; :class:`formgen.errors.PartMissing` without a converter.

    :param archival: as PDF/A-2b.
    :param lane: who asks: lanes are served in turn. A batch gives itself one.
    """
    from formgen.rendering import pdf  # noqa: PLC0415 - a converter is started only by those who want one

    return pdf.to_pdf(docx, fingerprint, archival=archival, lane=lane)
