"""Every route, method, role and relation: who gets in, who is told no, and for whom nothing is there."""

from __future__ import annotations

from datetime import date
from itertools import product
from uuid import uuid4

import pytest
import sqlalchemy as sa
from matrix import ACT_OF, OPEN_FOLDERS, READING, RELATIONS, ROLES, TABLE, means

from formgen.service.policy import Act, Relation, Role, may
from formgen.storage import (
    Attachments,
    Batches,
    Documents,
    Jobs,
    NewAttachment,
    NewBatch,
    NewDocument,
    NewReview,
    NewRow,
    Records,
    Reviews,
    Units,
)
from formgen.storage.people_tables import draft_shares

REACHED = "the view was reached"
UNKNOWN = str(uuid4())
FREE = {"step_id": "basics", "name": "F-GC-01", "kind": "blank", "ending": "docx", "number": 1, "token": "t"}
FREE |= {"kind_id": "party", "key": "k", "user_id": UNKNOWN, "unit_id": UNKNOWN}


def test_the_policy_is_the_grid_that_the_regulation_means():
    wrong = [
        (role, act, relation)
        for role, (act, row) in product(ROLES, TABLE.items())
        for relation in row
        if may({Role(role)}, Act(act), Relation(relation)) != means(role, act, relation)
    ]

    assert wrong == []


def test_every_act_and_every_role_stands_in_the_grid():
    assert {str(act) for act in Act} == TABLE.keys()
    assert [str(role) for role in Role] == list(ROLES)


def test_every_route_is_listed_with_the_act_that_guards_it(app):
    guarded = {name: str(view.act) for name, view in app.view_functions.items() if of_pages(name)}

    assert guarded == ACT_OF


def test_a_site_with_an_unguarded_route_does_not_start(app):
    from formgen.errors import DefinitionFault  # noqa: PLC0415
    from formgen.web import here  # noqa: PLC0415

    app.view_functions["bare"] = lambda: "anybody's"

    with pytest.raises(DefinitionFault, match="bare"):
        here.install(app)


def of_pages(endpoint):
    """Whether a person's browser asks there; the routes of programs have a matrix of their own (api/)."""
    return endpoint not in OPEN_FOLDERS and not endpoint.startswith("api.")


@pytest.fixture
def world(app, people):
    """One owner with a thing of each kind, and who stands to him in each relation in each role."""
    made = World(app, people)
    yield made
    made.put_back()


class World:
    """The site with its bodies taken out: what is behind a guard only says that it was reached."""

    def __init__(self, app, people):
        self.app, self.people = app, people
        database = app.extensions["formgen"]["database"]
        ours, theirs = Units(database).add("示例单位甲"), Units(database).add("示例单位乙")
        self.owner = people.create_user("owner", unit_id=ours.id)
        self.draft, self.things = self._things(database, self.owner.id)
        self.clients = {None: app.test_client()}
        for role, relation in product(ROLES, RELATIONS):
            unit = theirs if relation == "other_unit" else ours
            self.clients[role, relation] = self._client(database, role, relation, unit.id)
        views = [view for name, view in app.view_functions.items() if name not in OPEN_FOLDERS]
        self.bodies = [taken for view in views if (taken := _take_body_out(view))]

    def put_back(self):
        """Views are shared by all sites of this process: the next test wants them whole."""
        for cell, body in self.bodies:
            cell.cell_contents = body

    def _things(self, database, owner):
        draft = self.app.extensions["formgen"]["desk"].begin(owner, "F-GC-01", key="matrix").id
        new = NewDocument(draft, 1, "a.docx", "application/x", b"PK", "1", "0", date(2026, 3, 2))
        document = Documents(database).put(owner, new).id
        job = Jobs(database).enqueue(owner, "pdf", draft, document, key="k").id
        file = NewAttachment("示例.pdf", "pdf", "", 1, b"%PDF")
        attachment = Attachments(database).put(owner, draft, file, key="k").id
        review = Reviews(database).put(owner, NewReview("示例.docx", b"PK", "k", None)).id
        rows = [NewRow(4, "1", {}, ())]
        sheet = NewBatch("government_contract", "示例.xlsx", False, "2026-03-02", (), rows, "k")
        batch = Batches(database).put(owner, sheet).id
        record = Records(database).add(owner, "party", "示例", {}).id
        return draft, {
            "draft_id": draft,
            "document_id": document,
            "job_id": job,
            "attachment_id": attachment,
            "review_id": review,
            "record_id": record,
            "batch_id": batch,
        }

    def _client(self, database, role, relation, unit_id):
        """Somebody's browser; the owner himself changes his role for it, see :meth:`ask`."""
        if relation == "own":
            user_id = self.owner.id
        else:
            name = f"{role}.{relation}".replace("_", "-")
            user_id = self.people.create_user(name, roles={Role(role)}, unit_id=unit_id).id
        if relation.startswith("shared"):
            row = {"draft_id": self.draft, "user_id": user_id, "may_edit": relation == "shared_edit"}
            with database.writing() as connection:
                row |= {"given_by": self.owner.id, "given_at": self.owner.created_at}
                connection.execute(sa.insert(draft_shares).values(**row))
        client = self.app.test_client()
        token = self.app.extensions["formgen"]["sessions"].open(user_id)
        client.set_cookie("formgen", token)
        return client

    def ask(self, rule, method, role, relation):
        """What the site answers: ``in``, or the status."""
        if relation == "own":
            self.people.place(self.owner.id, {Role(role)}, self.owner.unit.id)
        return self._answer(self.clients[role, relation] if role else self.clients[None], rule, method)

    def _answer(self, client, rule, method, **instead):
        given = {name: instead.get(name) or {**self.things, **FREE}[name] for name in rule.arguments}
        with self.app.test_request_context():
            url = self.app.url_map.bind("localhost").build(rule.endpoint, given, method)
        answer = client.open(url, method=method)
        return "in" if answer.data == REACHED.encode() else answer.status_code

    def wrong(self, rules):
        """The cells that are not as the grid means them, of the routes in *rules*."""
        asked = [(rule, method) for rule in rules for method in sorted(rule.methods & {"GET", "POST"})]
        found = [
            (rule.endpoint, method, role, relation, answer)
            for role, relation in product(ROLES, RELATIONS)
            for rule, method in asked
            if (answer := self.ask(rule, method, role, relation)) != expected(rule, role, relation)
        ]
        visitors = [
            (rule.endpoint, method, None, None, answer)
            for rule, method in asked
            if (answer := self.ask(rule, method, None, None)) != for_visitors(rule, method)
        ]
        return found + visitors


def expected(rule, role, relation):
    """What the grid says of one cell."""
    act = ACT_OF[rule.endpoint]
    named = [READING[name] for name in rule.arguments if name in READING]
    if not named:
        return "in" if means(role, act, "public") else 403
    # A review and a record are never shared: a colleague with a share in a draft is one of the unit to them.
    there = relation
    if relation.startswith("shared") and named[0] in ("read_review", "read_record", "read_batch"):
        there = "same_unit"
    if not means(role, named[0], there):
        return 404
    return "in" if means(role, act, there) else 403


def for_visitors(rule, method):
    """What somebody gets who is not signed in."""
    if ACT_OF[rule.endpoint] == "visit":
        return "in"
    return 302 if method == "GET" else 401


def _take_body_out(view):
    """Put a stand-in behind the guards of *view*, which stay; where it was put, and what was there."""
    while "view" in view.__code__.co_freevars:
        cell = view.__closure__[view.__code__.co_freevars.index("view")]
        if "view" not in getattr(cell.cell_contents, "__code__", _nobody.__code__).co_freevars:
            body, cell.cell_contents = cell.cell_contents, lambda **_named: REACHED
            return cell, body
        view = cell.cell_contents
    return None


def _nobody():
    return None


@pytest.fixture
def rules(app):
    app.config["WTF_CSRF_ENABLED"] = False
    for endpoint in [name for name, act in ACT_OF.items() if act == "visit"]:
        app.view_functions[endpoint] = _public_stand_in(app.view_functions[endpoint])
    return [rule for rule in app.url_map.iter_rules() if of_pages(rule.endpoint)]


def _public_stand_in(view):
    def stand_in(**_named):
        return REACHED

    stand_in.act = view.act
    return stand_in


def test_every_route_method_role_and_relation_is_answered_as_the_grid_means(world, rules):
    assert world.wrong(rules) == []


def test_each_guard_that_is_taken_away_is_missed(world, rules):
    """Guards are removed one at a time; the cells of that route must then be wrong."""
    unnoticed = []
    for rule in rules:
        act, view = ACT_OF[rule.endpoint], world.app.view_functions[rule.endpoint]
        if act == "visit":
            continue
        world.app.view_functions[rule.endpoint] = lambda **_named: REACHED
        for role, relation in ((None, None), ("administrator", "other_unit"), ("applicant", "own")):
            method = next(iter(rule.methods & {"GET", "POST"}))
            meant = for_visitors(rule, method) if role is None else expected(rule, role, relation)
            if world.ask(rule, method, role, relation) != meant:
                break
        else:
            unnoticed.append(rule.endpoint)
        world.app.view_functions[rule.endpoint] = view

    assert unnoticed == []


def test_a_guard_that_only_asks_for_a_name_is_missed_too(world, rules):
    """The act is taken away, the sign-in stays: somebody of another unit then gets in."""
    from formgen.web.here import signed_in  # noqa: PLC0415

    unnoticed = []
    for rule in rules:
        act, view = ACT_OF[rule.endpoint], world.app.view_functions[rule.endpoint]
        if act in ("visit", "keep_account"):
            continue
        world.app.view_functions[rule.endpoint] = signed_in(lambda **_named: REACHED)
        method = next(iter(rule.methods & {"GET", "POST"}))
        outside = [(role, "other_unit") for role in ROLES]
        if all(world.ask(rule, method, *one) == expected(rule, *one) for one in outside):
            unnoticed.append(rule.endpoint)
        world.app.view_functions[rule.endpoint] = view

    assert unnoticed == []


def test_what_is_not_there_and_what_is_anothers_get_the_same_answer(world, rules):
    client = world.clients["drafter", "other_unit"]
    named = [rule for rule in rules if rule.arguments & READING.keys()]
    for rule in named:
        method = next(iter(rule.methods & {"GET", "POST"}))
        unknown = {name: UNKNOWN for name in rule.arguments if name in world.things}
        there, nowhere = world._answer(client, rule, method), world._answer(client, rule, method, **unknown)
        assert (there, nowhere) == (404, 404), rule.endpoint


def test_a_switched_off_account_gets_in_nowhere(world, rules):
    world.people.set_active(world.owner.id, active=False)

    for rule in rules:
        if ACT_OF[rule.endpoint] != "visit":
            method = next(iter(rule.methods & {"GET", "POST"}))
            assert world._answer(world.clients["drafter", "own"], rule, method) in (302, 401), rule.endpoint


def test_a_role_taken_away_in_the_middle_of_a_session_is_gone_with_the_next_page(world, rules):
    rule = next(one for one in rules if one.endpoint == "wizard.ask")

    assert world.ask(rule, "GET", "drafter", "own") == "in"
    assert world.ask(rule, "GET", "administrator", "own") == 404
