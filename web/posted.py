"""What a browser posts for one step, as the raw answers of its fields.

Only fields that the page showed are taken: each is named in a hidden ``_shown``, so that a page
that did not ask for something can never clear it, and an unticked box is still an answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from werkzeug.datastructures import MultiDict

    from formgen.fields.base import Field, Raw
    from formgen.form import Step

SHOWN = "_shown"
PARTS = ("name", "doc_no", "date", "issuer", "approver")
ROW = re.compile(r"\[([0-9]{1,3})\]\.?(.*)", re.DOTALL)
MOST_ROWS = 200


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


def _references(_field: Field, name: str, posted: MultiDict[str, str]) -> Raw:
    return [
        one for index in _indices(name, posted) if (one := _reference(_field, f"{name}[{index}]", posted))
    ]


def _rows(field: Any, name: str, posted: MultiDict[str, str]) -> Raw:  # noqa: ANN401 - a table has columns
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


def with_row(raw: Raw) -> list[Raw]:
    """A table with one more row to fill in."""
    return [*(raw if isinstance(raw, list) else []), {}]


def without_row(raw: Raw, index: int) -> list[Raw]:
    """A table without its row *index*."""
    rows = raw if isinstance(raw, list) else []
    return rows[:index] + rows[index + 1 :]
