"""Where answers break a JSON Schema, for the words of it that ours are made of."""

from __future__ import annotations

import re

from formgen.fields import Field

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def mismatches(schema, value, path="$"):
    """Where *value* is not of the type that *schema* states; only the words that our schemas use."""
    if "anyOf" in schema:
        if all(list(mismatches(one, value, path)) for one in schema["anyOf"]):
            yield f"{path}: none of {len(schema['anyOf'])}"
        return
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(is_of(value, kind) for kind in kinds):
        yield f"{path}: {type(value).__name__} is not {' or '.join(kinds)}"
    elif isinstance(value, dict):
        yield from _of_object(schema, value, path)
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from mismatches(schema["items"], one, f"{path}[{at}]")
    else:
        yield from _of_scalar(schema, value, path)


def is_of(value, kind):
    if kind in {"integer", "number"}:
        allowed = int if kind == "integer" else int | float
        return isinstance(value, allowed) and not isinstance(value, bool)
    return isinstance(value, TYPES[kind])


def _of_object(schema, value, path):
    rest = schema.get("additionalProperties", True)
    for key, one in value.items():
        known = schema.get("properties", {}).get(key, rest)
        if known is False:
            yield f"{path}.{key}: unknown"
        elif known is not True:
            yield from mismatches(known, one, f"{path}.{key}")


def _of_scalar(schema, value, path):
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} cannot be chosen"
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match"


def nothing(tree):
    """Every answer of *tree* written as ``null``."""
    return {name: None if isinstance(node, Field) else nothing(node) for name, node in tree.items()}
