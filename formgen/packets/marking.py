"""Somebody else's Word file with our mark in it: conversion asks for one, and what it said of its author goes."""

from __future__ import annotations

import hashlib
from posixpath import normpath

from lxml import etree

from formgen.errors import BadInput, TemplateFault
from formgen.messages import _
from formgen.rendering.package import FAST, deflated, packed, unpacked
from formgen.rendering.properties import Properties, core_xml

CORE, LINKS, TYPES = "docProps/core.xml", "_rels/.rels", "[Content_Types].xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_DECLARED = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

BROKEN = _("这不是完好的 Word 文件：请用 Word 或 WPS 打开，另存为 .docx 后再上传。")


def marked(docx: bytes) -> bytes:
    """*docx*, which has passed the gates, with properties that hold nothing but a mark of its content."""
    try:
        members = unpacked("document.docx", docx)
        links, types = (etree.fromstring(members[name], _PARSER) for name in (LINKS, TYPES))
    except (TemplateFault, etree.XMLSyntaxError, KeyError) as fault:
        raise BadInput(BROKEN) from fault
    name = _place(links)
    _declare(types, name)
    mark = hashlib.sha256(docx).hexdigest()
    members |= {
        name: (_DECLARED + core_xml(Properties(keywords=mark))).encode(),
        LINKS: etree.tostring(links, encoding="UTF-8", xml_declaration=True, standalone=True),
        TYPES: etree.tostring(types, encoding="UTF-8", xml_declaration=True, standalone=True),
    }
    return packed([deflated(one, content, FAST) for one, content in members.items()])


def _place(links: etree._Element) -> str:
    """Where the properties stand, or from now on do: always under the usual name."""
    for one in links.findall(_LINK):
        if one.get("Type", "").endswith("/core-properties"):
            if normpath(one.get("Target", "").lstrip("/")) == CORE:
                return CORE
            links.remove(one)
    etree.SubElement(links, _LINK, Id="rIdPacketProperties", Type=CORE_LINK, Target=CORE)
    return CORE


def _declare(types: etree._Element, name: str) -> None:
    if not any(one.get("PartName") == f"/{name}" for one in types.findall(_OVERRIDE)):
        etree.SubElement(types, _OVERRIDE, PartName=f"/{name}", ContentType=CORE_TYPE)
