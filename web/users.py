"""The administrator's pages: who has an account, what each person is, one-time links, hand-overs."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput, Conflict
from formgen.service.policy import Act, Role

from .addresses import site_address
from .here import allowed, me, people, second_factors, staffing

pages = Blueprint("users", __name__, url_prefix="/users")
UNREADABLE = 422


def show(status: int = 200, **more: object) -> tuple[str, int]:
    """The page of all accounts and units."""
    usual = {
        "people": staffing().everyone(),
        "units": staffing().units(),
        "codes": staffing().codes(),
        "roles": list(Role),
    }
    return render_template("users.html", **(usual | more)), status


def show_one(user_id: str, status: int = 200, **more: object) -> tuple[str, int]:
    """The page of one account."""
    usual = {
        "one": people().read(user_id),
        "units": staffing().units(),
        "roles": list(Role),
        "holdings": staffing().holdings(user_id),
        "takers": staffing().takers(user_id),
    }
    return render_template("user.html", **(usual | more)), status


@pages.get("")
@allowed(Act.MANAGE_PEOPLE)
def everyone() -> object:
    """All accounts."""
    return show()


@pages.post("")
@allowed(Act.MANAGE_PEOPLE)
def create() -> object:
    """A new account, and the link that lets its owner in once."""
    name, shown = request.form.get("name", ""), request.form.get("display_name", "")
    roles, unit = request.form.getlist("roles"), request.form.get("unit", "")
    try:
        made = staffing().add(name, shown, roles, unit)
    except (BadInput, Conflict) as fault:
        return show(UNREADABLE, problem=fault.message, given=request.form, ticked=roles)
    return _with_link(made.id)


@pages.post("/units")
@allowed(Act.MANAGE_PEOPLE)
def add_unit() -> object:
    """A new unit."""
    try:
        staffing().add_unit(request.form.get("unit_name", ""))
    except (BadInput, Conflict) as fault:
        return show(UNREADABLE, problem=fault.message, unit_given=request.form.get("unit_name", ""))
    return redirect(url_for("users.everyone", _anchor="units"))


@pages.post("/units/<uuid:unit_id>/code")
@allowed(Act.MANAGE_PEOPLE)
def set_code(unit_id: object) -> object:
    """The code of a unit in filing numbers."""
    unit, code = str(unit_id), request.form.get("code", "")
    try:
        staffing().set_code(me(), unit, code)
    except (BadInput, Conflict) as fault:
        return show(UNREADABLE, refused=fault.message, refused_at=unit, code_given=code)
    return redirect(url_for("users.everyone", _anchor="units"))


@pages.get("/handovers")
@allowed(Act.MANAGE_PEOPLE)
def handovers() -> str:
    """Every hand-over that was done."""
    return render_template("handovers.html", handovers=staffing().handovers())


@pages.get("/<user_id>")
@allowed(Act.MANAGE_PEOPLE)
def look(user_id: str) -> object:
    """One account: its roles and unit, and its hand-over."""
    return show_one(user_id)


@pages.post("/<user_id>")
@allowed(Act.MANAGE_PEOPLE)
def place(user_id: str) -> object:
    """Give somebody his roles and his unit."""
    roles = request.form.getlist("roles")
    try:
        staffing().place(me(), user_id, roles, request.form.get("unit", ""))
    except (BadInput, Conflict) as fault:
        return show_one(user_id, UNREADABLE, problem=fault.message, ticked=roles)
    return redirect(url_for("users.everyone"))


@pages.post("/<user_id>/handover")
@allowed(Act.MANAGE_PEOPLE)
def hand_over(user_id: str) -> object:
    """Give all that somebody has to a colleague, and switch his account off."""
    to, reason = request.form.get("to", ""), request.form.get("reason", "")
    try:
        staffing().hand_over(me(), user_id, to, reason)
    except (BadInput, Conflict) as fault:
        return show_one(user_id, UNREADABLE, problem=fault.message, given=request.form)
    return redirect(url_for("users.handovers"))


@pages.post("/<user_id>/link")
@allowed(Act.MANAGE_PEOPLE)
def issue_link(user_id: str) -> object:
    """A fresh one-time link for an account."""
    return _with_link(people().read(user_id).id)


@pages.post("/<user_id>/second-factor/off")
@allowed(Act.MANAGE_PEOPLE)
def second_factor_off(user_id: str) -> object:
    """Take the second factor off somebody whose phone is lost."""
    second_factors().switch_off(people().read(user_id).id)
    return redirect(url_for("users.look", user_id=user_id))


@pages.post("/<user_id>/active")
@allowed(Act.MANAGE_PEOPLE)
def set_active(user_id: str) -> object:
    """Switch an account on or off; nobody switches himself off."""
    if me().id != user_id:
        people().set_active(user_id, active=request.form.get("active") == "true")
    return redirect(url_for("users.everyone"))


def _with_link(user_id: str) -> object:
    token = people().issue_link(user_id)
    base = site_address()
    link = f"{base}{url_for('signing_in.link', token=token)}"
    return show(link=link, whole=base, invited=people().read(user_id))
