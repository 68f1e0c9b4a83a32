"""The steps of issuing, each inside a transaction that does more: whose the paper is has been settled by then."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.storage import audit, issuers
from formgen.storage.database import insert_once
from formgen.storage.issue_tables import issue_contents, issue_files, issue_withdrawals, issues
from formgen.storage.plain import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from formgen.storage.documents import DocumentLine
    from formgen.storage.files import Kept

    File = tuple[str, str, str, Kept]
    """A file of an issue: its name, its kind, the id of the document that it is (else empty), its content."""


@dataclass(frozen=True)
class NewIssue:
    """What is about to be issued, apart from its documents.

    :param draft_id: the draft; of a row of a batch what :attr:`formgen.storage.Claimed.paper` says of it.
    :param fingerprint: of all that the documents are made from. :param title: what whoever checks it sees: never
        the name of a person. :param kept: further things to keep with it, by name: the answers, the findings.
    """

    code: str
    draft_id: str
    draft_version: int
    fingerprint: str
    form_id: str
    form_version: str
    template_digest: str
    law_date: date
    title: str
    kept: Mapping[str, bytes]


@dataclass(frozen=True)
class Given:
    """A paper that is given out: as what, with which files, and what the trail says of where it comes from."""

    new: NewIssue
    files: Sequence[File]
    told: Mapping[str, Any]


def give_out(connection: sa.Connection, owner: str, papers: Sequence[Given], now: datetime) -> None:
    """Issue *papers* of *owner*, each of a source of its own.

    However many there are, the same few statements do it: only the trail has entries for each.
    """
    rows = _rows(connection, owner, [one.new for one in papers], now)
    by, issuer = audit.who(owner), issuers.now(connection, owner)
    connection.execute(sa.insert(issues), rows)
    files: list[tuple[str, File]] = []
    for row, one in zip(rows, papers, strict=True):
        told = {**one.told, "fingerprint": one.new.fingerprint, **issuer}
        audit.record(connection, by, "document.issued", row["id"], told, at=now)
        files += [(row["id"], file) for file in one.files]
    add_all(connection, files)


def add_all(connection: sa.Connection, files: Sequence[tuple[str, File]]) -> None:
    """Add *files* to issues, by id, that have none of their names, and to which nobody else adds at the moment."""
    if not files:
        return
    rows = [_file(issue_id, *one) for issue_id, one in files]
    whole = [
        {"issue_id": issue_id, "name": name, **kept.columns} for issue_id, (name, _kind, _from, kept) in files
    ]
    connection.execute(sa.insert(issue_files), rows)
    connection.execute(sa.insert(issue_contents), whole)
    for row in rows:
        _tell(connection, row)


def withdraw(connection: sa.Connection, owner: str, issue_id: str, now: datetime) -> None:
    """Say that an issue is withdrawn; said again it changes nothing."""
    by = audit.who(owner)
    row = {"issue_id": issue_id, "withdrawn_by": by, "withdrawn_at": now}
    if insert_once(connection, issue_withdrawals, row, (issue_withdrawals.c.issue_id,)):
        audit.record(connection, by, "document.withdrawn", issue_id, at=now)


def follow(connection: sa.Connection, source_id: str | None, line: DocumentLine, content: Kept) -> None:
    """Add what was made of an issued document, such as its PDF, to the issue; nothing for any other."""
    query = sa.select(issue_files.c.issue_id).where(issue_files.c.document_id == source_id)
    issue_id = connection.execute(query).scalar() if source_id and line.final else None
    if issue_id is not None:
        row = _file(issue_id, line.name, line.media_type, line.id, content)
        if insert_once(connection, issue_files, row, (issue_files.c.issue_id, issue_files.c.name)):
            whole = {"issue_id": issue_id, "name": line.name, **content.columns}
            connection.execute(sa.insert(issue_contents).values(**whole))
            _tell(connection, row)


def _file(issue_id: str, name: str, media_type: str, document_id: str, kept: Kept) -> dict[str, Any]:
    return {
        "issue_id": issue_id,
        "name": name,
        "media_type": media_type,
        "size": len(kept.content),
        "sha256": sha256(kept.content).hexdigest(),
        "sm3": audit.sm3(kept.content),
        "document_id": document_id,
    }


def _tell(connection: sa.Connection, row: Mapping[str, Any]) -> None:
    told = {name: row[name] for name in ("name", "sha256", "sm3")}
    audit.record(connection, audit.SYSTEM, "document.kept", row["issue_id"], told)


def _rows(
    connection: sa.Connection, owner: str, papers: Sequence[NewIssue], now: datetime
) -> list[dict[str, Any]]:
    sources = [one.draft_id for one in papers]
    count = sa.select(issues.c.draft_id, sa.func.max(issues.c.sequence).label("last")).where(
        issues.c.draft_id.in_(sources)
    )
    found = connection.execute(count.group_by(issues.c.draft_id)).all()
    last = {row.draft_id: row.last for row in found}
    whose = {"issued_for": owner, "issued_by": audit.who(owner), "issued_at": now}
    return [_row(one, last.get(one.draft_id, 0) + 1) | whose for one in papers]


def _row(new: NewIssue, sequence: int) -> dict[str, Any]:
    said = {name: value for name, value in vars(new).items() if name != "kept"}
    return said | {
        "id": str(uuid4()),
        "sequence": sequence,
        # What was withdrawn may be issued anew, unchanged, under another code.
        "fingerprint": f"{new.fingerprint}#{sequence}",
        "title": text(new.title, "title"),
    }
