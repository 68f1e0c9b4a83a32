"""The guard of the JSON interface: whose token it is, whether it is good, and what it opens.

A token acts for its person and never beyond: the policy decides about the person (:mod:`web.here`), the scope
of the token takes away from that. Cookies are not looked at, so that no page of another site can ask here.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from flask import current_app, g, request
from werkzeug.exceptions import UnsupportedMediaType

from formgen.errors import BadInput, FormgenError
from formgen.messages import _
from formgen.service import strict_json
from formgen.service.policy import Act
from formgen.service.proof import acting
from formgen.service.tokens import Scope

from .. import uploads
from ..here import allowed, people, token_desk
from .blueprint import pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.messages import Message
    from formgen.service.tokens import Token

LARGEST_BODY = 2 * uploads.MEGABYTE
"""Bytes of JSON; the longest contract is a tenth of it."""
HEAVY = 10
"""What a request costs that has documents made or contracts read; others cost one."""
CHANGING = ("POST", "PUT", "PATCH")
TYPE = "application/json"


class Unknown(FormgenError):  # noqa: N818 - named after what is so, as its siblings
    """Nobody knows who asks."""

    code = "unauthorized"


class OutOfScope(FormgenError):  # noqa: N818 - as Unknown
    """The token was not made for this."""

    code = "out_of_scope"


def open_to(act: Act, scope: Scope, *, cost: int = 1) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let only those tokens reach a view whose person may do *act*, and which were made for *scope*."""

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(**named: Any) -> Any:
            return allowed(act)(lambda **_ids: view(**named))(**(request.view_args or {}))

        guarded.act, guarded.scope, guarded.cost = act, scope, cost  # type: ignore[attr-defined]  # a word of ours, for who lists the routes
        return guarded

    return guard


@pages.before_request
def _let_in() -> None:
    """Before anything else is looked at: who asks, how often, and for what."""
    view = current_app.view_functions[request.endpoint or ""]
    if getattr(view, "act", None) is Act.VISIT:
        return
    token = _good_token()
    g.user = people().read(token.user_id)
    acting(token.user_id)
    g.left = token_desk().spend(token, getattr(view, "cost", 1))
    if getattr(view, "scope", Scope.WRITE).value not in token.scopes:
        raise OutOfScope(_("这个令牌没有此项权限范围（{scope}）：请另建令牌。", scope=view.scope.value))
    _must_be_readable()


@pages.after_request
def _say_what_is_left(response: Any) -> Any:
    if "left" in g:
        response.headers["X-RateLimit-Limit"] = str(token_desk().per_minute)
        response.headers["X-RateLimit-Remaining"] = str(g.left)
    return response


def _good_token() -> Token:
    scheme, _blank, shown = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not shown.strip():
        raise Unknown(_("请在 Authorization 头中给出令牌：Bearer fgt_…。令牌在“我的账户”中新建。"))
    found = token_desk().known(shown.strip())
    if found is None:
        raise Unknown(_("没有这个令牌，或者账户已停用：请检查令牌是否写全。"))
    if not token_desk().is_good(found):
        raise Unknown(_("这个令牌已过期或已停用：请在“我的账户”中新建令牌。"))
    return found


def _must_be_readable() -> None:
    """Refuse bodies that are too large or that nobody can read, before a model looks at them."""
    if request.method not in CHANGING:
        return
    if request.endpoint in uploads.PLACES:
        request.max_content_length = uploads.LARGEST_UPLOAD
        request.max_form_memory_size, request.max_form_parts = uploads.LARGEST_FIELDS, 20
        _must_be("multipart/form-data")
        return
    request.max_content_length = LARGEST_BODY
    body = request.get_data()
    if not body and not request.mimetype:
        return  # nothing was sent: the model says what is missing
    _must_be(TYPE)
    parsed = strict_json.parse(_text(body), str(_("请求正文")))
    if not isinstance(parsed, dict):
        raise BadInput(_("请求正文应为一个 JSON 对象。"))
    request._cached_json = (parsed, parsed)  # noqa: SLF001 - so that no laxer reader reads it again


def _must_be(wanted: str) -> None:
    if request.mimetype != wanted:
        raise UnsupportedMediaType(str(_wrong_type(wanted)))


def _wrong_type(wanted: str) -> Message:
    return _("请求正文的类型应为 {wanted}。", wanted=wanted)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(_("请求正文不是 UTF-8 编码的文本。")) from None
