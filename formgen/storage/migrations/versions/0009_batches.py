"""Batches: a sheet with one row for each paper, and what its rows became.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of batches."""
    op.create_table(
        "batches",
        sa.Column("sequence", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "owner_id", "key", "form_id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pdf", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("notices", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_batches"),
        sa.UniqueConstraint("id", name="uq_batches_id"),
        sa.UniqueConstraint("owner_id", "key", name="uq_batches_owner_id_key"),
    )
    op.create_index("ix_batches_owner_id", "batches", ["owner_id"])
    _rows()
    op.create_table(
        "batch_files",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "position", "name", name="pk_batch_files"),
        sa.ForeignKeyConstraint(
            ["batch_id", "position"],
            ["batch_rows.batch_id", "batch_rows.position"],
            name="fk_batch_files_row",
            ondelete="CASCADE",
        ),
    )


def _rows() -> None:
    op.create_table(
        "batch_rows",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("label", "answers", "faults")),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("worker", sa.String()),
        sa.Column("lease_until", MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text()),
        sa.PrimaryKeyConstraint("batch_id", "position", name="pk_batch_rows"),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_batch_rows_batch_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_batch_rows_state", "batch_rows", ["state"])


def downgrade() -> None:
    """Remove them again, with everything in them."""
    op.drop_table("batch_files")
    op.drop_table("batch_rows")
    op.drop_table("batches")
