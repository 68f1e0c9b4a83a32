"""Roles, units, second factors, shares and hand-overs; the mark for administrators becomes a role.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of people, and say the marks of before as roles."""
    _units()
    _factors()
    _shares()
    op.execute("INSERT INTO user_roles (user_id, role) SELECT id, 'drafter' FROM users")
    op.execute("INSERT INTO user_roles (user_id, role) SELECT id, 'administrator' FROM users WHERE is_admin")
    op.drop_column("users", "is_admin")


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("name", name="uq_units_name"),
    )
    op.create_table(
        "user_units",
        _user(),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_user_units"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_user_units_user_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_user_units_unit_id"),
    )
    op.create_index("ix_user_units_unit_id", "user_units", ["unit_id"])
    _of_user("user_roles", sa.Column("role", sa.String(), nullable=False), key=("user_id", "role"))
    _of_user(
        "user_mails",
        sa.Column("address", sa.String(), nullable=False),
        sa.UniqueConstraint("address", name="uq_user_mails_address"),
    )


def _factors() -> None:
    _of_user(
        "second_factors",
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", MOMENT),
    )
    _of_user(
        "recovery_codes", sa.Column("code_hash", sa.String(), nullable=False), key=("user_id", "code_hash")
    )
    _of_user(
        "outside_accounts",
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        key=("issuer", "subject"),
    )
    op.create_index("ix_outside_accounts_user_id", "outside_accounts", ["user_id"])
    op.create_table(
        "session_browsers",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name="pk_session_browsers"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_browsers_session_id", ondelete="CASCADE"
        ),
    )


def _shares() -> None:
    _of_user(
        "draft_shares",
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("may_edit", sa.Boolean(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name="fk_draft_shares_draft_id", ondelete="CASCADE"
        ),
        key=("draft_id", "user_id"),
    )
    op.create_index("ix_draft_shares_user_id", "draft_shares", ["user_id"])
    op.create_table(
        "handovers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("from_id", sa.String(), nullable=False),
        sa.Column("to_id", sa.String(), nullable=False),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_handovers"),
    )
    op.create_index("ix_handovers_from_id", "handovers", ["from_id"])
    op.create_index("ix_handovers_to_id", "handovers", ["to_id"])


def _user() -> sa.Column[str]:
    return sa.Column("user_id", sa.String(), nullable=False)


def _of_user(table: str, *parts: sa.schema.SchemaItem, key: tuple[str, ...] = ("user_id",)) -> None:
    op.create_table(
        table,
        _user(),
        *parts,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=f"fk_{table}_user_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Go back to one mark for administrators; units, roles, second factors and shares are lost."""
    op.add_column("users", sa.Column("is_admin", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE users SET is_admin = (1 = 1) WHERE id IN "
        "(SELECT user_id FROM user_roles WHERE role = 'administrator')"
    )
    for table in ("handovers", "draft_shares", "session_browsers", "outside_accounts", "recovery_codes"):
        op.drop_table(table)
    for table in ("second_factors", "user_mails", "user_roles", "user_units", "units"):
        op.drop_table(table)
