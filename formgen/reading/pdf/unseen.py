"""Text of a PDF that nobody would see: drawn invisibly, in no colour, white on white, tiny, or off the page."""

from __future__ import annotations

import ctypes
from contextlib import closing
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

INVISIBLE_MODES = (3, 7)
"""Text rendering modes of ISO 32000: neither filled nor stroked; added to the clipping path."""
PALE = 245
"""From this much red, green and blue on, a colour is white to the eye."""
TINY = 2.0
"""Points."""
LONGEST_SIDE = 1200
"""Pixels of the picture of a page on which white text is looked for."""
CONTRAST = 24
"""Steps of grey between text and ground, of 255, that an eye tells apart."""


def suspicious(things: Sequence[tuple[int, Any]]) -> dict[int, bool]:
    """Text objects that may not be seen, by address: ``True`` when the ground has to be looked at."""
    found = {}
    for kind, one in things:
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            continue
        red, green, blue, alpha = (ctypes.c_uint() for _channel in range(4))
        raw.FPDFPageObj_GetFillColor(one, red, green, blue, alpha)
        if raw.FPDFTextObj_GetTextRenderMode(one) in INVISIBLE_MODES or alpha.value == 0 or _is_tiny(one):
            found[_address(one)] = False
        elif min(red.value, green.value, blue.value) >= PALE:
            found[_address(one)] = True
    return found


def unseen_on(
    page: pypdfium2.PdfPage, shown: pypdfium2.PdfTextPage, count: int, suspects: dict[int, bool]
) -> set[int]:
    """The characters of a page that belong to a suspect, and are not white on a dark ground."""
    owners = {one: _address(raw.FPDFText_GetTextObject(shown, one)) for one in range(count)}
    unseen = {one for one, owner in owners.items() if suspects.get(owner) is False}
    white = [one for one, owner in owners.items() if suspects.get(owner)]
    return unseen | set(_without_contrast(page, shown, white)) if white else unseen


def _is_tiny(text: Any) -> bool:  # noqa: ANN401 - a handle of PDFium
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(text, size)
    raw.FPDFPageObj_GetMatrix(text, matrix)
    scale = max(abs(matrix.c), abs(matrix.d))
    return bool(0 < abs(size.value) * scale < TINY)


def _address(handle: Any) -> int:  # noqa: ANN401 - a handle of PDFium
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _without_contrast(
    page: pypdfium2.PdfPage, shown: pypdfium2.PdfTextPage, characters: list[int]
) -> list[int]:
    scale = min(2.0, LONGEST_SIDE / max(page.get_width(), page.get_height(), 1))
    with closing(page.render(scale=scale, grayscale=True)) as picture:
        pixels = bytes(picture.buffer)
        wide, high, stride = picture.width, picture.height, picture.stride
    corner = [ctypes.c_int(), ctypes.c_int()]

    def pixel(x: float, y: float) -> tuple[int, int]:
        raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, *corner)
        return corner[0].value, corner[1].value

    unseen = []
    for one in characters:
        left, bottom, right, top = shown.get_charbox(one)
        (x0, y0), (x1, y1) = pixel(left, top), pixel(right, bottom)
        x0, x1 = sorted((max(0, min(wide, x0)), max(0, min(wide, x1))))
        y0, y1 = sorted((max(0, min(high, y0)), max(0, min(high, y1))))
        found = b"".join(
            pixels[row * stride + x0 : row * stride + x1 + 1] for row in range(y0, min(y1 + 1, high))
        )
        if not found or max(found) - min(found) < CONTRAST:
            unseen.append(one)
    return unseen
