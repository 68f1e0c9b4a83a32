"""The tables of batches, beside the others of :mod:`formgen.storage.tables`: a sheet, its rows, what they became."""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

# A row is the piece of work: claimed for a while, finished once. The rows are counted, never the batch:
# what stands in `state` here is only what its owner wants.
batches = sa.Table(
    "batches",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("owner_id", sa.String, nullable=False, index=True),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("form_id", sa.String, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("pdf", sa.Boolean, nullable=False),
    sa.Column("as_of", sa.String, nullable=False),
    sa.Column("notices", sa.Text, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.UniqueConstraint("owner_id", "key"),
)

batch_rows = sa.Table(
    "batch_rows",
    metadata,
    sa.Column("batch_id", sa.ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("answers", sa.Text, nullable=False),
    sa.Column("faults", sa.Text, nullable=False),
    sa.Column("state", sa.String, nullable=False, index=True),
    sa.Column("worker", sa.String),
    sa.Column("lease_until", Moment),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("result", sa.Text),
    # Kept ready for the paper of this row, given at its first claim; issued only when the paper is final.
    sa.Column("code", sa.String),
)

batch_files = sa.Table(
    "batch_files",
    metadata,
    sa.Column("batch_id", sa.String, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("content_key", sa.String, index=True),
    sa.ForeignKeyConstraint(
        ["batch_id", "position"],
        ["batch_rows.batch_id", "batch_rows.position"],
        ondelete="CASCADE",
        name="fk_batch_files_row",
    ),
)
