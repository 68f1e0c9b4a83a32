"""The tables of contracts' lives: where each stands, all that was done about it, and the numbers given at filing.

What was done and which numbers were given outlives the draft: triggers of the database (migration 0013) refuse
to change or delete it. Where a contract stands goes with its draft.
"""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

# ``number`` counts what was done: who acts says which number he saw. ``open`` lists in JSON the paths of the
# answers that may still be changed while the text is locked.
lives = sa.Table(
    "lives",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("station", sa.String, nullable=False, index=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("locked", sa.Boolean, nullable=False),
    sa.Column("open", sa.Text, nullable=False),
    sa.Column("since", Moment, nullable=False),
)

life_events = sa.Table(
    "life_events",
    metadata,
    sa.Column("draft_id", sa.String, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("act", sa.String, nullable=False),
    sa.Column("station_from", sa.String, nullable=False),
    sa.Column("station_to", sa.String, nullable=False),
    sa.Column("draft_version", sa.Integer, nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
    sa.Column("paper_id", sa.String),
    sa.Column("done_by", sa.String, nullable=False),
    sa.Column("done_at", Moment, nullable=False),
)

# The last number of each series; the row is what those who file at once queue for.
filing_series = sa.Table(
    "filing_series",
    metadata,
    sa.Column("series", sa.String, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

filing_numbers = sa.Table(
    "filing_numbers",
    metadata,
    sa.Column("number", sa.String, primary_key=True),
    sa.Column("series", sa.String, nullable=False),
    sa.Column("serial", sa.Integer, nullable=False),
    sa.Column("draft_id", sa.String, nullable=False, unique=True),
    sa.Column("given_by", sa.String, nullable=False),
    sa.Column("given_at", Moment, nullable=False),
    sa.UniqueConstraint("series", "serial"),
)

# A unit's part in its numbers stays as it was given.
unit_codes = sa.Table(
    "unit_codes",
    metadata,
    sa.Column("unit_id", sa.ForeignKey("units.id"), primary_key=True),
    sa.Column("code", sa.String, nullable=False, unique=True),
)
