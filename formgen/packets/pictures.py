"""A picture on paper: decoded, turned upright, drawn anew without what the camera wrote, set on A4.

Runs in a limited child. How large a picture is, is known before a point of it is unpacked.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from formgen.errors import BadInput
from formgen.messages import _
from formgen.packets.cleaning import A4, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP")
SCANNED = (TiffImagePlugin.TiffImageFile,)
"""The kinds of which every frame is a page; of an animation only the first is."""
MOST_PIXELS = 100_000_000
MOST_FRAMES = 50
LOADED = (TiffImagePlugin, WebPImagePlugin)
"""Readers that the library loads only when asked for by name."""
LONG_SIDE, SHORT_SIDE = 3508, 2480
"""Points of A4 at 300 to the inch: more no printer shows."""
QUALITY = 85
MARGIN, FOOT = 28.0, 45.0
"""Points: the number of the page stands in the foot."""
LEAST_DENSITY = 100
"""Points of a picture to the inch: a small one is not blown up."""
WHITE = (255, 255, 255)

BROKEN = _("图片已经损坏或不完整，打不开：请重新拍摄、扫描，或者另存为 JPG 后再上传。")


def on_pages(data: bytes) -> dict[str, Any]:
    """The picture *data* as ``pages`` sheets of A4, ``pdf`` in base64.

    :raises formgen.errors.BadInput: when it is broken, too large, or has too many pages.
    """
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # counted here, for a sentence with the number
    writer = PdfWriter()
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            for sheet in _sheets(picture):
                _set(writer, sheet)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as fault:
        raise BadInput(BROKEN) from fault
    return printed(writer)


def _sheets(picture: Image.Image) -> Iterator[Image.Image]:
    frames = getattr(picture, "n_frames", 1) if isinstance(picture, SCANNED) else 1
    if frames > MOST_FRAMES:
        said = _(
            "图片文件里有{pages}页，超过了{limit}页的上限：请拆成几份，或者另存为 PDF 后再上传。",
            pages=frames,
            limit=MOST_FRAMES,
        )
        raise BadInput(said)
    for number in range(frames):
        picture.seek(number)
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_large(picture.width * picture.height)
        yield _drawn(picture)


def _too_large(pixels: int) -> BadInput:
    return BadInput(
        _(
            "图片有{pixels}万像素，超过了{limit}万的上限：请缩小后再上传。",
            pixels=pixels // 10_000,
            limit=MOST_PIXELS // 10_000,
        )
    )


def _drawn(picture: Image.Image) -> Image.Image:
    """The frame as it is seen, in red, green and blue or in grey, no finer than it can be printed."""
    wide = picture.width > picture.height
    bound = (LONG_SIDE, SHORT_SIDE) if wide else (SHORT_SIDE, LONG_SIDE)
    if picture.format in ("JPEG", "MPO"):
        picture.draft("RGB" if picture.mode != "L" else "L", bound)
    picture.load()
    picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = _opaque(ImageOps.exif_transpose(picture))
    upright.thumbnail((LONG_SIDE, SHORT_SIDE) if upright.width > upright.height else (SHORT_SIDE, LONG_SIDE))
    return upright


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = Image.new("RGBA", seen.size, (*WHITE, 255))
        return Image.alpha_composite(ground, seen).convert("RGB")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode.startswith("I") or picture.mode == "F":
        return _in_eight_bits(picture)
    return picture.convert("RGB")


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of more than eight bits, its darkest and lightest point stretched over them."""
    low, high = (float(one) for one in picture.convert("F").getextrema())  # type: ignore[arg-type]  # of one channel it is a pair
    span = (high - low) or 1.0
    return picture.convert("F").point(lambda one: (one - low) * (255.0 / span)).convert("L")


def _set(writer: PdfWriter, picture: Image.Image) -> None:
    """A page of A4, upright or lying as the picture is, with the picture in its middle."""
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=QUALITY, optimize=False)
    wide = picture.width > picture.height
    across, up = A4[::-1] if wide else A4
    page = PageObject.create_blank_page(None, across, up)
    scale = min(
        (across - 2 * MARGIN) / picture.width, (up - MARGIN - FOOT) / picture.height, 72 / LEAST_DENSITY
    )
    width, height = picture.width * scale, picture.height * scale
    x, y = (across - width) / 2, FOOT + (up - MARGIN - FOOT - height) / 2
    drawing = DecodedStreamObject()
    drawing.set_data(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /Picture Do Q".encode())
    image = writer._add_object(_image(picture, encoded.getvalue()))  # noqa: SLF001 - as its own examples do
    pictures = DictionaryObject({NameObject("/Picture"): image})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    page[NameObject("/Contents")] = writer._add_object(drawing)  # noqa: SLF001 - as above
    page[NameObject("/MediaBox")] = ArrayObject(map(FloatObject, (0, 0, across, up)))
    writer.add_page(page)


def _image(picture: Image.Image, encoded: bytes) -> StreamObject:
    image = StreamObject()
    image._data = encoded  # noqa: SLF001 - already encoded; the library would encode it again
    colours = "/DeviceGray" if picture.mode == "L" else "/DeviceRGB"
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(picture.width),
            NameObject("/Height"): NumberObject(picture.height),
            NameObject("/ColorSpace"): NameObject(colours),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    return image
