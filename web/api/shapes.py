"""What the JSON interface is sent and what it answers, as its OpenAPI document describes them.

What is sent is read strictly: no number becomes a text, and no name that nobody knows is passed over. What is
answered comes from the engine as it is; the models of answers describe it, and tests hold it against them.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from flask_openapi3 import FileStorage
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
KEY = r"^[!-~]{1,200}$"


def _day(said: object) -> object:
    """A day as ISO 8601 writes it, and in no other way."""
    if isinstance(said, str) and DAY.match(said):
        return date.fromisoformat(said)
    if said is None:
        return None
    message = "应为 2026-11-19 这样的日期"
    raise ValueError(message)


Day = Annotated[date, BeforeValidator(_day)]


class Sent(BaseModel):
    """What a program sends."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Answered(BaseModel):
    """What it is answered."""

    model_config = ConfigDict(extra="forbid")


# ------------------------------------------------------------------------------------------- sent


class OfForm(Sent):
    """Which form: its id or its code."""

    form: str = Field(
        description="表单的编号（id 或 code），如 government_contract 或 F-GC-01。", max_length=100
    )


class OfDraft(Sent):
    """Which draft."""

    draft_id: UUID


class OfDocument(Sent):
    """Which document."""

    document_id: UUID


class OfJob(Sent):
    """Which job."""

    job_id: UUID


class OfReview(Sent):
    """Which review."""

    review_id: UUID


class OfAct(Sent):
    """Which act: its number."""

    number: str = Field(description="文号，如 罗府规〔2018〕6号。", max_length=100)


class Asked(Sent):
    """In which language sentences are said."""

    lang: Literal["zh", "en"] = Field("zh", description="文字的语言：zh 或 en。")


class AskedOn(Asked):
    """As on which day."""

    as_of: Day | None = Field(None, description="按哪一天核对；缺省为当天。")


class AskedSample(Asked):
    """Which sample."""

    kind: Literal["complete", "incomplete", "unlawful"] = Field("complete", description="哪一种样例。")


class AskedReview(Asked):
    """What is said of a contract beside its file."""

    previous: str | None = Field(
        None, description="上一版合同的审查编号。", pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
    )


class Keyed(BaseModel):
    """The header by which a request that is sent twice is done once."""

    key: str | None = Field(
        None,
        alias="Idempotency-Key",
        pattern=KEY,
        description="由调用方生成的随机字符串；同一个键重发同一请求，只办一次，得到同样的回答（24小时内）。",
    )


Answers = Annotated[dict[str, Any], Field(description="表单的答案，结构见 /forms/{form}/schema。")]


class ToCheck(Sent):
    """Answers to be checked."""

    answers: Answers
    as_of: Day | None = Field(None, description="按哪一天核对；缺省为当天。")


class ToRender(Sent):
    """Answers of which documents are to be made."""

    answers: Answers


class ToBegin(Sent):
    """A draft to be begun."""

    form: str = Field(description="表单的编号（id 或 code）。", max_length=100)
    answers: Answers = Field(default_factory=dict)


class ToSave(Sent):
    """Answers to be put into a draft."""

    version: int = Field(description="所依据的版本号；已有更新的版本时返回 409。", ge=1)
    answers: Answers = Field(description="按字段路径给出的答案；未给出的字段不变，给 null 的清空。")


class Contract(Sent):
    """A contract to be reviewed, as ``multipart/form-data``."""

    file: FileStorage = Field(description="合同：DOCX、DOC、有文字的 PDF、TXT 或 MD，不超过 50 MB。")


# --------------------------------------------------------------------------------------- answered


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


class Draft(DraftLine):
    """A draft with its answers."""

    answers: dict[str, Any]


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
