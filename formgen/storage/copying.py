"""All that the database holds, row by row, of one moment: out of one database and into an empty one, of either kind.

What leaves is plain (:func:`rows`), so that a copy taken from SQLite goes into PostgreSQL and the other way round,
and so that a copy of an earlier version of formgen goes in as it was and is migrated afterwards
(:func:`put_back`). Guards that refuse to change what was recorded stand aside only inside that one transaction,
which begins with a database that holds nothing.
"""

from __future__ import annotations

import base64
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic.util import CommandError

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.storage.database import Database

VERSION = "alembic_version"
HEAD = "audit_head"
"""The one table that has a row before anybody has done anything."""
AT_ONCE, FILES_AT_ONCE = 100, 2
"""Rows in memory at the same time; fewer where each may hold a file, which is up to twenty megabytes."""
Plain = list[Any]


@contextmanager
def still(database: Database) -> Iterator[sa.Connection]:
    """A connection that sees one moment, however long it looks and whoever writes meanwhile."""
    with database.reading() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield connection


def revision(connection: sa.Connection) -> str:
    """The migration that the tables are at; empty where there are none."""
    if not sa.inspect(connection).has_table(VERSION):
        return ""
    return connection.execute(sa.text(f"SELECT version_num FROM {VERSION}")).scalar() or ""  # noqa: S608 - the table has one name


def tables(connection: sa.Connection) -> list[sa.Table]:
    """The tables as this database has them, those that others point to first."""
    seen = sa.MetaData()
    seen.reflect(connection)
    return [one for one in seen.sorted_tables if one.name != VERSION]


def columns(table: sa.Table) -> list[str]:
    """The names of its columns, in the order in which :func:`rows` gives their values."""
    return [one.name for one in table.columns]


def rows(connection: sa.Connection, table: sa.Table) -> Iterator[Plain]:
    """Each row in plain values, by its key: two databases that hold the same say the same."""
    order = list(table.primary_key.columns) or list(table.columns)
    found = connection.execution_options(yield_per=_at_once(table)).execute(sa.select(table).order_by(*order))
    for row in found:
        yield [_plain(value) for value in row]


def must_be_empty(connection: sa.Connection) -> None:
    """Raise BadInput unless nothing has ever been kept here: no tables, or tables with nothing in them."""
    for one in tables(connection):
        used = sa.select(sa.literal(1)).select_from(one).where(_used(one)).limit(1)
        if connection.execute(used).first():
            raise BadInput(_("这里已经有数据，没有恢复：请用空的数据目录和空的数据库。"))


def put_back(database: Database, at: str, given: Iterable[tuple[str, list[str], Iterator[Plain]]]) -> None:
    """Fill an empty database: the tables as of migration *at*, the rows *given* by table, then every later migration.

    All of it or nothing. :class:`formgen.errors.BadInput` where something was kept meanwhile, where there are tables
    of another migration, and for a migration, table or column that is not known.
    """
    with database.building() as connection:
        _build(connection, at)
        known = {one.name: one for one in tables(connection)}
        guards = _stand_aside(connection, known)  # from here on nobody else writes
        must_be_empty(connection)
        for table in reversed(list(known.values())):
            connection.execute(sa.delete(table))
        for name, named, found in given:
            _fill(connection, known.get(name), named, found)
        _count_on(connection, known.values())
        _stand_guard(connection, known, guards)
        _hold_together(connection)
        schema.upgrade(connection)


def _build(connection: sa.Connection, at: str) -> None:
    """The tables as of migration *at*: what later migrations do to rows, they could not do to tables that are later."""
    found = revision(connection)
    try:
        schema.upgrade(connection, at)
    except CommandError as error:
        raise BadInput(_("这份备份来自更新的版本：请先升级 formgen，再恢复。")) from error
    if revision(connection) != at:
        said = _(
            "这里的表已经建到 {found}，而备份是 {at} 的，没有恢复：请换一个还没有建过表的空数据库。",
            found=found,
            at=at,
        )
        raise BadInput(said)


def _used(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c.number > 0 if table.name == HEAD else sa.true()


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of a database
    if isinstance(value, bytes | memoryview):
        return {"b": base64.b64encode(value).decode("ascii")}
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return {"t": moment.isoformat()}
    return {"d": value.isoformat()} if isinstance(value, date) else value


def _read(value: Any, *, zoned: bool) -> Any:  # noqa: ANN401 - what JSON knows, and what a column holds
    if not isinstance(value, dict):
        return value
    ((kind, said),) = value.items()
    if kind == "b":
        return base64.b64decode(said)
    if kind == "d":
        return date.fromisoformat(said)
    moment = datetime.fromisoformat(said)
    return moment if zoned else moment.replace(tzinfo=None)


def _fill(
    connection: sa.Connection, table: sa.Table | None, named: list[str], found: Iterator[Plain]
) -> None:
    if table is None or set(named) - set(table.columns.keys()):
        raise BadInput(_("这份备份里有本版本不认识的内容：请用生成它的版本恢复，再升级。"))
    zoned = connection.dialect.name == "postgresql"
    waiting: list[dict[str, Any]] = []
    for row in found:
        waiting.append({name: _read(value, zoned=zoned) for name, value in zip(named, row, strict=True)})
        if len(waiting) == _at_once(table):
            connection.execute(sa.insert(table), waiting)
            waiting.clear()
    if waiting:
        connection.execute(sa.insert(table), waiting)


def _at_once(table: sa.Table) -> int:
    return FILES_AT_ONCE if any(isinstance(one.type, sa.LargeBinary) for one in table.columns) else AT_ONCE


def _stand_aside(connection: sa.Connection, known: Iterable[str]) -> list[tuple[str, str]]:
    """Let the guards stand aside; on SQLite, which can only forget them, what they were."""
    if connection.dialect.name == "postgresql":
        for name in known:
            connection.exec_driver_sql(f"ALTER TABLE {_quoted(connection, name)} DISABLE TRIGGER USER")
        return []
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    guards = [(name, made) for name, made in connection.exec_driver_sql(asked)]
    for name, _made in guards:
        connection.exec_driver_sql(f"DROP TRIGGER {_quoted(connection, name)}")
    return guards


def _stand_guard(connection: sa.Connection, known: Iterable[str], guards: list[tuple[str, str]]) -> None:
    for _name, made in guards:
        connection.exec_driver_sql(made)
    for name in known if connection.dialect.name == "postgresql" else ():
        connection.exec_driver_sql(f"ALTER TABLE {_quoted(connection, name)} ENABLE TRIGGER USER")


def _count_on(connection: sa.Connection, known: Iterable[sa.Table]) -> None:
    """Let PostgreSQL go on counting behind the last number of each table; SQLite does by itself."""
    for table in known if connection.dialect.name == "postgresql" else ():
        for column in table.primary_key.columns:
            if not isinstance(column.type, sa.Integer):
                continue
            asked = sa.select(sa.func.pg_get_serial_sequence(table.name, column.name))
            sequence = connection.execute(asked).scalar()
            last = connection.execute(sa.select(sa.func.max(column))).scalar()
            if sequence and last:
                connection.execute(sa.select(sa.func.setval(sequence, last)))


def _hold_together(connection: sa.Connection) -> None:
    """What points to something must find it; PostgreSQL has looked already."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BadInput(_("这份备份的内容互相对不上，没有恢复：请用另一份备份。"))


def _quoted(connection: sa.Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
