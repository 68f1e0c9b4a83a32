"""The tables of deadlines: what was done by when, what began on which day, and the secret links of feeds."""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

# A deadline itself is computed from answers; kept is only that somebody has done what it asks for.
# It is a draft's, or where it is no single draft's, its owner's: *subject* is the id of either.
deadline_marks = sa.Table(
    "deadline_marks",
    metadata,
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), index=True),
    sa.Column("done_on", sa.Date, nullable=False),
    sa.Column("remark", sa.Text, nullable=False),
    sa.Column("marked_by", sa.String, nullable=False),
    sa.Column("marked_at", Moment, nullable=False),
)

# What no form asks for and yet begins a period: a deviation happened, a permit was given.
deadline_starts = sa.Table(
    "deadline_starts",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("period", sa.String, nullable=False),
    sa.Column("started_on", sa.Date, nullable=False),
    sa.Column("created_by", sa.String, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.UniqueConstraint("draft_id", "period", "started_on"),
)

# The link itself is never kept, only what tells it again.
deadline_feeds = sa.Table(
    "deadline_feeds",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("token_hash", sa.String, nullable=False, unique=True),
    sa.Column("created_at", Moment, nullable=False),
)

# Who is here wants a mail each day on which there is something to say.
deadline_digests = sa.Table(
    "deadline_digests",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("last_day", sa.Date),
)
