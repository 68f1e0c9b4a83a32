"""The document properties: written by us after rendering, never by tags."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from markupsafe import escape

LONGEST = 255
"""Word and the package standard allow no more."""


@dataclass(frozen=True)
class Properties:
    """What a Word document says about itself.

    :param keywords: the fingerprint of what it was made from.
    """

    title: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = "formgen"
    language: str = "zh-CN"


_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{creator}</dc:creator>"
    "<cp:keywords>{keywords}</cp:keywords><dc:language>{language}</dc:language></cp:coreProperties>"
)


def core_xml(properties: Properties) -> str:
    """``docProps/core.xml``: without days, so that the same document is the same bytes."""
    return _CORE.format(**{name: escape(value[:LONGEST]) for name, value in vars(properties).items()})


def fingerprint_in(content: bytes) -> str:
    """The fingerprint that a document of ours carries; empty when it carries none."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        core = etree.fromstring(package.read("docProps/core.xml"))
    return core.findtext("{*}keywords") or ""
