"""The documents of a report: the paper itself and its checklist, both Word files."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from formgen.answers import value_at
from formgen.errors import TemplateFault
from formgen.messages import _
from formgen.rendering.agreement import refuse_disagreement, refuse_unknown
from formgen.rendering.checklist import NAMES, checklist_words
from formgen.rendering.docx import render
from formgen.rendering.long_tables import has_long_table, parted
from formgen.rendering.properties import Properties
from formgen.rendering.template import Template
from formgen.rendering.words import words

if TYPE_CHECKING:
    from formgen.form import Form
    from formgen.report import Report

TEMPLATES = "formgen.templates_docx"
CHECKLIST = "checklist.docx"

_agreed: dict[tuple[int, str], Form] = {}


def render_documents(report: Report) -> dict[str, bytes]:
    """The document and the checklist of *report* by file name; drafts carry 草稿 on every page."""
    form = report.answers.form
    template, mark = template_for(form), fingerprint(report)
    said = checklist_words(report, fingerprint=mark, template=template.digest)
    paper = Properties(title=_title(report), subject=f"{form.code} {form.title}", keywords=mark)
    checklist = Properties(title=f"{_title(report)} {said['title']}", subject=paper.subject, keywords=mark)
    return {
        f"{form.id}.docx": render(template, words(report), paper, parted if has_long_table(report) else None),
        CHECKLIST: render(checklist_template(), said, checklist),
    }


def _title(report: Report) -> str:
    form = report.answers.form
    return (report.answers.at(form.name_field) if form.name_field else None) or form.title


def template_for(form: Form) -> Template:
    """The Word template of *form*, found by its id, proven to agree with it in both directions."""
    template = installed(f"{form.id}.docx")
    key = (id(form), template.digest)
    if _agreed.get(key) is not form:
        refuse_disagreement(template, form)
        _agreed[key] = form
    return template


def template_digest(form: Form) -> str:
    """What the template of *form* is known by: a digest of its bytes."""
    return template_for(form).digest


@lru_cache(maxsize=1)
def checklist_template() -> Template:
    """The Word template of the checklist, which serves every form."""
    template = installed(CHECKLIST)
    refuse_unknown(template, NAMES)
    return template


@lru_cache(maxsize=64)
def installed(name: str) -> Template:
    """The Word template called *name* among those that came with the program."""
    found = files(TEMPLATES).joinpath(name)
    if not found.is_file():
        raise TemplateFault(_("没有模板 {name}，请放进 templates_docx 目录。", name=name))
    return Template(name, found.read_bytes())


def fingerprint(report: Report) -> str:
    """SHA-256 of all that the documents are made from: answers, form, templates, law day, verdict.

    The same answers written differently (2026-1-7, 2026年1月7日) give the same fingerprint. The day it
    is counts only where it decides: as the law day of an undated form, and in the verdict.
    """
    answers = report.answers
    form = answers.form
    dumped = {path: form.fields[path].dump(value) for path, value in answers.values.items()}
    made_from = {
        "answers": {path: value for path, value in dumped.items() if value is not None},
        "unreadable": {path: value_at(answers.raw, path) for path in answers.faults},
        "form": [form.id, form.version],
        "templates": [installed(f"{form.id}.docx").digest, checklist_template().digest],
        "law_day": report.law_day.isoformat(),
        "final": report.final,
    }
    canonical = json.dumps(made_from, ensure_ascii=True, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
