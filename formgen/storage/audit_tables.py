"""The tables of the audit trail: its entries, and where it ends.

Entries name people and things by their ids, without foreign keys: the trail outlives what it speaks of. Times
are text, so that what was hashed is read back letter by letter. Triggers of the database refuse to change or
to remove an entry (:mod:`formgen.storage.migrations.versions`, 0007).
"""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import metadata

audit_entries = sa.Table(
    "audit_entries",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("stored_at", sa.String, nullable=False),
    sa.Column("actor", sa.String, nullable=False),
    sa.Column("act", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    # No two entries follow the same one: the database itself refuses a fork.
    sa.Column("previous_sha256", sa.String, nullable=False, unique=True),
    sa.Column("previous_sm3", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False, unique=True),
    sa.Column("sm3", sa.String, nullable=False),
    sa.Index(None, "subject", "number"),
    sa.Index(None, "actor", "number"),
)

# One row: the last entry, under the seal of the site's key, which does not lie in the database.
audit_head = sa.Table(
    "audit_head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("sm3", sa.String, nullable=False),
    sa.Column("seal", sa.String, nullable=False),
)
