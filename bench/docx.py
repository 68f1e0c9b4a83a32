"""A contract as DOCX: our adapter against docxtpl as its manual shows it, same template, same words."""

from __future__ import annotations

import io
from datetime import date

from docxtpl import DocxTemplate

from bench.timing import milliseconds
from formgen.rendering import render, template_for, words
from formgen.service import papers

DAY = date(2026, 11, 19)
FORM = "government_contract"


def measure() -> dict[str, float | str]:
    """One contract, everything that does not change kept on our side; docxtpl keeps nothing."""
    report = papers.check(FORM, papers.example(FORM), DAY)
    template, said = template_for(report.answers.form), words(report)

    def naive() -> bytes:
        document, written = DocxTemplate(io.BytesIO(template.content)), io.BytesIO()
        document.render(said, autoescape=True)
        document.save(written)
        return written.getvalue()

    assert len(render(template, said)) > len(template.content) / 2
    return {
        "what": "DOCX of a contract",
        "ours": milliseconds(lambda: render(template, said), rounds=100),
        "other": milliseconds(naive),
        "other_is": "naive docxtpl",
        "at_least": 3,
    }
