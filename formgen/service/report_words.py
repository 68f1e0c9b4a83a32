"""A periodic report in the words of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.service.reports import called, filled

if TYPE_CHECKING:
    from formgen.ledger import PeriodicReport
    from formgen.service.reports import Known


def paper(report: PeriodicReport, year: int, known: Known, unit: str) -> bytes:
    """The DOCX of *report* on *year*; :param unit: who reports, empty to leave room for it."""
    from formgen.rendering.report_paper import report_paper  # noqa: PLC0415 - only who wants a file waits for it

    about = _(
        "依据《{act}》（{number}）{place}；台账截至{day}。",
        act=report.act.title,
        number=report.act.number,
        place=report.place.label,
        day=known.today,
    )
    blocks = [
        (f"{one.section.item}{one.section.title}", [str(said) for said in one.sentences], one.table)
        for one in filled(report, known)
    ]
    signed = (unit or str(_("（承办部门名称、盖章）")), str(_("{day}", day=known.today)))
    return report_paper(str(called(report, year)), str(about), blocks, signed)
