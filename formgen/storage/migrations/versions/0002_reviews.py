"""Contracts that were sent in for review, what was found and decided; marks on answers that were read.

A migration says what the tables were on its day; it does not follow later changes of ``tables.py``.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of the review desk."""
    _reviews()
    _parts()
    _draft_parts()


def downgrade() -> None:
    """Remove them again, with everything in them."""
    for table in (
        "draft_marks",
        "draft_sources",
        "review_decisions",
        "review_results",
        "review_files",
        "reviews",
    ):
        op.drop_table(table)


def _draft_parts() -> None:
    op.create_table(
        "draft_sources",
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("review_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_draft_sources"),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name="fk_draft_sources_draft_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name="fk_draft_sources_review_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_draft_sources_review_id", "draft_sources", ["review_id"])
    op.create_table(
        "draft_marks",
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "path", name="pk_draft_marks"),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name="fk_draft_marks_draft_id", ondelete="CASCADE"
        ),
    )


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("worker", sa.String()),
        sa.Column("lease_until", MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String()),
        sa.Column("previous_id", sa.String()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_reviews"),
        sa.UniqueConstraint("id", name="uq_reviews_id"),
        sa.UniqueConstraint("owner_id", "key", name="uq_reviews_owner_id_key"),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["reviews.id"], name="fk_reviews_previous_id", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_reviews_state_sequence", "reviews", ["state", "sequence"])
    op.create_index("ix_reviews_previous_id", "reviews", ["previous_id"])


def _parts() -> None:
    _part("review_files", ["review_id"], sa.Column("content", sa.LargeBinary(), nullable=False))
    _part(
        "review_results",
        ["review_id"],
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=False),
    )
    _part(
        "review_decisions",
        ["review_id", "key"],
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
    )


def _part(
    name: str, key: list[str], *columns: sa.Column[str] | sa.Column[bytes] | sa.Column[datetime]
) -> None:
    op.create_table(
        name,
        sa.Column("review_id", sa.String(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=f"fk_{name}_review_id", ondelete="CASCADE"
        ),
    )
