"""Web sessions, kept here and not in the cookie: they hold Chinese of any length, and can be revoked.

The cookie carries a random token; the row is found by its hash. Moments are compared so that a clock
which steps back a little logs nobody out, and nothing is deleted on the word of one glance at it.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.errors import BadInput, PartMissing
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.people import token_hash
from formgen.storage.people_tables import session_browsers
from formgen.storage.plain import written
from formgen.storage.tables import sessions, users

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

# A contract is drafted over a working day with meetings in between. Half an hour, the usual figure,
# would end the session under a half-written page; the whole day's work ends it by evening.
IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)  # a page view need not be a write
LONGEST_AGENT = 200  # characters
LONGEST_DATA = 64_000  # characters of JSON: notices and tokens; answers belong in drafts
GRACE = timedelta(days=1)  # kept beyond its end: a clock that was wrong for an hour may be set right


@dataclass(frozen=True)
class Visit:
    """A session in its owner's list: *id* names it but opens nothing, *agent* is what the browser says it is."""

    id: str
    agent: str
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True)
class Session:
    """One browser's visit: whose (None before sign-in), what the pages remember, and until when (UTC)."""

    id: str
    user_id: str | None
    data: dict[str, Any]
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


# Every request runs this: built once, not at each call.
_LOAD = (
    sa.select(*[sessions.c[name] for name in Session.__dataclass_fields__])
    .outerjoin(users, users.c.id == sessions.c.user_id)
    .where(sessions.c.id == sa.bindparam("session"), sessions.c.user_id.is_(None) | users.c.active)
)


class Sessions:
    """The web sessions in *database*, ended after *idle* without a request and *absolute* in any case."""

    def __init__(
        self,
        database: Database,
        clock: Clock = utc_now,
        *,
        idle: timedelta = IDLE,
        absolute: timedelta = ABSOLUTE,
    ) -> None:
        self._database = database
        self._clock = clock
        self._idle = idle
        self._absolute = absolute

    def open(self, user_id: str | None = None, data: dict[str, Any] | None = None) -> str:
        """Begin a session and answer with the token for the cookie; only its hash is kept."""
        with self._database.writing() as connection:
            return self._insert(connection, user_id, _data(data or {}))

    def load(self, token: str) -> Session | None:
        """The session of this token while it lasts and its user is active; otherwise None."""
        now = self._clock()
        with self._database.reading() as connection:
            row = connection.execute(_LOAD, {"session": token_hash(token)}).mappings().first()
        if row is None or now >= row["expires_at"] or now - row["seen_at"] >= self._idle:
            return None
        if now - row["seen_at"] >= SEEN_EVERY:
            self._see(row["id"], now)
        return Session(**{**row, "data": json.loads(row["data"])})

    def store(self, token: str, data: dict[str, Any]) -> None:
        """Remember *data* for the next request; a session that is gone is not revived."""
        change = sa.update(sessions).where(sessions.c.id == token_hash(token)).values(data=_data(data))
        with self._database.writing() as connection:
            connection.execute(change)

    def sign_in(self, token: str | None, user_id: str, data: dict[str, Any], agent: str = "") -> str:
        """End the visitor's session and begin the user's, with a new token.

        The old token, which somebody may have planted in the browser, is worth nothing afterwards.
        *agent* is what the browser says it is: shown to the user in his list, and never believed.
        """
        with self._database.writing() as connection:
            if token is not None:
                connection.execute(sa.delete(sessions).where(sessions.c.id == token_hash(token)))
            audit.record(connection, user_id, "session.begun", user_id)
            begun = self._insert(connection, user_id, _data(data))
            _note_browser(connection, token_hash(begun), agent)
            return begun

    def of_user(self, user_id: str) -> list[Visit]:
        """Where somebody is signed in, the one seen last first."""
        now = self._clock()
        lasting = (sessions.c.expires_at > now) & (sessions.c.seen_at > now - self._idle)
        query = (
            sa.select(
                sessions.c.id,
                sa.func.coalesce(session_browsers.c.agent, "").label("agent"),
                sessions.c.created_at,
                sessions.c.seen_at,
            )
            .outerjoin(session_browsers, session_browsers.c.session_id == sessions.c.id)
            .where(sessions.c.user_id == user_id, lasting)
            .order_by(sessions.c.seen_at.desc(), sessions.c.id)
        )
        with self._database.reading() as connection:
            return [Visit(**row) for row in connection.execute(query).mappings()]

    def end(self, user_id: str, session_id: str) -> None:
        """End one session of a user by its id; those of others stay."""
        this = (sessions.c.user_id == user_id) & (sessions.c.id == session_id)
        with self._database.writing() as connection:
            connection.execute(sa.delete(sessions).where(this))

    def end_others(self, user_id: str, token: str) -> None:
        """End every session of a user but the one of *token*."""
        others = (sessions.c.user_id == user_id) & (sessions.c.id != token_hash(token))
        with self._database.writing() as connection:
            connection.execute(sa.delete(sessions).where(others))

    def revoke(self, token: str) -> None:
        """End this session: a copy of its cookie is worth nothing either."""
        mine = sa.delete(sessions).where(sessions.c.id == token_hash(token)).returning(sessions.c.user_id)
        with self._database.writing() as connection:
            user_id = connection.execute(mine).scalar()
            if user_id is not None:
                audit.record(connection, user_id, "session.ended", user_id)

    def revoke_all(self, user_id: str) -> int:
        """End every session of a user; the number of them."""
        with self._database.writing() as connection:
            return connection.execute(sa.delete(sessions).where(sessions.c.user_id == user_id)).rowcount

    def sweep(self) -> int:
        """Delete sessions that ended long enough ago; the number of them."""
        now = self._clock()
        over = (sessions.c.expires_at <= now - GRACE) | (sessions.c.seen_at <= now - self._idle - GRACE)
        with self._database.writing() as connection:
            return connection.execute(sa.delete(sessions).where(over)).rowcount

    def _insert(self, connection: sa.Connection, user_id: str | None, data: str) -> str:
        token, now = secrets.token_urlsafe(32), self._clock()
        row = {
            "id": token_hash(token),
            "user_id": user_id,
            "data": data,
            "created_at": now,
            "seen_at": now,
            "expires_at": now + self._absolute,
        }
        connection.execute(sa.insert(sessions).values(**row))
        return token

    def _see(self, session_id: str, now: datetime) -> None:
        """Note that the session is in use; a database that cannot write now still serves the page."""
        later = (sessions.c.id == session_id) & (sessions.c.seen_at < now)
        with suppress(PartMissing), self._database.writing() as connection:
            connection.execute(sa.update(sessions).where(later).values(seen_at=now))


def _note_browser(connection: sa.Connection, session_id: str, agent: str) -> None:
    said = "".join(one for one in agent if one.isprintable())[:LONGEST_AGENT]
    if said:
        connection.execute(sa.insert(session_browsers).values(session_id=session_id, agent=said))


def _data(data: dict[str, Any]) -> str:
    said = written(data)
    if len(said) > LONGEST_DATA:
        raise BadInput(_("会话里要记的内容太多：请先保存草稿。"))
    return said
