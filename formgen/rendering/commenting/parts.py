"""The part with the comments, and how the package points to it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree

from formgen.reading.docx.names import ID, VAL, XML_SPACE, W
from formgen.reading.docx.package import parsed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lxml.etree import _Element as Element

AUTHOR, INITIALS = "formgen", "FG"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# Characters that XML cannot carry: a remark may quote a file that had them in an odd encoding.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def serialized(root: Element) -> bytes:
    """The bytes of a part."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def new_comments() -> Element:
    """A part with no comments yet."""
    return etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


class Styles:
    """The styles that Word gives its comments, by the ids that this file has them under; empty for none."""

    def __init__(self, root: Element | None) -> None:
        named = (
            {} if root is None else {_name(one): one.get(f"{W}styleId", "") for one in root.iter(f"{W}style")}
        )
        self.text = named.get("annotation text", "")
        self.reference = named.get("annotation reference", "")


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(VAL, "").lower()


def add_comment(
    comments: Element, key: str, paragraphs: Sequence[str], date: str | None, styles: Styles
) -> None:
    """Append the comment *key* to the part *comments*."""
    comment = etree.SubElement(comments, f"{W}comment")
    given = {"id": key, "author": AUTHOR, "date": date, "initials": INITIALS}
    for name, value in given.items():
        if value is not None:
            comment.set(f"{W}{name}", value)
    for at, text in enumerate(paragraphs or ("",)):
        paragraph = etree.SubElement(comment, f"{W}p")
        if styles.text:
            etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pStyle").set(VAL, styles.text)
        if not at:
            paragraph.append(_run("annotationRef", styles))
        _write(etree.SubElement(paragraph, f"{W}r"), _UNWRITABLE.sub("", text))


def reference(key: str, styles: Styles) -> Element:
    """The run in the body that refers to the comment *key*."""
    run = _run("commentReference", styles)
    run[-1].set(ID, key)
    return run


def _run(mark: str, styles: Styles) -> Element:
    run = etree.Element(f"{W}r", nsmap={"w": W[1:-1]})
    if styles.reference:
        etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}rStyle").set(VAL, styles.reference)
    etree.SubElement(run, f"{W}{mark}")
    return run


def _write(run: Element, text: str) -> None:
    for at, line in enumerate(text.splitlines() or [""]):
        if at:
            etree.SubElement(run, f"{W}br")
        written = etree.SubElement(run, f"{W}t")
        written.text = line
        written.set(XML_SPACE, "preserve")


def with_relation(data: bytes | None, target: str) -> bytes:
    """The relations *data* of the main part with one to the comments in *target*."""
    root = (
        etree.Element(f"{_PACKAGE}Relationships", nsmap={None: _PACKAGE[1:-1]})
        if data is None
        else parsed(data)
    )
    taken = {one.get("Id") for one in root}
    key = next(name for at in range(1, len(taken) + 2) if (name := f"rIdFormgen{at}") not in taken)
    etree.SubElement(root, f"{_PACKAGE}Relationship", {"Id": key, "Type": KIND, "Target": target})
    return serialized(root)


def with_type(data: bytes, part: str) -> bytes | None:
    """The content types *data* with that of the comments in *part*; ``None`` where they have it."""
    root = parsed(data)
    for one in root.iterchildren(f"{_TYPES}Override"):
        if one.get("PartName", "").lower() == f"/{part}".lower():
            if one.get("ContentType") == CONTENT:
                return None
            root.remove(one)
            break
    etree.SubElement(root, f"{_TYPES}Override", {"PartName": f"/{part}", "ContentType": CONTENT})
    return serialized(root)


def free_name(folder: str, taken: Collection[str]) -> str:
    """A name in *folder* for a new part, which none of *taken* has."""
    lower = {one.lower() for one in taken}
    names = (posixpath.join(folder, f"comments{at or ''}.xml") for at in range(len(lower) + 1))
    return next(name for name in names if name.lower() not in lower)
