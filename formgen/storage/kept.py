"""Drafts and their versions as they are handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.plain import PlainAnswers


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list: everything but the answers. Moments are UTC."""

    id: str
    owner_id: str
    form_id: str
    title: str
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Draft(DraftLine):
    """A draft with its plain answers, as it was saved last."""

    answers: PlainAnswers


@dataclass(frozen=True)
class DraftVersion:
    """One save: what was in the draft after it, who saved it and when (UTC)."""

    version: int
    title: str
    answers: PlainAnswers
    saved_by: str
    saved_at: datetime
