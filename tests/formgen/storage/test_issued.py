"""Issued papers: given out once, kept as they were, and never changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
import sqlalchemy as sa

from formgen.storage import Jobs, NotFound
from formgen.storage.codes import new_code
from formgen.storage.giving_out import NewIssue
from formgen.storage.trail import Trail

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
DOCX, PDF = "government_contract.docx", "government_contract.pdf"


@pytest.fixture
def about(draft):
    def describe(**changes):
        usual = {
            "code": new_code(),
            "draft_id": draft.id,
            "draft_version": 1,
            "fingerprint": "f" * 64,
            "form_id": "government_contract",
            "form_version": "1",
            "template_digest": "0" * 64,
            "law_date": date(2026, 3, 2),
            "title": "政府合同：示例合同",
            "kept": {"answers.json": b'{"contract":{}}', "findings.json": b"[]"},
        }
        return NewIssue(**usual | changes)

    return describe


def test_an_issue_keeps_what_it_was_made_from_and_its_bytes(issued, about, made, draft):
    new = about()
    (line,) = issued.put(OWNER, new, [made(final=True)])
    (issue,) = issued.of_draft(OWNER, draft.id)
    assert (issue.code, issue.state, issue.title, issue.law_date) == (
        new.code,
        "valid",
        "政府合同：示例合同",
        date(2026, 3, 2),
    )
    assert (issue.form_version, issue.template_digest, issue.draft_version) == ("1", "0" * 64, 1)
    assert issued.contents(issue.id) == {DOCX: b"PK the contract", **new.kept}
    assert line.final
    assert issued.by_code(new.code) == issue


def test_the_same_draft_unchanged_is_issued_once(issued, about, made, draft):
    first = issued.put(OWNER, about(), [made(final=True)])
    assert issued.put(OWNER, about(), [made(final=True)]) == first
    assert issued.code_for(draft.id, 1, "f" * 64) == issued.of_draft(OWNER, draft.id)[0].code


def test_fifty_clicks_at_once_make_one(issued, about, made, draft):
    with ThreadPoolExecutor(16) as threads:
        made_lines = list(threads.map(lambda _: issued.put(OWNER, about(), [made(final=True)]), range(50)))
    assert len(issued.of_draft(OWNER, draft.id)) == 1
    assert len({one.id for lines in made_lines for one in lines}) == 1


def test_a_later_issue_replaces_the_one_before_also_with_the_answers_of_once(issued, about, made, draft):
    for version, mark in ((1, "a"), (2, "b"), (3, "a")):
        issued.put(OWNER, about(draft_version=version, fingerprint=mark * 64), [made(final=True)])
    assert [(one.sequence, one.state) for one in issued.of_draft(OWNER, draft.id)] == [
        (3, "valid"),
        (2, "replaced"),
        (1, "replaced"),
    ]


def test_a_withdrawn_paper_is_withdrawn_for_good(issued, about, made, draft, database):
    issued.put(OWNER, about(), [made(final=True)])
    (issue,) = issued.of_draft(OWNER, draft.id)
    for _ in range(2):
        issued.withdraw(OWNER, draft.id, issue.id)
    assert issued.by_code(issue.code).state == "withdrawn"
    assert next(one.act for one in Trail(database).about([issue.id])) == "document.withdrawn"
    with pytest.raises(NotFound):
        issued.withdraw(STRANGER, draft.id, issue.id)


def test_what_was_withdrawn_may_be_issued_anew_under_another_code(issued, about, made, draft):
    issued.put(OWNER, about(), [made(final=True)])
    (first,) = issued.of_draft(OWNER, draft.id)
    issued.withdraw(OWNER, draft.id, first.id)
    assert issued.code_for(draft.id, 1, "f" * 64) != first.code
    issued.put(OWNER, about(), [made(final=True)])
    assert [one.state for one in issued.of_draft(OWNER, draft.id)] == ["valid", "withdrawn"]


def test_nobody_issues_the_draft_of_somebody_else_or_sees_what_was_issued_of_it(issued, about, made, draft):
    with pytest.raises(NotFound):
        issued.put(STRANGER, about(), [made(final=True)])
    assert issued.of_draft(OWNER, draft.id) == []
    with pytest.raises(NotFound):
        issued.of_draft(STRANGER, draft.id)


def test_only_its_own_bytes_are_those_of_an_issue(issued, about, made, draft):
    issued.put(OWNER, about(), [made(final=True)])
    (issue,) = issued.of_draft(OWNER, draft.id)
    assert issued.holds(issue.id, b"PK the contract")
    assert not issued.holds(issue.id, b"PK the contract, changed")
    assert not issued.holds("", b"PK the contract")


def test_its_pdf_joins_the_issue(issued, about, made, draft, database, clock):
    (line,) = issued.put(OWNER, about(), [made(final=True)])
    jobs = Jobs(database, clock)
    jobs.enqueue(OWNER, "pdf", draft.id, line.id, key="pdf")
    job = jobs.claim("worker")
    jobs.finish(job, made(name=PDF, media_type="application/pdf", content=b"%PDF", final=True))
    (issue,) = issued.of_draft(OWNER, draft.id)
    assert issued.contents(issue.id)[PDF] == b"%PDF"
    assert issued.holds(issue.id, b"%PDF")


def test_an_issue_outlives_its_draft(issued, about, made, draft, drafts):
    new = about()
    issued.put(OWNER, new, [made(final=True)])
    drafts.delete(OWNER, draft.id)
    issue = issued.by_code(new.code)
    assert issue.state == "valid"
    assert issued.contents(issue.id)[DOCX] == b"PK the contract"


def test_contents_are_erased_when_their_time_is_over_while_code_and_hashes_stay(
    issued, about, made, clock, database
):
    new = about()
    issued.put(OWNER, new, [made(final=True)])
    assert issued.erase(clock.now) == 0
    clock.passes(days=1)
    assert issued.erase(clock.now) == 1
    assert issued.erase(clock.now) == 0
    issue = issued.by_code(new.code)
    assert issued.contents(issue.id) == {}
    assert issued.holds(issue.id, b"PK the contract")
    assert Trail(database).about([issue.id])[0].act == "document.erased"


@pytest.mark.parametrize("table", ["issues", "issue_files", "issue_contents", "issue_withdrawals"])
@pytest.mark.parametrize("deed", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_the_database_refuses_to_change_or_delete_what_was_issued(
    issued, about, made, draft, database, table, deed
):
    issued.put(OWNER, about(), [made(final=True)])
    issued.withdraw(OWNER, draft.id, issued.of_draft(OWNER, draft.id)[0].id)
    column = {"issues": "title", "issue_withdrawals": "withdrawn_by"}.get(table, "name")
    with (
        pytest.raises(sa.exc.SQLAlchemyError, match="stays as it was issued"),
        database.writing() as connection,
    ):
        connection.exec_driver_sql(deed.format(table, column, column))


def test_the_trail_says_what_was_issued_with_its_hashes(issued, about, made, draft, database):
    issued.put(OWNER, about(), [made(final=True)])
    (issue,) = issued.of_draft(OWNER, draft.id)
    acts = [one.act for one in Trail(database).about([issue.id])]
    assert sorted(acts) == ["document.issued", "document.kept", "document.kept", "document.kept"]
    assert Trail(database).verify().whole
