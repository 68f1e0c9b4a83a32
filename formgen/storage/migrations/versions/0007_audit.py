"""The audit trail: a chain of entries that the database itself refuses to change.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NOTHING = "0" * 64
REFUSED = "the audit trail is only added to"


def upgrade() -> None:
    """Create the trail with its end, and what guards both."""
    _entries()
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("sm3", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    head = sa.table("audit_head", *(sa.column(name) for name in ("id", "number", "sha256", "sm3", "seal")))
    op.execute(sa.insert(head).values(id=1, number=0, sha256=NOTHING, sm3=NOTHING, seal=""))
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _entries() -> None:
    text = ("at", "stored_at", "actor", "act", "subject")
    hashes = ("previous_sha256", "previous_sm3", "sha256", "sm3")
    op.create_table(
        "audit_entries",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in text),
        sa.Column("detail", sa.Text(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in hashes),
        sa.PrimaryKeyConstraint("number", name="pk_audit_entries"),
        sa.UniqueConstraint("previous_sha256", name="uq_audit_entries_previous_sha256"),
        sa.UniqueConstraint("sha256", name="uq_audit_entries_sha256"),
    )
    op.create_index("ix_audit_entries_subject_number", "audit_entries", ["subject", "number"])
    op.create_index("ix_audit_entries_actor_number", "audit_entries", ["actor", "number"])


def _guard_sqlite() -> None:
    """Refuse what is no addition; the head may only go one entry on."""
    for table, event, when in (
        ("audit_entries", "UPDATE", ""),
        ("audit_entries", "DELETE", ""),
        ("audit_head", "DELETE", ""),
        ("audit_head", "UPDATE", "WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number + 1"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} {when} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    for table in ("audit_entries", "audit_head"):
        op.execute(
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION audit_refuse()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
        )
    op.execute(
        "CREATE TRIGGER audit_entries_update BEFORE UPDATE ON audit_entries "
        "FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
    )
    op.execute(
        "CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head FOR EACH ROW "
        "WHEN (NEW.id <> OLD.id OR NEW.number <> OLD.number + 1) EXECUTE FUNCTION audit_refuse()"
    )


def downgrade() -> None:
    """Forget the trail."""
    op.drop_table("audit_head")
    op.drop_table("audit_entries")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_refuse()")
