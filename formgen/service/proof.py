"""Proof: the audit trail as a whole, and its anchors, which are kept beside the database and not in it."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage.audit import Entry, acting
from formgen.storage.trail import Examined, Trail, read_anchors, written_anchor
from formgen.storage.witnesses import changed

if TYPE_CHECKING:
    from pathlib import Path

    from formgen.messages import Message
    from formgen.service.settings import Settings

__all__ = ["Entry", "Examined", "Trail", "acting", "anchor", "anchors_file", "foreign", "verify"]

OWNER_ONLY = 0o600
NEWEST = 7
"""Anchors: about a week of them, where one is kept each day."""


def anchors_file(settings: Settings) -> Path:
    """Where this installation keeps its anchors."""
    return settings.data / "audit-anchors.jsonl"


def verify(settings: Settings, lines: str | None = None) -> Examined:
    """Look through the trail, holding it against the anchors in *lines*, else against those that are kept here.

    What is kept is held against the trail: versions of drafts, documents, issued papers.
    """
    if lines is None:
        lines = _kept(settings)
    with closing(settings.known_database()) as database:
        examined = Trail(database).verify(read_anchors(lines.splitlines()))
        return replace(examined, breaks=(*examined.breaks, *changed(database)))


def foreign(settings: Settings) -> Message | None:
    """What to say where the trail was sealed with another key than this site's; nothing where all is well.

    A secret that was lost is made anew at the next start: nobody would notice until somebody verifies. Only the
    newest anchors are asked: an end that the administrator knows of is told for good by :func:`verify` alone.
    """
    try:
        newest = [*read_anchors(_kept(settings).splitlines()[-NEWEST:])]
    except (BadInput, OSError, UnicodeDecodeError):
        return _(
            "读不出锚点文件 {path}：请检查权限；写到一半断了的一行，删去即可。", path=anchors_file(settings)
        )
    with closing(settings.database()) as database:
        if not Trail(database).is_foreign(newest):
            return None
    return _(
        "审计记录不是用本站现在的密钥封存的：数据目录里的 secret 文件或者 FORMGEN_SECRET 换过、丢过，或者各进程用的不是同一个。"
        "请停下来放回原来的密钥；找不回的，以前的封签从此不能核验，用两步验证的人要由管理员重设。"
    )


def _kept(settings: Settings) -> str:
    """The anchors that are kept here, one a line."""
    kept = anchors_file(settings)
    return kept.read_text("utf-8") if kept.exists() else ""


def _ends_a_line(kept: Path) -> bool:
    """Whether the last line was written to its end: what a full disk cut off must not spoil the next one."""
    return kept.read_bytes()[-1:] in (b"", b"\n")


def anchor(settings: Settings) -> str:
    """Keep where the trail ends now; the line, which belongs into a third place as well: printed, or mailed."""
    with closing(settings.known_database()) as database:
        line = written_anchor(Trail(database).head())
    kept = anchors_file(settings)
    kept.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(f"{line}\n" if _ends_a_line(kept) else f"\n{line}\n")
        file.flush()
        os.fsync(file.fileno())
    return line
