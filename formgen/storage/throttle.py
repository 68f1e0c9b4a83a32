"""How often a sign-in may fail: counted in the database, so that it holds for all processes together.

Three counters run for each try: for the account from this address, for the address, and for the
account from everywhere. The last spares addresses from which the account was signed in to before:
an attacker with a thousand addresses slows himself down, and does not lock out the owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.refusals import TooManyChecks, TooManyTries
from formgen.storage.tables import Moment
from formgen.storage.tables import sign_in_failures as failures
from formgen.storage.tables import sign_in_places as places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formgen.storage.database import Database

WINDOW = timedelta(minutes=15)
LONGEST_WINDOW = timedelta(hours=1)
LONG = "long:"
"""How the keys of counters begin that run for longer than the usual window."""
PER_PAIR = 5  # one person's own mistakes
PER_ADDRESS = 50  # a whole office may sit behind one address
PER_ACCOUNT = 20  # from all the addresses that the account does not know
KNOWN_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Attempt:
    """Somebody who wants to sign in: to which account, from which network."""

    account: str
    network: str

    @property
    def place(self) -> str:
        """The key under which a successful sign-in from there is remembered."""
        return _key("place", self.account, self.network)

    @property
    def pair(self) -> str:
        """The key of the counter for this account from this network."""
        return _key("pair", self.account, self.network)

    def counters(self, *, known: bool) -> Iterator[tuple[str, int]]:
        """The counters that run, with their limits.

        The narrowest comes first, so that who has spent his own tries does not go on spending the
        account's; and all in one order, so that no two transactions wait for one another.
        """
        yield self.pair, PER_PAIR
        yield _key("address", self.network), PER_ADDRESS
        if not known:
            yield _key("account", self.account), PER_ACCOUNT


def attempt(account: str, address: str) -> Attempt:
    """The attempt on *account* from *address*; an IPv6 address stands for its /64, as one line has."""
    return Attempt(account, network(address))


def network(address: str) -> str:
    """What counts as one place: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        parsed = ip_address(address.strip().partition("%")[0])
    except ValueError:
        return "unknown"
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    inner = parsed.ipv4_mapped
    return str(inner) if inner else str(ip_network((parsed, 64), strict=False))


def count(connection: sa.Connection, tried: Attempt, now: datetime) -> TooManyTries | None:
    """Count a try as failed before its password is looked at; the refusal if it is one too many.

    Counting first makes the limit exact however many try at the same moment. The refusal is returned
    and not raised, because the count must be kept.
    """
    known = _is_known(connection, tried, now)
    for key, limit in tried.counters(known=known):
        number, since = _increase(connection, key, now)
        if number == limit + 1:
            audit.record(connection, "", "sign_in.blocked", "")
        if number > limit:
            return TooManyTries(min(WINDOW, since + WINDOW - now))
    # Whose account it was is not said: what is typed as a name is now and then a password. A try that a
    # session follows was a good one.
    audit.record(connection, "", "sign_in.tried", "")
    return None


def succeeded(connection: sa.Connection, tried: Attempt, now: datetime) -> None:
    """Take the count back and remember the place: it was the owner."""
    connection.execute(sa.delete(failures).where(failures.c.key == tried.pair))
    for key, _limit in tried.counters(known=_is_known(connection, tried, now)):
        one_less = sa.update(failures).where(failures.c.key == key, failures.c.tries > 0)
        connection.execute(one_less.values(tries=failures.c.tries - 1))
    row = _insert(connection, places).values(key=tried.place, seen_at=now)
    connection.execute(row.on_conflict_do_update(index_elements=[places.c.key], set_={"seen_at": now}))


@dataclass(frozen=True)
class Allowance:
    """How often something may be done from one place: *most* times in a *window*; then comes *refusal*."""

    what: str
    most: int
    window: timedelta
    refusal: Callable[[timedelta], TooManyTries] = TooManyChecks

    def key(self, address: str) -> str:
        """The key of the counter for *address*, which says how long it is kept."""
        kept = "" if self.window <= WINDOW else LONG
        return kept + _key(self.what, network(address))


def spend(database: Database, allowed: Allowance, address: str, now: datetime | None = None) -> None:
    """Count a use from *address*; the refusal from the one after the most on."""
    moment = now or utc_now()
    with database.writing() as connection:
        number, since = _increase(connection, allowed.key(address), moment, allowed.window)
    if number > allowed.most:
        raise allowed.refusal(min(allowed.window, since + allowed.window - moment))


def give_back(database: Database, allowed: Allowance, address: str) -> None:
    """Take a use back that came to nothing."""
    key = failures.c.key == allowed.key(address)
    with database.writing() as connection:
        one_less = sa.update(failures).where(key, failures.c.tries > 0)
        connection.execute(one_less.values(tries=failures.c.tries - 1))


def sweep(connection: sa.Connection, now: datetime) -> None:
    """Forget counters that have run out, and places not seen for long."""
    short = ~failures.c.key.startswith(LONG) & (failures.c.since <= now - WINDOW)
    connection.execute(sa.delete(failures).where(short | (failures.c.since <= now - LONGEST_WINDOW)))
    connection.execute(sa.delete(places).where(places.c.seen_at <= now - KNOWN_FOR))


def _is_known(connection: sa.Connection, tried: Attempt, now: datetime) -> bool:
    query = sa.select(places.c.key).where(places.c.key == tried.place, places.c.seen_at > now - KNOWN_FOR)
    return connection.execute(query).first() is not None


def _increase(
    connection: sa.Connection, key: str, now: datetime, window: timedelta = WINDOW
) -> tuple[int, datetime]:
    """Add one to a counter, or start it anew when its window is over; its number and its beginning."""
    # A beginning in the future is left from a clock that was wrong: it must not last for days.
    over = (failures.c.since <= now - window) | (failures.c.since > now + window)
    statement = (
        _insert(connection, failures)
        .values(key=key, tries=1, since=now)
        .on_conflict_do_update(
            index_elements=[failures.c.key],
            set_={
                "tries": sa.case((over, 1), else_=failures.c.tries + 1),
                "since": sa.case((over, sa.literal(now, Moment())), else_=failures.c.since),
            },
        )
        .returning(failures.c.tries, failures.c.since)
    )
    row = connection.execute(statement).one()
    return row.tries, row.since


def _insert(connection: sa.Connection, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def _key(*parts: str) -> str:
    """A counter's key: hashed, because what is typed as a name is now and then a password."""
    return sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()
