"""The tables of programs that ask in a person's name: their tokens, how often they asked, what was answered.

A token is kept as its hash only: who reads the database cannot ask with it. What is kept here is a person's
own concern (``user_id``) and stays with him when his contracts are handed over.
"""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

api_tokens = sa.Table(
    "api_tokens",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("scopes", sa.String, nullable=False),
    sa.Column("token_hash", sa.String, nullable=False, unique=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("revoked_at", Moment),
)

# How much a token has asked for since when: one row for each, written by every request.
api_budgets = sa.Table(
    "api_budgets",
    metadata,
    sa.Column("token_id", sa.ForeignKey("api_tokens.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("since", Moment, nullable=False),
    sa.Column("spent", sa.Integer, nullable=False),
)

# What was answered to a request with an idempotency key; no status while it is being worked on.
api_answers = sa.Table(
    "api_answers",
    metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("key_hash", sa.String, primary_key=True),
    sa.Column("request_hash", sa.String, nullable=False),
    sa.Column("turn", sa.String, nullable=False),
    sa.Column("begun_at", Moment, nullable=False, index=True),
    sa.Column("status", sa.Integer),
    sa.Column("headers", sa.Text),
    sa.Column("body", sa.LargeBinary),
)
