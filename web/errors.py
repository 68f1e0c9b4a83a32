"""Pages for what goes wrong: one sentence, what to do, and nothing that was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app, g, render_template, request
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.exceptions import BadHost, HTTPException, InternalServerError

from formgen.errors import BadInput, Conflict, FormgenError, PartMissing
from formgen.messages import _
from formgen.service.access import Forbidden
from formgen.service.accounts import NotFound, TooManyTries

from . import typed, uploads
from .here import SIGN_IN_FIRST, is_of_api, kept_post, kept_session, kept_sessions, user, wants_json
from .language import say

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

SENTENCES = {
    400: _("浏览器送来的内容读不懂，请返回上一页重试。"),
    401: _("登录已经结束，这一次没有保存。请在新窗口登录，再回到这一页保存；这一页填写的内容还在。"),
    403: _("您没有打开这一页的权限。"),
    404: _("没有这一页，或者它不属于您。请检查网址，或从首页进入。"),
    405: _("这个网址不能这样打开，请从首页进入。"),
    409: _("这份草稿已在别处保存，请对照后合并。"),
    413: _("一次送来的内容太多，服务器没有收下。请返回上一页，缩短后分次保存；此前保存的内容都在。"),
    429: _("尝试的次数太多，请稍后再试。"),
    500: _("系统出了意外，已经记录。您此前保存的内容都在，请稍后重试。"),
    503: _("有一个需要的部件暂时不能用，请稍后重试。"),
}
STALE = _("这一页打开得太久，或者您重新登录过，这一次没有保存。请按“保存并继续”；这一页填写的内容还在。")
BAD_REQUEST, TOO_LARGE, SERVER_FAULT = 400, 413, 500
API_CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 500: "server_fault"}
"""What programs are told by in words, where an address of theirs leads to no page of theirs."""
IN_VAIN = (403, 404, 405)
"""Where the same post would be refused again: what was typed is shown, and not offered to be sent."""
RETRY_AFTER = 30
"""Seconds, where a missing part does not say itself when it may be back."""


def install(app: Flask) -> None:
    """Answer every fault with a page of ours, which tells what was typed."""
    typed.install(app)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(NotFound, lambda _fault: page(404))
    app.register_error_handler(Forbidden, lambda fault: page(403, fault.message))
    app.register_error_handler(TooManyTries, _too_many)
    app.register_error_handler(FormgenError, _refused)
    app.register_error_handler(UnicodeError, lambda _fault: page(400))
    app.register_error_handler(BadHost, _without_links)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _http)


def page(status: int, message: Any = None, **headers: str) -> ResponseReturnValue:
    """The page for *status* with its sentence, or with *message* instead."""
    said = (
        message or SENTENCES.get(status) or SENTENCES[BAD_REQUEST if status < SERVER_FAULT else SERVER_FAULT]
    )
    if wants_json():
        code = API_CODES.get(status, str(status)) if is_of_api() else str(status)
        return *fault_answer(status, code, said), headers
    if status >= SERVER_FAULT or kept_session().away is not None:
        g.setdefault("user", None)  # the page must not need what may just have failed
    shown = {"status": status, "message": said, "kept": _typed(), "fault_number": g.get("request_id", "")}
    shown["in_vain"] = status in IN_VAIN
    return render_template("error.html", **shown), status, headers


def fault_answer(status: int, code: str, message: Any) -> tuple[dict[str, Any], int]:
    """What went wrong, for a script: a code and a sentence."""
    return {"error": {"code": code, "message": say(message)}}, status


def _typed() -> list[tuple[str, str]]:
    """What was typed, where something was and it can be read."""
    try:
        again = request.method == "POST" and request.endpoint not in uploads.PLACES  # files cannot be kept
        return kept_post() if again else []
    except (HTTPException, UnicodeError):
        return []


def _without_links(_fault: BadHost) -> ResponseReturnValue:
    """No page of ours: its links need to know where the site is."""
    said = _("请求的主机名（Host）不对：请核对网址，或者代理服务器的设置。")
    return f"{say(said)}\n", BAD_REQUEST, {"Content-Type": "text/plain; charset=utf-8"}


def _http(fault: HTTPException) -> ResponseReturnValue:
    status = fault.code or SERVER_FAULT
    allowed = getattr(fault, "valid_methods", None)
    at_upload = status == TOO_LARGE and request.endpoint in uploads.PLACES
    said = uploads.too_large(request.endpoint) if at_upload else None
    return page(status, said, **({"Allow": ", ".join(allowed)} if allowed else {}))


def _expired(_fault: CSRFError) -> ResponseReturnValue:
    """The page was open longer than its session: show what was typed again, to be sent with a fresh token."""
    away = kept_session().away or _not_kept()
    if away is not None:  # the token is good, but nobody can look it up
        return _refused(away)
    if wants_json():
        return fault_answer(BAD_REQUEST, "stale", STALE) if user() else page(SIGN_IN_FIRST)
    if request.endpoint in uploads.PLACES:
        return page(BAD_REQUEST, uploads.STALE)
    if request.endpoint == "signing_in.authenticate":
        problem, name = _("这一页打开得太久，请重新输入密码。"), request.form.get("name", "")
        return render_template("sign_in.html", next="/", name=name, problem=problem), BAD_REQUEST
    if request.endpoint == "signing_in.set_password" and user():
        problem = _("这一页打开得太久，请重新输入密码。")
        return render_template("account.html", problem=problem), BAD_REQUEST
    signed_out = user() is None and request.blueprint != "signing_in"
    why = "signed_out" if signed_out else "stale"
    return render_template("expired.html", why=why, kept=kept_post()), BAD_REQUEST


def _not_kept() -> PartMissing | None:
    """Why nothing can be kept now, as on a full disk: then the token is unknown for no other reason."""
    if wants_json() or request.endpoint in uploads.PLACES:
        return None
    try:
        generate_csrf()
        kept_sessions().hold(kept_session())
    except PartMissing as fault:
        return fault
    return None


def _refused(fault: FormgenError) -> ResponseReturnValue:
    if isinstance(fault, PartMissing):
        current_app.logger.warning("a part is missing: %s", type(fault).__name__)
        return page(503, fault.message, **{"Retry-After": str(getattr(fault, "retry_after", RETRY_AFTER))})
    if isinstance(fault, BadInput | Conflict):
        return page(400 if isinstance(fault, BadInput) else 409, fault.message)
    current_app.logger.error("a definition is at fault", exc_info=fault)
    return page(SERVER_FAULT)


def _too_many(fault: TooManyTries) -> ResponseReturnValue:
    return page(429, fault.message, **{"Retry-After": str(fault.retry_after)})
