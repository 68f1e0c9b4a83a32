"""What was typed into a page that cannot be saved now, as its reader knows it: labels, not names and values.

Nothing of the draft is asked for it: whoever sent the page may be signed out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_wtf.csrf import generate_csrf

from formgen.messages import _
from formgen.service import drafting, papers

from .here import kept_session
from .language import say
from .looks import PARTS
from .places import name_of_place
from .posted import SHOWN
from .sessions import FORM_TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flask import Flask

    from formgen.fields.base import Field

UNTYPED = (SHOWN, "version", "key", "action", "form", "back", "next", "active", "sample")
"""What pages carry along and nobody typed."""
PLAIN_NAMES = {"name": _("用户名"), "display_name": _("姓名")}
PART_NAMES = {name: label for name, label, _width in PARTS}


def install(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.globals.update(label_of=label_of, typed=typed, token_again=token_again)


def token_again() -> str:
    """The token under which a posted page is sent again: its own, while the database cannot tell what it was."""
    given = request.form.get(FORM_TOKEN, "") if kept_session().away is not None else ""
    return given or generate_csrf()


def typed(kept: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What somebody typed among the *kept* pairs of a posted page, in the words of the page."""
    pairs = [(name, value) for name, value in kept if value]
    shown = {value for name, value in pairs if name == SHOWN}
    listed = [one for one in pairs if one[0] not in UNTYPED and not one[0].startswith("_take:")]
    return [(label_of(name, shown), _value_shown(name, value, shown)) for name, value in listed]


def label_of(name: str, shown: Iterable[str] = ()) -> str:
    """What the paper calls the place whose input is called *name*; the name itself where none is known.

    :param shown: the fields that the page asked; a form that has them all is believed first.
    """
    path, fields = _found(name, shown)
    if not fields:
        return say(PLAIN_NAMES.get(name, name))
    place = name_of_place(fields[path], name)
    part = PART_NAMES.get(name.rpartition(".")[2]) if _is_part(name, fields[path]) else None
    return say(_("{place}：{column}", place=place, column=_(part))) if part else place


def _found(name: str, shown: Iterable[str]) -> tuple[str, Mapping[str, Field]]:
    """The path of the field that the input is of, with the fields of a form that has it."""
    own, wanted = drafting.own_field(name), set(shown)
    forms = [papers.form(listed["id"]).fields for listed in papers.forms()]
    for fields in sorted(forms, key=lambda one: not wanted <= set(one)):
        for path in (own, own.rpartition(".")[0]):
            if path in fields:
                return path, fields
    return own, {}


def _is_part(name: str, field: Field) -> bool:
    return field.kind in ("reference", "references", "approval") and name != field.name


def _value_shown(name: str, value: str, shown: Iterable[str]) -> str:
    """The *value* of a choice as its label; what was typed freely as it was typed."""
    path, fields = _found(name, shown)
    field = _cell(fields[path], name) if fields else None
    options = getattr(field, "options", {})
    if value in options:
        return say(options[value])
    if field is not None and field.kind == "yes_no":
        return say({"true": _("是"), "false": _("否")}.get(value, value))
    return value


def _cell(field: Field, name: str) -> Field | None:
    row = drafting.row_of(name)
    if row is None or field.kind != "rows":
        return field
    return next((one for one in getattr(field, "columns", ()) if one.name == row[1]), None)
