"""The tables of packets: what was chosen for one, and the files that a person attaches to a draft."""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

# Ticks and order are kept as they were sent: they are no answers, and nothing else asks for them.
packets = sa.Table(
    "packets",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("choices", sa.Text, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
)

# What people call their file is data and nothing else: it names no row, no address and no line of a log.
attachments = sa.Table(
    "attachments",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    sa.Column("owner_id", sa.String, nullable=False, index=True),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("material", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("content_hash", sa.String, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.UniqueConstraint("draft_id", "key"),
)

attachment_files = sa.Table(
    "attachment_files",
    metadata,
    sa.Column("attachment_id", sa.ForeignKey("attachments.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("content_key", sa.String, index=True),
)
