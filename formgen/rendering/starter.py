"""A Word template to start a new form from: title, a table of its fields, one of rows, a signature.

It is a Word file like every other template (``starter.docx`` beside this module), in the styles of the
house: title and running header, draft mark, page numbers. Whoever begins a form goes on from there.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files

from formgen.rendering.package import SMALL, deflated, packed, unpacked

STARTER = "starter.docx"
HERE = "〔表单名称〕"
"""Where the title of the form comes: in the title, and in the header from the second page on."""


def starter_template(title: str) -> bytes:
    """The template of a form with ``matter``, ``reason``, ``apply_date`` and a table ``items``, to be edited in Word."""
    members = unpacked(STARTER, files(__package__).joinpath(STARTER).read_bytes())
    named = escape(title, quote=False).encode()
    return packed(
        [deflated(name, content.replace(HERE.encode(), named), SMALL) for name, content in members.items()]
    )
