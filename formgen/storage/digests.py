"""Who wants a daily mail of his deadlines, and whose turn it is today: each is taken once, by whoever asks first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.database import insert_once
from formgen.storage.deadline_tables import deadline_digests
from formgen.storage.people_tables import user_mails
from formgen.storage.tables import users

if TYPE_CHECKING:
    from datetime import date

    from formgen.storage.database import Database


@dataclass(frozen=True)
class Turn:
    """Somebody whose mail is to be sent, where to, and the day of the mail before this one."""

    user_id: str
    address: str
    before: date | None


class Digests:
    """The wishes in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def want(self, user_id: str, *, wanted: bool) -> None:
        """Keep whether somebody wants the mail."""
        with self._database.writing() as connection:
            if wanted:
                row = {"user_id": user_id, "last_day": None}
                insert_once(connection, deadline_digests, row, (deadline_digests.c.user_id,))
            else:
                connection.execute(sa.delete(deadline_digests).where(deadline_digests.c.user_id == user_id))

    def wants(self, user_id: str) -> bool:
        """Whether somebody wants it."""
        query = sa.select(deadline_digests.c.user_id).where(deadline_digests.c.user_id == user_id)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def turns(self, today: date) -> list[Turn]:
        """Whose mail of *today* nobody has taken yet: active people with an address."""
        query = (
            sa.select(deadline_digests.c.user_id, user_mails.c.address, deadline_digests.c.last_day)
            .join(users, users.c.id == deadline_digests.c.user_id)
            .join(user_mails, user_mails.c.user_id == users.c.id)
            .where(users.c.active, _before(today))
            .order_by(users.c.id)
        )
        with self._database.reading() as connection:
            return [Turn(*row) for row in connection.execute(query)]

    def take(self, turn: Turn, today: date) -> bool:
        """Take the turn of *today*; ``False`` when another process has."""
        mine = (deadline_digests.c.user_id == turn.user_id) & _before(today)
        with self._database.writing() as connection:
            put = sa.update(deadline_digests).where(mine).values(last_day=today)
            return connection.execute(put).rowcount == 1

    def give_back(self, turn: Turn) -> None:
        """The mail was not taken by the server: the next round tries again."""
        mine = deadline_digests.c.user_id == turn.user_id
        with self._database.writing() as connection:
            connection.execute(sa.update(deadline_digests).where(mine).values(last_day=turn.before))


def _before(today: date) -> sa.ColumnElement[bool]:
    return deadline_digests.c.last_day.is_(None) | (deadline_digests.c.last_day < today)
