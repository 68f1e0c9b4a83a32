"""A Word template: its parts, what is written in them, and how it can be told from any other."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from formgen.errors import TemplateFault
from formgen.messages import _
from formgen.rendering.hanging import STYLES, keep_inside, kept_inside
from formgen.rendering.package import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
CORE = "docProps/core.xml"
_TYPES = "[Content_Types].xml"
_RENDERED = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\."
    r"(document\.main|header|footer|footnotes|endnotes)\+xml"
)
_TAG = re.compile(rb"\{\{|\{%|\{#")

# Without `remove_blank_text` the adapter would see other text than docxtpl, whose parser drops it.
_PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)


def parsed(content: bytes | str, place: str) -> etree._Element:
    """*content* read strictly: anything that is not well-formed is refused with its *place*."""
    try:
        root = etree.fromstring(content.encode() if isinstance(content, str) else content, _PARSER)
    except etree.XMLSyntaxError as fault:
        raise TemplateFault(
            _("{place} 不是良构的 XML，文件没有生成：{reason}", place=place, reason=fault.msg)
        ) from None
    if root.getroottree().docinfo.doctype:
        raise TemplateFault(_("{place} 含有 DOCTYPE 声明，不能使用。", place=place))
    return root


@dataclass(frozen=True)
class Template:
    """A Word file with tags in it.

    :param name: its file name, for people.
    """

    name: str
    content: bytes

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def members(self) -> dict[str, bytes]:
        """The members of the file by name, in their order; punctuation hangs in none of them."""
        members = unpacked(self.name, self.content)
        for needed in (_TYPES, CORE, STYLES):
            if needed not in members:
                raise TemplateFault(
                    _("模板 {name} 缺少部件 {part}，请在 Word 中另存一次。", name=self.name, part=needed)
                )
        styles = parsed(members[STYLES], f"{self.name}/{STYLES}")
        keep_inside(styles)
        written = etree.tostring(styles, encoding="UTF-8", xml_declaration=True, standalone=True)
        return {
            name: kept_inside(content) if name.endswith(".xml") else content
            for name, content in (members | {STYLES: written}).items()
        }

    @cached_property
    def rendered(self) -> dict[str, str]:
        """Name and kind of the parts that are filled in: body, headers, footers, notes."""
        types = parsed(self.members[_TYPES], f"{self.name}/{_TYPES}")
        kinds = {
            one.get("PartName", "").lstrip("/"): _RENDERED.fullmatch(one.get("ContentType", ""))
            for one in types
        }
        found = {name: kind[1] for name, kind in kinds.items() if kind and name in self.members}
        if "document.main" not in found.values():
            raise TemplateFault(_("模板 {name} 不是 Word 文档（.docx）。", name=self.name))
        return found

    @cached_property
    def trees(self) -> dict[str, etree._Element]:
        """The parts that are filled in, parsed."""
        return {name: parsed(self.members[name], f"{self.name}/{name}") for name in self.rendered}

    def paragraphs(self) -> Iterator[str]:
        """The text of every paragraph of every part that is filled in."""
        for tree in self.trees.values():
            for paragraph in tree.iter(f"{W}p"):
                yield text_of(paragraph)

    def refuse_stray_tags(self) -> None:
        """Tags in properties, charts and the like would be printed as they stand: refused by part."""
        for name, content in self.members.items():
            if name not in self.rendered and name.endswith((".xml", ".rels")) and _TAG.search(content):
                raise TemplateFault(
                    _(
                        "模板 {name} 的部件 {part} 里写了标记，那里不会填写；请改写到正文、页眉、页脚或脚注。",
                        name=self.name,
                        part=name,
                    )
                )


def text_of(element: etree._Element) -> str:
    """All text below *element*."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))
