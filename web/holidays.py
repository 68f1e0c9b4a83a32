"""Holidays: which years are known, the yearly notice pasted by an administrator, and what every page counts by."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, current_app, redirect, render_template, request, url_for

from formgen.errors import BadInput, Conflict
from formgen.service import papers
from formgen.service.holidays import LONGEST, HolidayDesk, count_by
from formgen.service.policy import Act

from .here import allowed, me

if TYPE_CHECKING:
    from flask import Flask

    from formgen.service.holidays import KnownYears

pages = Blueprint("holidays", __name__, url_prefix="/holidays")
UNREADABLE, OVERTAKEN = 422, 409
TYPED = ("text", "year", "number", "issued_on")


def install(app: Flask) -> None:
    """Let every page count days by what was entered, and nothing that is done after it in the same thread."""
    known = cast("KnownYears", app.extensions["formgen"]["known_years"])
    app.before_request(lambda: count_by(known))
    app.teardown_request(lambda _fault: count_by(None))


def holiday_desk() -> HolidayDesk:
    """The desk of holidays."""
    return cast("HolidayDesk", current_app.extensions["formgen"]["holidays"])


def show(status: int = 200, **more: object) -> tuple[str, int]:
    """The page of all years that are known, with the form for another."""
    usual = {
        "years": holiday_desk().years(papers.today()),
        "given": {"year": str(holiday_desk().next_year())},
        "longest": LONGEST,
    }
    return render_template("holidays.html", **(usual | more)), status


@pages.get("")
@allowed(Act.SET_CALENDAR)
def everything() -> object:
    """The years; after something was entered, what became of it."""
    year = request.args.get("saved", type=int)
    return show(saved=holiday_desk().last(year) if year else None)


@pages.post("/preview")
@allowed(Act.SET_CALENDAR)
def preview() -> object:
    """What a notice says and would move, before it is kept."""
    typed = _typed()
    try:
        shown = holiday_desk().preview(*typed.values(), papers.today())
    except BadInput as fault:
        return show(UNREADABLE, problem=fault, given=typed)
    return show(shown=shown, given=typed)


@pages.post("")
@allowed(Act.SET_CALENDAR)
def enter() -> object:
    """Keep a notice that was shown."""
    typed = _typed()
    try:
        shown = holiday_desk().preview(*typed.values(), papers.today())
        kept = holiday_desk().enter(shown, _seen(), me().id)
    except BadInput as fault:
        return show(UNREADABLE, problem=fault, given=typed)
    except Conflict as fault:
        return show(OVERTAKEN, problem=fault, given=typed)
    return redirect(url_for("holidays.everything", saved=kept.year))


@pages.post("/withdraw")
@allowed(Act.SET_CALENDAR)
def withdraw() -> object:
    """Let a year be again as the program knows it."""
    year = request.form.get("year", type=int, default=0)
    if not any(one.notice and one.year == year for one in holiday_desk().years(papers.today())):
        return redirect(url_for("holidays.everything"))
    try:
        holiday_desk().withdraw(year, _seen(), me().id, papers.today())
    except Conflict as fault:
        return show(OVERTAKEN, problem=fault)
    return redirect(url_for("holidays.everything", saved=year))


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "") for name in TYPED}


def _seen() -> int:
    return request.form.get("seen", type=int, default=0)
