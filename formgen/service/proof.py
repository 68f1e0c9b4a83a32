"""Proof: the audit trail as a whole, and its anchors, which are kept beside the database and not in it."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.storage.audit import Entry, acting
from formgen.storage.trail import Examined, Trail, read_anchors, written_anchor
from formgen.storage.witnesses import changed

if TYPE_CHECKING:
    from pathlib import Path

    from formgen.service.settings import Settings

__all__ = ["Entry", "Examined", "Trail", "acting", "anchor", "anchors_file", "verify"]

OWNER_ONLY = 0o600


def anchors_file(settings: Settings) -> Path:
    """Where this installation keeps its anchors."""
    return settings.data / "audit-anchors.jsonl"


def verify(settings: Settings, lines: str | None = None) -> Examined:
    """Look through the trail, holding it against the anchors in *lines*, else against those that are kept here.

    What is kept is held against the trail: versions of drafts, documents, issued papers.
    """
    kept = anchors_file(settings)
    if lines is None:
        lines = kept.read_text("utf-8") if kept.exists() else ""
    with closing(settings.database()) as database:
        examined = Trail(database).verify(read_anchors(lines.splitlines()))
        return replace(examined, breaks=(*examined.breaks, *changed(database)))


def anchor(settings: Settings) -> str:
    """Keep where the trail ends now; the line, which belongs into a third place as well: printed, or mailed."""
    with closing(settings.database()) as database:
        line = written_anchor(Trail(database).head())
    kept = anchors_file(settings)
    kept.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
    return line
