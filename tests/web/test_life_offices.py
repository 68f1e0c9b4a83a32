"""Every station and every act, every role and every relation: what the desk of lives lets be done, and what not."""

from __future__ import annotations

from itertools import product

import pytest
from matrix import RELATIONS, ROLES, means

from formgen.errors import BadInput
from formgen.forms.contract_life import CONTRACT_LIFE
from formgen.service import papers
from formgen.service.access import Forbidden
from formgen.service.life_desk import NotNow
from formgen.service.life_waiting import WaitingList
from formgen.storage import Lives, NewEvent, NotFound, Role, Shares, Units

TODAY = papers.today()
IN = "in"
# What can be done with the sample contract at each station by who has every office: it is no key contract, it is
# not exempt from filing, and nothing was done about it before.
DOABLE = {
    "draft": "submit",
    "mending": "submit",
    "internal": "withdraw internal_pass internal_revise internal_reject internal_return",
    "passed": "decide reopen",
    "district": "withdraw district_pass district_revise district_reject district_return",
    "cleared": "decide reopen",
    "decided": "sign reopen",
    "signed": "file",
    "performing": """report_milestone report_abnormal record_acceptance record_payment record_dispute
        record_evaluation close""",
    "closed": "record_payment record_dispute record_evaluation archive",
    "archived": "",
}
ONE_OF = {
    "handle_contract": ("passed", "decide"),
    "examine_contract": ("internal", "internal_return"),
    "examine_for_district": ("district", "district_return"),
    "file_contract": ("closed", "archive"),
}
"""For each office one of its acts, and where it is done."""


class Bureau:
    """One contract, moved to any station, and people in every role who stand to it in every relation."""

    def __init__(self, app, people):
        services = app.extensions["formgen"]
        self.database, self.desk, self.people = services["database"], services["lives"], people
        self.ours, self.theirs = (Units(self.database).add(name) for name in ("示例甲局", "示例乙局"))
        self.owner = people.create_user("owner", unit_id=self.ours.id)
        answers = {**papers.example("government_contract"), "stage": "draft"}
        made = services["desk"].begin(self.owner.id, "government_contract", key="k", answers=answers)
        self.draft_id = made.id

    def colleague(self, name, roles, relation):
        unit = self.theirs if relation == "other_unit" else self.ours
        found = self.people.create_user(name, roles=set(roles), unit_id=unit.id)
        if relation.startswith("shared"):
            may_edit = relation == "shared_edit"
            Shares(self.database).give(self.owner.id, self.draft_id, found.id, may_edit=may_edit)
        return found

    def held(self):
        return self.desk.held(self.owner.id, self.draft_id, TODAY)

    def move(self, station):
        """Put the contract there, whatever it takes."""
        held = self.held()
        seen = {"number": held.number, "version": held.draft.version, "station_from": held.station.id}
        moved = NewEvent(self.draft_id, "moved", station_to=station, locked=True, **seen)
        Lives(self.database).do(self.owner.id, moved)

    def tries(self, user, act):
        """What comes of *user* doing *act* without telling anything."""
        held = self.held()
        seen = held.number, held.draft.version
        try:
            self.desk.do(user, self.draft_id, act, {}, seen=seen, today=TODAY)
        except (NotFound, Forbidden, NotNow) as refused:
            return type(refused)
        except BadInput:
            return IN
        return IN


@pytest.fixture
def bureau(app, people):
    return Bureau(app, people)


@pytest.mark.parametrize("station", [one.id for one in CONTRACT_LIFE.stations])
def test_at_each_station_its_acts_can_be_done_and_every_other_is_refused(bureau, station):
    every = [role for role in Role if role not in (Role.ADMINISTRATOR, Role.AUDITOR)]
    everybody = bureau.colleague("everybody", every, "shared_edit")
    found = set()
    for act in CONTRACT_LIFE.acts:
        bureau.move(station)
        if bureau.tries(everybody, act.id) == IN:
            found.add(act.id)

    assert found == set(DOABLE[station].split())


@pytest.mark.parametrize("person", ONE_OF)
def test_each_role_in_each_relation_does_what_the_grid_means(bureau, person):
    station, act = ONE_OF[person]
    wrong = []
    for role, relation in product(ROLES, RELATIONS):
        if relation == "own":
            user = bureau.people.place(bureau.owner.id, {Role(role)}, bureau.ours.id)
        else:
            user = bureau.colleague(f"{role}-{relation}".replace("_", "-"), [Role(role)], relation)
        bureau.move(station)
        answer = bureau.tries(user, act)
        reads = means(role, "read_draft", relation)
        expected = IN if means(role, person, relation) else Forbidden if reads else NotFound
        if answer != expected:
            wrong.append((role, relation, answer, expected))

    assert wrong == []


@pytest.fixture
def lawyers(bureau, app):
    """Two who examine contracts of the unit; the second has written in this one."""
    lawyer = bureau.colleague("lawyer", [Role.LEGAL_REVIEWER, Role.DISTRICT_REVIEWER], "same_unit")
    author = bureau.colleague("author", [Role.LEGAL_REVIEWER, Role.DISTRICT_REVIEWER], "shared_edit")
    desk, version = app.extensions["formgen"]["desk"], bureau.held().draft.version
    desk.save(bureau.owner.id, bureau.draft_id, version, {"purpose": "另一个目的"}, by=author.id)
    bureau.move("internal")
    return lawyer, author


def test_named_as_waited_for_is_who_may_and_has_not_written(bureau, lawyers):
    lawyer, _author = lawyers
    bureau.colleague("manager", [Role.CONTRACT_MANAGER], "same_unit")
    bureau.colleague("stranger", [Role.LEGAL_REVIEWER], "other_unit")

    named = bureau.desk.people.whose(bureau.owner.id, bureau.draft_id, {"examine_contract"})
    district = bureau.desk.people.may_review_for_district(bureau.draft_id)

    assert named == {"examine_contract": ("lawyer",)}
    assert district == {lawyer.id: "lawyer"}


def test_a_contract_waits_for_who_may_and_has_not_written(bureau, lawyers):
    waiting = WaitingList(bureau.database)
    lawyer, author = lawyers

    assert [one.draft.id for one in waiting.of(lawyer, TODAY)] == [bureau.draft_id]
    for nobody in (author, bureau.owner, bureau.colleague("manager", [Role.CONTRACT_MANAGER], "same_unit")):
        assert waiting.of(nobody, TODAY) == []


def test_only_who_could_judge_is_told_that_he_wrote_it(bureau, lawyers):
    office = bureau.desk.people.office
    lawyer, author = lawyers

    assert office(lawyer, "examine_contract", bureau.draft_id).may
    assert "不能由您审查" in office(author, "examine_contract", bureau.draft_id).why_not
    assert office(bureau.owner, "examine_contract", bureau.draft_id).why_not == ""


def test_no_act_is_done_at_the_door_of_another_office(bureau):
    every = [role for role in Role if role not in (Role.ADMINISTRATOR, Role.AUDITOR)]
    everybody, held = bureau.colleague("everybody", every, "shared_edit"), bureau.held()
    seen = held.number, held.draft.version

    with pytest.raises(NotNow):
        bureau.desk.do(
            everybody, bureau.draft_id, "submit", {}, seen=seen, today=TODAY, person="file_contract"
        )
    assert bureau.held().station.id == "draft"


def test_a_paper_is_begun_by_whose_office_asks_for_it_and_only_when_it_does(bureau):
    lawyer = bureau.colleague("lawyer", [Role.LEGAL_REVIEWER], "same_unit")
    begin, asked = bureau.desk.begin_paper, {"key": "k", "today": TODAY}
    with pytest.raises(BadInput, match="现在不需要这种文书"):
        begin(lawyer, bureau.draft_id, "legality_review", **asked)

    bureau.move("internal")
    for other in (bureau.owner, bureau.colleague("manager", [Role.CONTRACT_MANAGER], "same_unit")):
        with pytest.raises(Forbidden):
            begin(other, bureau.draft_id, "legality_review", **asked)
    assert begin(lawyer, bureau.draft_id, "legality_review", **asked)


def test_who_changed_the_text_is_no_reviewer_of_it_and_who_reviewed_it_has_not_changed_it(bureau, app):
    lawyer = bureau.colleague("lawyer", [Role.LEGAL_REVIEWER], "shared_edit")
    bureau.move("internal")
    assert bureau.tries(lawyer, "internal_return") == IN
    bureau.move("internal")
    assert bureau.tries(lawyer, "internal_return") == IN

    bureau.move("draft")
    Lives(bureau.database).do(bureau.owner.id, _given_back(bureau))
    version = bureau.held().draft.version
    app.extensions["formgen"]["desk"].save(
        bureau.owner.id, bureau.draft_id, version, {"purpose": "另一个目的"}, by=lawyer.id
    )
    bureau.move("internal")
    assert bureau.tries(lawyer, "internal_return") == Forbidden


def _given_back(bureau):
    held = bureau.held()
    seen = {"number": held.number, "version": held.draft.version, "station_from": held.station.id}
    return NewEvent(bureau.draft_id, "moved", station_to="draft", locked=False, **seen)
