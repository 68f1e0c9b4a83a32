"""Who wants a daily mail of his deadlines, and for which day it was sent last.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of digests."""
    op.create_table(
        "deadline_digests",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date()),
        sa.PrimaryKeyConstraint("user_id", name="pk_deadline_digests"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_deadline_digests_user_id", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Remove it again."""
    op.drop_table("deadline_digests")
