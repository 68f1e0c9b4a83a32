"""The code that is kept ready for the paper of a row, so that making it again gives the same bytes.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; rows that wait get their code when they are taken in hand."""
    op.add_column("batch_rows", sa.Column("code", sa.String()))


def downgrade() -> None:
    """Remove it again; what was issued stays."""
    op.drop_column("batch_rows", "code")
