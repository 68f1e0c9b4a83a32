"""An account as it is read: the person with his roles and his unit, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage.people_tables import second_factors, units, user_mails, user_roles, user_units
from formgen.storage.plain import is_id
from formgen.storage.refusals import NotFound
from formgen.storage.roles import Role
from formgen.storage.tables import users
from formgen.storage.units import Unit

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class User:
    """Somebody with an account; *name* is what he signs in with, *display_name* how he is called.

    *mail* is where a link goes when the password is forgotten, empty if he gave none; *second_factor*
    says whether a code is asked for after the password.
    """

    id: str
    name: str
    display_name: str
    active: bool
    has_password: bool
    created_at: datetime
    roles: frozenset[Role]
    unit: Unit | None
    mail: str
    second_factor: bool

    @property
    def is_admin(self) -> bool:
        """Whether he manages people."""
        return Role.ADMINISTRATOR in self.roles


_ROLES = (
    sa.select(sa.func.aggregate_strings(user_roles.c.role, ","))
    .where(user_roles.c.user_id == users.c.id)
    .scalar_subquery()
)
ACCOUNT = (
    sa.select(
        users,
        _ROLES.label("roles"),
        units.c.id.label("unit_id"),
        units.c.name.label("unit_name"),
        user_mails.c.address.label("mail"),
        second_factors.c.confirmed_at,
    )
    .outerjoin(user_units, user_units.c.user_id == users.c.id)
    .outerjoin(units, units.c.id == user_units.c.unit_id)
    .outerjoin(user_mails, user_mails.c.user_id == users.c.id)
    .outerjoin(second_factors, second_factors.c.user_id == users.c.id)
)


_WITH_ID = ACCOUNT.where(users.c.id == sa.bindparam("user"))
"""Every request runs it: built once, not at each call."""


def one(connection: sa.Connection, which: sa.ColumnElement[bool]) -> User:
    """The account that *which* describes; :class:`NotFound`."""
    return _found(connection.execute(ACCOUNT.where(which)))


def with_id(connection: sa.Connection, user_id: str) -> User:
    """The account with this id; :class:`NotFound`."""
    if not is_id(user_id):
        raise _nobody()
    return _found(connection.execute(_WITH_ID, {"user": user_id}))


def _found(result: sa.Result[Any]) -> User:
    row = result.mappings().first()
    if row is None:
        raise _nobody()
    return user(row)


def _nobody() -> NotFound:
    return NotFound(_("没有这个用户。"))


def has_id(user_id: str) -> sa.ColumnElement[bool]:
    """The condition that an account has this id; none has what is no id."""
    return users.c.id == user_id if is_id(user_id) else sa.false()


def user(row: sa.RowMapping) -> User:
    """The person of a row of :data:`ACCOUNT`."""
    known: dict[str, Any] = {
        name: row[name] for name in ("id", "name", "display_name", "active", "created_at")
    }
    return User(
        **known,
        has_password=row["password_hash"] is not None,
        roles=frozenset(Role(word) for word in (row["roles"] or "").split(",") if word),
        unit=Unit(row["unit_id"], row["unit_name"]) if row["unit_id"] else None,
        mail=row["mail"] or "",
        second_factor=row["confirmed_at"] is not None,
    )
