"""How time grows with pages, rows and rules: a table and a drawing for docs/performance.md.

python -m bench.growth    measure and write both
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pypdfium2
from docxtpl import DocxTemplate

from bench.long_contract import CHARACTERS_A_PAGE, long_contract
from bench.paper import PAGE, put
from bench.plot import Chart, Points, svg
from bench.timing import milliseconds
from formgen import catalogue
from formgen.answers import read_answers
from formgen.docket import dockets
from formgen.hearing import Hearing
from formgen.reading import read
from formgen.reading.pdfium import PDFIUM
from formgen.rendering.documents import template_for
from formgen.rendering.docx import render
from formgen.rendering.pdf import ConverterPool
from formgen.rendering.words import words
from formgen.service import papers, reviews

if TYPE_CHECKING:
    from formgen.answers import Answers
    from formgen.docket import Docket
    from formgen.rules import Finding

DAY = date(2026, 11, 19)
FORM = "government_contract"
DRAWING = PAGE.parent / "images" / "performance-growth.svg"
LENGTHS = (3, 6, 12, 25, 50)
REVIEWED = (10, 30, 100, 300)
ROWS = (1, 10, 100, 1000)
RULES = (5, 10, 25, 50, 100)
MARK = "growth"


def charts() -> list[Chart]:
    """Everything that grows, measured."""
    warm, cold = _pdfs()
    quick, plain = _rows()
    return [
        Chart("PDF of a contract", "pages", "ms", {"warm pool": warm, "cold LibreOffice": cold}),
        Chart("DOCX with a table", "rows of the table", "ms", {"compiled": quick, "docxtpl": plain}),
        Chart("Review, after reading", "thousand characters", "ms", {"formgen": _reviews()}),
        Chart("Check of a contract", "rules", "ms", {"formgen": _rules()}),
    ]


def _pdfs() -> tuple[Points, Points]:
    warm: Points = []
    cold: Points = []
    pool = ConverterPool(1, keep_bytes=0)
    for length in LENGTHS:
        document = docx.Document(io.BytesIO(long_contract(length)))
        document.core_properties.keywords = MARK
        content = io.BytesIO()
        document.save(content)
        given = content.getvalue()
        once = milliseconds(partial(pool.convert, given, fingerprint=MARK), rounds=5)
        pages = _pages(pool.convert(given, fingerprint=MARK))
        warm.append((pages, once))
        cold.append((pages, _cold(given)))
    pool.close()
    return warm, cold


def _pages(pdf: bytes) -> int:
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def _cold(content: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "contract.docx")
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        return milliseconds(lambda: subprocess.run(command, check=True, capture_output=True), rounds=3)


def _rows() -> tuple[Points, Points]:
    """The contract with more and more parties, which its template lists."""
    report = papers.check(FORM, papers.example(FORM), DAY)
    template, said = template_for(report.answers.form), words(report)
    loops = [name for name, value in said.items() if isinstance(value, list) and value]
    quick: Points = []
    plain: Points = []
    for count in ROWS:
        more = {**said, loops[0]: [said[loops[0]][0]] * count}
        quick.append((count, milliseconds(partial(render, template, more), rounds=9)))
        plain.append((count, milliseconds(partial(_naive, template.content, more), rounds=3)))
    return quick, plain


def _naive(template: bytes, said: dict[str, Any]) -> None:
    document = DocxTemplate(io.BytesIO(template))
    document.render(said, autoescape=True)
    document.save(io.BytesIO())


def _reviews() -> Points:
    grown: Points = []
    for pages in REVIEWED:
        document = read(long_contract(pages), "合同.docx")
        once = milliseconds(partial(reviews.review_document, document, DAY), rounds=3)
        grown.append((pages * CHARACTERS_A_PAGE / 1000, once))
    return grown


def _heard(answers: Answers, book: Docket) -> list[Finding]:
    return list(Hearing(answers, book, DAY).heard())


def _rules() -> Points:
    """The first so many rules of the contract's docket, over the complete sample."""
    form = papers.form(FORM)
    answers = read_answers(form, papers.example(FORM))
    book = dockets(form, catalogue.installed().acts)[0]
    grown: Points = []
    for count in RULES:
        fewer = replace(book, rules=book.rules[:count])
        once = milliseconds(partial(_heard, answers, fewer), rounds=25, warm_up=3)
        grown.append((min(count, len(book.rules)), once))
    return grown


def write() -> None:
    """Measure, draw, and put table and drawing into docs/performance.md."""
    measured = charts()
    DRAWING.parent.mkdir(exist_ok=True)
    DRAWING.write_text(svg(measured), "utf-8")
    put("growth", "How it grows", "\n\n".join([*map(_table, measured), f"![Growth](images/{DRAWING.name})"]))


def _table(chart: Chart) -> str:
    counts = [x for x, _y in next(iter(chart.lines.values()))]
    head = f"| {chart.title}, {chart.up} | " + " | ".join(f"{x:g} {chart.across}" for x in counts) + " |"
    rule = "|" + "---|" * (len(counts) + 1)
    lines = [
        f"| {name} | " + " | ".join(f"{y:.2f}" for _x, y in line) + " |" for name, line in chart.lines.items()
    ]
    return "\n".join([head, rule, *lines])


if __name__ == "__main__":
    write()
