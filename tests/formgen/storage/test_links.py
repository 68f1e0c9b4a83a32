"""Links between drafts: what was taken over, on both databases, and what goes when a draft goes."""

from __future__ import annotations

import pytest

from formgen.storage import Carried, Links, Lives, NotFound

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def links(database):
    return Links(database)


@pytest.fixture
def pair(drafts):
    return (drafts.begin(OWNER, "government_contract", {}).id, drafts.begin(OWNER, "contract_filing", {}).id)


def test_what_was_taken_over_is_kept_as_it_was(links, pair):
    parent, child = pair
    carried = {"amount": "960.00", "rows": [{"名": "示例"}], "yes": True}

    links.begin(OWNER, child, parent, carried)

    assert links.carried(OWNER, child) == [Carried(parent, path, carried[path]) for path in sorted(carried)]
    assert links.parent(OWNER, child).id == parent
    assert [one.id for one in links.children(OWNER, parent)] == [child]
    assert links.parent(OWNER, parent) is None


def test_begun_twice_the_first_stays(links, pair):
    parent, child = pair
    links.begin(OWNER, child, parent, {"amount": 1})
    links.begin(OWNER, child, parent, {"amount": 2})

    assert links.carried(OWNER, child) == [Carried(parent, "amount", 1)]


def test_what_is_known_later_takes_its_place(links, pair):
    parent, child = pair
    links.begin(OWNER, child, parent, {"amount": 1, "name": "甲"})

    links.keep(OWNER, child, parent, {"amount": 2})

    assert [(one.path, one.value) for one in links.carried(OWNER, child)] == [("amount", 2), ("name", "甲")]


def test_a_link_goes_with_either_of_its_drafts(links, drafts, pair):
    parent, child = pair
    links.begin(OWNER, child, parent, {"amount": 1})

    drafts.delete(OWNER, parent)

    assert links.parent(OWNER, child) is None
    assert links.carried(OWNER, child) == []


def test_links_are_their_owners_alone(links, drafts, pair):
    parent, child = pair
    theirs = drafts.begin(STRANGER, "contract_filing", {}).id

    with pytest.raises(NotFound):
        links.begin(STRANGER, theirs, parent, {})
    with pytest.raises(NotFound):
        links.begin(STRANGER, child, parent, {})
    with pytest.raises(NotFound):
        links.begin(STRANGER, child, theirs, {})
    with pytest.raises(NotFound):
        links.keep(STRANGER, child, theirs, {})
    with pytest.raises(NotFound):
        links.keep(STRANGER, theirs, parent, {})
    for asked in (links.carried, links.parent, links.children):
        with pytest.raises(NotFound):
            asked(STRANGER, child)


def test_a_paper_that_somebody_else_began_from_a_contract_is_no_relative_of_it_here(
    links, drafts, pair, database
):
    contract, _child = pair
    opinion = drafts.begin(STRANGER, "legality_review", {}).id

    Lives(database).link(contract, opinion)

    assert links.children(OWNER, contract) == []
    assert links.parent(STRANGER, opinion) is None
