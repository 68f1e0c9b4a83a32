"""Opening an account as an applicant, and the way back in with a forgotten password."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for

from formgen.errors import BadInput, Conflict
from formgen.messages import _

from .addresses import site_address
from .here import entrance, kept_session, kept_sessions, public

pages = Blueprint("signing_up", __name__)
UNREADABLE = 422


@pages.get("/sign-up")
@public
def sign_up() -> object:
    """The page to open an account; not there when it is closed."""
    return render_template("sign_up.html") if entrance().is_open else abort(404)


@pages.post("/sign-up")
@public
def begin() -> object:
    """Open an account for an applicant, and sign him in."""
    if not entrance().is_open:
        abort(404)
    name, shown = request.form.get("name", ""), request.form.get("display_name", "")
    password = request.form.get("password", "")
    if password != request.form.get("again", ""):
        problem = _("两次输入的密码不一样，请重新输入。")
        return render_template("sign_up.html", problem=problem, given=request.form), UNREADABLE
    try:
        made = entrance().sign_up(name, shown, password, request.remote_addr or "")
    except (BadInput, Conflict) as fault:
        return render_template("sign_up.html", problem=fault.message, given=request.form), UNREADABLE
    kept_sessions().sign_in(kept_session(), made.id, str(request.user_agent))
    return redirect(url_for("home.index"))


@pages.get("/forgotten")
@public
def forgotten() -> object:
    """The page for a forgotten password."""
    return render_template("forgotten.html", sends_mail=entrance().sends_mail)


@pages.post("/forgotten")
@public
def recover() -> object:
    """Mail a one-time link; the answer is the same whether there is such an account or not."""
    base, place = site_address(), url_for("signing_in.sign_in")
    if base:  # a link without the site's own address must not be sent: see addresses.py
        who, address = request.form.get("who", ""), request.remote_addr or ""
        entrance().recover(who, address, lambda token: f"{base}{place}/{token}?next=/account")
    return render_template("forgotten.html", sends_mail=entrance().sends_mail, sent=True)
