"""Where the time of one contract goes, by the processor's clock, which other work does not move.

python -m bench.docx_profile            print it
python -m bench.docx_profile --write    into docs/performance.md too
"""

from __future__ import annotations

import io
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate

from bench.docx import contract, squeezed_by
from bench.machine import machine, versions
from bench.paper import measured_on, put
from formgen.rendering.docx import program_of, render
from formgen.rendering.filling.given import refuse_unplain
from formgen.rendering.package import FAST, deflated, packed

if TYPE_CHECKING:
    from collections.abc import Callable

COMMAND = "python -m bench.docx_profile --write"
AFTER = """The share that is neither reading the words, Jinja, joining nor the zip is calls between them and
the properties. What a document costs beyond this: its words and its fingerprint are made from the answers and the
rules are asked, which takes longer than the document itself; a draft with marks for what is missing is parsed to
shade them. Both are not in the figures above. Documents whose template could be broken by words take docxtpl's own
way (`FORMGEN_COMPILED_TEMPLATES=off` sends all there); of the templates that come with the program none does."""


def milliseconds(work: Callable[[], object], rounds: int = 100) -> float:
    """The median of the processor's time for *work*, after one round that does not count."""
    work()
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return median(taken)


def rows() -> list[tuple[str, float]]:
    """Each piece of the work and its milliseconds; the first is docxtpl alone, the second and third all of ours."""
    template, said = contract()
    program = program_of(template)
    parts = {name: part.filled(said) for name, part in program.parts.items()}
    compiled = [part.compiled for part in program.parts.values()]
    members = {name: deflated(name, content, FAST) for name, content in parts.items()}
    ready = [{**program.constant, **members}.get(name) for name in template.members]
    found = [("docxtpl alone", milliseconds(_naive, 15))]
    for squeezer in ("zlib", "isal"):
        with squeezed_by(squeezer):
            found.append((f"ours, {squeezer}", milliseconds(lambda: render(template, said))))
            squeezed = milliseconds(lambda: [deflated(*one, FAST) for one in parts.items()])
            found.append((f"– of it deflating, {squeezer}", squeezed))
    return [
        *found,
        ("– of it reading the words: plain, and all there", milliseconds(lambda: _read(said))),
        ("– of it Jinja", milliseconds(lambda: [one.said(said) for one in compiled if one])),
        ("– of it Jinja and joining", milliseconds(lambda: [one.filled(said) for one in compiled if one])),
        ("– of it writing the zip", milliseconds(lambda: packed([one for one in ready if one]))),
    ]


def _naive() -> None:
    template, said = contract()
    document = DocxTemplate(io.BytesIO(template.content))
    document.render(said, autoescape=True)
    document.save(io.BytesIO())


def _read(said: dict[str, object]) -> None:
    refuse_unplain(said)
    program_of(contract()[0]).shape.missing_in(said)


def page() -> str:
    """The table, with what is to be said of it."""
    found = rows()
    naive = found[0][1]
    lines = ["| a contract as DOCX | CPU ms | times as fast |", "|---|---|---|"]
    for name, taken in found:
        times = "" if name.startswith("–") else f"{naive / taken:.0f}×"
        lines.append(f"| {name} | {taken:.3f} | {times} |")
    return "\n".join([measured_on(machine(), versions(), COMMAND), "", *lines, "", AFTER])


def write() -> None:
    """Measure, and put the table into docs/performance.md."""
    put("documents", "A document, piece by piece", page())


if __name__ == "__main__":
    write() if "--write" in sys.argv else print(page())
