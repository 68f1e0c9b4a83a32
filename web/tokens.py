"""One's own tokens for programs: made, shown once, and taken back."""

from __future__ import annotations

from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput
from formgen.service.policy import Act
from formgen.service.tokens import DAYS, SCOPES

from .addresses import site_address
from .here import allowed, me, token_desk

pages = Blueprint("tokens", __name__, url_prefix="/account/tokens")
UNREADABLE = 422


def show(status: int = 200, **more: object) -> tuple[str, int]:
    """The page of one's own tokens."""
    desk = token_desk()
    usual = {
        "tokens": [(one, desk.is_good(one)) for one in desk.of_user(me().id)],
        "scopes": SCOPES,
        "days": DAYS,
        "base": f"{site_address()}/api/v1",
        "per_minute": desk.per_minute,
        "key": uuid4().hex,
    }
    return render_template("tokens.html", **(usual | more)), status


@pages.get("")
@allowed(Act.KEEP_ACCOUNT)
def mine() -> object:
    """All tokens of one's own."""
    return show()


@pages.post("")
@allowed(Act.KEEP_ACCOUNT)
def make() -> object:
    """Make a token and show it this once."""
    name, scopes = request.form.get("name", ""), request.form.getlist("scopes")
    days = request.form.get("days", type=int, default=0)
    try:
        key = request.form.get("key", "")[:64]
        made, shown = token_desk().make(me().id, name, scopes, days, key=key)
    except BadInput as fault:
        return show(UNREADABLE, problem=fault.message, given=name, ticked=scopes, chosen=days)
    return show(made=made, shown=shown)


@pages.post("/revoke")
@allowed(Act.KEEP_ACCOUNT)
def revoke() -> object:
    """Take one of one's own tokens back."""
    token_desk().revoke(me().id, request.form.get("token_id", ""))
    return redirect(url_for("tokens.mine"))
