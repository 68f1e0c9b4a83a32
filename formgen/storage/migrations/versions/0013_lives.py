"""The lives of contracts: where each stands, what was done, and the numbers given at filing.

A migration says what the tables were on its day; it does not follow later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
REFUSED = "what was done about a contract stays as it was done"
KEPT = ("life_events", "filing_numbers")


def upgrade() -> None:
    """Create the tables of lives, and what guards those that are only added to."""
    _lives()
    _numbers()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _lives() -> None:
    op.create_table(
        "lives",
        _text("draft_id"),
        _text("station"),
        _number("number"),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("open", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_lives"),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name="fk_lives_draft_id", ondelete="CASCADE"),
    )
    op.create_index("ix_lives_station", "lives", ["station"])
    op.create_table(
        "life_events",
        _text("draft_id"),
        _number("number"),
        *(_text(name) for name in ("act", "station_from", "station_to")),
        _number("draft_version"),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("paper_id", sa.String()),
        _text("done_by"),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "number", name="pk_life_events"),
    )


def _numbers() -> None:
    op.create_table(
        "filing_series",
        _text("series"),
        _number("last"),
        sa.PrimaryKeyConstraint("series", name="pk_filing_series"),
    )
    op.create_table(
        "filing_numbers",
        _text("number"),
        _text("series"),
        _number("serial"),
        _text("draft_id"),
        _text("given_by"),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_filing_numbers"),
        sa.UniqueConstraint("draft_id", name="uq_filing_numbers_draft_id"),
        sa.UniqueConstraint("series", "serial", name="uq_filing_numbers_series_serial"),
    )
    op.create_table(
        "unit_codes",
        _text("unit_id"),
        _text("code"),
        sa.PrimaryKeyConstraint("unit_id", name="pk_unit_codes"),
        sa.UniqueConstraint("code", name="uq_unit_codes_code"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_unit_codes_unit_id"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _guard_sqlite() -> None:
    for table in KEPT:
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION life_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    for table in KEPT:
        for event, each in (("UPDATE", "FOR EACH ROW"), ("DELETE", "FOR EACH ROW"), ("TRUNCATE", "")):
            op.execute(
                f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} {each} "
                "EXECUTE FUNCTION life_refuse()"
            )


def downgrade() -> None:
    """Forget what was done."""
    for table in ("unit_codes", "filing_numbers", "filing_series", "life_events", "lives"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION life_refuse()")
