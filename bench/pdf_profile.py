"""Where the time of one PDF goes, by the processor's clock, which other work does not move.

python -m bench.pdf_profile            print it
python -m bench.pdf_profile --write    into docs/performance.md too
"""

from __future__ import annotations

import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from bench.docx_profile import milliseconds
from bench.machine import machine, versions
from bench.paper import measured_on, put
from bench.pdf import computed, pool_of
from bench.soak import contracts
from formgen.rendering.pdf.completeness import lost
from formgen.rendering.pdf.dialect import DIALECTS, in_dialect
from formgen.rendering.pdf.gate import admit
from formgen.rendering.pdf.identical import identical
from formgen.rendering.pdf.proof import prove, text_in

if TYPE_CHECKING:
    from formgen.rendering.pdf import ConverterPool

COMMAND = "python -m bench.pdf_profile --write"
CONTRACTS = 40
STARTS = 5
AFTER = """By the clock one PDF takes less than these add up to: LibreOffice computes in several threads, part of it
while our own process proves what is there already. One converter alone has a second core for that, two on two
cores share them; that is why two are not quite twice as fast as one. At best they are as many times faster as
twice the time of one by the clock holds the sum of the first three lines (165 ms by 91 ms on the idle machine:
1.8 times), and only while nothing else on the machine computes."""

Row = tuple[str, float]


def rows() -> list[Row]:
    """Each process and each step of ours, and its milliseconds."""
    make = contracts()
    documents = [make(number) for number in range(CONTRACTS)]
    with pool_of(1) as pool:
        pdf = pool.convert(documents[0][0], fingerprint=documents[0][1])
        found = _processes(pool, documents)
    docx, mark = documents[0]
    text = text_in(pdf)
    return [
        *found,
        ("– of it the gate", milliseconds(lambda: admit(docx), 30)),
        ("– of it the dialect", milliseconds(lambda: in_dialect(docx, DIALECTS[0]), 30)),
        ("– of it the mark of the document in the PDF", milliseconds(lambda: prove(pdf, mark), 30)),
        ("– of it reading the text of the PDF", milliseconds(lambda: text_in(pdf), 30)),
        ("– of it holding the characters against the document", milliseconds(lambda: lost(docx, text), 30)),
        ("– of it taking days and numbers out", milliseconds(lambda: identical(pdf), 30)),
        *_start(docx, mark),
    ]


def _processes(pool: ConverterPool, documents: list[tuple[bytes, str]]) -> list[Row]:
    """What a PDF costs LibreOffice, its helper and ourselves, over all *documents*."""
    [converter] = pool.health()["converters"]
    before = [computed(converter["office"]), computed(converter["helper"]), time.process_time()]
    for docx, mark in documents:
        pool.convert(docx, fingerprint=mark)
    after = [computed(converter["office"]), computed(converter["helper"]), time.process_time()]
    each = [(now - then) * 1000 / len(documents) for now, then in zip(after, before, strict=True)]
    return list(zip(("LibreOffice", "its helper", "our own process"), each, strict=True))


def _start(docx: bytes, mark: str) -> list[Row]:
    """What a new LibreOffice has computed for when its first PDF is there."""
    first = []
    for _round in range(STARTS):
        with pool_of(1) as pool:
            pool.convert(docx, fingerprint=mark)
            [converter] = pool.health()["converters"]
            first.append(computed(converter["office"]) * 1000)
    return [("a new LibreOffice, until its first PDF is there", median(first))]


def page() -> str:
    """The table, with what is to be said of it."""
    lines = ["| a contract as PDF | CPU ms |", "|---|---|"]
    lines += [f"| {name} | {taken:.1f} |" for name, taken in rows()]
    return "\n".join([measured_on(machine(), versions(), COMMAND), "", *lines, "", AFTER])


def write() -> None:
    """Measure, and put the table into docs/performance.md."""
    put("pdf", "Where a PDF spends its time", page())


if __name__ == "__main__":
    write() if "--write" in sys.argv else print(page())
