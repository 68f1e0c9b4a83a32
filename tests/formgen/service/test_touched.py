"""What a change of law touches: drafts without a day of their own, and papers issued before it."""

import json
from datetime import UTC, date, datetime

from click.testing import CliRunner

from formgen.cli import cli
from formgen.service import papers
from formgen.service.desk import Desk
from formgen.service.settings import settings as installed
from formgen.service.touched import TouchedPapers, changes
from formgen.storage import Drafts

LI = "11111111-1111-4111-8111-111111111111"
OLD_ARBITRATION, NEW_ARBITRATION = "2017年9月1日修正", "2025年9月12日修订"


def saved_on(database, year, month, day, **answers):
    clock = lambda: datetime(year, month, day, 9, tzinfo=UTC)  # noqa: E731
    return Drafts(database, clock).begin(LI, "government_contract", answers, title="示例合同")


def reasons(found):
    return [str(reason) for one in found for reason in one.reasons]


def test_an_act_that_begins_and_one_that_ends_are_named_on_their_days_and_on_no_other():
    form = papers.form("government_contract")
    said = [str(one) for one in changes(form, date(2026, 2, 28), date(2026, 3, 1))]
    assert any(NEW_ARBITRATION in one and "自2026-03-01起施行" in one for one in said)
    assert any(OLD_ARBITRATION in one and "到2026-02-28为止" in one for one in said)
    assert list(changes(form, date(2026, 3, 1), date(2026, 11, 20))) == []


def test_a_draft_saved_before_the_change_is_listed_from_its_day_on(database):
    draft = saved_on(database, 2026, 2, 20)
    touched = TouchedPapers(database)
    assert touched.all(date(2026, 2, 28)) == []
    (found,) = touched.all(date(2026, 3, 1))
    assert (found.draft_id, found.issued, found.since) == (draft.id, False, date(2026, 2, 20))
    assert any(NEW_ARBITRATION in one for one in reasons([found]))


def test_a_draft_saved_after_it_and_one_with_a_day_of_its_own_are_not(database):
    saved_on(database, 2026, 3, 2)
    saved_on(database, 2026, 2, 20, effect={"signing_date": "2026-02-21"})
    assert TouchedPapers(database).all(date(2026, 11, 20)) == []


def test_an_issued_paper_is_listed_with_what_changed_since_its_law_day(database):
    desk = Desk(database)
    answers = papers.example("government_contract") | {"contract_title": "示例另一份合同"}
    draft = desk.begin(LI, "government_contract", key="k", answers=answers)
    desk.issue(LI, draft.id)
    (issue,) = desk.issues(LI, draft.id)
    assert TouchedPapers(database).all(issue.law_date) == []
    (late,) = (one for one in TouchedPapers(database).all(date(2029, 2, 5)) if one.issued)
    assert (late.issued, late.since, late.title) == (True, issue.law_date, issue.title)
    assert any("罗府办规〔2024〕3号）的有效期到2029-02-04为止" in one for one in reasons([late]))


def test_only_the_drafts_that_were_asked_about_are_looked_at(database):
    mine, _other = saved_on(database, 2026, 2, 20), saved_on(database, 2026, 2, 21)
    lines = [one for one in Drafts(database).list(LI) if one.id == mine.id]
    assert [one.draft_id for one in TouchedPapers(database).among(lines, date(2026, 3, 1))] == [mine.id]


def test_the_command_lists_them(database, tmp_path, usual_url, monkeypatch):
    draft = saved_on(database, 2026, 2, 20)
    monkeypatch.setenv("FORMGEN_DATA", str(tmp_path))
    monkeypatch.setenv("FORMGEN_DATABASE_URL", usual_url)
    installed.cache_clear()
    said = CliRunner().invoke(cli, ["law", "touched", "--as-of", "2026-03-01"], obj="zh")
    listed = json.loads(
        CliRunner().invoke(cli, ["law", "touched", "--as-of", "2026-03-01", "--json"], obj="zh").stdout
    )
    installed.cache_clear()
    assert said.exit_code == 0
    assert "共1份。" in said.output
    assert "示例合同" not in said.output
    assert (listed[0]["draft"], listed[0]["since"]) == (draft.id, "2026-02-20")
