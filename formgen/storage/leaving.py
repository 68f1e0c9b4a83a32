"""Taking an account away for good, with what its owner had for himself; what others must be able to prove stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.errors import Conflict
from formgen.messages import Message, _
from formgen.storage import audit, retention
from formgen.storage.accounts import User, has_id, one
from formgen.storage.audit_tables import audit_entries
from formgen.storage.handovers import holdings, owned
from formgen.storage.issue_tables import issues
from formgen.storage.roles import Role, has_role
from formgen.storage.tables import drafts, users

if TYPE_CHECKING:
    from formgen.storage.database import Database


@dataclass(frozen=True)
class Farewell:
    """What would become of an account and of what is its owner's.

    :param goes: rows that would be deleted, by table. :param issued: papers that were given out for him.
    :param entries: entries of the audit trail that name him by his id.
    :param hindrance: why it cannot be deleted now; ``None`` where it can.
    """

    user: User
    goes: dict[str, int]
    issued: int
    entries: int
    hindrance: Message | None


class Leaving:
    """The accounts in *database*, on their way out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, user_id: str) -> Farewell:
        """What would become of it; :class:`formgen.storage.refusals.NotFound`."""
        with self._database.reading() as connection:
            return _farewell(connection, user_id)

    def leave(self, user_id: str, by: str) -> Farewell:
        """Delete the account and all that is its owner's alone, in one transaction.

        :raises formgen.errors.Conflict: where something hinders it. :class:`formgen.storage.refusals.NotFound`.
        """
        with self._database.writing() as connection:
            _hold(connection, user_id)
            said = _farewell(connection, user_id)
            if said.hindrance is not None:
                raise Conflict(said.hindrance)
            for draft_id in connection.execute(sa.select(drafts.c.id).where(drafts.c.owner_id == user_id)):
                audit.record(connection, by, "draft.deleted", draft_id[0])
            for table in owned(connection):
                connection.execute(sa.delete(table).where(table.c.owner_id == user_id))
            connection.execute(sa.delete(users).where(users.c.id == user_id))
            audit.record(connection, by, "user.deleted", user_id, {"removed": said.goes})
        return said


def _hold(connection: sa.Connection, user_id: str) -> None:
    """Wait for what is under way: another administrator who leaves too, a contract of his that is being submitted."""
    administrators = users.c.active & has_role(users.c.id, Role.ADMINISTRATOR)
    for held in (
        sa.select(users.c.id).where(administrators).order_by(users.c.id),
        sa.select(drafts.c.id).where(drafts.c.owner_id == user_id).order_by(drafts.c.id),
    ):
        connection.execute(held.with_for_update()).all()


def _farewell(connection: sa.Connection, user_id: str) -> Farewell:
    found = one(connection, has_id(user_id))
    goes = holdings(connection, found.id)
    given = sa.select(sa.func.count()).select_from(issues).where(issues.c.issued_for == found.id)
    mine = (audit_entries.c.actor == found.id) | (audit_entries.c.subject == found.id)
    named = sa.select(sa.func.count()).select_from(audit_entries).where(mine)
    return Farewell(
        found,
        goes,
        connection.execute(given).scalar_one(),
        connection.execute(named).scalar_one(),
        _hindrance(connection, found, goes),
    )


def _hindrance(connection: sa.Connection, found: User, goes: dict[str, int]) -> Message | None:
    if found.is_admin and not _other_administrator(connection, found.id):
        return _("这是最后一位管理员，不能注销：请先让另一位同事成为管理员。")
    if goes and found.roles - {Role.APPLICANT, Role.ADMINISTRATOR}:
        return _("名下还有文书或资料，不能注销：请先办理交接（政府合同监督管理办法第十七条）。")
    if retention.bound(connection, found.id):
        return _("名下有已进入审查、签订或备案的合同，依法应当归档保存，不能注销：请先办理交接。")
    return None


def _other_administrator(connection: sa.Connection, user_id: str) -> bool:
    other = users.c.active & (users.c.id != user_id) & has_role(users.c.id, Role.ADMINISTRATOR)
    return connection.execute(sa.select(users.c.id).where(other).limit(1)).first() is not None
