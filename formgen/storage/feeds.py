"""Secret links under which a calendar program reads somebody's deadlines; one a person, and revocable."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.deadline_tables import deadline_feeds
from formgen.storage.tables import users

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

LENGTH = 32  # bytes of chance in a link


class Feeds:
    """The links in *database*: only what tells them again is kept, never the link itself."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def open(self, user_id: str) -> str:
        """A new link's token for *user_id*; the one of before opens nothing any more."""
        token = secrets.token_urlsafe(LENGTH)
        row = {"user_id": user_id, "token_hash": _told(token), "created_at": self._clock()}
        mine = deadline_feeds.c.user_id == user_id
        with self._database.writing() as connection:
            connection.execute(sa.delete(deadline_feeds).where(mine))
            connection.execute(sa.insert(deadline_feeds).values(**row))
            audit.record(connection, audit.who(user_id), "feed.opened", user_id, {})
        return token

    def close(self, user_id: str) -> None:
        """Take the link back; nothing where there is none."""
        with self._database.writing() as connection:
            gone = connection.execute(
                sa.delete(deadline_feeds).where(deadline_feeds.c.user_id == user_id)
            ).rowcount
            if gone:
                audit.record(connection, audit.who(user_id), "feed.closed", user_id, {})

    def since(self, user_id: str) -> datetime | None:
        """Since when there is a link (UTC); ``None`` without one."""
        query = sa.select(deadline_feeds.c.created_at).where(deadline_feeds.c.user_id == user_id)
        with self._database.reading() as connection:
            moment: datetime | None = connection.execute(query).scalar()
        return moment

    def user(self, token: str) -> str | None:
        """Whose link this is; ``None`` for an unknown one, and for accounts that were switched off."""
        query = sa.select(users.c.id).join(deadline_feeds, deadline_feeds.c.user_id == users.c.id)
        with self._database.reading() as connection:
            found: str | None = connection.execute(
                query.where(deadline_feeds.c.token_hash == _told(token), users.c.active)
            ).scalar()
        return found


def _told(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
