"""A packet of twelve papers with their checklists and six attachments, on warm converters.

    python -m bench.packet     also what each part of it takes

Measured as the site does it: papers checked, filled in and converted, a Word file among the attachments
converted too, everything bound, and the answers read back equal.
"""

from __future__ import annotations

import io
import time
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

from docx import Document
from PIL import Image
from pypdf import PdfWriter

from formgen.packets.arrival import Arrived, arrived
from formgen.packets.opening import opened
from formgen.service import papers
from formgen.service.desk import merged
from formgen.service.packet_making import Attached, Chosen, Wanted, bound, enclosed

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.form import Form

DAY = date(2026, 11, 19)
PAPERS, ROUNDS = 12, 5


def measure() -> dict[str, float | str]:
    """The middle of a few rounds, after one that warms everything up."""
    bound(packet(0))
    return {
        "what": "packet of 12 papers, 12 checklists, 6 attachments",
        "ours": median(_seconds(packet(number)) for number in range(1, ROUNDS + 1)),
        "unit": "s",
        "at_most": 5,
    }


def packet(number: int) -> Wanted:
    """Twelve papers of the samples, scans, photographs and a Word file; no PDF of another *number* serves it."""
    chosen = [papers.form(one["id"]) for one in papers.forms()][:PAPERS]
    listed = tuple(Chosen(one, _answers(one, number), checklist=True) for one in chosen)
    files = (_scan(), _scan(), _photograph(), _photograph(), _photograph(), _explanation(number))
    attached = tuple(Attached(f"附件{at}", "", one) for at, one in enumerate(files, 1))
    return Wanted("合同材料", "示例项目", "示例局", DAY, listed, attached)


def _answers(form: Form, number: int) -> dict[str, Any]:
    return merged(papers.example(form.id), {form.name_field: f"示例项目{number}"})


def _seconds(wanted: Wanted) -> float:
    begun = time.perf_counter()
    made = bound(wanted)
    taken = time.perf_counter() - begun
    assert opened(made) == enclosed(wanted)
    return taken


def _scan() -> Arrived:
    writer = PdfWriter()
    for _page in range(5):
        writer.add_blank_page(595, 842)
    return arrived(_written(writer.write), "扫描件.pdf")


def _photograph() -> Arrived:
    picture = Image.effect_noise((2400, 1600), 40).convert("RGB")
    return arrived(_written(lambda out: picture.save(out, "JPEG")), "照片.jpg")


def _explanation(number: int) -> Arrived:
    document = Document()
    for at in range(40):
        document.add_paragraph(f"第{number}份第{at}段：示例说明。")
    return arrived(_written(document.save), "说明.docx")


def _written(write: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def main() -> None:
    """Print what it takes, and how long reading the answers back does."""
    row = measure()
    made = bound(packet(0))
    begun = time.perf_counter()
    opened(made)
    print(f"{row['what']}: {row['ours']:.2f} s, {len(made) / 2**20:.1f} MiB")
    print(f"answers read back: {time.perf_counter() - begun:.2f} s")


if __name__ == "__main__":
    main()
