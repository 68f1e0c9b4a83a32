"""Deadlines: what was done of them, what began by hand, and the secret links of calendar feeds.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of deadlines."""
    op.create_table(
        "deadline_marks",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String()),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("marked_by", sa.String(), nullable=False),
        sa.Column("marked_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("subject", "key", name="pk_deadline_marks"),
        _of_draft("deadline_marks"),
    )
    op.create_index("ix_deadline_marks_draft_id", "deadline_marks", ["draft_id"])
    op.create_table(
        "deadline_starts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deadline_starts"),
        sa.UniqueConstraint(
            "draft_id", "period", "started_on", name="uq_deadline_starts_draft_id_period_started_on"
        ),
        _of_draft("deadline_starts"),
    )
    op.create_index("ix_deadline_starts_draft_id", "deadline_starts", ["draft_id"])
    op.create_table(
        "deadline_feeds",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_deadline_feeds"),
        sa.UniqueConstraint("token_hash", name="uq_deadline_feeds_token_hash"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_deadline_feeds_user_id", ondelete="CASCADE"
        ),
    )


def _of_draft(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["draft_id"], ["drafts.id"], name=f"fk_{table}_draft_id", ondelete="CASCADE"
    )


def downgrade() -> None:
    """Remove them again, with everything in them."""
    for table in ("deadline_feeds", "deadline_starts", "deadline_marks"):
        op.drop_table(table)
