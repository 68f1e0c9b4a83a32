"""What is let go by its age, what never is, and what the trail says about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from formgen.service.day import today
from formgen.service.proof import Trail
from formgen.service.retaining import Gone, retain
from formgen.service.settings import Keep, Settings
from formgen.storage import (
    Batches,
    Database,
    Drafts,
    NewBatch,
    NewReview,
    NewRow,
    People,
    Reviews,
    Role,
    utc_now,
)
from formgen.storage.life_tables import life_events, lives
from formgen.storage.people_tables import user_mails
from formgen.storage.retention import Retention
from formgen.storage.tables import metadata, reviews, users

LONG_AGO = timedelta(days=400)
ALL = Keep(drafts=365, reviews=365, batches=365, issued=365, accounts=365)


@pytest.fixture
def database(url):
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def settings(tmp_path, url):
    return replace(Settings(tmp_path, url), keep=ALL)


@pytest.fixture
def applicant(database):
    return People(database).create_user("shen", "示例申请人", roles=(Role.APPLICANT,)).id


@pytest.fixture
def drafter(database):
    return People(database).create_user("li", "示例李").id


def long_ago():
    return utc_now() - LONG_AGO


def left(database, table):
    with database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(metadata.tables[table])).scalar()


def test_drafts_of_applicants_go_and_those_of_colleagues_stay(database, settings, applicant, drafter):
    old = Drafts(database, long_ago)
    gone, kept = old.begin(applicant, "F-GC-01", {}), old.begin(drafter, "F-GC-01", {})
    Drafts(database).begin(applicant, "F-GC-01", {})

    assert retain(database, settings, today(), dry_run=True).drafts == 1
    assert left(database, "drafts") == 3
    assert retain(database, settings, today()) == Gone(drafts=1)
    assert left(database, "drafts") == 2
    assert Drafts(database).read(drafter, kept.id)
    (newest, *_rest) = Trail(database).about([gone.id])
    assert (newest.act, newest.actor) == ("draft.deleted", "system")
    assert Trail(database).verify().whole
    assert retain(database, settings, today()).total == 0


def test_a_draft_that_is_taken_up_again_just_then_stays_and_the_others_go(
    database, settings, applicant, monkeypatch
):
    """Between looking and deleting its owner saved one, and submitted another: neither holds up the third."""
    old = Drafts(database, long_ago)
    saved, submitted, gone = (old.begin(applicant, "F-GC-01", {}) for _each in range(3))
    listed = Retention.drafts

    def meanwhile(self, before):
        found = listed(self, before)
        Drafts(database).save(applicant, saved.id, 1, {"purpose": "示例"})
        row = {"draft_id": submitted.id, "station": "review", "number": 1, "locked": True, "open": "[]"}
        with database.writing() as connection:
            connection.execute(sa.insert(lives).values(**row, since=utc_now()))
        return found

    monkeypatch.setattr(Retention, "drafts", meanwhile)
    assert retain(database, settings, today()) == Gone(drafts=1)
    assert {one.id for one in Drafts(database).list(applicant)} == {saved.id, submitted.id}
    assert Trail(database).about([gone.id])[0].act == "draft.deleted"


def test_the_last_day_counts_in_full(database, settings, applicant):
    Drafts(database, lambda: utc_now() - timedelta(days=365)).begin(applicant, "F-GC-01", {})

    assert retain(database, settings, today(), dry_run=True).drafts == 0
    assert retain(database, settings, today() + timedelta(days=1), dry_run=True).drafts == 1


def test_a_contract_that_has_begun_its_way_is_never_let_go(database, settings, applicant):
    kept = Drafts(database, long_ago).begin(applicant, "F-GC-01", {})
    row = {"draft_id": kept.id, "number": 1, "act": "submit", "station_from": "", "station_to": "x"}
    row |= {"draft_version": 1, "facts": "{}", "done_by": applicant, "done_at": long_ago()}
    with database.writing() as connection:
        connection.execute(sa.insert(life_events).values(**row))

    assert retain(database, settings, today()).total == 0
    assert Drafts(database).read(applicant, kept.id)


def test_reviews_and_batches_go_when_nobody_works_on_them(database, settings, drafter):
    Reviews(database, long_ago).put(drafter, NewReview("示例.docx", b"PK", "waiting", None))
    done = Reviews(database, long_ago).put(drafter, NewReview("示例.docx", b"PK", "done", None))
    with database.writing() as connection:
        connection.execute(sa.update(reviews).where(reviews.c.id == done.id).values(state="done"))
    sheet = NewBatch(
        "government_contract", "示例.xlsx", False, "2026-03-02", (), [NewRow(4, "1", {}, ())], "k"
    )
    Batches(database, long_ago).put(drafter, sheet)
    begun = Batches(database, long_ago).put(drafter, replace(sheet, key="k2"))
    Batches(database, long_ago).start(drafter, begun.id)

    assert retain(database, settings, today()) == Gone(reviews=1, batches=1)
    assert (left(database, "reviews"), left(database, "batches")) == (1, 1)


def test_an_account_that_is_closed_loses_what_it_signed_in_with(database, settings, drafter):
    with database.writing() as connection:
        connection.execute(sa.insert(user_mails).values(user_id=drafter, address="li@example.cn"))
    People(database).set_active(drafter, active=False)

    assert retain(database, settings, today()).accounts == 0
    with database.writing() as connection:
        connection.execute(sa.update(users).values(created_at=long_ago()))
    assert retain(database, settings, today() + timedelta(days=364)).accounts == 0
    assert retain(database, settings, today() + timedelta(days=366)).accounts == 1
    assert left(database, "user_mails") == 0
    assert People(database).read(drafter).display_name == "示例李"


def test_without_a_setting_everything_is_kept(database, settings, applicant):
    Drafts(database, long_ago).begin(applicant, "F-GC-01", {})

    assert retain(database, replace(settings, keep=Keep()), date(2099, 1, 1)).total == 0


def test_a_review_and_a_batch_that_are_taken_up_again_just_then_stay(
    database, settings, drafter, monkeypatch
):
    """Between looking and deleting their owner began them anew."""
    review = Reviews(database, long_ago).put(drafter, NewReview("示例.docx", b"PK", "r"))
    with database.writing() as connection:
        connection.execute(sa.update(reviews).values(state="failed"))
    row = NewRow(4, "1", {}, ())
    sheet = NewBatch("government_contract", "示例.xlsx", False, "2026-03-02", (), [row], "b")
    batch = Batches(database, long_ago).put(drafter, sheet)
    listed = Retention.batches

    def meanwhile(self, before):
        found = listed(self, before)
        Reviews(database).again(drafter, review.id)
        Batches(database).start(drafter, batch.id)
        return found

    monkeypatch.setattr(Retention, "batches", meanwhile)
    assert retain(database, settings, today()) == Gone()
    assert Reviews(database).read(drafter, review.id).state == "queued"
    assert Batches(database).tally(batch) == {"queued": 1}
