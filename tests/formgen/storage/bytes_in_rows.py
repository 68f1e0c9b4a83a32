"""The bytes of files that lie in the database."""

from __future__ import annotations


def in_rows(database):
    """The bytes that lie in the database all the same."""
    with database.reading() as connection:
        tables = ("documents", "attachment_files", "issue_contents", "batch_files", "review_files")
        return [
            bytes(row[0])
            for table in tables
            for row in connection.exec_driver_sql(f"SELECT content FROM {table}")  # noqa: S608
        ]
