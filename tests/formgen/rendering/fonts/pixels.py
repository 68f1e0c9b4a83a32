"""Whether a character is there for the eye: its ink on the page, told from none and from a box.

A box, of whatever kind, is what many characters look like.
"""

import io
from collections import Counter
from contextlib import closing

import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from formgen.reading.pdfium import PDFIUM

NOBODY_DRAWS = "\U0010fffd"
PIECE = 500
SCALE = 3
GRAY = 200
GRID = 12
TWINS = 3
"""So many characters may look the same as coarsely as that: 口 and 囗. What is solid, as ─ and ■, is no box."""


def document(face, text, mark):
    """A Word file of *text* in *face*, sixteen points; a paragraph of its own is what nobody draws."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(20))
    made.core_properties.keywords = mark
    for piece in (NOBODY_DRAWS, *(text[at : at + PIECE] for at in range(0, len(text), PIECE))):
        run = made.add_paragraph().add_run(piece)
        run.font.size = Pt(16)
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), face)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def undrawn(pdf, text):
    """The characters of *text* that no page of *pdf* shows: without ink, or with ink that many others have."""
    shown = {}
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as opened:
        for page in opened:
            picture = page.render(scale=SCALE, grayscale=True).to_pil()
            height = page.get_height()
            for character, edges in characters(page):
                shown.setdefault(character, ink(picture, height, edges))
    looks = {one: look for one, look in shown.items() if look is not None}
    boxes = {look for look, count in Counter(looks.values()).items() if count > TWINS and len(set(look)) > 1}
    return [one for one in text if one not in looks or looks[one] in boxes]


def characters(page):
    """Each character of *page* with its edges in points: left, bottom, right, top."""
    with closing(page.get_textpage()) as words:
        high = 0
        for at in range(words.count_chars()):
            code = pypdfium2.raw.FPDFText_GetUnicode(words, at)
            if 0xD800 <= code < 0xDC00:  # of two that stand for one character
                high = code
                continue
            whole = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if 0xDC00 <= code < 0xE000 else code
            yield chr(whole), words.get_charbox(at, loose=True)


def ink(picture, height, edges):
    """How it looks within *edges*, cut to its ink, coarsely; nothing if there is none."""
    left, bottom, right, top = edges
    where = tuple(round(one * SCALE) for one in (left, height - top, right, height - bottom))
    if where[0] >= where[2] or where[1] >= where[3]:
        return None
    cut = picture.crop(where)
    there = cut.point(lambda value: 255 if value < GRAY else 0).getbbox()
    return cut.crop(there).resize((GRID, GRID)).point(lambda value: value // 128).tobytes() if there else None
