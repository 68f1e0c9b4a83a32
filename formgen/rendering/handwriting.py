"""Room for a pen: empty places of a rendered Word part become empty cells, underscores or ruled lines.

In a cell of a table that is otherwise empty nothing is printed, only height is given; in running text a
short place is underscored, and a line of its own is ruled to the right margin by a tab with a leader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from formgen.blanks import HERE, LINE
from formgen.messages import _
from formgen.rendering.template import W

if TYPE_CHECKING:
    from formgen.rendering.docx import After
    from formgen.rendering.template import Template

BLANK, SAMPLE = "blank", "sample"
DRAFT = "草稿"
ON_BLANK = _("空白表（打印后用手填写）")
ON_SAMPLE = _("样例（内容均为示例，不得提交）")
ACROSS = _("样例")
SHORT, SHORT_IN_CELL = "_" * 10, "_" * 6
DAY, DAY_IN_CELL = "　　　　年　　月　　日", "　　年　 月　 日"
LEAST_HEIGHT = "567"
"""Of a row with an empty cell, in twentieths of a point: one centimetre."""
_V = "{urn:schemas-microsoft-com:vml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PLACES = re.compile(f"[{HERE}{LINE}]+")
_AFTER_TABS = tuple(
    f"{W}{name}"
    for name in (
        *("suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE"),
        *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
        *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
_AFTER_JC = _AFTER_TABS[_AFTER_TABS.index(f"{W}jc") + 1 :]


def says_draft(template: Template) -> bool:
    """Whether the headers of *template* mark drafts, so that the same place can carry another mark."""
    headers = (name for name, kind in template.rendered.items() if kind == "header")
    return any(
        (text.text or "").startswith(DRAFT) for name in headers for text in template.trees[name].iter(f"{W}t")
    )


def made_blank(*, marked: bool) -> After:
    """What makes a rendered part one to fill in by hand.

    :param marked: that its headers carry a mark; without, the first line does.
    """

    def after(kind: str, root: etree._Element) -> None:
        _remark(root, str(ON_BLANK), "")
        if kind != "document.main":
            _close(root)
        else:
            for paragraph, width in _with_widths(root):
                _open(paragraph, width)
            if not marked:
                _mark_above(root, str(ON_BLANK))

    return after


def made_sample(*, marked: bool) -> After:
    """What marks a rendered part as one of a sample."""

    def after(kind: str, root: etree._Element) -> None:
        _remark(root, str(ON_SAMPLE), str(ACROSS))
        if kind == "document.main" and not marked:
            _mark_above(root, str(ON_SAMPLE))

    return after


def _remark(root: etree._Element, said: str, across: str) -> None:
    """Put *said* where a header says that it is a draft, and *across* the page; nothing across if empty."""
    for text in root.iter(f"{W}t"):
        if text.text and text.text.startswith(DRAFT):
            text.text = said
    for path in list(root.iter(f"{_V}textpath")):
        if path.get("string") != DRAFT:
            continue
        shape = path.getparent()
        if across and shape is not None:
            path.set("string", across)
            shape.set("alt", across)
        else:
            _remove_picture(path)


def _remove_picture(inside: etree._Element) -> None:
    run = next(inside.iterancestors(f"{W}r"), None)
    above = run.getparent() if run is not None else None
    if run is not None and above is not None:
        above.remove(run)


def _mark_above(root: etree._Element, said: str) -> None:
    """A first line of the body, centred, for a template whose headers carry no mark."""
    body = root.find(f"{W}body")
    if body is None:
        return
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(properties, f"{W}jc", {f"{W}val": "center"})
    text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    text.text = said
    body.insert(0, paragraph)


def _close(root: etree._Element) -> None:
    """Nobody writes into headers and footers: what stands there for an answer goes."""
    for text in root.iter(f"{W}t"):
        text.text = _PLACES.sub("", text.text or "")


def _with_widths(root: etree._Element) -> list[tuple[etree._Element, int]]:
    """Each paragraph with the width of the text in its section, whose properties stand at its end."""
    found = []
    width = _text_width(next(iter(list(root.iter(f"{W}sectPr"))[-1:]), None))
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        ending = paragraph.find(f"{W}pPr/{W}sectPr")
        width = width if ending is None else _text_width(ending)
        found.append((paragraph, width))
    return found[::-1]


def _text_width(section: etree._Element | None) -> int:
    """Between the margins of *section*, in twentieths of a point."""
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if size is None or margins is None:
        return 8300
    return int(size.get(f"{W}w", "11906")) - sum(
        int(margins.get(f"{W}{side}", "1800")) for side in ("left", "right")
    )


def _open(paragraph: etree._Element, width: int) -> None:
    """Make room in *paragraph* for what a pen will write."""
    texts = [one for one in paragraph.iter(f"{W}t") if one.text]
    said = "".join(one.text or "" for one in texts)
    if not _PLACES.search(said):
        _narrow(texts, said)
        return
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is not None:
        _give_height(cell)
        _open_cell(texts, said)
    elif said.rstrip().endswith(LINE):
        _rule(paragraph, texts, width)
    else:
        _unjustify(paragraph)
    for one in texts:
        one.text = _PLACES.sub(SHORT if cell is None else SHORT_IN_CELL, one.text or "")


def _narrow(texts: list[etree._Element], said: str) -> None:
    """A day that is alone in its paragraph fits into a narrow cell."""
    if said.strip() == DAY.strip() and texts and next(texts[0].iterancestors(f"{W}tc"), None) is not None:
        texts[0].text = DAY_IN_CELL
        for one in texts[1:]:
            one.text = ""


def _unjustify(paragraph: etree._Element) -> None:
    """A long place cannot be broken: justified, the words before it would be torn apart."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None or properties.find(f"{W}ind[@{W}firstLineChars]") is None:
        return  # no running text: titles and signatures stand where they stand
    alignment = properties.find(f"{W}jc")
    if alignment is None:
        alignment = etree.Element(f"{W}jc")
        later = next((one for one in properties if one.tag in _AFTER_JC), None)
        properties.insert(len(properties) if later is None else properties.index(later), alignment)
    alignment.set(f"{W}val", "left")


def _open_cell(texts: list[etree._Element], said: str) -> None:
    """In a cell a place is left empty when nothing follows it."""
    end = len(said.rstrip(f"{HERE}{LINE} 　"))
    at = 0
    for one in texts:
        words = one.text or ""
        one.text = words[: max(end - at, 0)]
        at += len(words)


def _give_height(cell: etree._Element) -> None:
    row = cell.getparent()
    if row is None or row.tag != f"{W}tr":
        return
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        before = row.find(f"{W}tblPrEx")
        row.insert(0 if before is None else 1, properties)
    height = properties.find(f"{W}trHeight")
    if height is None:
        height = etree.SubElement(properties, f"{W}trHeight")
    if int(height.get(f"{W}val", "0")) < int(LEAST_HEIGHT):
        height.set(f"{W}val", LEAST_HEIGHT)
        height.set(f"{W}hRule", "atLeast")


def _rule(paragraph: etree._Element, texts: list[etree._Element], width: int) -> None:
    """A line to the right margin in the place of the last place of *paragraph*."""
    last = texts[-1]
    last.text = (last.text or "").rstrip(f"{HERE}{LINE}")
    last.set(_SPACE, "preserve")
    run = last.getparent()
    if run is None:
        return
    run.insert(run.index(last) + 1, etree.Element(f"{W}tab"))
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}tabs"):
        properties.remove(old)
    tabs = etree.Element(f"{W}tabs")
    etree.SubElement(tabs, f"{W}tab", {f"{W}val": "right", f"{W}leader": "underscore", f"{W}pos": str(width)})
    later = next((one for one in properties if one.tag in _AFTER_TABS), None)
    properties.insert(len(properties) if later is None else properties.index(later), tabs)
