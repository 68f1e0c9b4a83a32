"""Identities of another provider (OpenID Connect) that open accounts of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.errors import Conflict
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.accounts import ACCOUNT, User, user
from formgen.storage.database import insert_once
from formgen.storage.people_tables import outside_accounts
from formgen.storage.tables import users

if TYPE_CHECKING:
    from formgen.storage.database import Database

_kept = outside_accounts.c


class OutsideAccounts:
    """Which identity elsewhere is whose here; a name or an address of mail alone is never believed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def bind(self, user_id: str, issuer: str, subject: str) -> None:
        """Let this identity open the account; Conflict where it opens another one already."""
        row = {"issuer": issuer, "subject": subject, "user_id": user_id}
        with self._database.writing() as connection:
            new = insert_once(connection, outside_accounts, row, (_kept.issuer, _kept.subject))
            whose = connection.execute(sa.select(_kept.user_id).where(_this(issuer, subject))).scalar()
            if whose != user_id:
                raise Conflict(_("这个身份已经绑定了另一个账户：请先在那个账户中解除。"))
            if new:
                audit.record(connection, audit.who(user_id), "user.identity_bound", user_id)

    def find(self, issuer: str, subject: str) -> User | None:
        """The account that this identity opens, while it is active."""
        query = ACCOUNT.join(outside_accounts, _kept.user_id == users.c.id).where(_this(issuer, subject))
        with self._database.reading() as connection:
            row = connection.execute(query.where(users.c.active)).mappings().first()
        return None if row is None else user(row)

    def is_bound(self, user_id: str) -> bool:
        """Whether any identity elsewhere opens the account."""
        query = sa.select(_kept.subject).where(_kept.user_id == user_id)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def release(self, user_id: str) -> None:
        """Let no identity elsewhere open the account any more."""
        with self._database.writing() as connection:
            if connection.execute(sa.delete(outside_accounts).where(_kept.user_id == user_id)).rowcount:
                audit.record(connection, audit.who(user_id), "user.identity_released", user_id)


def _this(issuer: str, subject: str) -> sa.ColumnElement[bool]:
    return (_kept.issuer == issuer) & (_kept.subject == subject)
