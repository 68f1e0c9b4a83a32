"""Tokens for programs that ask in a person's name, how often they asked, and what was answered.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the three tables of the programs' door."""
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_api_tokens"),
        sa.UniqueConstraint("token_hash", name="uq_api_tokens_token_hash"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_api_tokens_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_api_tokens_user_id", "api_tokens", ["user_id"])
    op.create_table(
        "api_budgets",
        sa.Column("token_id", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("token_id", name="pk_api_budgets"),
        sa.ForeignKeyConstraint(
            ["token_id"], ["api_tokens.id"], name="fk_api_budgets_token_id", ondelete="CASCADE"
        ),
    )
    _answers()


def _answers() -> None:
    op.create_table(
        "api_answers",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("key_hash", sa.String(), nullable=False),
        sa.Column("request_hash", sa.String(), nullable=False),
        sa.Column("turn", sa.String(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", sa.Text()),
        sa.Column("body", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("user_id", "key_hash", name="pk_api_answers"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_api_answers_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_api_answers_begun_at", "api_answers", ["begun_at"])


def downgrade() -> None:
    """Forget tokens and kept answers."""
    for table in ("api_answers", "api_budgets", "api_tokens"):
        op.drop_table(table)
