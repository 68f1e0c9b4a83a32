"""What people call a place in the answers: 乙方第1个当事人：地址."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.service import drafting

from .language import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Flask

    from formgen.answers import Answers
    from formgen.fields.base import Field

MOST_PLACES = 6
"""Links under one finding; more would hide what it says."""


def install(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.globals.update(places_of=places_of, place_called=place_called)


def places_of(answers: Answers, paths: Iterable[str]) -> list[tuple[str, str]]:
    """The *paths* that a page can lead to, each once, with what they are called."""
    known = answers.form.fields
    called = {path: place_called(answers, path) for path in paths if drafting.own_field(path) in known}
    once = {name: path for path, name in reversed(called.items())}
    return [(path, name) for path, name in called.items() if once[name] == path][:MOST_PLACES]


def place_called(answers: Answers, path: str) -> str:
    """The label of the field at *path*; in a table with the number of the row and the column."""
    return name_of_place(answers.form.fields[drafting.own_field(path)], path)


def name_of_place(field: Field, path: str) -> str:
    """What people call the place at *path*, which lies in *field*."""
    row = drafting.row_of(path)
    if row is None:
        return say(field.label)
    number, name = row
    column = next((one for one in getattr(field, "columns", ()) if one.name == name), None)
    counted = say(
        _("{field}第{number}{row}"),
        field=_(field.label),
        number=number + 1,
        row=_(getattr(field, "row_label", _("项").text)),
    )
    return say(_("{place}：{column}"), place=counted, column=_(column.label)) if column else counted
