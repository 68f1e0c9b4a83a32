"""A contract as DOCX: our adapter against docxtpl as its manual shows it, same template, same words."""

from __future__ import annotations

import io
import zlib
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate

from bench.timing import milliseconds
from formgen.rendering import package
from formgen.rendering.documents import template_for
from formgen.rendering.docx import render
from formgen.rendering.words import words
from formgen.service import papers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.rendering.template import Template
    from formgen.rendering.words import Words

DAY = date(2026, 11, 19)
FORM = "government_contract"
ROUNDS = 200


def measure() -> dict[str, float | str]:
    """One contract, everything that does not change kept on our side; docxtpl keeps nothing."""
    with squeezed_by("zlib"):
        return {
            "what": "DOCX of a contract, standard library only",
            "ours": ours(),
            "other": naive(),
            "other_is": "naive docxtpl",
            "at_least": 80,
        }


def ours() -> float:
    """Our milliseconds for one contract."""
    template, said = contract()
    assert len(render(template, said)) > len(template.content) / 2
    return milliseconds(lambda: render(template, said), rounds=ROUNDS, warm_up=3)


def naive() -> float:
    """Docxtpl's milliseconds for the same."""
    template, said = contract()

    def made() -> None:
        document, written = DocxTemplate(io.BytesIO(template.content)), io.BytesIO()
        document.render(said, autoescape=True)
        document.save(written)

    return milliseconds(made)


@lru_cache(maxsize=1)
def contract() -> tuple[Template, Words]:
    """The template and the words of the complete sample."""
    report = papers.check(FORM, papers.example(FORM), DAY)
    return template_for(report.answers.form), words(report)


@contextmanager
def squeezed_by(name: str) -> Iterator[None]:
    """New members are deflated by ``zlib`` or, where it is installed, by ``isal``."""
    before = package.QUICK
    package.QUICK = import_module("isal.isal_zlib") if name == "isal" and find_spec("isal") else zlib
    try:
        yield
    finally:
        package.QUICK = before
