"""The ledger of contracts: the list with its filters, the same as a workbook, and what it comes to."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

from flask import Blueprint, Response, current_app, render_template, request, send_file

from formgen.service import ledger, papers, reports
from formgen.service.figures import figures
from formgen.service.ledger import LedgerFilter
from formgen.service.ledger_sheet import sheet
from formgen.service.policy import Act

from .deadlines import deadline_desk
from .here import allowed, me

if TYPE_CHECKING:
    from formgen.service.ledger import LedgerDesk, LedgerLine

pages = Blueprint("ledger", __name__, url_prefix="/ledger")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def lines_here() -> list[LedgerLine]:
    """The ledger of who is signed in."""
    desk = cast("LedgerDesk", current_app.extensions["formgen"]["ledger"])
    return desk.lines(me(), papers.today())


def _asked() -> LedgerFilter:
    asked = request.args
    given = (asked.get(name, "").strip()[: ledger.LONGEST_QUERY] for name in ("q", "kind", "stage", "year"))
    return LedgerFilter(*given, late=asked.get("late") == "1")


@pages.get("/")
@allowed(Act.LIST_DRAFTS)
def everything() -> str:
    """Every contract that one may see, as far as it answers to the filters."""
    lines, wanted = lines_here(), _asked()
    return render_template(
        "ledger.html",
        lines=[one for one in lines if wanted.takes(one)],
        all=len(lines),
        wanted=wanted,
        kinds=ledger.kinds(),
        stages=ledger.STAGES,
        years=ledger.years(lines),
        reports=reports.reports(),
    )


@pages.get("/workbook")
@allowed(Act.LIST_DRAFTS)
def workbook() -> Response:
    """The same as a workbook."""
    wanted, today = _asked(), papers.today()
    content = sheet([one for one in lines_here() if wanted.takes(one)])
    called = f"合同管理台账_{today:%Y%m%d}.xlsx"
    return send_file(BytesIO(content), XLSX, as_attachment=True, download_name=called)


@pages.get("/figures")
@allowed(Act.LIST_DRAFTS)
def shown() -> str:
    """What the ledger comes to."""
    today = papers.today()
    found = figures(lines_here(), deadline_desk().items(me().id, today), today)
    return render_template("ledger_figures.html", figures=found, today=today)
