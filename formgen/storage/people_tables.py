"""The tables of people beside their accounts: units, roles, second factors, shares and hand-overs.

A column called ``owner_id`` names whose thing a row is: a hand-over moves it. A column called
``user_id`` names a person's own concern, such as his second factor: it stays with him.
"""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

units = sa.Table(
    "units",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("created_at", Moment, nullable=False),
)

user_units = sa.Table(
    "user_units",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False, index=True),
)

user_roles = sa.Table(
    "user_roles",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role", sa.String, primary_key=True),
)

user_mails = sa.Table(
    "user_mails",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("address", sa.String, nullable=False, unique=True),
)

# Until it is confirmed, a second factor is not asked for; the step used last is never taken again.
second_factors = sa.Table(
    "second_factors",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("secret", sa.String, nullable=False),
    sa.Column("last_step", sa.Integer, nullable=False),
    sa.Column("confirmed_at", Moment),
)

recovery_codes = sa.Table(
    "recovery_codes",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("code_hash", sa.String, primary_key=True),
)

outside_accounts = sa.Table(
    "outside_accounts",
    metadata,
    sa.Column("issuer", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
)

# Which browser a session is in, as it says itself: for its owner's own list, and never believed.
session_browsers = sa.Table(
    "session_browsers",
    metadata,
    sa.Column("session_id", sa.ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("agent", sa.String, nullable=False),
)

draft_shares = sa.Table(
    "draft_shares",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("may_edit", sa.Boolean, nullable=False),
    sa.Column("given_by", sa.String, nullable=False),
    sa.Column("given_at", Moment, nullable=False),
)

# Who gave what to whom is kept also when an account goes: ids without foreign keys.
handovers = sa.Table(
    "handovers",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("from_id", sa.String, nullable=False, index=True),
    sa.Column("to_id", sa.String, nullable=False, index=True),
    sa.Column("done_by", sa.String, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("moved", sa.Text, nullable=False),
    sa.Column("done_at", Moment, nullable=False),
)
