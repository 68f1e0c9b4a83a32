"""A document as JSON and back: what a child hands over, and what is kept of a contract that was reviewed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from formgen.messages import Message
from formgen.reading.document import Block, BlockKind, Document, Notice, NoticeKind, Place

if TYPE_CHECKING:
    from collections.abc import Mapping


def as_json(document: Document) -> dict[str, Any]:
    """*document* as plain values; :func:`from_json` gives an equal one back."""
    parts = list(dict.fromkeys(one.part for one in document.places))
    numbers = {part: number for number, part in enumerate(parts)}
    return {
        "name": document.name,
        "format": document.format,
        "text": document.text,
        "pages": document.pages,
        "blocks": [_block(one) for one in document.blocks],
        "parts": parts,
        "places": [[one.start, one.end, numbers[one.part], one.node, one.offset] for one in document.places],
        "notices": [_notice(one) for one in document.notices],
    }


def from_json(said: Mapping[str, Any]) -> Document:
    """The document that :func:`as_json` wrote."""
    parts = said["parts"]
    return Document(
        said["name"],
        said["format"],
        said["text"],
        tuple(_block_of(one) for one in said["blocks"]),
        tuple(Place(start, end, parts[part], *rest) for start, end, part, *rest in said["places"]),
        tuple(_notice_of(one) for one in said["notices"]),
        said["pages"],
    )


def _block(one: Block) -> list[Any]:
    return [one.start, one.end, one.kind.value, one.level, one.cell, one.numbering, one.page]


def _block_of(said: list[Any]) -> Block:
    start, end, kind, level, cell, numbering, page = said
    place = None if cell is None else (cell[0], cell[1], cell[2])
    return Block(start, end, BlockKind(kind), level, place, numbering, page)


def _notice(one: Notice) -> dict[str, Any]:
    said = {"kind": one.kind.value, "message": _value(one.message), "quote": one.quote}
    return {**said, "start": one.start, "end": one.end}


def _notice_of(said: Mapping[str, Any]) -> Notice:
    kind = NoticeKind(said["kind"])
    return Notice(kind, _value_of(said["message"]), said["quote"], said["start"], said["end"])


def _value(one: object) -> object:
    """A value of a message: sentences within sentences, days, lists, and what JSON has by itself."""
    if isinstance(one, Message):
        return {"say": one.text, "with": {name: _value(value) for name, value in one.values.items()}}
    if isinstance(one, date):
        return {"day": one.isoformat()}
    if isinstance(one, list | tuple):
        return [_value(each) for each in one]
    return one if isinstance(one, int | float | bool | None) else str(one)


def _value_of(said: Any) -> Any:  # noqa: ANN401 - whatever a message may hold
    if isinstance(said, dict):
        if "day" in said:
            return date.fromisoformat(said["day"])
        return Message(said["say"], {name: _value_of(value) for name, value in said["with"].items()})
    return [_value_of(each) for each in said] if isinstance(said, list) else said
