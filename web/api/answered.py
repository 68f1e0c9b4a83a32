"""What the JSON interface answers: it comes from the engine as it is; these models describe it.

Tests hold the answers against them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Answered(BaseModel):
    """What it is answered."""

    model_config = ConfigDict(extra="forbid")


class Fault(Answered):
    """What was wrong: a code for programs, a sentence for people, and one for each value at fault."""

    code: str
    message: str
    fields: dict[str, str] = {}


class Refusal(Answered):
    """The body of every answer from 400 on."""

    error: Fault


class FormLine(Answered):
    """A form in the list."""

    id: str
    code: str
    title: str
    act: str
    act_title: str
    in_force: bool
    audience: str
    task: str


class Forms(Answered):
    """The forms."""

    forms: list[FormLine]


class Anything(BaseModel):
    """An object whose names depend on the form."""

    model_config = ConfigDict(extra="allow")


class Citation(Answered):
    """What a finding rests on."""

    act: str
    title: str
    article: str
    quote: str
    in_force: bool
    inferred: bool = False


class Match(Answered):
    """The words that caused a finding, in Unicode code points, the end exclusive."""

    field: str | None
    quote: str
    start: int
    end: int


class Finding(BaseModel):
    """One finding."""

    model_config = ConfigDict(extra="allow")

    rule: str
    severity: Literal["block", "warn", "note"]
    kind: Literal["missing", "violation", "advice", "deadline"]
    fields: list[str]
    message: str
    citation: Citation | None
    matches: list[Match]


class Line(BaseModel):
    """A line of the checklist."""

    model_config = ConfigDict(extra="allow")

    no: int
    rule: str | None
    label: str
    status: Literal["present", "partial", "missing", "not_applicable"]
    fields: list[str]


class Report(BaseModel):
    """The result of a check."""

    model_config = ConfigDict(extra="allow")

    form: str
    code: str
    as_of: date
    law_date: date
    ready: bool
    final: bool
    upcoming: list[Finding]
    counts: dict[str, int]
    findings: list[Finding]
    checklist: list[Line]


class DraftLine(Answered):
    """A draft in a list."""

    id: UUID
    form: str
    title: str
    version: int
    created_at: datetime
    updated_at: datetime


class Drafts(Answered):
    """One's own drafts."""

    drafts: list[DraftLine]


class Notice(Answered):
    """What the system knows of a draft beside the findings of the law, such as a number that is another's."""

    code: Literal["number_taken"]
    fields: list[str]
    message: str


class Draft(DraftLine):
    """A draft with its answers, and what is to be said of it."""

    answers: dict[str, Any]
    notices: list[Notice]


class DraftReport(Report):
    """The result of checking a draft: a report, and what is to be said of the draft besides."""

    notices: list[Notice]


class Job(Answered):
    """A piece of work: when it is done, ``document`` names what came of it."""

    id: UUID
    kind: str
    state: Literal["queued", "running", "done", "failed"]
    error: str | None
    document: UUID | None
    created_at: datetime
    updated_at: datetime


class Paper(Answered):
    """A document that was made, and the job that makes its PDF; none while the queue is full."""

    id: UUID
    name: str
    media_type: str
    final: bool
    draft_version: int
    created_at: datetime
    pdf: Job | None


class Papers(Answered):
    """The documents of a draft; ``working`` while a PDF is still being made."""

    draft: UUID
    state: Literal["working", "done", "failed"]
    documents: list[Paper]


class ReviewLine(Answered):
    """A review as it stands."""

    id: UUID
    name: str
    state: Literal["queued", "reading", "done", "failed"]
    error: str | None
    previous: UUID | None
    created_at: datetime
    updated_at: datetime


class Reviews(Answered):
    """One's own reviews."""

    reviews: list[ReviewLine]


class Review(ReviewLine):
    """A review; ``report`` when it is done, as ``formgen review --json`` prints it."""

    report: dict[str, Any] | None


class Extracted(Answered):
    """The answers that a contract gives, each with its source sentence and confidence."""

    file: str
    form: str
    answers: dict[str, Any]
    fields: list[dict[str, Any]]


class Batch(Answered):
    """A batch and how far it is."""

    id: UUID
    form: str
    name: str
    pdf: bool
    state: Literal["checked", "running", "cancelled", "done"]
    rows: int
    made: int
    counts: dict[str, int]
    faulty: int
    created_at: datetime


class Batches(Answered):
    """One's own batches."""

    batches: list[Batch]


class ActLine(Answered):
    """An act in the list."""

    number: str
    title: str
    issued: date | None
    effective: date | None
    expires: date | None
    in_force: bool


class Acts(Answered):
    """The acts that the rules rest on."""

    acts: list[ActLine]


class RuleLine(Answered):
    """A rule that an article gives."""

    id: str
    severity: Literal["block", "warn", "note"]
    kind: str
    quote: str
    inferred: bool


class Article(Answered):
    """An article: its words as far as they are kept, and the rules that rest on it."""

    article: str
    words: str | None
    rules: list[RuleLine]


class Act(ActLine):
    """An act with its articles."""

    articles: list[Article]
