"""How a connection to the database is made, and how a transaction on it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy import exc

from formgen.errors import PartMissing
from formgen.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

CONNECT_WITHIN = 5  # seconds: a page must say that the database is away, not hang
CONNECTIONS = 16  # kept open per process; web threads are fewer
MORE_CONNECTIONS = 16

MODE = "formgen_mode"  # the execution option that says how a transaction begins
READING, WRITING, BARE = "reading", "writing", "bare"

DRIVERS: Final = {
    "sqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}


def address(url: str) -> sa.URL:
    """*url* with the driver we use; :class:`PartMissing` when it names no database of ours."""
    try:
        parsed = sa.make_url(url)
    except (exc.ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise PartMissing(_unknown_address()) from error
    driver = DRIVERS.get(parsed.drivername.partition("+")[0])
    without_file = driver == DRIVERS["sqlite"] and parsed.database in {None, "", ":memory:"}
    if driver is None or without_file:
        raise PartMissing(_unknown_address())
    return parsed.set(drivername=driver)


def engine(url: sa.URL, patience: float, *, foreign_keys: bool = True) -> sa.Engine:
    """The pool of connections to *url*; without *foreign_keys* for migrations, which rebuild tables."""
    options: dict[str, Any] = {
        "pool_size": CONNECTIONS,
        "max_overflow": MORE_CONNECTIONS,
        "pool_timeout": patience,
    }
    if url.drivername == DRIVERS["sqlite"]:
        made = sa.create_engine(url, connect_args={"timeout": patience}, **options)
        sa.event.listen(made, "connect", _on_sqlite_connect(foreign_keys=foreign_keys))
        sa.event.listen(made, "begin", _on_sqlite_begin)
        return made
    return _postgresql(url, patience, options)


def _postgresql(url: sa.URL, patience: float, options: dict[str, Any]) -> sa.Engine:
    """A pool that notices a restarted server before it hands out a connection (pre-ping)."""
    connect = {"connect_timeout": CONNECT_WITHIN}
    try:
        made = sa.create_engine(url, connect_args=connect, pool_pre_ping=True, **options)
    except ModuleNotFoundError as error:
        said = _("没有安装 PostgreSQL 的驱动程序：请运行 pip install 'formgen[postgres]'。")
        raise PartMissing(said) from error

    @sa.event.listens_for(made, "connect")
    def wait_no_longer(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {int(patience * 1000)}")
        cursor.close()
        connection.commit()

    return made


def _on_sqlite_connect(*, foreign_keys: bool) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    """Settings that SQLite keeps per connection.

    ``synchronous = FULL``: under write-ahead logging NORMAL is quicker, but loses the last saves when
    the power fails; what was acknowledged must be there, and FULL still does some thousand saves a
    second. The driver's own transactions are off (``isolation_level``): they begin too late.
    """

    def set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        # Without this, INSERT OR REPLACE would slip past triggers that forbid deletion.
        cursor.execute("PRAGMA recursive_triggers = ON")
        cursor.close()

    return set_up


def _on_sqlite_begin(connection: sa.Connection) -> None:
    """Take the write lock at once for a writer; forbid writing to a reader."""
    mode = connection.get_execution_options().get(MODE, BARE)
    if mode == BARE:
        return
    if connection.info.get(MODE) != mode:  # what this connection did last: mostly the same
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if mode == WRITING else 'ON'}")
        connection.info[MODE] = mode
    connection.exec_driver_sql("BEGIN IMMEDIATE" if mode == WRITING else "BEGIN DEFERRED")


def _unknown_address() -> Message:
    return _(
        "数据库地址不对：请写成 sqlite:////目录/文件.db 或者"
        " postgresql://用户名:口令@主机/数据库（设置 FORMGEN_DATABASE_URL）。"
    )
