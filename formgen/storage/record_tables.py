"""The tables of what users keep for all papers, beside the others of :mod:`formgen.storage.tables`."""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

records = sa.Table(
    "records",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("owner_id", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("begin_key", sa.String),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.UniqueConstraint("owner_id", "begin_key"),
    sa.Index(None, "owner_id", "kind"),
)

# What a paper has from a record, as the record said it then: by the place in the paper's form.
draft_records = sa.Table(
    "draft_records",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("record_id", sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("place", sa.String, primary_key=True),
    sa.Column("facts", sa.Text, nullable=False),
)
