"""What a browser posts for one step, as the raw answers of its fields.

Only fields that the page showed are taken: each is named in a hidden ``_shown``, so that a page
that did not ask for something can never clear it, and an unticked box is still an answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from flask import abort, request
from werkzeug.datastructures import MultiDict

from . import uploads
from .here import SIGN_IN_FIRST, is_of_api, user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Flask

    from formgen.fields.base import Field, Raw
    from formgen.form import Step

SHOWN = "_shown"
PARTS = ("name", "doc_no", "date", "issuer", "approver")
ROW = re.compile(r"\[([0-9]{1,3})\]\.?(.*)", re.DOTALL)
MOST_ROWS = 200
TABLES = ("rows", "references")
KILOBYTE = 1024
LARGEST_POST = 64 * KILOBYTE
LARGEST_STEP = 1024 * KILOBYTE
"""Bytes of a posted step; the largest one with every text full is a third of it."""
STEPS = ("wizard", "drafts", "tables")


def install(app: Flask) -> None:
    """Refuse what is too large or no text before anything else reads it."""
    app.before_request(_readable)


def _readable() -> None:
    """Bytes that are no UTF-8 would arrive as other characters, or as nothing at all."""
    if request.method != "POST" or is_of_api():  # programs have limits and refusals of their own
        return
    if request.endpoint in uploads.PLACES:
        _begin_upload()
        return
    request.max_content_length = LARGEST_STEP if request.blueprint in STEPS else LARGEST_POST
    body = request.get_data()
    plus_is_blank = request.mimetype == "application/x-www-form-urlencoded"
    try:
        (unquote_to_bytes(body) if plus_is_blank else body).decode()
    except UnicodeDecodeError:
        abort(400)


def _begin_upload() -> None:
    """Files are taken in as a stream, after it is known whose they are; only of who may send any."""
    request.max_content_length = uploads.most_bytes(request.endpoint)
    request.max_form_memory_size = uploads.LARGEST_FIELDS
    request.max_form_parts = uploads.PARTS.get(request.endpoint or "", uploads.MOST_FILES + 10)
    if user() is None and request.endpoint not in uploads.OF_VISITORS:
        abort(SIGN_IN_FIRST)


def posted_answers(step: Step, posted: MultiDict[str, str]) -> dict[str, Raw]:
    """The raw answers of *step* by path, for the fields that the page showed."""
    shown = set(posted.getlist(SHOWN))
    return {field.name: read_field(field, field.name, posted) for field in step.fields if field.name in shown}


def read_field(field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    """The raw value of *field*, whose inputs are called *name* or begin with it."""
    return READERS.get(field.kind, _one)(field, name, posted)


def _one(_field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    return posted.get(name, "").replace("\r\n", "\n") or None


def _yes_no(_field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    said = posted.get(name, "")
    return {"true": True, "false": False, "": None}.get(said, said)


def _many(_field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    return [value for value in posted.getlist(name) if value]


def _lines(_field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    return [line.strip() for line in posted.get(name, "").splitlines() if line.strip()]


def _reference(_field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    parts = {part: posted.get(f"{name}.{part}", "").strip() for part in PARTS}
    return {part: value for part, value in parts.items() if value} or None


def _references(field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    return [_reference(field, f"{name}[{index}]", posted) or {} for index in _indices(name, posted)]


def _rows(field: Any, name: str, posted: MultiDict[str, str]) -> Raw:
    return [
        {
            column.name: read_field(column, f"{name}[{index}].{column.name}", posted)
            for column in field.columns
        }
        for index in _indices(name, posted)
    ]


def _reasons(_field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    keys = (key for key in posted if key.startswith(f"{name}[") and key.endswith("]"))
    given = {key[len(name) + 1 : -1]: posted[key].strip() for key in keys}
    return {rule: reason for rule, reason in given.items() if reason}


def _indices(name: str, posted: Iterable[str]) -> list[int]:
    found = (ROW.match(key[len(name) :]) for key in posted if key.startswith(f"{name}["))
    return sorted({int(place[1]) for place in found if place})[:MOST_ROWS]


READERS: dict[str, Callable[..., Raw]] = {
    "yes_no": _yes_no,
    "choices": _many,
    "lines": _lines,
    "dates": _lines,
    "reference": _reference,
    "approval": _reference,
    "references": _references,
    "rows": _rows,
    "reasons": _reasons,
}


def without(posted: MultiDict[str, str], name: str) -> MultiDict[str, str]:
    """What was posted, but for the input called *name*: a choice that is taken back."""
    kept = MultiDict(posted)
    kept.poplist(name)
    return kept


def with_row(raw: Raw) -> list[Raw]:
    """A table with one more row to fill in."""
    return [*(raw if isinstance(raw, list) else []), {}]


def without_row(raw: Raw, index: int) -> list[Raw]:
    """A table without its row *index*."""
    rows = raw if isinstance(raw, list) else []
    return rows[:index] + rows[index + 1 :]


def without_blank_rows(step: Step, given: dict[str, Raw]) -> dict[str, Raw]:
    """*given* without the rows in which nothing was filled in: they would only shift the numbers."""
    tables = {field.name for field in step.fields if field.kind in TABLES} & set(given)
    return {**given, **{name: [row for row in given[name] or () if plain(row)] for name in tables}}


def plain(raw: Raw) -> Raw:
    """A raw answer without its empty parts; ``None`` when nothing is left."""
    if isinstance(raw, dict):
        return {key: said for key, value in raw.items() if (said := plain(value)) is not None} or None
    if isinstance(raw, list):
        return [said for value in raw if (said := plain(value)) is not None] or None
    return None if raw == "" else raw
