"""The tables that several processes share: what is done once a day by whoever comes first, and files kept elsewhere."""

from __future__ import annotations

import sqlalchemy as sa

from formgen.storage.tables import Moment, metadata

# One row for each job and day: whoever puts it there does the job, and whoever finds it left does it again.
daily_runs = sa.Table(
    "daily_runs",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("job", sa.String, primary_key=True),
    sa.Column("worker", sa.String, nullable=False),
    sa.Column("lease_until", Moment),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("done_at", Moment),
)

# Every file that was ever sent to the store, written down before it is sent: what has no other row that names
# it is swept away, and nobody needs to list the store for that. While it is going nobody uses it again.
stored_files = sa.Table(
    "stored_files",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sent_at", Moment, nullable=False, index=True),
    sa.Column("going_since", Moment),
)
