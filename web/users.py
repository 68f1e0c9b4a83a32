"""The administrator's page: who has an account, and one-time links for them."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput, Conflict
from formgen.service.policy import Act

from .addresses import site_address
from .here import allowed, people, user

pages = Blueprint("users", __name__)


@pages.get("/users")
@allowed(Act.MANAGE_PEOPLE)
def everyone() -> object:
    """All accounts."""
    return render_template("users.html", people=people().everyone())


@pages.post("/users")
@allowed(Act.MANAGE_PEOPLE)
def create() -> object:
    """A new account, and the link that lets its owner in once."""
    name, shown = request.form.get("name", ""), request.form.get("display_name", "")
    admin = request.form.get("is_admin") == "true"
    try:
        made = people().create_user(name, shown, is_admin=admin)
    except (BadInput, Conflict) as fault:
        listed = people().everyone()
        return render_template("users.html", people=listed, problem=fault.message, given=request.form), 422
    return _with_link(made.id)


@pages.post("/users/<user_id>/link")
@allowed(Act.MANAGE_PEOPLE)
def issue_link(user_id: str) -> object:
    """A fresh one-time link for an account."""
    return _with_link(people().read(user_id).id)


@pages.post("/users/<user_id>/active")
@allowed(Act.MANAGE_PEOPLE)
def set_active(user_id: str) -> object:
    """Switch an account on or off; nobody switches himself off."""
    mine = user()
    if mine is not None and mine.id != user_id:
        people().set_active(user_id, active=request.form.get("active") == "true")
    return redirect(url_for("users.everyone"))


def _with_link(user_id: str) -> str:
    token = people().issue_link(user_id)
    base = site_address()
    link = f"{base}{url_for('signing_in.link', token=token)}"
    invited = people().read(user_id)
    return render_template("users.html", people=people().everyone(), link=link, whole=base, invited=invited)
