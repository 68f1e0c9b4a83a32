"""The tables of issued papers: what was given out, bound to nothing that can be changed or deleted.

No foreign key leads to drafts or accounts: an issue outlives both. Triggers of the database (migration 0011)
refuse to change a row, and to delete one; only contents go, after an erasure says who let them go and when.
The person it was issued for is not called ``owner_id``, as no hand-over changes what was. ``draft_id`` is what was
issued: a draft, or of a batch one row (its batch and its place in it), which never changes and is of version 1.
"""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

issues = sa.Table(
    "issues",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("code", sa.String, nullable=False, unique=True),
    sa.Column("draft_id", sa.String, nullable=False),
    sa.Column("draft_version", sa.Integer, nullable=False),
    sa.Column("fingerprint", sa.String, nullable=False),
    sa.Column("issued_for", sa.String, nullable=False),
    sa.Column("issued_by", sa.String, nullable=False),
    sa.Column("form_id", sa.String, nullable=False),
    sa.Column("form_version", sa.String, nullable=False),
    sa.Column("template_digest", sa.String, nullable=False),
    sa.Column("law_date", sa.Date, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("issued_at", Moment, nullable=False),
    sa.UniqueConstraint("draft_id", "sequence"),
    sa.UniqueConstraint("draft_id", "draft_version", "fingerprint"),
)

# The answers, the findings and the documents of an issue, each by its hashes.
issue_files = sa.Table(
    "issue_files",
    metadata,
    sa.Column("issue_id", sa.ForeignKey("issues.id"), primary_key=True),
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("media_type", sa.String, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("sm3", sa.String, nullable=False),
    sa.Column("document_id", sa.String, nullable=False, index=True),
)

issue_contents = sa.Table(
    "issue_contents",
    metadata,
    sa.Column("issue_id", sa.ForeignKey("issues.id"), primary_key=True),
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("content_key", sa.String, index=True),
)

issue_withdrawals = sa.Table(
    "issue_withdrawals",
    metadata,
    sa.Column("issue_id", sa.ForeignKey("issues.id"), primary_key=True),
    sa.Column("withdrawn_by", sa.String, nullable=False),
    sa.Column("withdrawn_at", Moment, nullable=False),
)

issue_erasures = sa.Table(
    "issue_erasures",
    metadata,
    sa.Column("issue_id", sa.ForeignKey("issues.id"), primary_key=True),
    sa.Column("erased_by", sa.String, nullable=False),
    sa.Column("erased_at", Moment, nullable=False),
)
