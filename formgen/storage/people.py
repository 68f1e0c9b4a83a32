"""Who may sign in: accounts, sign-in by password or one-time link, and the first administrator.

What a person may do follows from his roles and his unit; that is decided elsewhere, in one table of the
service. Here is only who he is.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.errors import BadInput, Conflict
from formgen.fields.characters import hidden_in
from formgen.messages import _
from formgen.storage import audit, passwords, throttle
from formgen.storage.accounts import ACCOUNT, User, has_id, one, user, with_id
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.handovers import holdings
from formgen.storage.people_tables import draft_shares
from formgen.storage.plain import name as checked
from formgen.storage.roles import Role, has_role, put_roles
from formgen.storage.tables import sessions, sign_in_links, users
from formgen.storage.units import put_unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

ADMINISTRATOR = "admin"
LINK_LASTS = timedelta(hours=24)  # long enough to be passed on, short enough not to lie about
NAME = re.compile(r"[\w.@-]{1,64}\Z")  # letters of any script, digits, and what e-mail addresses need
LONGEST_DISPLAY_NAME = 100
BLANKS = " \t\r\n"
"""What comes along with a name that is pasted."""


class People:
    """The accounts in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def create_user(
        self,
        name: str,
        display_name: str = "",
        *,
        password: str | None = None,
        is_admin: bool = False,
        roles: Iterable[Role] = (Role.DRAFTER,),
        unit_id: str = "",
    ) -> User:
        """A new account; without *password* its owner comes in by a link and sets one.

        :class:`formgen.errors.BadInput` for an unusable name or password, Conflict for a name in use.
        """
        row = _new_row(name, display_name, password, self._clock())
        given = {*roles, Role.ADMINISTRATOR} if is_admin else set(roles)
        with self._database.writing() as connection:
            if not insert_once(connection, users, row, (users.c.name,)):
                said = _("用户名“{name}”已经有人使用：请换一个。", name=row["name"])
                raise Conflict(said, fields={"name": said})
            put_roles(connection, row["id"], given)
            put_unit(connection, row["id"], unit_id)
            told = {"roles": sorted(given), "unit": unit_id}
            audit.record(connection, audit.who(audit.SYSTEM), "user.created", str(row["id"]), told)
            return one(connection, users.c.id == row["id"])

    def read(self, user_id: str) -> User:
        """The account with this id; :class:`NotFound`."""
        with self._database.reading() as connection:
            return with_id(connection, user_id)

    def find(self, name: str) -> User:
        """The account that signs in as *name*; :class:`NotFound`."""
        with self._database.reading() as connection:
            return one(connection, _is_called(folded(name)))

    def everyone(self) -> list[User]:
        """All accounts by name, the switched-off ones too."""
        with self._database.reading() as connection:
            return [user(row) for row in connection.execute(ACCOUNT.order_by(users.c.name)).mappings()]

    def names(self, user_ids: Collection[str]) -> dict[str, str]:
        """How these people are called, by id; who has no account any more is not there."""
        query = sa.select(users.c.id, users.c.display_name).where(users.c.id.in_(list(user_ids)))
        with self._database.reading() as connection:
            return {one.id: one.display_name for one in connection.execute(query)}

    def place(self, user_id: str, roles: Collection[Role], unit_id: str) -> User:
        """Give an account these roles and this unit, none for an empty id; :class:`NotFound`.

        It holds from the next request of the person on: roles are read with each. Conflict where he would
        take contracts of his unit along: they are handed over first.
        """
        with self._database.writing() as connection:
            known = one(connection, has_id(user_id))
            if known.unit is not None and known.unit.id != unit_id:
                _leave(connection, known)
            put_roles(connection, known.id, roles)
            put_unit(connection, known.id, unit_id)
            said = {"roles": sorted(roles), "unit": unit_id}
            audit.record(connection, audit.who(audit.SYSTEM), "user.placed", known.id, said)
            return one(connection, users.c.id == known.id)

    def set_password(self, user_id: str, password: str) -> User:
        """Give the account this password and end its sessions: who knew the old one is out."""
        kept = passwords.digest(passwords.acceptable(password, self.read(user_id).name))
        return self._change(user_id, password_hash=kept)

    def set_active(self, user_id: str, *, active: bool) -> User:
        """Switch an account on or off; off ends its sessions at once. Its drafts stay."""
        return self._change(user_id, active=active)

    def authenticate(self, name: str, password: str, address: str) -> User | None:
        """The user whose name and password these are, or None: which of the two is wrong is not said.

        *address* is where the try comes from. :class:`TooManyTries` when too many failed before, for
        this account or from there; the password is then not even looked at.
        """
        tried = throttle.attempt(folded(name), address)
        with self._database.writing() as connection:
            refusal = throttle.count(connection, tried, self._clock())
            row = connection.execute(ACCOUNT.where(_is_called(tried.account))).mappings().first()
        if refusal is not None:
            raise refusal
        # Outside the transaction: hashing is slow on purpose, and nobody else should wait for it.
        if not passwords.matches(row["password_hash"] if row else None, password):
            return None
        return self._let_in(row, password, tried) if row and row["active"] else None

    def issue_link(self, user_id: str, lasts: timedelta = LINK_LASTS) -> str:
        """A token that signs this user in once; only its hash is kept. :class:`NotFound`."""
        with self._database.writing() as connection:
            return _issue(connection, one(connection, has_id(user_id)).id, self._clock() + lasts)

    def redeem_link(self, token: str) -> User | None:
        """The user of a one-time link, the first time and in time; after that None, for every link of his."""
        now, links = self._clock(), sign_in_links.c
        fresh = (links.token_hash == token_hash(token)) & links.used_at.is_(None) & (links.expires_at > now)
        with self._database.writing() as connection:
            use = sa.update(sign_in_links).where(fresh).values(used_at=now).returning(links.user_id)
            user_id = connection.execute(use).scalar()
            if user_id is None:
                return None
            others = (links.user_id == user_id) & links.used_at.is_(None)
            connection.execute(sa.delete(sign_in_links).where(others))
            found = one(connection, users.c.id == user_id)
            return found if found.active else None

    def link_lasts(self, token: str) -> bool:
        """Whether a one-time link would still sign somebody in; it is not used up by asking."""
        links = sign_in_links.c
        fresh = (links.token_hash == token_hash(token)) & links.used_at.is_(None)
        with self._database.reading() as connection:
            known = sa.select(links.user_id).where(fresh & (links.expires_at > self._clock()))
            return connection.execute(known).first() is not None

    def first_administrator(self) -> str | None:
        """A one-time token for the first administrator; None once there is somebody who can sign in.

        Where there is no account it makes ``admin``, without a password; while that one has never
        been used, each start gives a fresh token, so that a lost one locks nobody out.
        """
        row = _new_row(ADMINISTRATOR, str(_("管理员")), None, self._clock())
        with self._database.writing() as connection:
            nobody = connection.execute(sa.select(users.c.id).limit(1)).first() is None
            # One person alone manages and drafts; who manages for others takes the second role away.
            if nobody and insert_once(connection, users, row, (users.c.name,)):
                put_roles(connection, row["id"], (Role.ADMINISTRATOR, Role.DRAFTER))
            waiting = connection.execute(_unused_administrator()).scalar()
            return None if waiting is None else _issue(connection, waiting, self._clock() + LINK_LASTS)

    def sweep(self) -> None:
        """Forget used and expired links, counters that have run out, and places not seen for long."""
        now = self._clock()
        # A used link of the administrator says that he has been here: it stays.
        expired = sign_in_links.c.used_at.is_(None) & (sign_in_links.c.expires_at <= now)
        with self._database.writing() as connection:
            connection.execute(sa.delete(sign_in_links).where(expired))
            throttle.sweep(connection, now)

    def _let_in(self, row: sa.RowMapping, password: str, tried: throttle.Attempt) -> User:
        kept = row["password_hash"]
        renewed = passwords.digest(password) if passwords.outdated(kept) else kept
        with self._database.writing() as connection:
            throttle.succeeded(connection, tried, self._clock())
            if renewed != kept:
                same = (users.c.id == row["id"]) & (users.c.password_hash == kept)
                connection.execute(sa.update(users).where(same).values(password_hash=renewed))
        return user(row)

    def _change(self, user_id: str, **changes: Any) -> User:  # noqa: ANN401 - a column's value
        with self._database.writing() as connection:
            connection.execute(sa.update(users).where(has_id(user_id)).values(**changes))
            found = one(connection, has_id(user_id))
            told = {"changed": sorted(changes), "active": found.active}
            audit.record(connection, audit.who(audit.SYSTEM), "user.changed", found.id, told)
            connection.execute(sa.delete(sessions).where(sessions.c.user_id == found.id))
            return found


def token_hash(token: str) -> str:
    """What is kept of a secret token: who reads the database cannot sign in with it."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _leave(connection: sa.Connection, user: User) -> None:
    """Let somebody out of his unit: with nothing of it in his hands, and no share in it."""
    if holdings(connection, user.id):
        raise Conflict(_("“{name}”名下还有文书或资料，不能换单位：请先办理交接。", name=user.display_name))
    connection.execute(sa.delete(draft_shares).where(draft_shares.c.user_id == user.id))


def _issue(connection: sa.Connection, user_id: str, until: datetime) -> str:
    token = secrets.token_urlsafe(32)
    row = {"token_hash": token_hash(token), "user_id": user_id, "expires_at": until}
    connection.execute(sa.insert(sign_in_links).values(**row))
    return token


def _unused_administrator() -> sa.Select[Any]:
    used = sa.select(sign_in_links.c.user_id).where(sign_in_links.c.used_at.is_not(None))
    return sa.select(users.c.id).where(
        users.c.name == ADMINISTRATOR,
        has_role(users.c.id, Role.ADMINISTRATOR),
        users.c.active,
        users.c.password_hash.is_(None),
        users.c.id.not_in(used),
    )


def _new_row(name: str, display_name: str, password: str | None, now: datetime) -> dict[str, Any]:
    plain = folded(name)
    if hidden_in(name.strip(BLANKS)) or not NAME.match(plain):
        said = _("用户名要有1到64个字符，可以用汉字、字母、数字和“.”“_”“-”“@”，中间不能有空格。")
        raise BadInput(said, fields={"name": said})
    called = checked(display_name, "display_name").strip()[:LONGEST_DISPLAY_NAME]
    return {
        "id": str(uuid4()),
        "name": plain,
        "display_name": called or plain,
        "password_hash": None
        if password is None
        else passwords.digest(passwords.acceptable(password, plain)),
        "active": True,
        "created_at": now,
    }


def folded(name: str) -> str:
    """One spelling of a name: Ｌｉ, LI and li are the same person."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _is_called(name: str) -> sa.ColumnElement[bool]:
    return users.c.name == name if NAME.match(name) else sa.false()
