"""Signing in by password or one-time link, signing out, and one's own password."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput
from formgen.messages import _

from .here import (
    BY_LINK,
    kept_session,
    kept_sessions,
    me,
    owes_password,
    people,
    public,
    second_factors,
    signed_in,
)

if TYPE_CHECKING:
    from formgen.service.accounts import User

pages = Blueprint("signing_in", __name__)
CODE_LASTS = 600
"""Seconds between password and code."""
LINK_SPEAKS = 1800
"""Seconds for which a one-time link stands for the old password: it is sent to who forgot that."""
INSIDE = re.compile(r"/(?:[\w-]+(?:/[\w-]+)*/?)?\Z", re.ASCII)
"""Where a sign-in may lead: a plain path of this site and nothing that a browser reads otherwise."""


USED = _("这个登录链接已经用过或已过期，请向管理员要一个新的。")


@pages.get("/sign-in")
@public
def sign_in() -> object:
    """The page that asks for name and password."""
    return render_template("sign_in.html", next=inside(request.args.get("next", "/")))


@pages.post("/sign-in")
@public
def authenticate() -> object:
    """Sign in; a wrong name and a wrong password get the same answer."""
    name, password = request.form.get("name", ""), request.form.get("password", "")
    target = inside(request.form.get("next", "/"))
    found = people().authenticate(name, password, request.remote_addr or "")
    if found is None:
        problem = _("用户名或密码不对，请重新输入。")
        return render_template("sign_in.html", next=target, name=name, problem=problem), 422
    return enter(found, target)


@pages.get("/sign-in/code")
@public
def ask_code() -> object:
    """After the password, the code from the phone."""
    return render_template("code.html") if _waiting() else redirect(url_for("signing_in.sign_in"))


@pages.post("/sign-in/code")
@public
def check_code() -> object:
    """Sign in with the code from the phone, or with a recovery code."""
    waiting = _waiting()
    if waiting is None:
        return redirect(url_for("signing_in.sign_in"))
    code = request.form.get("code", "")
    if not second_factors().check(waiting["user"], code, request.remote_addr or ""):
        problem = _("验证码不对：请输入手机上现在显示的6位数字，或者一个没有用过的恢复码。")
        return render_template("code.html", problem=problem), 422
    _begin(waiting["user"], by_link=bool(waiting.get(BY_LINK)))
    return redirect(inside(waiting["next"]))


@pages.get("/sign-in/<token>")
@public
def link(token: str) -> object:
    """A one-time link shows a button: a mail scanner that only opens it does not use it up."""
    if not people().link_lasts(token):
        return render_template("sign_in.html", next="/", problem=USED)
    return render_template("link.html", token=token, next=inside(request.args.get("next", "/")))


@pages.post("/sign-in/<token>")
@public
def redeem(token: str) -> object:
    """Use a one-time link; whoever has no password yet is asked to set one."""
    found = people().redeem_link(token)
    if found is None:
        return render_template("sign_in.html", next="/", problem=USED), 422
    target = inside(request.form.get("next", "/"))
    return enter(found, target if found.has_password else url_for("signing_in.account"), by_link=True)


@pages.post("/sign-out")
@public
def sign_out() -> object:
    """End the session."""
    kept_sessions().sign_out(kept_session())
    return redirect(url_for("home.index"))


@pages.get("/account")
@signed_in
def account() -> object:
    """One's own account."""
    return render_template("account.html")


@pages.post("/account")
@signed_in
def set_password() -> object:
    """Set one's own password, who knows the old one; other sessions of the account end."""
    found, password = me(), request.form.get("password", "")
    if password != request.form.get("again", ""):
        return render_template("account.html", problem=_("两次输入的密码不一样，请重新输入。")), 422
    try:
        if owes_password() and not _knows_password(found):
            return render_template("account.html", problem=_("现在的密码不对，密码没有改。")), 422
        people().set_password(found.id, password)
    except BadInput as fault:
        return render_template("account.html", problem=fault.message), 422
    _begin(found.id)
    return redirect(url_for("home.index"))


def _knows_password(found: User) -> bool:
    return (
        people().authenticate(found.name, request.form.get("old_password", ""), request.remote_addr or "")
        is not None
    )


def _begin(user_id: str, *, by_link: bool = False) -> None:
    """Begin the session of somebody who has proved who he is."""
    kept_sessions().sign_in(kept_session(), user_id, str(request.user_agent))
    if by_link:
        kept_session()[BY_LINK] = int(time.time()) + LINK_SPEAKS


def enter(found: User, target: str, *, by_link: bool = False) -> object:
    """Sign somebody in who has proved who he is; where he has a second factor, ask for it first."""
    if not found.second_factor:
        _begin(found.id, by_link=by_link)
        return redirect(target)
    # Under a new token: one that was planted in the browser does not come to know of this.
    kept_session().token = None
    until = int(time.time()) + CODE_LASTS
    kept_session()["waiting"] = {"user": found.id, "next": target, "until": until, BY_LINK: by_link}
    return redirect(url_for("signing_in.ask_code"))


def _waiting() -> dict[str, Any] | None:
    """Who has given his password and owes a code; nobody after some minutes, or when switched off."""
    waiting: dict[str, Any] | None = kept_session().get("waiting")
    if waiting is None or waiting["until"] < time.time() or not people().read(waiting["user"]).active:
        return None
    return waiting


def inside(target: str) -> str:
    """*target* itself where it is a plain path of this site; the start page for anything else."""
    return target if INSIDE.match(target) else "/"
