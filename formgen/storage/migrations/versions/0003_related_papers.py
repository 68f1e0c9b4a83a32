"""Papers begun from other papers: which, and the answers that were taken over.

A migration says what the tables were on its day; it does not follow later changes of ``tables.py``.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of related papers."""
    op.create_table(
        "draft_parents",
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_draft_parents"),
        _to_drafts("draft_parents", "draft_id"),
        _to_drafts("draft_parents", "parent_id"),
    )
    op.create_index("ix_draft_parents_parent_id", "draft_parents", ["parent_id"])
    op.create_table(
        "draft_carried",
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("from_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "from_id", "path", name="pk_draft_carried"),
        _to_drafts("draft_carried", "draft_id"),
        _to_drafts("draft_carried", "from_id"),
    )
    op.create_index("ix_draft_carried_from_id", "draft_carried", ["from_id"])


def downgrade() -> None:
    """Remove them again, with everything in them."""
    op.drop_table("draft_carried")
    op.drop_table("draft_parents")


def _to_drafts(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["drafts.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
