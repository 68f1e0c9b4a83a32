"""Issued papers: what was given out for good, with its code, everything it was made from, and its bytes.

A paper without any fault is issued when its documents are made. The same draft, unchanged, is issued once:
whoever asks again gets the same documents. An issue is never changed; a later one of the same draft replaces
it, its owner can withdraw it, and when its time is over its contents are erased, while what was issued when,
and under which hashes, stays to be checked. Papers of batches: :mod:`formgen.storage.batch_issued`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage import audit, documents, giving_out, issuers
from formgen.storage.clock import utc_now
from formgen.storage.codes import new_code
from formgen.storage.drafts import must_own
from formgen.storage.files import Files
from formgen.storage.issue_tables import (
    issue_contents,
    issue_erasures,
    issue_files,
    issue_withdrawals,
    issues,
)
from formgen.storage.plain import is_id
from formgen.storage.refusals import NotFound
from formgen.storage.tables import documents as document_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.documents import DocumentLine, NewDocument
    from formgen.storage.giving_out import NewIssue
    from formgen.storage.issuers import Issuer

VALID, REPLACED, WITHDRAWN = "valid", "replaced", "withdrawn"
JSON = "application/json"
AT_ONCE = 500
"""Values in one question; a database takes some thousands."""


@dataclass(frozen=True)
class Issue:
    """A paper that was issued; *sequence* counts the issues of its draft, *state* is how it stands now."""

    id: str
    sequence: int
    code: str
    draft_id: str
    draft_version: int
    issued_for: str
    issued_by: str
    form_id: str
    form_version: str
    template_digest: str
    law_date: date
    title: str
    issued_at: datetime
    state: str


class Make(NamedTuple):
    """What papers were issued from: a form in its version, with its template, under the law of a day."""

    form_id: str
    form_version: str
    template_digest: str
    law_date: date


_LATER = issues.alias()
STATE = sa.case(
    (sa.exists().where(issue_withdrawals.c.issue_id == issues.c.id), WITHDRAWN),
    (
        sa.exists().where(_LATER.c.draft_id == issues.c.draft_id, _LATER.c.sequence > issues.c.sequence),
        REPLACED,
    ),
    else_=VALID,
).label("state")
ISSUE = sa.select(*(issues.c[name] for name in Issue.__dataclass_fields__ if name != "state"), STATE)


class Issued:
    """The issued papers in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock

    def code_for(self, draft_id: str, draft_version: int, fingerprint: str) -> str:
        """The code under which this was issued before; a new one where it was not."""
        same = _same(draft_id, draft_version, fingerprint)
        with self._database.reading() as connection:
            known = connection.execute(sa.select(issues.c.code).where(same)).scalar()
        return known or new_code()

    def put(self, owner: str, new: NewIssue, made: Sequence[NewDocument]) -> list[DocumentLine]:
        """Issue the documents *made* of a draft of *owner*; what was issued before is given again. NotFound."""
        now = self._clock()
        papers = [(one, self._files.keep(one.content)) for one in made]
        kept = self._files.keep_all(new.kept)
        with self._database.writing() as connection:
            must_own(connection, owner, new.draft_id)
            documents.queue_for(connection, new.draft_id)
            before = _issued_before(connection, new)
            if before:
                return before
            lines = [documents.put(connection, owner, one, now, content) for one, content in papers]
            files = [
                (line.name, line.media_type, line.id, content)
                for line, (_one, content) in zip(lines, papers, strict=True)
            ]
            told = {"draft_id": new.draft_id, "draft_version": new.draft_version}
            files += [(name, JSON, "", one) for name, one in kept.items()]
            giving_out.give_out(connection, owner, [giving_out.Given(new, files, told)], now)
            return lines

    def of_draft(self, owner: str, draft_id: str) -> list[Issue]:
        """What was issued of a draft, the newest first; NotFound."""
        query = ISSUE.where(issues.c.draft_id == draft_id).order_by(issues.c.sequence.desc())
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            return [Issue(**row) for row in connection.execute(query).mappings()]

    def by_code(self, code: str | None) -> Issue | None:
        """The issue with this code; ``None`` where there is none. Both take the same look."""
        with self._database.reading() as connection:
            row = connection.execute(ISSUE.where(issues.c.code == (code or ""))).mappings().first()
        return Issue(**row) if row else None

    def issuer(self, issue: Issue) -> Issuer:
        """By whom it was issued, in kind."""
        with self._database.reading() as connection:
            return issuers.of(connection, issue.id, issue.issued_for)

    def holds(self, issue_id: str, content: bytes) -> bool:
        """Whether *content* is, byte for byte, one of the documents of an issue."""
        mine = (issue_files.c.issue_id == issue_id) & (issue_files.c.sha256 == sha256(content).hexdigest())
        with self._database.reading() as connection:
            found = connection.execute(sa.select(issue_files.c.sm3).where(mine)).scalar()
        return found is not None and found == audit.sm3(content)

    def all(self) -> list[Issue]:
        """Every issue, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(ISSUE.order_by(issues.c.issued_at.desc(), issues.c.id)).mappings()
            return [Issue(**row) for row in rows]

    def makes(self) -> list[Make]:
        """What papers were issued from, each once: thousands of papers are of a few makes."""
        query = sa.select(*(issues.c[name] for name in Make._fields)).distinct()
        with self._database.reading() as connection:
            return [Make(*row) for row in connection.execute(query)]

    def of_makes(self, makes: Iterable[Make], drafts: Collection[str] | None = None) -> list[Issue]:
        """The issues of these *makes*, the newest first; of these *drafts* alone, where they are given."""
        wanted = None if drafts is None else set(drafts)
        some = issues.c.draft_id.in_(wanted) if wanted is not None and len(wanted) <= AT_ONCE else sa.true()
        found: list[Issue] = []
        with self._database.reading() as connection:
            for condition in _of(makes):
                rows = connection.execute(ISSUE.where(condition, some)).mappings()
                found += [Issue(**row) for row in rows if wanted is None or row["draft_id"] in wanted]
        return sorted(sorted(found, key=lambda one: one.id), key=lambda one: one.issued_at, reverse=True)

    def contents(self, issue_id: str) -> dict[str, bytes]:
        """What was issued, by name: documents, answers, findings; nothing when it was erased."""
        columns = (issue_contents.c.name, issue_contents.c.content, issue_contents.c.content_key)
        query = sa.select(*columns).where(issue_contents.c.issue_id == issue_id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {name: self._files.content(content, key) for name, content, key in rows}

    def withdraw(self, owner: str, draft_id: str, issue_id: str) -> None:
        """Say that a paper is withdrawn; said again it changes nothing. NotFound."""
        mine = (issues.c.id == issue_id) & (issues.c.draft_id == draft_id)
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id)
            if not is_id(issue_id) or connection.execute(sa.select(issues.c.id).where(mine)).first() is None:
                raise NotFound(_("没有找到这份已出的文书：请回到“生成与下载”查看。"))
            giving_out.withdraw(connection, owner, issue_id, self._clock())

    def erase(self, before: datetime, only: Collection[str] | None = None) -> int:
        """Erase the contents of what was issued *before*; how many issues. Their codes and hashes stay.

        :param only: the ids of those that may go, where not all of them may.
        """
        now, may_go = self._clock(), None if only is None else set(only)
        kept = sa.exists().where(issue_contents.c.issue_id == issues.c.id)
        old = sa.select(issues.c.id).where(issues.c.issued_at < before, kept)
        with self._database.writing() as connection:
            gone = [row.id for row in connection.execute(old.with_for_update())]
            gone = [one for one in gone if may_go is None or one in may_go]
            for issue_id in gone:
                row = {"issue_id": issue_id, "erased_by": audit.who(audit.SYSTEM), "erased_at": now}
                connection.execute(sa.insert(issue_erasures).values(**row))
                connection.execute(sa.delete(issue_contents).where(issue_contents.c.issue_id == issue_id))
                audit.record(connection, audit.who(audit.SYSTEM), "document.erased", issue_id, at=now)
        return len(gone)


def _of(makes: Iterable[Make]) -> Iterator[sa.ColumnElement[bool]]:
    """Conditions that are true of what is of one of *makes*, each short enough for a database."""
    days: dict[tuple[str, str, str], list[date]] = {}
    for one in makes:
        days.setdefault(one[:3], []).append(one.law_date)
    for (form, version, digest), listed in days.items():
        same = (issues.c.form_id == form) & (issues.c.form_version == version)
        same &= issues.c.template_digest == digest
        for at in range(0, len(listed), AT_ONCE):
            yield same & issues.c.law_date.in_(listed[at : at + AT_ONCE])


def _issued_before(connection: sa.Connection, new: NewIssue) -> list[DocumentLine]:
    same = _same(new.draft_id, new.draft_version, new.fingerprint)
    made = (
        sa.select(issue_files.c.document_id).join(issues, issues.c.id == issue_files.c.issue_id).where(same)
    )
    mine = document_rows.c.id.in_(made) & (document_rows.c.name.like("%.docx"))
    rows = connection.execute(sa.select(*documents.LINE).where(mine).order_by(document_rows.c.sequence))
    return [documents.DocumentLine(**row) for row in rows.mappings()]


def _same(draft_id: str, draft_version: int, fingerprint: str) -> sa.ColumnElement[bool]:
    """The condition that an issue is of this version, made from the same, and not withdrawn."""
    return (
        (issues.c.draft_id == draft_id)
        & (issues.c.draft_version == draft_version)
        & issues.c.fingerprint.startswith(fingerprint)
        & ~sa.exists().where(issue_withdrawals.c.issue_id == issues.c.id)
    )
