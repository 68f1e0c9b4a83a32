"""The tables, once: what the code writes to and what the migrations must arrive at.

Text is stored without a length, because SQLite ignores one and PostgreSQL refuses beyond it: limits
stand in the code, so that both databases give the same answer. Moments are UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC and always aware; SQLite, which keeps no zone, is given UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give UTC to the database; a moment without a zone is a mistake of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a stored moment needs a time zone"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Say again that it is UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Owners are opaque ids, without a foreign key: whoever signs in today through our own accounts and
# tomorrow through another library or an OIDC provider keeps his drafts under the same id.
drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("owner_id", sa.String, nullable=False),
    sa.Column("form_id", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("answers", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("begin_key", sa.String),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.UniqueConstraint("owner_id", "begin_key"),
    sa.Index(None, "owner_id", "updated_at"),
)

draft_versions = sa.Table(
    "draft_versions",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("answers", sa.Text, nullable=False),
    sa.Column("save_key", sa.String),
    sa.Column("saved_by", sa.String, nullable=False),
    sa.Column("saved_at", Moment, nullable=False),
)

# The order of documents and jobs is their sequence, not the clock, which may step back.
documents = sa.Table(
    "documents",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    sa.Column("draft_version", sa.Integer, nullable=False),
    sa.Column("owner_id", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("media_type", sa.String, nullable=False),
    sa.Column("content_hash", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("content_key", sa.String, index=True),
    sa.Column("form_version", sa.String, nullable=False),
    sa.Column("template_digest", sa.String, nullable=False),
    sa.Column("law_date", sa.Date, nullable=False),
    sa.Column("final", sa.Boolean, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Index(None, "draft_id", "name"),
)

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("owner_id", sa.String, nullable=False),
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    sa.Column("document_id", sa.ForeignKey("documents.id", ondelete="SET NULL")),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("worker", sa.String),
    sa.Column("lease_until", Moment),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("error", sa.String),
    sa.Column("result_document_id", sa.ForeignKey("documents.id", ondelete="SET NULL")),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.UniqueConstraint("owner_id", "key"),
    sa.Index(None, "state", "sequence"),
    sa.Index(None, "draft_id"),
    sa.Index(None, "document_id"),
    sa.Index(None, "result_document_id"),
)

# The contract that somebody sent in, apart from its bytes and from what was found: lists read neither.
reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("owner_id", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("digest", sa.String, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("format", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("worker", sa.String),
    sa.Column("lease_until", Moment),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("error", sa.String),
    sa.Column("previous_id", sa.ForeignKey("reviews.id", ondelete="SET NULL")),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.UniqueConstraint("owner_id", "key"),
    sa.Index(None, "state", "sequence"),
    sa.Index(None, "previous_id"),
)

review_files = sa.Table(
    "review_files",
    metadata,
    sa.Column("review_id", sa.ForeignKey("reviews.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("content_key", sa.String, index=True),
)

# Bytes and not text: what a stranger's file says may hold characters that a database refuses.
review_results = sa.Table(
    "review_results",
    metadata,
    sa.Column("review_id", sa.ForeignKey("reviews.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("document", sa.LargeBinary, nullable=False),
    sa.Column("report", sa.LargeBinary, nullable=False),
)

review_decisions = sa.Table(
    "review_decisions",
    metadata,
    sa.Column("review_id", sa.ForeignKey("reviews.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("decided_by", sa.String, nullable=False),
    sa.Column("decided_at", Moment, nullable=False),
)

draft_sources = sa.Table(
    "draft_sources",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("review_id", sa.ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False, index=True),
)

draft_marks = sa.Table(
    "draft_marks",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("path", sa.String, primary_key=True),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
)

# A paper begun from another: it outlives that one, and then only forgets where it came from.
draft_parents = sa.Table(
    "draft_parents",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("parent_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False, index=True),
)

# What was taken over as it was then, by the draft it was taken from: a parent, or a paper made from this one.
draft_carried = sa.Table(
    "draft_carried",
    metadata,
    sa.Column("draft_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("from_id", sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("path", sa.String, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

users = sa.Table(
    "users",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("display_name", sa.String, nullable=False),
    sa.Column("password_hash", sa.String),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
)

sign_in_links = sa.Table(
    "sign_in_links",
    metadata,
    sa.Column("token_hash", sa.String, primary_key=True),
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), index=True),
    sa.Column("data", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("seen_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False, index=True),
)

# Keys are hashes: what people type where a name belongs is now and then their password.
sign_in_failures = sa.Table(
    "sign_in_failures",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("since", Moment, nullable=False),
)

sign_in_places = sa.Table(
    "sign_in_places",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("seen_at", Moment, nullable=False),
)
