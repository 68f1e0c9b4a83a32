"""The description of the JSON interface: the OpenAPI document for programs, and a page for people."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from itertools import groupby
from typing import TYPE_CHECKING, Any

from flask import render_template
from flask_openapi3 import Info, OpenAPI

from ..addresses import site_address
from ..here import public
from .answered import Refusal
from .blueprint import PREFIX, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = {"type": "http", "scheme": "bearer", "description": "在“我的账户 › 接口令牌”中新建的令牌（fgt_…）。"}
ABOUT = (
    "表单、核对、文书、合同审查的 JSON 接口，与网页、命令行用的是同一套规则，结果相同。"
    "所有请求带令牌（Authorization: Bearer fgt_…），以令牌所有人的权限办理。"
    '错误一律为 {"error": {"code", "message", "fields"}}，message 是可以直接给人看的句子。'
)
VERBS = ("get", "post", "put", "patch", "delete")


@cache
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document; it depends on nothing but the code."""
    info = Info(title="formgen", version=version("formgen"), description=ABOUT)
    described = OpenAPI(
        __name__,
        info=info,
        doc_ui=False,
        security_schemes={"token": TOKEN},
        validation_error_model=Refusal,
    )
    described.register_api(pages)
    made: dict[str, Any] = described.api_doc
    return made


@pages.get("/openapi.json", doc_ui=False)
@public
def openapi() -> dict[str, Any]:
    """The OpenAPI document."""
    return document()


@pages.get("/", doc_ui=False)
@public
def readable() -> str:
    """The interface as a page: what there is, what is sent and what comes back."""
    return render_template("api.html", groups=_by_subject(), base=f"{site_address()}{PREFIX}")


def texts() -> Iterator[str]:
    """Every Chinese text of the description that the page shows, for translation."""
    for subject, operations in _by_subject():
        yield subject
        for one in operations:
            yield from (one["summary"], one["description"])
            yield from (each.get("description", "") for each in one.get("parameters", ()))


def _by_subject() -> list[tuple[str, list[dict[str, Any]]]]:
    """The operations under the descriptions of their tags, in the order in which they are written down."""
    told = {one["name"]: one["description"] for one in document()["tags"]}
    rows = [
        {"method": verb.upper(), "path": path, **told_of}
        for path, item in document()["paths"].items()
        for verb, told_of in item.items()
        if verb in VERBS
    ]
    order = list(told)
    rows.sort(key=lambda one: order.index(one["tags"][0]))
    return [(told[name], list(found)) for name, found in groupby(rows, key=lambda one: one["tags"][0])]
