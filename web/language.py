"""The language of the pages: Chinese, or English for who asks with ``?lang=en``; a cookie remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g, request

from formgen.messages import CHINESE, LANGUAGES, Message, translate

if TYPE_CHECKING:
    from flask import Flask, Response

COOKIE = "lang"
A_YEAR = 365 * 24 * 3600
TAGS = {"zh": "zh-CN", "en": "en"}


def install(app: Flask) -> None:
    """Choose the language before each request and give the templates their words."""
    app.before_request(_choose)
    app.after_request(_remember)
    app.jinja_env.globals["_"] = say
    app.jinja_env.filters["say"] = say
    app.context_processor(lambda: {"language": language(), "language_tag": TAGS[language()]})


def say(said: Message | str, **values: Any) -> str:
    """A message, or a Chinese text, in the language of the page."""
    if isinstance(said, Message):
        return Message(said.text, values or said.values).to(language())
    return Message(said, values).to(language()) if values else translate(said, language())


def language() -> str:
    """The language of the page: ``zh`` or ``en``."""
    return str(g.get("language", CHINESE))


def _choose() -> None:
    asked = request.args.get("lang") or request.cookies.get(COOKIE)
    g.language = asked if asked in LANGUAGES else CHINESE


def _remember(response: Response) -> Response:
    if request.args.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, language(), max_age=A_YEAR, samesite="Lax", httponly=True)
    return response
