"""The number on a page: at the right of its foot as one reads it, on paper of any size, lying or turned.

There it stands apart from the paper's own number, which is in the middle, and from where papers are bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    StreamObject,
)

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

FROM_EDGE, FROM_SIDE = 14.0, 40.0
"""Points between the lower edge, the right one, and the strip: printers leave out some twelve."""
USUAL_SIDE = 842.0
"""Points of the shorter side of A3; on larger sheets the number grows with the sheet."""
WIDTH, HEIGHT, CLEAR = 170.0, 20.0, 120.0
"""Points of a strip (60 by 7 mm), and of the ground that is cleared below its words."""


def put_number(writer: PdfWriter, page: PageObject, strip: PageObject, number: int, *, cleared: bool) -> None:
    """Draw *strip* at the foot of *page*; *cleared* puts white below it, for pages that may be dark there."""
    name = NameObject(f"/PacketNumber{number}")
    resources = _own(page, "/Resources")
    drawings = _own(resources, "/XObject")
    drawings[name] = _drawing(writer, strip)
    matrix = " ".join(f"{one:.3f}" for one in _place(page))
    ground = f"1 1 1 rg {WIDTH - CLEAR:.1f} 2.5 {CLEAR + 4:.1f} 15 re f 0 g " if cleared else ""
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(f"\nQ\nq {matrix} cm {ground}{name} Do Q\n".encode())
    there = page.get("/Contents")
    kept = there.get_object() if there is not None else None
    inner = (
        list(kept)
        if isinstance(kept, ArrayObject)
        else [page.raw_get("/Contents")]
        if kept is not None
        else []
    )
    streams = [writer._add_object(before), *inner, writer._add_object(after)]  # noqa: SLF001 - the library has no other way
    page[NameObject("/Contents")] = ArrayObject(streams)


def _own(holder: DictionaryObject, key: str) -> DictionaryObject:
    """The dictionary at *key* as this page's own, so that pages which share one do not share numbers."""
    there = holder.get(key)
    mine = DictionaryObject(there.get_object()) if there is not None else DictionaryObject()
    holder[NameObject(key)] = mine
    return mine


def _drawing(writer: PdfWriter, strip: PageObject) -> IndirectObject:
    """The strip as something that can be drawn anywhere."""
    drawing = StreamObject()
    contents = strip.get_contents()
    drawing._data = contents.get_data() if contents is not None else b""  # noqa: SLF001 - as its own code does
    drawing[NameObject("/Type")] = NameObject("/XObject")
    drawing[NameObject("/Subtype")] = NameObject("/Form")
    drawing[NameObject("/BBox")] = RectangleObject((0, 0, WIDTH, HEIGHT))
    drawing[NameObject("/Resources")] = strip["/Resources"].clone(writer)
    return writer._add_object(drawing.flate_encode())  # noqa: SLF001 - as above


def _place(page: PageObject) -> tuple[float, ...]:
    """The matrix that brings the strip to the right end of the lower edge of the page as it is shown."""
    box = page.cropbox
    left, bottom, right, top = (float(one) for one in (box.left, box.bottom, box.right, box.top))
    turned = page.rotation % 360
    wide, high = right - left, top - bottom
    shown = wide if turned in (0, 180) else high
    grown = max(1.0, min(wide, high) / USUAL_SIDE)
    scale = min(grown, shown / (WIDTH + FROM_SIDE))
    along, up = shown - (WIDTH + FROM_SIDE) * scale, FROM_EDGE * scale
    return {
        0: (scale, 0.0, 0.0, scale, left + along, bottom + up),
        90: (0.0, scale, -scale, 0.0, right - up, bottom + along),
        180: (-scale, 0.0, 0.0, -scale, right - along, top - up),
        270: (0.0, -scale, scale, 0.0, left + up, top - along),
    }[turned]
