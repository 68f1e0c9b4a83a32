"""Ticks, beginnings and calendar links on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from formgen.errors import BadInput
from formgen.storage import Feeds, Links, NotFound, Shelf

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
KEY, DAY = "gc-filing.20260612.20260629", date(2026, 6, 25)


@pytest.fixture
def feeds(database, clock):
    return Feeds(database, clock)


def test_the_last_word_about_a_deadline_counts(agenda, draft, clock):
    agenda.tick(OWNER, draft.id, KEY, DAY, " 示例 ")
    clock.passes(minutes=1)
    agenda.tick(OWNER, draft.id, KEY, date(2026, 6, 26))

    (tick,) = agenda.ticks(OWNER).values()

    assert (tick.subject, tick.key, tick.done_on, tick.remark) == (draft.id, KEY, date(2026, 6, 26), "")
    assert tick.marked_at == clock.now
    agenda.untick(OWNER, draft.id, KEY)
    agenda.untick(OWNER, draft.id, KEY)
    assert agenda.ticks(OWNER) == {}


def test_a_stranger_ticks_nothing_and_sees_nothing(agenda, draft):
    agenda.tick(OWNER, draft.id, KEY, DAY)
    agenda.tick(OWNER, None, "gc-annual.20270120.20270120", DAY)

    assert agenda.ticks(STRANGER) == {}
    for refused in (
        lambda: agenda.tick(STRANGER, draft.id, KEY, DAY),
        lambda: agenda.untick(STRANGER, draft.id, KEY),
        lambda: agenda.begin(STRANGER, draft.id, "gc-plan", DAY),
        lambda: agenda.forget(STRANGER, draft.id, "x"),
    ):
        with pytest.raises(NotFound):
            refused()
    assert len(agenda.ticks(OWNER)) == 2


def test_what_no_database_holds_is_refused(agenda, draft):
    with pytest.raises(BadInput):
        agenda.tick(OWNER, draft.id, KEY, DAY, "\x00")


def test_a_period_begins_once_a_day_and_is_taken_back(agenda, draft):
    agenda.begin(OWNER, draft.id, "gc-plan", DAY)
    agenda.begin(OWNER, draft.id, "gc-plan", DAY)
    agenda.begin(OWNER, draft.id, "gc-plan", date(2026, 6, 24))

    first, second = agenda.beginnings(OWNER)

    assert (first.started_on, second.started_on) == (date(2026, 6, 24), DAY)
    assert agenda.beginnings(STRANGER) == []
    agenda.forget(OWNER, draft.id, first.id)
    assert agenda.beginnings(OWNER) == [second]


def test_all_of_it_goes_with_the_draft(agenda, drafts, draft):
    agenda.tick(OWNER, draft.id, KEY, DAY)
    agenda.begin(OWNER, draft.id, "gc-plan", DAY)

    drafts.delete(OWNER, draft.id)

    assert agenda.ticks(OWNER) == {}
    assert agenda.beginnings(OWNER) == []


def test_a_link_is_one_persons_and_the_newest_alone_opens(feeds, people, clock):
    li = people.create_user("li")
    first, second = feeds.open(li.id), feeds.open(li.id)

    assert feeds.user(first) is None
    assert feeds.user(second) == li.id
    assert feeds.since(li.id) == clock.now
    people.set_active(li.id, active=False)
    assert feeds.user(second) is None
    people.set_active(li.id, active=True)
    feeds.close(li.id)
    assert feeds.user(second) is None
    assert feeds.since(li.id) is None


def test_a_shelf_has_whole_drafts_and_their_families(database, drafts, draft, links):
    child = drafts.begin(OWNER, "contract_filing", {"a": 1})
    links.begin(OWNER, child.id, draft.id, {})
    grandchild = drafts.begin(OWNER, "contract_original_handover", {})
    links.begin(OWNER, grandchild.id, child.id, {})
    shelf = Shelf(database)

    assert {one.id: one.answers for one in shelf.of(OWNER)}[child.id] == {"a": 1}
    assert shelf.of(STRANGER) == []
    assert shelf.these([child.id, "nothing"]) == [child]
    everyone = [draft.id, child.id, grandchild.id]
    assert shelf.families(everyone) == dict.fromkeys(everyone, draft.id)


@pytest.fixture
def links(database):
    return Links(database)
