"""One's own account: the second factor, and where one is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.service.accounts import address_for_phone
from formgen.service.policy import Act

from .here import allowed, entrance, kept_session, kept_sessions, me, second_factors

if TYPE_CHECKING:
    from formgen.messages import Message

pages = Blueprint("own_account", __name__, url_prefix="/account")
UNREADABLE = 422
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
"""Words by which browsers are told, the more special ones first: each claims to be those after it."""
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
GROUP = 4
"""Letters of the key between two spaces: it is typed by hand where no camera is."""


@pages.get("/second-factor")
@allowed(Act.KEEP_ACCOUNT)
def second_factor() -> object:
    """Whether a code is asked for; while it is being switched on, the QR code and the key."""
    return show()


def show(status: int = 200, **more: object) -> tuple[str, int]:
    """The page of the second factor."""
    usual: dict[str, object] = {"left": second_factors().recovery_left(me().id)}
    secret = second_factors().pending(me().id)
    if secret is not None:
        code = segno.make(address_for_phone(secret, me().name), micro=False, error="m")
        usual["picture"] = code.svg_data_uri(scale=5)
        usual["key"] = " ".join(secret[at : at + GROUP] for at in range(0, len(secret), GROUP))
    return render_template("second_factor.html", **(usual | more)), status


@pages.post("/second-factor")
@allowed(Act.KEEP_ACCOUNT)
def begin() -> object:
    """Make a new key to be put into the phone."""
    try:
        second_factors().begin(me().id)
    except Conflict as fault:
        return show(UNREADABLE, problem=fault.message)
    return redirect(url_for("own_account.second_factor"))


@pages.post("/second-factor/confirm")
@allowed(Act.KEEP_ACCOUNT)
def confirm() -> object:
    """Switch it on with the first code, and show the recovery codes this once; other sessions end."""
    try:
        codes = second_factors().confirm(me().id, request.form.get("code", ""))
    except BadInput as fault:
        return show(UNREADABLE, problem=fault.message)
    kept_sessions().end(kept_session())
    return render_template("recovery_codes.html", codes=codes)


@pages.post("/second-factor/off")
@allowed(Act.KEEP_ACCOUNT)
def switch_off() -> object:
    """Ask for no code any more; a code is asked for to do that."""
    if not second_factors().check(me().id, request.form.get("code", ""), request.remote_addr or ""):
        problem = _("验证码不对：请输入手机上现在显示的6位数字，或者一个没有用过的恢复码。")
        return show(UNREADABLE, problem=problem)
    second_factors().switch_off(me().id)
    return redirect(url_for("own_account.second_factor"))


@pages.post("/mail")
@allowed(Act.KEEP_ACCOUNT)
def put_mail() -> object:
    """Keep where one gets one's mail."""
    given = request.form.get("mail", "")
    try:
        entrance().put_mail(me().id, given)
    except BadInput as fault:
        return render_template("account.html", problem=fault.message, mail_given=given), UNREADABLE
    return redirect(url_for("signing_in.account"))


@pages.get("/sessions")
@allowed(Act.KEEP_ACCOUNT)
def visits() -> str:
    """Where one is signed in."""
    listed = [(one, browser_called(one.agent)) for one in kept_sessions().of_user(me().id)]
    return render_template("visits.html", visits=listed, here=kept_session().id)


def browser_called(agent: str) -> Message:
    """What people call the browser that says this of itself."""
    browser = next((called for word, called in BROWSERS if word in agent), "")
    system = next((called for word, called in SYSTEMS if word in agent), "")
    if not browser and not system:
        return _("其他程序")
    return _("{browser}（{system}）", browser=browser or _("浏览器"), system=system or _("其他系统"))


@pages.post("/sessions/end")
@allowed(Act.KEEP_ACCOUNT)
def end() -> object:
    """End one session of one's own, or all others."""
    kept_sessions().end(kept_session(), request.form.get("session", ""))
    return redirect(url_for("own_account.visits"))
