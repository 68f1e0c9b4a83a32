"""What is kept, held against what the trail says of it: a whole trail is worth little beside changed answers."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.messages import Message, _
from formgen.storage.audit_tables import audit_entries
from formgen.storage.files import Files
from formgen.storage.issue_tables import issue_contents
from formgen.storage.life_tables import life_events
from formgen.storage.stores import FileLost
from formgen.storage.tables import documents, draft_versions
from formgen.storage.trail import MOST_BREAKS, Break

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formgen.storage.database import Database

AT_ONCE = 200
"""Entries looked at together: what they speak of may be large."""

Check = tuple[str, "Callable[[str, dict[str, Any]], sa.Select[Any]]", Message]


def _version(subject: str, told: dict[str, Any]) -> sa.Select[Any]:
    mine = (draft_versions.c.draft_id == subject) & (draft_versions.c.version == told["version"])
    return sa.select(draft_versions.c.answers, sa.null()).where(mine)


def _document(subject: str, _told: dict[str, Any]) -> sa.Select[Any]:
    return sa.select(documents.c.content, documents.c.content_key).where(documents.c.id == subject)


def _issued(subject: str, told: dict[str, Any]) -> sa.Select[Any]:
    mine = (issue_contents.c.issue_id == subject) & (issue_contents.c.name == told["name"])
    return sa.select(issue_contents.c.content, issue_contents.c.content_key).where(mine)


def _event(subject: str, told: dict[str, Any]) -> sa.Select[Any]:
    mine = (life_events.c.draft_id == subject) & (life_events.c.number == told["number"])
    return sa.select(life_events.c.facts, sa.null()).where(mine)


# The hash in the entry; where what it speaks of is kept; what to say when that is another.
CHECKS: dict[str, Check] = {
    "draft.created": ("answers", _version, _("草稿保存的第一版")),
    "draft.saved": ("answers", _version, _("草稿保存的一版")),
    "life.acted": ("facts", _event, _("办理合同时登记的内容")),
    "document.made": ("content_hash", _document, _("生成的文书")),
    "document.kept": ("sha256", _issued, _("留存的正式稿")),
}


def changed(database: Database) -> list[Break]:
    """Versions of drafts, documents and issued files that are not what the trail says they were.

    What is not there any more (a deleted draft, an erased issue) is no change; the trail says that it went.
    """
    found: list[Break] = []
    last, files = 0, Files(database)
    with database.reading() as connection:
        while len(found) < MOST_BREAKS:
            entries = _entries(connection, last)
            if not entries:
                break
            last = entries[-1].number
            found += _among(connection, files, entries)
    return found[:MOST_BREAKS]


def _entries(connection: sa.Connection, after: int) -> list[sa.Row[int, str, str, str]]:
    columns = (audit_entries.c.number, audit_entries.c.act, audit_entries.c.subject, audit_entries.c.detail)
    told = audit_entries.c.act.in_(list(CHECKS)) & (audit_entries.c.number > after)
    query = sa.select(*columns).where(told).order_by(audit_entries.c.number).limit(AT_ONCE)
    return list(connection.execute(query))


def _among(
    connection: sa.Connection, files: Files, entries: list[sa.Row[int, str, str, str]]
) -> Iterator[Break]:
    for number, act, subject, detail in entries:
        hashed, kept_in, what = CHECKS[act]
        told = _read(detail)
        kept: Any = None if told is None else connection.execute(kept_in(subject, told)).first()
        if told is None or kept is None:
            continue  # an entry that cannot be read is found by the chain
        if _hash(files, kept[0], kept[1]) != told[hashed]:
            yield Break(number, _("{what}（第{number}条记录）在保存之后被改动过。", what=what, number=number))


def _hash(files: Files, kept: str | bytes, key: str | None) -> str:
    """Of what is kept, wherever it lies; empty for a file that its store has lost, or has another of."""
    try:
        content = kept.encode() if isinstance(kept, str) else files.content(kept, key)
    except FileLost:
        return ""
    return sha256(content).hexdigest()


def _read(detail: str) -> dict[str, Any] | None:
    """What an entry tells; ``None`` where it lacks what its act always has."""
    try:
        told: dict[str, Any] = json.loads(detail)
    except ValueError:
        return None
    whole = (
        {"version", "answers"} <= told.keys() or "content_hash" in told or {"name", "sha256"} <= told.keys()
    )
    return told if whole else None
