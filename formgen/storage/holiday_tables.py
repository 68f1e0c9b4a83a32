"""The tables of holiday notices: what an administrator entered of the yearly arrangement, and its days."""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

# Rows are added and never changed: of each year the last revision holds, and how many rows there are tells
# every process whether it has seen them all. *moved* and *settled* say what became of the deadlines then.
holiday_notices = sa.Table(
    "holiday_notices",
    metadata,
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.String, nullable=False),
    sa.Column("issued_on", sa.Date),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    sa.Column("moved", sa.Integer, nullable=False),
    sa.Column("settled", sa.Integer, nullable=False),
    sa.Column("entered_by", sa.String, nullable=False),
    sa.Column("entered_at", Moment, nullable=False),
)

holiday_days = sa.Table(
    "holiday_days",
    metadata,
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("working", sa.Boolean, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.ForeignKeyConstraint(
        ["year", "revision"], ["holiday_notices.year", "holiday_notices.revision"], ondelete="CASCADE"
    ),
)
