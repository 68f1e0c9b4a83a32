"""Outwards: words (form and answers as strings ready to print), Word documents, the checklist."""

from __future__ import annotations

from formgen.rendering.agreement import names_in
from formgen.rendering.blanks import blank_document, sample_document
from formgen.rendering.checklist import checklist_words
from formgen.rendering.documents import fingerprint, render_documents, template_digest, template_for
from formgen.rendering.docx import render
from formgen.rendering.properties import Properties, fingerprint_in
from formgen.rendering.starter import starter_template
from formgen.rendering.template import Template
from formgen.rendering.words import words

__all__ = [
    "Properties",
    "Template",
    "blank_document",
    "checklist_words",
    "fingerprint",
    "fingerprint_in",
    "names_in",
    "render",
    "render_documents",
    "sample_document",
    "starter_template",
    "template_digest",
    "template_for",
    "words",
]
