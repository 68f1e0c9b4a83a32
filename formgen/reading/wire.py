"""What a child gives back, as JSON; whoever reads it trusts nothing of it but its shape.

A document, bytes or plain JSON values; messages as their text and values. Everything is built anew
from strings and numbers, whose kinds are looked at.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from formgen.messages import Message
from formgen.reading.document import Block, BlockKind, Document, Notice, NoticeKind, Place

LARGEST_ANSWER = 128 * 1024**2
"""Bytes; a document of the greatest length with a place for every few characters stays below."""


def value_as(value: object) -> dict[str, Any]:
    """*value* (a document, bytes, or what JSON knows) as JSON."""
    if isinstance(value, Document):
        return {"document": _document_as(value)}
    if isinstance(value, bytes):
        return {"bytes": b64encode(value).decode()}
    return {"plain": value}


def value_from(said: dict[str, Any]) -> Any:  # noqa: ANN401 - one of three kinds
    """The value that :func:`value_as` wrote.

    :raises ValueError: :raises TypeError: :raises KeyError: when it is of another shape.
    """
    if "document" in said:
        return _document_from(said["document"])
    if "bytes" in said:
        return b64decode(said["bytes"], validate=True)
    return said["plain"]


def message_as(message: Message | str) -> list[Any]:
    """A message as text and values."""
    if isinstance(message, str):
        message = Message("{said}", {"said": message})
    return [message.text, {name: _held(value) for name, value in message.values.items()}]


def message_from(said: list[Any]) -> Message:
    """The message that :func:`message_as` wrote."""
    text, values = said
    return Message(_text(text), {_text(name): _let_go(value) for name, value in values.items()})


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


def _document_as(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "format": document.format,
        "text": document.text,
        "pages": document.pages,
        "blocks": [
            [one.start, one.end, one.kind, one.level, one.cell, one.numbering, one.page]
            for one in document.blocks
        ],
        "places": [[one.start, one.end, one.part, one.node, one.offset] for one in document.places],
        "notices": [
            [one.kind, message_as(one.message), one.quote, one.start, one.end] for one in document.notices
        ],
    }


def _document_from(said: dict[str, Any]) -> Document:
    return Document(
        _text(said["name"]),
        _text(said["format"]),
        _text(said["text"]),
        tuple(_block(*row) for row in said["blocks"]),
        tuple(_place(*row) for row in said["places"]),
        tuple(_notice(*row) for row in said["notices"]),
        _number(said["pages"]),
    )


def _block(
    start: int, end: int, kind: str, level: int | None, cell: list[int] | None, numbering: int, page: int
) -> Block:
    table = None
    if cell is not None:
        number, row, column = cell
        table = (_number(number), _number(row), _number(column))
    depth = None if level is None else _number(level)
    return Block(
        _number(start), _number(end), BlockKind(kind), depth, table, _number(numbering), _number(page)
    )


def _place(start: int, end: int, part: str, node: int, offset: int) -> Place:
    return Place(_number(start), _number(end), _text(part), _number(node), _number(offset))


def _notice(kind: str, message: list[Any], quote: str, start: int, end: int) -> Notice:
    return Notice(NoticeKind(kind), message_from(message), _text(quote), _number(start), _number(end))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value
