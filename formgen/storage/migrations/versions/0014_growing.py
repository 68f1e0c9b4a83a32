"""What is done once a day, and files that are kept outside the database.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WITH_CONTENT = ("documents", "attachment_files", "issue_contents", "batch_files", "review_files")


def upgrade() -> None:
    """Create the tables, and the column that says under which key a content is kept elsewhere."""
    op.create_table(
        "daily_runs",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("day", "job", name="pk_daily_runs"),
    )
    op.create_table(
        "stored_files",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_stored_files"),
    )
    op.create_index("ix_stored_files_sent_at", "stored_files", ["sent_at"])
    for table in WITH_CONTENT:  # added in place: a table built anew would lose the triggers that guard it
        op.add_column(table, sa.Column("content_key", sa.String()))
        op.create_index(f"ix_{table}_content_key", table, ["content_key"])


def downgrade() -> None:
    """Remove them again; contents that are kept elsewhere are then not found any more."""
    for table in WITH_CONTENT:
        op.drop_index(f"ix_{table}_content_key", table)
        op.drop_column(table, "content_key")
    op.drop_index("ix_stored_files_sent_at", "stored_files")
    op.drop_table("stored_files")
    op.drop_table("daily_runs")
