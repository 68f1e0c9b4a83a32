"""Small DOCX files written element by element, so that each test shows the XML that it is about."""

from __future__ import annotations

import io
import zipfile

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "header": "hdr", "footer": "ftr",
}  # fmt: skip


def _part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {SPACES}>{inside}</w:{root}>'


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{key}.xml"/>'
        for key, kind in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _types(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Override PartName="/word/{key}.xml" ContentType="{TYPES}.{kind}+xml"/>'
        for key, kind in targets.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{rows}</Types>'
    )


def word_file(body: str, **parts: str) -> bytes:
    """A DOCX from the inside of its body and of other parts; ``header1`` is a part of the kind ``header``."""
    targets = {name: name.rstrip("0123456789") for name in parts}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _types(targets))
        package.writestr("_rels/.rels", _relations({"word/document": "officeDocument"}))
        package.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>"))
        package.writestr("word/_rels/document.xml.rels", _relations(targets))
        for name, inside in parts.items():
            package.writestr(f"word/{name}.xml", _part(ROOTS[targets[name]], inside))
    return file.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run, with its *properties*."""
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """A paragraph of runs; plain text becomes one."""
    given = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{given}{inside if inside.startswith('<') or not inside else run(inside)}</w:p>"


def changed(kind: str, inside: str) -> str:
    """A tracked change."""
    return f'<w:{kind} w:id="7" w:author="示例人" w:date="2026-01-01T00:00:00Z">{inside}</w:{kind}>'


def control(inside: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def field(code: str, result: str) -> str:
    """A field with its result."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each the inside of its ``w:tc``."""
    inside = "".join("<w:tr>" + "".join(f"<w:tc>{one}</w:tc>" for one in row) + "</w:tr>" for row in rows)
    grid = '<w:gridCol w:w="3000"/>' * max(len(row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def text_box(inside: str) -> str:
    """A run with a text box, as Word writes it for new and for old programs."""
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    shape = (
        '<wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="示例"/><a:graphic><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    old = f'<w:pict><v:rect style="width:140pt;height:70pt"><v:textbox>{box}</v:textbox></v:rect></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
