"""Bringing the tables to the present version, from inside the program: no alembic.ini is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.storage import db_roles

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "head"
UPGRADING = 7_306_201_804  # any number that nobody else on the same server uses as a lock


def upgrade(connection: Connection, to: str = NEWEST) -> None:
    """Run what is missing up to the migration *to*, the newest if not given, inside the transaction of *connection*.

    Two programs that start together do it one after the other: SQLite has its write lock, PostgreSQL
    is asked for one.

    :raises formgen.errors.PartMissing: for tables of a later version.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(UPGRADING)))
    must_be_known(connection)
    settings = _settings()
    settings.attributes["connection"] = connection
    command.upgrade(settings, to)
    if to == NEWEST and connection.dialect.name == "postgresql":
        db_roles.withhold(connection)


def at_head(connection: Connection) -> bool:
    """Whether the newest migration has run, and nothing newer than this program knows."""
    newest = ScriptDirectory.from_config(_settings()).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(newest)


def must_be_known(connection: Connection) -> None:
    """Refuse tables that a later version of formgen has built: nobody here knows what they hold. PartMissing."""
    found = MigrationContext.configure(connection).get_current_heads()
    known = {one.revision for one in ScriptDirectory.from_config(_settings()).walk_revisions()}
    unknown = sorted(set(found) - known)
    if unknown:
        said = _(
            "数据库由更新的版本建立（结构 {found}），这个版本的 formgen 不认识：请用与它相应的版本；"
            "要退回旧版本的，用升级以前的备份恢复到空数据库。",
            found=unknown[0],
        )
        raise PartMissing(said)


def _settings() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return settings
