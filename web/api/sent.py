"""What the JSON interface is sent: read strictly, as its OpenAPI document describes it.

No number becomes a text, and no name that nobody knows is passed over.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from flask_openapi3 import FileStorage
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

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


class OfBatch(Sent):
    """Which batch."""

    batch_id: UUID


class OfAct(Sent):
    """Which act: its number."""

    number: str = Field(description="文号，如 罗府规〔2018〕6号。", max_length=100)


class Asked(Sent):
    """In which language sentences are said."""

    lang: Literal["zh", "en"] = Field("zh", description="文字的语言：zh 或 en。")


class AskedOn(Asked):
    """As on which day."""

    as_of: Day | SkipJsonSchema[None] = Field(None, description="按哪一天核对；缺省为当天。")


class AskedSample(Asked):
    """Which sample."""

    kind: Literal["complete", "incomplete", "unlawful"] = Field("complete", description="哪一种样例。")


class AskedReview(Sent):
    """What is said of a contract beside its file."""

    previous: str | SkipJsonSchema[None] = Field(
        None, description="上一版合同的审查编号。", pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
    )


class AskedBatch(Sent):
    """What is said of a batch beside its spreadsheet."""

    pdf: Literal["true", "false"] = Field("false", description="是否同时生成 PDF。")


class Keyed(BaseModel):
    """The header by which a request that is sent twice is done once."""

    key: str | SkipJsonSchema[None] = Field(
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


class Table(Sent):
    """A spreadsheet of many papers, as ``multipart/form-data``."""

    file: FileStorage = Field(description="按模板填好的 XLSX。")
