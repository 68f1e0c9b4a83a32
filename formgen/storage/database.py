"""The database behind everything that is kept: one SQLite file, or PostgreSQL by its address.

The same code runs on both. Every write is one transaction that takes the write lock before it reads
(``BEGIN IMMEDIATE`` on SQLite; row locks and unique keys on PostgreSQL): reading first and locking
later is how saves get lost.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

from formgen.storage import audit, schema
from formgen.storage.connections import BARE, MODE, READING, WRITING, address, engine
from formgen.storage.faults import spoken
from formgen.storage.queueing import Writers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Column, Connection, Table

    from formgen.storage.stores import Store

PATIENCE = 10.0  # seconds a writer waits for another: far above any transaction of ours

OWNER_ONLY = 0o600


class Database:
    """One database: where it lies, and the only two ways to speak to it.

    *url* is ``sqlite:///folder/file.db``, ``sqlite:////absolute/file.db`` or ``postgresql://…``;
    *patience* is how many seconds a writer waits for another before it is told to come back;
    *key* gives the key that seals the audit trail, where there is one;
    *store* takes the bytes of documents (:mod:`formgen.storage.files`), which else lie in their rows.
    Every fault of the database leaves here as :class:`formgen.errors.PartMissing` with its remedy.
    """

    def __init__(
        self,
        url: str,
        *,
        patience: float = PATIENCE,
        key: Callable[[], bytes] | None = None,
        store: Store | None = None,
    ) -> None:
        self.url = address(url)
        self.patience = patience
        self.key = key
        self.store = store
        self._engine = engine(self.url, patience)
        self._writers = Writers(patience) if self.is_sqlite else None
        self._reader = self._engine.execution_options(**{MODE: READING, "postgresql_readonly": True})
        self._writer = self._engine.execution_options(**{MODE: WRITING, audit.KEY: key})

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file beside the program rather than a server."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees only what is committed, and cannot write."""
        with spoken(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose work is kept as a whole when the block ends, or not at all if it raises.

        What was recorded on the way (:mod:`formgen.storage.audit`) joins the trail at the very end.
        """
        turn = self._writers.one() if self._writers else nullcontext()
        with turn, spoken(), self._writer.begin() as connection:
            audit.begin(connection)
            yield connection
            audit.settle(connection)

    def upgrade(self) -> None:
        """Bring the tables to what this version of formgen needs; safe to call at every start.

        Foreign keys rest meanwhile: SQLite changes a table by building it anew, and dropping the old
        one would take along everything that points to it.
        """
        with self.building() as connection:
            schema.upgrade(connection)

    @contextmanager
    def building(self) -> Iterator[Connection]:
        """A connection that may change the tables themselves; all is kept when the block ends, or nothing."""
        if self.is_sqlite:
            self._prepare_file()
        migrating = engine(self.url, self.patience, foreign_keys=False)
        try:
            with spoken(), migrating.execution_options(**{MODE: WRITING}).begin() as connection:
                yield connection
        finally:
            migrating.dispose()

    def at_head(self) -> bool:
        """Whether the tables are those of this version of formgen; a file that is not there is not made."""
        if self._is_not_made():
            return False
        with self.reading() as connection:
            return schema.at_head(connection)

    def must_be_known(self) -> None:
        """Refuse tables that a later version of formgen has built: PartMissing. A file that is not there is not made."""
        if not self._is_not_made():
            with self.reading() as connection:
                schema.must_be_known(connection)

    def _is_not_made(self) -> bool:
        path = Path(self.url.database or "")
        return self.is_sqlite and path.parent.is_dir() and not path.exists()

    def close(self) -> None:
        """Give back every connection; the object can go on being used."""
        self._engine.dispose()

    def _prepare_file(self) -> None:
        """Make the file readable by its owner alone, and switch it to write-ahead logging.

        That mode stays with the file, so it is set here and not at each connection: to change it,
        SQLite needs the file for itself.
        """
        path = Path(self.url.database or "")
        if not path.exists() and os.access(path.parent, os.W_OK):
            path.touch(mode=OWNER_ONLY)
        with suppress(OSError):
            path.chmod(OWNER_ONLY)
        with spoken(), self._engine.connect().execution_options(**{MODE: BARE}) as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def insert_once(
    connection: Connection, table: Table, values: Mapping[str, Any], unique: tuple[Column[Any], ...]
) -> bool:
    """Insert a row unless one with the same *unique* columns is there; say whether it was inserted.

    The database decides, also between two that insert at the same moment.
    """
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing(index_elements=unique)
    return connection.execute(statement.returning(*unique)).first() is not None
