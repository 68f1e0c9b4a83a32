"""Files that people attach: good ones, broken ones, and ones that mean harm."""

from __future__ import annotations

import io

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

A4 = (595.28, 841.89)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf(*sizes, turned=0, prepare=None):
    """A PDF of blank pages of these *sizes*; *prepare* may do to it what it wants."""
    writer = PdfWriter()
    for wide, high in sizes or [A4]:
        writer.add_blank_page(wide, high).rotate(turned)
    if prepare:
        prepare(writer)
    return written(writer)


def names(**values):
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def action(kind, **more):
    return names(S=NameObject(f"/{kind}"), **more)


def full_of_traps(writer):
    """Scripts, launches, links, a form that sends itself, an enclosed program, a page that acts when opened."""
    root, page = writer.root_object, writer.pages[0]
    root[NameObject("/OpenAction")] = action("JavaScript", JS=TextStringObject("app.alert(1)"))
    root[NameObject("/AA")] = names(WC=action("JavaScript", JS=TextStringObject("app.alert(2)")))
    page[NameObject("/AA")] = names(O=action("Launch", F=TextStringObject("calc.exe")))
    writer.add_attachment("evil.exe", b"MZ evil program")
    writer.add_uri(0, "http://evil.example/", RectangleObject([0, 0, 100, 100]))
    outside = StreamObject()
    outside[NameObject("/Type")] = NameObject("/XObject")
    outside[NameObject("/Subtype")] = NameObject("/Image")
    outside[NameObject("/Width")] = outside[NameObject("/Height")] = NumberObject(1)
    outside[NameObject("/F")] = TextStringObject("/etc/passwd")
    page[NameObject("/Resources")] = names(XObject=names(Im0=writer._add_object(outside)))


def with_field(words):
    """A filled-in form field whose words stand only in its appearance."""

    def prepare(writer):
        look = StreamObject()
        look._data = f"BT /F1 24 Tf 10 10 Td ({words}) Tj ET".encode()
        font = names(
            Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica")
        )
        look.update(
            names(
                Type=NameObject("/XObject"),
                Subtype=NameObject("/Form"),
                BBox=RectangleObject((0, 0, 400, 50)),
                Resources=names(Font=names(F1=font)),
            )
        )
        field = names(
            Type=NameObject("/Annot"),
            Subtype=NameObject("/Widget"),
            FT=NameObject("/Tx"),
            T=TextStringObject("a"),
            V=TextStringObject(words),
            F=NumberObject(4),
            Rect=RectangleObject((50, 500, 450, 550)),
            AP=names(N=writer._add_object(look)),
        )
        kept = writer._add_object(field)
        writer.pages[0][NameObject("/Annots")] = ArrayObject([kept])
        writer.root_object[NameObject("/AcroForm")] = names(Fields=ArrayObject([kept]))

    return prepare


def picture(size=(1200, 800), kind="JPEG", mode="RGB", **options):
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    out = io.BytesIO()
    made.convert(mode).save(out, kind, **options)
    return out.getvalue()


def from_a_phone():
    """A photograph taken with the phone held upright, which writes down by whom and where."""
    said = Image.Exif()
    said[0x0112] = 6
    said[0x010F] = "SECRET CAMERA"
    said[0x013B] = "SECRET PERSON"
    return picture(exif=said)


def bomb(side=20_000):
    """A picture of a few kilobytes that unpacks to four hundred million points."""
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def linked_out(kind, target, said="示例说明"):
    """A Word file whose settings name something outside it by a relationship of *kind*."""
    document = Document()
    document.add_paragraph(said)
    settings = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    link = settings.relate_to(target, f"{OFFICE}/{kind}", is_external=True)
    if kind == "attachedTemplate":
        template = OxmlElement("w:attachedTemplate")
        template.set(qn("r:id"), link)
        settings.element.insert(0, template)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
