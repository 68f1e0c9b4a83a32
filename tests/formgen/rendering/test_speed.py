"""A document costs a small part of what docxtpl alone needs for it: half of what `make bench` asks for."""

import io
import time
from statistics import median

import pytest
from docxtpl import DocxTemplate

from formgen.rendering.documents import template_for
from formgen.rendering.docx import render
from formgen.rendering.words import words
from formgen.service import papers


def milliseconds(work, rounds):
    """Of the processor, not of the clock: other processes may be at work."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return median(taken)


@pytest.mark.slow
def test_a_contract_is_forty_times_as_fast_as_with_docxtpl_alone(contract, report_day):
    report = papers.check(contract.id, papers.example(contract.id), report_day)
    template, said = template_for(contract), words(report)

    def naive():
        document = DocxTemplate(io.BytesIO(template.content))
        document.render(said, autoescape=True)
        document.save(io.BytesIO())

    render(template, said)
    assert milliseconds(naive, 5) / milliseconds(lambda: render(template, said), 30) >= 40
