"""The language of the pages: Chinese, or English for who asks with ``?lang=en``; a cookie remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g, request

from formgen.messages import CHINESE, ENGLISH, LANGUAGES, Message, translate

from .chinese_parts import mark, mark_page

if TYPE_CHECKING:
    from flask import Flask, Response

    from formgen.fields.base import Field

COOKIE = "lang"
A_YEAR = 365 * 24 * 3600
TAGS = {"zh": "zh-CN", "en": "en"}
MARKS = {"：": ": ", "；": "; ", "、": ", ", "。": ". ", "（": " (", "）": ")"}
"""Marks between what is shown, and what an English page has for them."""


def install(app: Flask) -> None:
    """Choose the language before each request and give the templates their words."""
    app.before_request(_choose)
    app.after_request(_remember)
    app.after_request(_mark)
    app.jinja_env.globals["_"] = say
    app.jinja_env.filters["say"] = say
    app.jinja_env.globals["point"] = point
    app.jinja_env.filters["bracketed"] = bracketed
    app.context_processor(lambda: {"language": language(), "language_tag": TAGS[language()]})


def say(said: Message | str, **values: Any) -> str:
    """A message, or a Chinese text, in the language of the page; behind a colon of ours English has a space."""
    message = (
        Message(said.text, values or said.values) if isinstance(said, Message) else Message(said, values)
    )
    told = message.to(language()) if message.values else translate(message.text, language())
    return f"{told.rstrip()} " if language() != CHINESE and message.text.endswith("：") else told


def point(mark: str) -> str:
    """A Chinese punctuation *mark* between what is shown, as the language of the page has it."""
    return mark if language() == CHINESE else MARKS[mark]


def bracketed(said: object) -> str:
    """*said* in the brackets of the language of the page."""
    return f"{point('（')}{said}{point('）')}"


def answered(field: Field, value: Any) -> str:
    """An answer as documents print it; of several choices each in the language of the page."""
    if language() == CHINESE or field.kind != "choices":
        return say(field.show(value))
    return point("；").join(say(one) for one in labels(field, value))


def labels(field: Field, value: Any) -> list[str]:
    """The Chinese labels of what was chosen of the options of *field*."""
    options: dict[str, str] = getattr(field, "options", {})
    return [options.get(one, one) for one in value or ()]


def language() -> str:
    """The language of the page: ``zh`` or ``en``."""
    return str(g.get("language", CHINESE))


def piece(html: str) -> str:
    """A piece of a page that goes out in JSON; in English what stays Chinese is marked, as on whole pages."""
    return mark(html) if language() == ENGLISH else html


def _choose() -> None:
    asked = request.args.get("lang") or request.cookies.get(COOKIE)
    g.language = asked if asked in LANGUAGES else CHINESE


def _remember(response: Response) -> Response:
    if request.args.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, language(), max_age=A_YEAR, samesite="Lax", httponly=True)
    return response


def _mark(response: Response) -> Response:
    return mark_page(response) if language() == ENGLISH else response
