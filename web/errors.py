"""Pages for what goes wrong: one sentence, what to do, and nothing that was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from formgen.errors import BadInput, FormgenError, PartMissing
from formgen.messages import _
from formgen.service.accounts import NotFound, TooManyTries

from .here import kept_post

if TYPE_CHECKING:
    from flask import Flask

SENTENCES = {
    400: _("浏览器送来的内容读不懂，请返回上一页重试。"),
    401: _("请先登录。"),
    403: _("您没有打开这一页的权限。"),
    404: _("没有这一页，或者它不属于您。请检查网址，或从首页进入。"),
    405: _("这个网址不能这样打开，请从首页进入。"),
    409: _("这份草稿已在别处保存，请对照后合并。"),
    413: _("一次送来的内容太多，服务器没有收下。请返回上一页，缩短后分次保存；此前保存的内容都在。"),
    429: _("尝试的次数太多，请稍后再试。"),
    500: _("系统出了意外，已经记录。您此前保存的内容都在，请稍后重试。"),
    503: _("有一个需要的部件暂时不能用，请稍后重试。"),
}
Answer = tuple[str, int] | tuple[str, int, dict[str, str]]


def install(app: Flask) -> None:
    """Answer every fault with a page of ours."""
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(NotFound, lambda _fault: page(404))
    app.register_error_handler(TooManyTries, _too_many)
    app.register_error_handler(FormgenError, _refused)
    app.register_error_handler(UnicodeError, lambda _fault: page(400))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _http)


def page(status: int, message: Any = None, **headers: str) -> Answer:  # noqa: ANN401 - a message or a text
    """The page for *status* with its sentence, or with *message* instead."""
    said = message or SENTENCES.get(status) or SENTENCES[400]
    if request.accept_mimetypes.best == "application/json":
        return {"error": {"code": str(status), "message": str(said)}}, status, headers  # type: ignore[return-value]
    return render_template("error.html", status=status, message=said), status, headers


def _http(fault: HTTPException) -> Answer:
    status = fault.code or 500
    allowed = getattr(fault, "valid_methods", None)
    return page(status, **({"Allow": ", ".join(allowed)} if allowed else {}))


def _expired(_fault: CSRFError) -> tuple[str, int]:
    """The page was open longer than its session: show what was typed again, to be sent with a fresh token."""
    return render_template("expired.html", why="stale", kept=kept_post()), 400


def _refused(fault: FormgenError) -> Answer:
    if isinstance(fault, PartMissing):
        current_app.logger.warning("a part is missing: %s", type(fault).__name__)
        return page(503, fault.message, **{"Retry-After": "30"})
    return page(400 if isinstance(fault, BadInput) else 409, fault.message)


def _too_many(fault: TooManyTries) -> Answer:
    return page(429, fault.message, **{"Retry-After": str(fault.retry_after)})
