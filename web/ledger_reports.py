"""The periodic reports on contracts: filled in from the ledger, on a page and as a Word file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)

from formgen.service import papers, reports
from formgen.service.policy import Act
from formgen.service.report_words import paper

from .here import allowed, me
from .ledger import lines_here, own_items
from .naming import disposition

if TYPE_CHECKING:
    from datetime import date

    from formgen.service.report_drafts import ReportDesk
    from formgen.service.reports import Known, PeriodicReport

pages = Blueprint("ledger_reports", __name__, url_prefix="/ledger/reports")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FIRST_YEAR, LAST_YEAR = 2000, 2199
NOT_FOUND = 404


@pages.get("/<name>")
@allowed(Act.LIST_DRAFTS)
def shown(name: str) -> str:
    """A report on a year, or on its first half."""
    report, today = reports.named(name), papers.today()
    year = _year(today)
    known = _known(report, year, today)
    form = papers.form(report.paper.form)
    return render_template(
        "ledger_report.html",
        report=report,
        called=reports.called(report, year),
        reports=reports.reports(),
        year=year,
        known=known,
        sections=reports.filled(report, known),
        today=today,
        form=form,
        drafts=report_desk().begun(me().id, report, year),
        key=uuid4().hex,
    )


@pages.post("/<name>/draft")
@allowed(Act.BEGIN_DRAFT)
def begin(name: str) -> object:
    """A draft of the official paper with what the ledger knows; sent twice, it is still one draft."""
    report, today = reports.named(name), papers.today()
    year = _year(today)
    unit, key = me().unit, request.form.get("key", "")
    known = _known(report, year, today)
    made = report_desk().begin(me().id, report, known, unit.name if unit else "", key=key)
    return redirect(url_for("drafts.tasks", draft_id=made.id))


@pages.get("/<name>/docx")
@allowed(Act.LIST_DRAFTS)
def document(name: str) -> Response:
    """The same as a Word file, to be finished and sealed."""
    report, today = reports.named(name), papers.today()
    year = _year(today)
    unit = me().unit
    content = paper(report, year, _known(report, year, today), unit.name if unit else "")
    answer, named = send_file(BytesIO(content), DOCX), f"{reports.called(report, year)}.docx"
    answer.headers["Content-Disposition"] = disposition(f"{report.id}_{year}.docx", named, inline=False)
    return answer


def report_desk() -> ReportDesk:
    """The desk of reports."""
    return cast("ReportDesk", current_app.extensions["formgen"]["reports"])


def _known(report: PeriodicReport, year: int, today: date) -> Known:
    return reports.known_of(report, year, lines_here(), own_items(), today)


def _year(today: date) -> int:
    year = request.values.get("year", type=int, default=today.year)
    return year if FIRST_YEAR <= year <= LAST_YEAR else abort(NOT_FOUND)
