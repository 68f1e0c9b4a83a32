"""Records that a user keeps for all papers, and which papers took what over from which.

A migration says what the tables were on its day; it does not follow later changes of ``tables.py``.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of records."""
    op.create_table(
        "records",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("begin_key", sa.String()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
        sa.UniqueConstraint("owner_id", "begin_key", name="uq_records_owner_id_begin_key"),
    )
    op.create_index("ix_records_owner_id_kind", "records", ["owner_id", "kind"])
    op.create_table(
        "draft_records",
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "record_id", "place", name="pk_draft_records"),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name="fk_draft_records_draft_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name="fk_draft_records_record_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_draft_records_record_id", "draft_records", ["record_id"])


def downgrade() -> None:
    """Remove them again, with everything in them."""
    op.drop_table("draft_records")
    op.drop_table("records")
