"""JSON Schema of the answers to a form, made from its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.enclosure import Enclosed
from formgen.fields.base import Field
from formgen.service.day import today

if TYPE_CHECKING:
    from formgen.form import Form, Tree

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(form: Form) -> dict[str, Any]:
    """The schema of *form*'s answers; every field may be absent: that is a draft."""
    return {
        "$schema": DIALECT,
        "title": form.title,
        "description": f"{form.code}；依据：{form.act.title}（{form.act.number}）",
        **_object(form, form.tree),
    }


def _object(form: Form, tree: Tree) -> dict[str, Any]:
    properties = {
        name: _field(form, node) if isinstance(node, Field) else _object(form, node)
        for name, node in tree.items()
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _field(form: Form, field: Field) -> dict[str, Any]:
    hint = str(form.told(field.hint, today()))
    about = {"title": field.label, "description": hint, "x-source": field.source}
    required = {"x-required": "conditional" if not isinstance(field.required, bool) else field.required}
    schema = _object(field.form, field.form.tree) if isinstance(field, Enclosed) else field.schema()
    return {**{key: said for key, said in about.items() if said}, **required, **_or_null(schema)}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """*schema*, or ``null``: an unanswered field may be written so."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    choices = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [*kinds, "null"], **choices}
