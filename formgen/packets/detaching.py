"""Somebody else's Word file without its attached template, which prints nothing and leads out of the file.

Word keeps the address of the template that a document was begun from, often on a drive of an office.
All that is taken from it when printing stands in the document itself, so only the address goes.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from lxml import etree

from formgen.errors import TemplateFault
from formgen.rendering.package import FAST, deflated, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_TEMPLATE = "attachedtemplate"


def detached(docx: bytes) -> bytes:
    """*docx* without a link to a template; the same bytes when there is none, or when it cannot be opened."""
    try:
        members = unpacked("document.docx", docx)
        told = {name: _without_template(name, content) for name, content in members.items()}
    except (TemplateFault, etree.XMLSyntaxError, zlib.error):
        return docx  # the gates say what is wrong with it
    if told == members:
        return docx
    return packed([deflated(name, content, FAST) for name, content in told.items()])


def _without_template(name: str, content: bytes) -> bytes:
    lower = name.lower()
    if _TEMPLATE not in content.lower().decode("latin-1") or b"<!DOCTYPE" in content:
        return content
    if lower.endswith(".rels"):
        return _without(content, _is_link)
    return _without(content, _is_element) if lower.endswith(".xml") else content


def _is_link(one: etree._Element) -> bool:
    return bool(one.get("Type", "").lower().endswith(f"/{_TEMPLATE}"))


def _is_element(one: etree._Element) -> bool:
    return isinstance(one.tag, str) and etree.QName(one).localname.lower() == _TEMPLATE


def _without(content: bytes, is_template: Callable[[etree._Element], bool]) -> bytes:
    root = etree.fromstring(content, _PARSER)
    found = [one for one in root.iterdescendants() if is_template(one)]
    for one in found:
        parent = one.getparent()
        assert parent is not None  # noqa: S101 - a descendant has one
        parent.remove(one)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True) if found else content
