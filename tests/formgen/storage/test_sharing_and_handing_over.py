"""Shares of drafts, and what happens to all that somebody has when he leaves."""

from __future__ import annotations

import pytest

from formgen.errors import Conflict
from formgen.storage import Handovers, NotFound, Reach, Records, Role, Shares, Units

LI, WANG = "li", "wang"


@pytest.fixture
def units(database, clock):
    return Units(database, clock)


@pytest.fixture
def unit(units):
    return units.add("示例住建局")


@pytest.fixture
def li(people, unit):
    return people.create_user(LI, "示例李", unit_id=unit.id)


@pytest.fixture
def wang(people, unit):
    return people.create_user(WANG, "示例王", unit_id=unit.id)


@pytest.fixture
def his(drafts, li):
    return drafts.begin(li.id, "government_contract", {"contract": {"name": "示例合同"}}, title="示例合同")


@pytest.fixture
def shares(database, clock):
    return Shares(database, clock)


@pytest.fixture
def handovers(database, clock):
    return Handovers(database, clock)


def test_a_person_has_his_roles_and_his_unit(people, unit):
    made = people.create_user("zhao", roles={Role.AUDITOR, Role.LEGAL_REVIEWER}, unit_id=unit.id)

    assert made.roles == {"auditor", "legal_reviewer"}
    assert made.unit == unit
    assert people.read(made.id) == people.find("zhao") == made
    assert made in people.everyone()


def test_a_unit_that_is_not_there_takes_nobody_in(people):
    with pytest.raises(NotFound, match="没有这个单位"):
        people.create_user("zhao", unit_id="11111111-1111-4111-8111-111111111111")
    with pytest.raises(NotFound):
        people.find("zhao")


def test_two_units_do_not_have_one_name(units, unit):
    with pytest.raises(Conflict, match="已经有名为“示例住建局”的单位"):
        units.add("  示例住建局 ")
    assert units.all() == [unit]


def test_roles_can_be_changed_and_hold_at_once(people, li, unit):
    people.place(li.id, {Role.CONTRACT_MANAGER}, unit.id)

    assert people.read(li.id).roles == {"contract_manager"}


@pytest.mark.usefixtures("his")
def test_who_has_contracts_of_his_unit_does_not_take_them_to_another(people, units, li):
    other = units.add("示例财政局")

    with pytest.raises(Conflict, match="请先办理交接"):
        people.place(li.id, {Role.DRAFTER}, other.id)
    with pytest.raises(Conflict):
        people.place(li.id, {Role.DRAFTER}, "")
    assert people.read(li.id).unit.name == "示例住建局"


def test_who_has_nothing_goes_to_another_unit_and_loses_his_shares(people, units, shares, li, wang, his):
    shares.give(li.id, his.id, wang.id, may_edit=True)

    people.place(wang.id, {Role.DRAFTER}, units.add("示例财政局").id)

    assert shares.of_draft(li.id, his.id) == []


def test_a_share_is_given_changed_and_taken_back(database, shares, li, wang, his):
    reach = Reach(database)
    assert reach.place("draft", his.id, wang.id).may_edit is None

    shares.give(li.id, his.id, wang.id, may_edit=False)
    assert reach.place("draft", his.id, wang.id).may_edit is False
    shares.give(li.id, his.id, wang.id, may_edit=True)
    assert reach.place("draft", his.id, wang.id).may_edit is True
    assert [(one.name, one.may_edit) for one in shares.of_draft(li.id, his.id)] == [("示例王", True)]

    shares.take_back(li.id, his.id, wang.id)
    shares.take_back(li.id, his.id, wang.id)
    assert reach.place("draft", his.id, wang.id).may_edit is None


def test_only_the_owner_gives_and_takes_shares(shares, li, wang, his):
    for act in (
        lambda: shares.give(wang.id, his.id, wang.id, may_edit=True),
        lambda: shares.take_back(wang.id, his.id, wang.id),
        lambda: shares.of_draft(wang.id, his.id),
    ):
        with pytest.raises(NotFound):
            act()
    assert shares.of_draft(li.id, his.id) == []


def test_a_list_of_others_drafts_has_the_shared_ones_and_those_of_the_unit(
    database, shares, unit, li, wang, his
):
    reach = Reach(database)
    assert reach.drafts(wang.id, None, everywhere=False) == []
    assert [one.draft.id for one in reach.drafts(wang.id, unit.id, everywhere=False)] == [his.id]
    assert [one.draft.id for one in reach.drafts(wang.id, None, everywhere=True)] == [his.id]
    assert reach.drafts(li.id, unit.id, everywhere=True) == []

    shares.give(li.id, his.id, wang.id, may_edit=True)
    (found,) = reach.drafts(wang.id, None, everywhere=False)
    assert (found.owner, found.place.may_edit) == ("示例李", True)


def test_who_saved_a_version_wrote_it(database, drafts, li, wang, his):
    reach = Reach(database)
    assert (reach.wrote(his.id, li.id), reach.wrote(his.id, wang.id)) == (True, False)

    drafts.save(li.id, his.id, 1, {"contract": {"name": "示例改"}}, by=wang.id)

    assert reach.wrote(his.id, wang.id)
    assert [one.saved_by for one in drafts.history(li.id, his.id)] == [wang.id, li.id]


def test_all_that_somebody_has_goes_to_a_colleague_and_nothing_stays(  # noqa: PLR0917 - one thing of each kind
    database, drafts, documents, jobs, made, handovers, li, wang, his
):
    document = documents.put(li.id, made(draft_id=his.id))
    job = jobs.enqueue(li.id, "pdf", his.id, document.id, key="k")
    record = Records(database).add(li.id, "party", "示例公司", {"name": "示例公司"})
    assert handovers.holdings(li.id) == {"drafts": 1, "documents": 1, "jobs": 1, "records": 1}

    moved = handovers.do(li.id, wang.id, by="chief", reason="调离")

    assert moved == {"drafts": 1, "documents": 1, "jobs": 1, "records": 1}
    assert handovers.holdings(li.id) == {}
    assert drafts.read(wang.id, his.id).title == "示例合同"
    assert documents.read(wang.id, document.id).content == b"PK the contract"
    assert jobs.read(wang.id, job.id).id == job.id
    assert Records(database).read(wang.id, record.id).name == "示例公司"
    with pytest.raises(NotFound):
        drafts.read(li.id, his.id)


@pytest.mark.usefixtures("his")
def test_a_hand_over_is_kept_with_both_names(people, handovers, li, wang, clock):
    chief = people.create_user("chief", "示例主任")

    handovers.do(li.id, wang.id, by=chief.id, reason=" 调离 ")

    (kept,) = handovers.all()
    assert (kept.giver, kept.taker, kept.done_by, kept.reason) == ("示例李", "示例王", "示例主任", "调离")
    assert (kept.moved, kept.done_at) == ({"drafts": 1}, clock.now)


def test_shares_follow_a_hand_over(people, unit, shares, handovers, li, wang, his):
    zhao = people.create_user("zhao", "示例赵", unit_id=unit.id)
    for one in (wang, zhao):
        shares.give(li.id, his.id, one.id, may_edit=True)

    handovers.do(li.id, wang.id, by="chief", reason="调离")

    assert [one.name for one in shares.of_draft(wang.id, his.id)] == ["示例赵"]


def test_what_others_share_with_the_taker_stays_shared(people, drafts, unit, shares, handovers, li, wang):
    zhao = people.create_user("zhao", "示例赵", unit_id=unit.id)
    theirs = drafts.begin(zhao.id, "government_contract", {})
    shares.give(zhao.id, theirs.id, wang.id, may_edit=False)

    handovers.do(li.id, wang.id, by="chief", reason="调离")

    assert [one.name for one in shares.of_draft(zhao.id, theirs.id)] == ["示例王"]


def test_what_was_done_before_stays_under_the_name_of_who_did_it(drafts, handovers, li, wang, his):
    handovers.do(li.id, wang.id, by="chief", reason="调离")

    assert [one.saved_by for one in drafts.history(wang.id, his.id)] == [li.id]
