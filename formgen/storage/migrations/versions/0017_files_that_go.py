"""Since when a file in the store is being deleted, so that nobody uses it again meanwhile.

It runs after 0015, which is the last (0016 comes before it). A migration says what the tables were on its day; it
does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nothing is going yet."""
    op.add_column("stored_files", sa.Column("going_since", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Remove it again; what was going may be used again, so that nothing may be sweeping meanwhile."""
    op.drop_column("stored_files", "going_since")
