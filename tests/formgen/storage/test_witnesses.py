"""What is kept is what the trail says: a version, a document, an issued paper, changed behind its back, is found."""

from datetime import date

import pytest
import sqlalchemy as sa

from formgen.storage.codes import new_code
from formgen.storage.giving_out import NewIssue
from formgen.storage.issued import Issued
from formgen.storage.witnesses import changed

OWNER = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def everything(drafts, documents, database, clock, draft, made):
    """A draft with three versions, a document of it, and an issued paper."""
    drafts.save(OWNER, draft.id, 1, {"contract_title": "示例合同乙"})
    documents.put(OWNER, made())
    new = NewIssue(
        new_code(),
        draft.id,
        2,
        "f" * 64,
        "government_contract",
        "1",
        "0",
        date(2026, 3, 2),
        "示例",
        {"a.json": b"{}"},
    )
    Issued(database, clock).put(OWNER, new, [made(name="issued.docx", final=True)])
    return draft


@pytest.mark.usefixtures("everything")
def test_nothing_changed_is_nothing_found(database):
    assert changed(database) == []


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize(
    ("table", "statement", "what"),
    [
        (
            "draft_versions",
            "UPDATE draft_versions SET answers = '{}' WHERE version = 2",
            "草稿保存的一版（第2条记录）",
        ),
        (
            "documents",
            "UPDATE documents SET content = content_hash WHERE NOT final",
            "生成的文书（第3条记录）",
        ),
        ("issue_contents", "UPDATE issue_contents SET content = 'x' WHERE name = 'a.json'", "留存的正式稿"),
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(database, table, statement, what):
    engine = sa.create_engine(database.url)
    bytes_of = "convert_to({}, 'UTF8')" if engine.dialect.name == "postgresql" else "CAST({} AS BLOB)"
    for plain in ("content = content_hash", "content = 'x'"):
        statement = statement.replace(plain, f"content = {bytes_of.format(plain[10:])}")
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER IF EXISTS issue_contents_update")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        connection.exec_driver_sql(statement)
    engine.dispose()
    (found,) = changed(database)
    assert what in str(found.message)
    assert table


def test_what_was_deleted_is_no_change(database, drafts, everything):
    drafts.delete(OWNER, everything.id)
    assert changed(database) == []
