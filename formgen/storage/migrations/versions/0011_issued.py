"""Issued papers, which the database itself refuses to change.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
REFUSED = "an issued paper stays as it was issued"
TABLES = ("issues", "issue_files", "issue_contents", "issue_withdrawals", "issue_erasures")
ERASED = "EXISTS (SELECT 1 FROM issue_erasures WHERE issue_erasures.issue_id = OLD.issue_id)"


def upgrade() -> None:
    """Create the tables of issued papers, and what guards them."""
    _issues()
    _contents()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _issues() -> None:
    op.create_table(
        "issues",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("draft_version", sa.Integer(), nullable=False),
        *(_text(name) for name in ("fingerprint", "issued_for", "issued_by", "form_id", "form_version")),
        _text("template_digest"),
        sa.Column("law_date", sa.Date(), nullable=False),
        _text("title"),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_issues"),
        sa.UniqueConstraint("code", name="uq_issues_code"),
        sa.UniqueConstraint("draft_id", "sequence", name="uq_issues_draft_id_sequence"),
        sa.UniqueConstraint(
            "draft_id", "draft_version", "fingerprint", name="uq_issues_draft_id_draft_version_fingerprint"
        ),
    )


def _contents() -> None:
    hashes = ("sha256", "sm3", "document_id")
    size = sa.Column("size", sa.Integer(), nullable=False)
    _of_issue(
        "issue_files", _text("name"), _text("media_type"), size, *(_text(one) for one in hashes), named=True
    )
    op.create_index("ix_issue_files_document_id", "issue_files", ["document_id"])
    content = sa.Column("content", sa.LargeBinary(), nullable=False)
    _of_issue("issue_contents", _text("name"), content, named=True)
    for table, word in (("issue_withdrawals", "withdrawn"), ("issue_erasures", "erased")):
        _of_issue(table, _text(f"{word}_by"), sa.Column(f"{word}_at", MOMENT, nullable=False))


def _of_issue(table: str, *parts: sa.schema.SchemaItem, named: bool = False) -> None:
    key = ("issue_id", "name") if named else ("issue_id",)
    op.create_table(
        table,
        _text("issue_id"),
        *parts,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name=f"fk_{table}_issue_id"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _guard_sqlite() -> None:
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            when = f"WHEN NOT {ERASED}" if (table, event) == ("issue_contents", "DELETE") else ""
            op.execute(
                f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} {when} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION issue_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    op.execute(
        "CREATE FUNCTION issue_keep() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {ERASED} THEN RETURN OLD; END IF; RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    for table in TABLES:
        keep = "issue_keep" if table == "issue_contents" else "issue_refuse"
        for event, each, function in (
            ("UPDATE", "FOR EACH ROW", "issue_refuse"),
            ("DELETE", "FOR EACH ROW", keep),
            ("TRUNCATE", "", "issue_refuse"),
        ):
            op.execute(
                f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} {each} "
                f"EXECUTE FUNCTION {function}()"
            )


def downgrade() -> None:
    """Forget what was issued."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION issue_refuse()")
        op.execute("DROP FUNCTION issue_keep()")
