"""The ledger of contracts: the list with its filters, the same as a workbook, and what it comes to."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

from flask import Blueprint, Response, current_app, render_template, request, send_file

from formgen.service import ledger, papers, reports
from formgen.service.figures import figures
from formgen.service.ledger import LedgerFilter
from formgen.service.ledger_sheet import sheet
from formgen.service.numbers import said_of
from formgen.service.policy import Act

from .deadlines import deadline_desk
from .here import allowed, me
from .naming import disposition

if TYPE_CHECKING:
    from formgen.service.deadline_desk import Item
    from formgen.service.ledger import LedgerDesk, LedgerLine

pages = Blueprint("ledger", __name__, url_prefix="/ledger")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def lines_here() -> list[LedgerLine]:
    """The ledger of who is signed in: contracts of units, and his own."""
    return [one for one in _all_lines() if not one.outside]


def own_items() -> list[Item]:
    """What is due of who is signed in, and of no single paper: his reports of each year."""
    return [one for one in deadline_desk().items(me().id, papers.today()) if one.draft is None]


def _all_lines() -> list[LedgerLine]:
    desk = cast("LedgerDesk", current_app.extensions["formgen"]["ledger"])
    return desk.lines(me(), papers.today())


def _asked() -> LedgerFilter:
    asked = request.args
    given = (asked.get(name, "").strip()[: ledger.LONGEST_QUERY] for name in ("q", "kind", "stage", "year"))
    ticked = {name: asked.get(name) == "1" for name in ("late", "claimed", "outside")}
    return LedgerFilter(*given, **ticked)


@pages.get("/")
@allowed(Act.LIST_DRAFTS)
def everything() -> str:
    """Every contract that one may see, as far as it answers to the filters."""
    known, wanted = _all_lines(), _asked()
    lines = [one for one in known if one.outside is wanted.outside]
    return render_template(
        "ledger.html",
        lines=[one for one in lines if wanted.takes(one)],
        all=len(lines),
        others=wanted.outside or len(lines) < len(known),
        taken=said_of,
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
    content = sheet([one for one in _all_lines() if wanted.takes(one)])
    called = f"合同管理台账_{today:%Y%m%d}.xlsx"
    answer = send_file(BytesIO(content), XLSX)
    answer.headers["Content-Disposition"] = disposition(f"ledger_{today:%Y%m%d}.xlsx", called, inline=False)
    return answer


@pages.get("/figures")
@allowed(Act.LIST_DRAFTS)
def shown() -> str:
    """What the ledger comes to."""
    today, lines = papers.today(), lines_here()
    due = [*(item for one in lines for item in one.items), *own_items()]
    found = figures(lines, due, today)
    return render_template("ledger_figures.html", figures=found, today=today)
