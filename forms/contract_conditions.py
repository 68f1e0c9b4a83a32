"""Conditions that decide what a government contract asks for, said once for its fields, headings and clauses."""

from __future__ import annotations

from formgen.fields import when

from .contract_choices import LANGUAGES

DERIVATIVE = when("parent_contract.is_derivative", True)
FOREIGN_TEXT = when("languages", *(code for code in LANGUAGES if code != "zh"))
IMPORTANT = when("is_important_public_service", True)
IT_PROJECT = when("it_project.is_it_project", True)
STATIONED = when("law_service.is_stationed_lawyer", True)
FROM_REVIEW = when("stage", "review", "sign", "filed", "performing", "closed")
FROM_SIGNING = when("stage", "sign", "filed", "performing", "closed")
FROM_FILING = when("stage", "filed", "performing", "closed")
FROM_PERFORMING = when("stage", "performing", "closed")
CLOSED = when("stage", "closed")
