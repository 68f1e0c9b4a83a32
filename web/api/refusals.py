"""How the JSON interface says no: one body for all, with a code for programs and a sentence for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, current_app, jsonify, request
from werkzeug.exceptions import HTTPException

from formgen.errors import BadInput, Conflict, DefinitionFault, FormgenError, PartMissing, UnknownForm
from formgen.messages import _
from formgen.service.access import Forbidden
from formgen.service.accounts import NotFound
from formgen.service.law_texts import UnknownAct
from formgen.service.tokens import TooManyRequests

from ..errors import RETRY_AFTER
from ..language import say
from .blueprint import pages
from .guard import OutOfScope, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError

    from formgen.messages import Message

STATUS: tuple[tuple[type[FormgenError], int], ...] = (
    (Unknown, 401),
    (OutOfScope, 403),
    (Forbidden, 403),
    (NotFound, 404),
    (UnknownForm, 404),
    (UnknownAct, 404),
    (TooManyRequests, 429),
    (Conflict, 409),
    (BadInput, 422),
    (PartMissing, 503),
)
"""The status of each kind of refusal, the more special ones first."""
WORDS = {
    400: ("bad_request", _("请求读不懂。")),
    401: ("unauthorized", _("请给出令牌。")),
    403: ("forbidden", _("您没有这项权限。")),
    404: ("not_found", _("没有这个地址，或者它不属于您。")),
    405: ("method_not_allowed", _("这个地址不支持这种请求方法。")),
    413: ("too_large", _("请求正文太大，没有收下：请缩短或压缩后再试。")),
    415: (
        "unsupported_media_type",
        _("请求正文的类型不对：应为 application/json，上传文件应为 multipart/form-data。"),
    ),
    500: ("server_fault", _("系统出了意外，已经记录，请稍后重试。")),
    503: ("part_missing", _("有一个需要的部件暂时不能用，请稍后重试。")),
}
SERVER_FAULT, UNREADABLE = 500, 422
KINDS = {
    "missing": _("缺少这一项。"),
    "extra_forbidden": _("没有这个名称，请检查拼写。"),
    "string_type": _("应为文字。"),
    "int_type": _("应为整数。"),
    "dict_type": _("应为一个对象。"),
    "model_type": _("应为一个 JSON 对象。"),
    "model_attributes_type": _("应为一个 JSON 对象。"),
    "value_error": _("应为 2026-11-19 这样的日期。"),
    "date_type": _("应为 2026-11-19 这样的日期。"),
    "literal_error": _("应为所列的值之一。"),
    "string_pattern_mismatch": _("写法不对。"),
    "string_too_long": _("太长。"),
    "greater_than_equal": _("太小。"),
}
"""What is wrong with a value, by pydantic's word for it."""


def answer(
    status: int,
    code: str,
    message: Message | str,
    fields: Mapping[str, Message | str] | None = None,
    **headers: str,
) -> Response:
    """The refusal as it is sent."""
    said = {path: say(one) for path, one in (fields or {}).items()}
    response = jsonify({"error": {"code": code, "message": say(message), "fields": said}})
    response.status_code = status
    response.headers.extend({name.replace("_", "-"): value for name, value in headers.items()})
    return response


def unreadable(fault: ValidationError) -> Response:
    """What a model could not read, each value by its path."""
    said = {
        ".".join(map(str, one["loc"])) or "body": KINDS.get(one["type"], _("不能这样写。"))
        for one in fault.errors(include_url=False, include_context=False, include_input=False)
    }
    return answer(UNREADABLE, "bad_input", _("请求中有{count}处读不出来：", count=len(said)), said)


@pages.errorhandler(FormgenError)
def _refused(fault: FormgenError) -> Response:
    status = next((status for kind, status in STATUS if isinstance(fault, kind)), SERVER_FAULT)
    if status == SERVER_FAULT or isinstance(fault, DefinitionFault):
        current_app.logger.error("a definition is at fault", exc_info=fault)
        return _http_answer(SERVER_FAULT)
    headers = {"WWW_Authenticate": "Bearer"} if isinstance(fault, Unknown) else {}
    wait = getattr(fault, "retry_after", RETRY_AFTER if isinstance(fault, PartMissing) else None)
    if wait is not None:
        headers["Retry_After"] = str(wait)
    code = "forbidden" if isinstance(fault, Forbidden) else fault.code
    return answer(status, code, fault.message, fault.fields, **headers)


@pages.errorhandler(UnicodeError)
def _no_text(_fault: UnicodeError) -> Response:
    return answer(UNREADABLE, "bad_input", _("请求中有不能保存的字符。"))


@pages.errorhandler(HTTPException)
def _http(fault: HTTPException) -> Any:
    if fault.response is not None:
        return fault.response  # ready made: what a model could not read
    return _http_answer(fault.code or SERVER_FAULT)


@pages.errorhandler(Exception)
def _unforeseen(fault: Exception) -> Response:
    current_app.logger.error("a fault nobody foresaw at %s", request.endpoint, exc_info=fault)
    return _http_answer(SERVER_FAULT)


def nothing_here(status: int) -> Response | None:
    """The refusal for an address under the interface that leads nowhere, or by another method."""
    return _http_answer(status) if status in WORDS else None


def _http_answer(status: int) -> Response:
    code, message = WORDS.get(status, WORDS[400 if status < SERVER_FAULT else SERVER_FAULT])
    return answer(status, code, message)
