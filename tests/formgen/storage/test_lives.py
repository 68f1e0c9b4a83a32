"""Lives: an act is written once, with its entry in the trail; texts are locked; numbers are given once."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
import sqlalchemy as sa
from life_events import event, filing

from formgen.errors import BadInput, PartMissing
from formgen.storage import DraftChanged, DraftLocked, LifeChanged, NotFound
from formgen.storage.audit_tables import audit_entries
from formgen.storage.people_tables import draft_shares

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


def test_an_act_moves_the_paper_and_is_told_in_order(lives, draft, clock):
    lives.do(OWNER, event(draft, facts={"note": "请审查"}, by=STRANGER))
    clock.passes(days=1)
    lives.do(OWNER, event(draft, "pass", number=1, station_from="review", station_to="passed"))

    standing = lives.standings([draft.id])[draft.id]
    assert (standing.station, standing.number, standing.locked, standing.since) == (
        "passed",
        2,
        True,
        clock.now,
    )
    first, second = lives.events(draft.id)
    assert (first.act, first.facts, first.done_by, first.draft_version) == (
        "submit",
        {"note": "请审查"},
        STRANGER,
        1,
    )
    assert (second.act, second.number, second.done_by) == ("pass", 2, OWNER)
    assert lives.done([draft.id], ["pass"]) == [second]


def test_a_paper_about_which_nothing_was_done_stands_nowhere(lives, draft):
    assert lives.standings([draft.id]) == {}
    assert lives.events(draft.id) == []
    assert lives.filing_number(draft.id) == ""


def test_what_an_act_tells_is_a_version_that_nobody_wrote(lives, draft, drafts):
    told = lives.do(OWNER, event(draft, tells=lambda _number: ({"stage": "review"}, "示例合同"), by=STRANGER))

    assert (told.version, told.answers) == (2, {"stage": "review"})
    assert [one.saved_by for one in drafts.history(OWNER, draft.id)] == ["system", OWNER]
    assert lives.events(draft.id)[0].draft_version == 2


def test_a_period_begins_with_its_act_or_not_at_all(lives, draft, agenda):
    found = date(2026, 11, 16)
    with pytest.raises(LifeChanged):
        lives.do(OWNER, event(draft, number=7, begins={"gc-plan": found}))
    assert agenda.beginnings(OWNER) == []

    lives.do(OWNER, event(draft, begins={"gc-plan": found}))
    lives.do(OWNER, event(draft, number=1, station_from="review", begins={"gc-plan": found}))
    assert [(one.period, one.started_on) for one in agenda.beginnings(OWNER)] == [("gc-plan", found)]


def test_the_trail_names_the_act_and_not_what_was_told_with_it(lives, draft, database):
    lives.do(OWNER, event(draft, facts={"note": "不该写进记录"}))
    acts = sa.select(audit_entries).where(audit_entries.c.act == "life.acted")
    with database.reading() as connection:
        row = connection.execute(acts).one()

    assert (row.subject, row.actor) == (draft.id, OWNER)
    assert json.loads(row.detail)["station_to"] == "review"
    assert "不该写进记录" not in row.detail


def test_who_saw_another_state_is_refused_and_nothing_is_written(lives, draft, drafts):
    lives.do(OWNER, event(draft))
    with pytest.raises(LifeChanged):
        lives.do(OWNER, event(draft))
    with pytest.raises(LifeChanged):
        lives.do(OWNER, event(draft, number=1, station_from="draft"))
    other = drafts.begin(OWNER, "government_contract", {}, title="另一份")
    drafts.save(OWNER, other.id, 1, {"a": 1})
    with pytest.raises(DraftChanged):
        lives.do(OWNER, event(other))
    with pytest.raises(NotFound):
        lives.do(STRANGER, event(other, version=2))

    assert len(lives.events(draft.id)) == 1
    assert lives.standings([other.id]) == {}


def test_who_comes_second_is_told_of_the_act_and_not_of_the_text_that_it_changed(lives, draft):
    told = {"station_to": "draft", "tells": lambda _number: ({"reported": "1"}, "示例合同")}
    lives.do(OWNER, event(draft, "report", **told))

    with pytest.raises(LifeChanged):
        lives.do(OWNER, event(draft, "report", **told))


def test_the_lives_of_somebody_are_those_of_his_own_papers(lives, draft, drafts):
    theirs = drafts.begin(STRANGER, "government_contract", {})
    for owner, one in ((OWNER, draft), (STRANGER, theirs)):
        lives.do(owner, event(one))

    assert [one.id for one in lives.of(OWNER)] == [draft.id]


def test_a_locked_text_is_neither_changed_nor_deleted(lives, draft, drafts):
    lives.do(OWNER, event(draft, open=("override_reasons", "contract.note")))

    with pytest.raises(DraftLocked):
        drafts.save(OWNER, draft.id, 1, {"contract": {"name": "另一份"}})
    with pytest.raises(DraftLocked):
        drafts.delete(OWNER, draft.id)
    with pytest.raises(NotFound):
        drafts.delete(STRANGER, draft.id)
    left_open = {"contract": {"name": "示例合同", "note": "n"}, "override_reasons": {"GC-25-1": "理由"}}
    assert drafts.save(OWNER, draft.id, 1, left_open).version == 2


def test_a_text_that_was_given_back_can_be_changed_and_deleted(lives, draft, drafts):
    lives.do(OWNER, event(draft))
    lives.do(OWNER, event(draft, "back", number=1, station_from="review", station_to="draft", locked=False))

    assert drafts.save(OWNER, draft.id, 1, {"contract": {"name": "另一份"}}).version == 2
    drafts.delete(OWNER, draft.id)
    assert lives.standings([draft.id]) == {}
    assert len(lives.events(draft.id)) == 2


def test_what_has_a_number_is_never_deleted(lives, draft, drafts):
    lives.do(OWNER, filing(draft, locked=False))

    with pytest.raises(DraftLocked):
        drafts.delete(OWNER, draft.id)


@pytest.mark.parametrize("statement", ["UPDATE life_events SET act = 'x'", "DELETE FROM life_events"])
def test_the_database_refuses_to_change_what_was_done(lives, draft, database, statement):
    lives.do(OWNER, event(draft))
    with pytest.raises((PartMissing, BadInput, sa.exc.DBAPIError)), database.writing() as connection:
        connection.execute(sa.text(statement))

    assert [one.act for one in lives.events(draft.id)] == ["submit"]


def test_of_two_reviewers_at_once_one_succeeds_and_one_is_told(lives, draft):
    start = Barrier(2)

    def review(act):
        start.wait()
        try:
            return lives.do(OWNER, event(draft, act))
        except LifeChanged as refused:
            return refused

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(review, ["pass", "reject"]))

    assert sum(isinstance(one, LifeChanged) for one in answers) == 1
    assert len(lives.events(draft.id)) == 1


def test_an_opinion_that_was_given_stays_as_it_is(lives, draft, drafts):
    paper = drafts.begin(STRANGER, "legality_review", {"overall": "pass"})
    lives.do(OWNER, event(draft, paper_id=paper.id, seals=1))

    with pytest.raises(DraftLocked, match="意见已经出具"):
        drafts.save(STRANGER, paper.id, 1, {"overall": "reject"})
    with pytest.raises(DraftLocked):
        drafts.delete(STRANGER, paper.id)


def test_an_opinion_that_was_changed_meanwhile_is_not_given(lives, draft, drafts):
    paper = drafts.begin(STRANGER, "legality_review", {"overall": "pass"})
    drafts.save(STRANGER, paper.id, 1, {"overall": "reject"})

    with pytest.raises(LifeChanged):
        lives.do(OWNER, event(draft, paper_id=paper.id, seals=1))
    assert lives.events(draft.id) == []


def test_who_is_asked_for_his_opinion_can_read_the_paper(lives, draft, people, database):
    reviewer = people.create_user("qu")
    lives.do(OWNER, event(draft, shared_with=reviewer.id))

    with database.reading() as connection:
        row = connection.execute(sa.select(draft_shares)).one()
    assert (row.draft_id, row.user_id, row.may_edit) == (draft.id, reviewer.id, False)
