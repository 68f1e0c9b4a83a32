"""Tokens with which a program asks in a person's name: what they may, until when, and how often they asked.

The token is shown once, when it is made; here is only its hash. It is worth nothing after its day, after it
was taken back, and while its person's account is switched off. How often it asks is counted in the database,
so that the limit holds for all processes together.
"""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.people import token_hash
from formgen.storage.plain import is_id, text
from formgen.storage.refusals import NotFound, TooManyRequests
from formgen.storage.tables import Moment, users
from formgen.storage.token_tables import api_budgets, api_tokens

if TYPE_CHECKING:
    from collections.abc import Collection

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

PREFIX = "fgt_"
"""How every token begins: so that people, and programs that look for leaked secrets, know it for what it is."""
WINDOW = timedelta(minutes=1)
PER_WINDOW = 300
"""What a token may spend in one :data:`WINDOW`; most requests cost one."""
AGAIN_WITHIN = timedelta(minutes=2)
"""How long the same click, sent again, is answered with the same words."""
MOST_TOKENS = 20
"""Of one person that are good at the same time."""
LONGEST_NAME = 60
KEPT_AFTER = timedelta(days=90)
"""How long a token that is worth nothing any more still stands in its owner's list."""


@dataclass(frozen=True)
class Token:
    """What is known of a token; *scopes* are words that the service gives a meaning."""

    id: str
    user_id: str
    name: str
    scopes: frozenset[str]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None

    def good(self, now: datetime) -> bool:
        """Whether it opens anything at *now*."""
        return self.revoked_at is None and now < self.expires_at


COLUMNS = [api_tokens.c[name] for name in Token.__dataclass_fields__]


class Tokens:
    """The tokens in *database*; *per_window* is what each may spend."""

    def __init__(self, database: Database, clock: Clock = utc_now, *, per_window: int = PER_WINDOW) -> None:
        self._database = database
        self._clock = clock
        self.per_window = per_window

    def make(
        self, user_id: str, name: str, scopes: Collection[str], lasts: timedelta, *, key: str = ""
    ) -> tuple[Token, str]:
        """A new token and the words that are shown this once; :class:`formgen.errors.BadInput`.

        Asked for again with the same *key* within :data:`AGAIN_WITHIN`, as by a double click, it is the same token.
        """
        called, now = _name(name), self._clock()
        shown = self._words([user_id, key, called, *sorted(scopes), str(lasts)] if key else [])
        token_id, until = str(uuid4()), now + lasts
        row = {
            "id": token_id,
            "user_id": user_id,
            "name": called,
            "scopes": " ".join(sorted(scopes)),
            "token_hash": token_hash(shown),
            "created_at": now,
            "expires_at": until,
        }
        mine = (api_tokens.c.user_id == user_id) & api_tokens.c.revoked_at.is_(None)
        with self._database.writing() as connection:
            connection.execute(sa.select(users.c.id).where(users.c.id == user_id).with_for_update())
            known = _made_before(connection, shown, now)
            if known is not None:
                return known, shown
            good = sa.select(sa.func.count()).where(mine, api_tokens.c.expires_at > now)
            if connection.execute(good).scalar_one() >= MOST_TOKENS:
                raise BadInput(_("有效的令牌最多{limit}个：请先停用不用的令牌。", limit=MOST_TOKENS))
            connection.execute(sa.insert(api_tokens).values(**row))
            said = {"scopes": sorted(scopes), "until": until.isoformat()}
            audit.record(connection, audit.who(user_id), "token.made", token_id, said)
            return _one(connection, api_tokens.c.id == token_id), shown

    def _words(self, asked: list[str]) -> str:
        """The words of a token: by chance, or for what is *asked* twice the same, which only this site can tell."""
        seal = self._database.key
        if not asked or seal is None:
            return f"{PREFIX}{secrets.token_urlsafe(32)}"
        told = hmac.digest(seal(), json.dumps(["token", *asked]).encode(), "sha256")
        return f"{PREFIX}{urlsafe_b64encode(told).decode().rstrip('=')}"

    def of_user(self, user_id: str) -> list[Token]:
        """The tokens of somebody, the newest first; those that ended long ago are left out."""
        lately = api_tokens.c.expires_at > self._clock() - KEPT_AFTER
        query = sa.select(*COLUMNS).where(api_tokens.c.user_id == user_id, lately)
        with self._database.reading() as connection:
            newest = query.order_by(api_tokens.c.created_at.desc(), api_tokens.c.id)
            return [_token(row) for row in connection.execute(newest).mappings()]

    def revoke(self, user_id: str, token_id: str) -> Token:
        """Take a token back, from the next request on; :class:`NotFound` also when it is somebody else's."""
        mine = (api_tokens.c.id == token_id) & (api_tokens.c.user_id == user_id)
        if not is_id(token_id):
            raise _no_token()
        with self._database.writing() as connection:
            change = sa.update(api_tokens).where(mine, api_tokens.c.revoked_at.is_(None))
            if connection.execute(change.values(revoked_at=self._clock())).rowcount:
                audit.record(connection, audit.who(user_id), "token.revoked", token_id)
            return _one(connection, mine)

    def find(self, shown: str) -> Token | None:
        """The token with these words, good or not; ``None`` where there never was one, or its person is away."""
        same = (api_tokens.c.token_hash == token_hash(shown)) & users.c.active
        query = sa.select(*COLUMNS).join(users, users.c.id == api_tokens.c.user_id).where(same)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _token(row)

    def spend(self, token: Token, cost: int = 1) -> int:
        """Count a request and answer with what is left; :class:`TooManyRequests` when nothing is."""
        now = self._clock()
        with self._database.writing() as connection:
            spent, since = _spend(connection, token.id, cost, now)
        if spent > self.per_window:
            raise TooManyRequests(min(WINDOW, since + WINDOW - now))
        return self.per_window - spent


def _spend(connection: sa.Connection, token_id: str, cost: int, now: datetime) -> tuple[int, datetime]:
    """Add to what a token spent, or begin anew when its window is over; its sum and its beginning."""
    budgets = api_budgets.c
    over = (budgets.since <= now - WINDOW) | (budgets.since > now + WINDOW)
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert(api_budgets).values(token_id=token_id, since=now, spent=cost)
    anew = {
        "spent": sa.case((over, cost), else_=budgets.spent + cost),
        "since": sa.case((over, sa.literal(now, Moment())), else_=budgets.since),
    }
    kept = statement.on_conflict_do_update(index_elements=[budgets.token_id], set_=anew)
    row = connection.execute(kept.returning(budgets.spent, budgets.since)).one()
    return row.spent, row.since


def _made_before(connection: sa.Connection, shown: str, now: datetime) -> Token | None:
    """The token with the words *shown*, made a moment ago; they are not shown again later."""
    query = sa.select(*COLUMNS).where(api_tokens.c.token_hash == token_hash(shown))
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    known = _token(row)
    if known.good(now) and now - known.created_at < AGAIN_WITHIN:
        return known
    raise BadInput(_("这个令牌刚才已经建过：需要另一个的，请重新打开这一页再建。"))


def _name(name: str) -> str:
    called = " ".join(text(name, "name").split())
    if not 0 < len(called) <= LONGEST_NAME:
        said = _("令牌要有一个名称，不超过{limit}个字，例如用它的系统的名称。", limit=LONGEST_NAME)
        raise BadInput(said, fields={"name": said})
    return called


def _one(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> Token:
    row = connection.execute(sa.select(*COLUMNS).where(*which)).mappings().first()
    if row is None:
        raise _no_token()
    return _token(row)


def _token(row: Any) -> Token:  # noqa: ANN401 - a row of the table
    return Token(**{**row, "scopes": frozenset(row["scopes"].split())})


def _no_token() -> NotFound:
    return NotFound(_("没有找到这个令牌：请回到令牌的页面查看。"))
