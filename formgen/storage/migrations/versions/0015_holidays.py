"""Holiday notices that an administrator entered; ticks of periods in working days no longer name the last day.

It runs after 0016, which was there first. A migration says what the tables were on its day; it does not follow
later changes of the code.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0016"
branch_labels = None
depends_on = None

IN_WORKING_DAYS = ("gc-filing", "gc-paper", "gc-plan", "gc-milestone", "gc-abnormal", "it-handover")
"""The periods whose last day a notice may move: who ticked one off did so whatever day it is."""
KEY = re.compile(rf"({'|'.join(IN_WORKING_DAYS)})\.([0-9]{{8}})\.[0-9]{{8}}(\.[0-9a-f]{{8}})?\Z")


def upgrade() -> None:
    """Create the tables, and name ticks by what began the period."""
    op.create_table(
        "holiday_notices",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date()),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("year", "revision", name="pk_holiday_notices"),
    )
    op.create_table(
        "holiday_days",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("year", "revision", "day", name="pk_holiday_days"),
        sa.ForeignKeyConstraint(
            ["year", "revision"],
            ["holiday_notices.year", "holiday_notices.revision"],
            name="fk_holiday_days_year_revision",
            ondelete="CASCADE",
        ),
    )
    _rename_ticks()


def downgrade() -> None:
    """Remove the tables; ticks keep their new names, and the earlier version shows those deadlines as open."""
    op.drop_table("holiday_days")
    op.drop_table("holiday_notices")


def _rename_ticks() -> None:
    marks = sa.table(
        "deadline_marks", sa.column("subject", sa.String), sa.column("key", sa.String), sa.column("marked_at")
    )
    connection = op.get_bind()
    rows = connection.execute(sa.select(marks.c.subject, marks.c.key).order_by(marks.c.marked_at)).all()
    taken = set()
    for row in rows:
        found = KEY.match(row.key)
        if found is None:
            continue
        renamed = f"{found[1]}.{found[2]}{found[3] or ''}"
        same = (marks.c.subject == row.subject) & (marks.c.key == row.key)
        if (row.subject, renamed) in taken:
            connection.execute(sa.delete(marks).where(same))
            continue
        taken.add((row.subject, renamed))
        connection.execute(sa.update(marks).where(same).values(key=renamed))
