"""Packets: what was chosen for one, and the files that a person attaches to a draft.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of packets."""
    op.create_table(
        "packets",
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_packets"),
        _to("packets", "draft_id", "drafts"),
    )
    op.create_table(
        "attachments",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_attachments"),
        sa.UniqueConstraint("id", name="uq_attachments_id"),
        sa.UniqueConstraint("draft_id", "key", name="uq_attachments_draft_id_key"),
        _to("attachments", "draft_id", "drafts"),
    )
    op.create_index("ix_attachments_owner_id", "attachments", ["owner_id"])
    op.create_table(
        "attachment_files",
        sa.Column("attachment_id", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("attachment_id", name="pk_attachment_files"),
        _to("attachment_files", "attachment_id", "attachments"),
    )


def downgrade() -> None:
    """Remove them again, with everything in them."""
    for table in ("attachment_files", "attachments", "packets"):
        op.drop_table(table)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
