"""Deleting an account: one's own, or somebody's as his administrator; first what goes and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, current_app, render_template, request

from formgen.errors import BadInput, Conflict
from formgen.service.policy import Act

from .here import allowed, kept_session, kept_sessions, me

if TYPE_CHECKING:
    from formgen.service.leaving import Leaving

pages = Blueprint("leaving", __name__)
UNREADABLE = 422


def leaving() -> Leaving:
    """The way out."""
    return cast("Leaving", current_app.extensions["formgen"]["leaving"])


def _show(user_id: str, status: int = 200, **more: object) -> tuple[str, int]:
    return render_template("leave.html", farewell=leaving().look(user_id), **more), status


@pages.get("/account/leave")
@allowed(Act.KEEP_ACCOUNT)
def ask() -> object:
    """What goes and what stays with one's own account."""
    return _show(me().id)


@pages.post("/account/leave")
@allowed(Act.KEEP_ACCOUNT)
def leave() -> object:
    """Delete one's own account, and say goodbye."""
    try:
        said = leaving().leave(me(), request.form.get("password", ""), request.remote_addr or "")
    except (BadInput, Conflict) as fault:
        return _show(me().id, UNREADABLE, problem=fault.message)
    kept_sessions().sign_out(kept_session())
    return render_template("left.html", farewell=said, own=True)


@pages.get("/users/<user_id>/leave")
@allowed(Act.MANAGE_PEOPLE)
def ask_for(user_id: str) -> object:
    """What goes and what stays with somebody's account."""
    return _show(user_id)


@pages.post("/users/<user_id>/leave")
@allowed(Act.MANAGE_PEOPLE)
def remove(user_id: str) -> object:
    """Delete somebody's account."""
    try:
        said = leaving().remove(me(), user_id, request.form.get("name", ""))
    except (BadInput, Conflict) as fault:
        return _show(user_id, UNREADABLE, problem=fault.message)
    return render_template("left.html", farewell=said, own=False)
