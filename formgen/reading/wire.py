"""What a child gives back, as JSON; whoever reads it trusts nothing of it but its shape.

A document, bytes or plain JSON values; messages as their text and values. Everything is built anew
from strings and numbers, whose kinds are looked at.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from formgen.messages import Message
from formgen.reading.document import Document
from formgen.reading.written import as_json, from_json

LARGEST_ANSWER = 128 * 1024**2
"""Bytes; a document of the greatest length with a place for every few characters stays below."""


def value_as(value: object) -> dict[str, Any]:
    """*value* (a document, bytes, or what JSON knows) as JSON."""
    if isinstance(value, Document):
        return {"document": as_json(value)}
    if isinstance(value, bytes):
        return {"bytes": b64encode(value).decode()}
    return {"plain": value}


def value_from(said: dict[str, Any]) -> Any:  # noqa: ANN401 - one of three kinds
    """The value that :func:`value_as` wrote.

    :raises ValueError: :raises TypeError: :raises KeyError: when it is of another shape.
    """
    if "document" in said:
        return _sound(from_json(said["document"]))
    if "bytes" in said:
        return b64decode(said["bytes"], validate=True)
    return said["plain"]


def message_as(message: Message | str) -> list[Any]:
    """A message, or words that are already for people, as text and values."""
    if isinstance(message, str):
        message = Message("{said}", {"said": message})
    return [message.text, {name: _held(value) for name, value in message.values.items()}]


def message_from(said: list[Any]) -> Message:
    """The message that :func:`message_as` wrote."""
    text, values = said
    return Message(_kept(text, str), {name: _let_go(value) for name, value in values.items()})


def _held(value: object) -> Any:  # noqa: ANN401 - what JSON knows
    if isinstance(value, Message):
        return {"message": message_as(value)}
    if isinstance(value, list | tuple):
        return [_held(one) for one in value]
    return value if isinstance(value, int | float | str) else str(value)


def _let_go(value: Any) -> Any:  # noqa: ANN401 - what JSON knows
    if isinstance(value, dict):
        return message_from(value["message"])
    return [_let_go(one) for one in value] if isinstance(value, list) else value


def _sound(document: Document) -> Document:
    for text in (document.name, document.format, document.text):
        _kept(text, str)
    numbers = [document.pages]
    for one in document.blocks:
        numbers += [one.start, one.end, one.level or 0, one.numbering, one.page, *(one.cell or ())]
    for place in document.places:
        numbers += [place.start, place.end, place.node, place.offset]
        _kept(place.part, str)
    for notice in document.notices:
        numbers += [notice.start, notice.end]
        _kept(notice.quote, str)
        _kept(notice.message, Message)
    for number in numbers:
        _kept(number, int)
    return document


def _kept(value: Any, kind: type) -> Any:  # noqa: ANN401 - what it is, is asked here
    if not isinstance(value, kind):
        raise TypeError
    return value
