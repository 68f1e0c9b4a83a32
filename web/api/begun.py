"""What is begun by a request and goes on beside it: the file that comes in, and the answer that says where to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from werkzeug.datastructures import FileStorage

from formgen.errors import BadInput
from formgen.messages import _

from ..here import ring

if TYPE_CHECKING:
    from formgen.messages import Message
    from formgen.service.bells import Work

Shown = tuple[dict[str, Any], int, dict[str, str]]


def goes_on(work: Work, shown: dict[str, Any], endpoint: str, **ids: str) -> Shown:
    """The answer to what was taken in and is asked after at *endpoint*; who does such *work* is told."""
    ring(work)
    return shown, 202, {"Location": url_for(f"api.{endpoint}", **ids)}


def content_of(file: object, refusal: Message) -> tuple[bytes, str]:
    """What came in a *file*, and its name.

    :raises formgen.errors.BadInput: with the words of *refusal*, when it is a text and no file.
    """
    if not isinstance(file, FileStorage):
        raise BadInput(refusal, fields={"file": _("应为文件。")})
    return file.stream.read(), file.filename or ""
