"""Every route of programs, by method, role and relation: what the policy means, and nothing without its scope."""

from __future__ import annotations

from datetime import date
from itertools import product
from uuid import uuid4

import pytest
import sqlalchemy as sa

from formgen.service.policy import Act, Relation, Role, may
from formgen.service.tokens import Scope, TokenDesk
from formgen.storage import (
    Batches,
    Documents,
    Jobs,
    NewBatch,
    NewDocument,
    NewReview,
    NewRow,
    Reviews,
    Units,
)
from formgen.storage.people_tables import draft_shares

ROUTES = {
    "list_forms": ("keep_account", "check"),
    "form_schema": ("keep_account", "check"),
    "form_example": ("keep_account", "check"),
    "check_answers": ("keep_account", "check"),
    "list_acts": ("keep_account", "check"),
    "read_act": ("keep_account", "check"),
    "render_answers": ("begin_draft", "write"),
    "list_drafts": ("keep_account", "read"),
    "begin_draft": ("begin_draft", "write"),
    "read_draft": ("read_draft", "read"),
    "save_draft": ("edit_draft", "write"),
    "delete_draft": ("keep_draft", "write"),
    "check_draft": ("read_draft", "read"),
    "draft_documents": ("read_draft", "read"),
    "make_documents": ("issue_draft", "write"),
    "read_document": ("read_draft", "read"),
    "read_job": ("read_draft", "read"),
    "list_reviews": ("keep_account", "read"),
    "begin_review": ("begin_review", "write"),
    "read_review": ("read_review", "read"),
    "review_answers": ("read_review", "read"),
    "draft_from_review": ("keep_review", "write"),
    "delete_review": ("keep_review", "write"),
    "list_batches": ("begin_batch", "read"),
    "begin_batch": ("begin_batch", "write"),
    "read_batch": ("read_batch", "read"),
    "batch_report": ("read_batch", "read"),
    "batch_documents": ("read_batch", "read"),
    "cancel_batch": ("keep_batch", "write"),
    "delete_batch": ("keep_batch", "write"),
}
"""What each route is for, written here once more: a new one is added below, or the build is red."""
FOR_ALL, OF_AN_OFFICE = "F-TB-01", "F-GC-09"
"""A form that applicants fill in as well as staff, and one that is an office's."""
OPEN = {"openapi", "readable"}
READING = {"review_id": Act.READ_REVIEW, "batch_id": Act.READ_BATCH}
NEVER_SHARED = (["review_id"], ["batch_id"])
METHODS = {"GET", "POST", "PATCH", "DELETE"}


def own_routes(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]


def test_every_route_is_listed_with_its_act_and_scope(app):
    views = {
        rule.endpoint.removeprefix("api."): app.view_functions[rule.endpoint] for rule in own_routes(app)
    }
    guarded = {name: (str(view.act), view.scope.value) for name, view in views.items() if name not in OPEN}

    assert guarded == ROUTES
    assert {name for name, view in views.items() if view.act is Act.VISIT} == OPEN


@pytest.fixture
def world(app, people):
    return World(app, people)


class World:
    """An owner with a thing of each kind, and who stands to him in each relation in each role, with his token."""

    def __init__(self, app, people):
        self.app, self.people, self.client = app, people, app.test_client()
        database = app.extensions["formgen"]["database"]
        self.desk = app.extensions["formgen"]["tokens"] = TokenDesk(database, per_minute=10**9)
        ours, theirs = Units(database).add("示例单位甲"), Units(database).add("示例单位乙")
        self.owner = people.create_user("owner", unit_id=ours.id)
        self.things = self._things(database, self.owner.id)
        self.tokens = {}
        for role, relation in product(Role, set(Relation) - {Relation.PUBLIC, Relation.OWN}):
            unit = theirs if relation is Relation.OTHER_UNIT else ours
            self.tokens[role, relation] = self._somebody(database, role, relation, unit.id)
        self.tokens["own"] = self._token(self.owner.id)

    def _things(self, database, owner):
        draft = self.app.extensions["formgen"]["desk"].begin(owner, FOR_ALL, key="matrix").id
        new = NewDocument(draft, 1, "a.docx", "application/x", b"PK", "1", "0", date(2026, 3, 2))
        document = Documents(database).put(owner, new).id
        return {
            "draft_id": draft,
            "document_id": document,
            "job_id": Jobs(database).enqueue(owner, "pdf", draft, document, key="k").id,
            "review_id": Reviews(database).put(owner, NewReview("示例.docx", b"PK", "k", None)).id,
            "batch_id": self._batch(database, owner),
        }

    def _batch(self, database, owner):
        rows = [NewRow(2, "示例", {}, ())]
        new = NewBatch(
            "government_contract", "示例.xlsx", pdf=False, as_of="2026-03-02", notices=(), rows=rows, key="k"
        )
        return Batches(database).put(owner, new).id

    def _somebody(self, database, role, relation, unit_id):
        user = self.people.create_user(f"{role}.{relation}".replace("_", "-"), roles={role}, unit_id=unit_id)
        if relation in (Relation.SHARED_EDIT, Relation.SHARED_READ):
            row = {"draft_id": self.things["draft_id"], "user_id": user.id, "given_by": self.owner.id}
            row |= {"may_edit": relation is Relation.SHARED_EDIT, "given_at": user.created_at}
            with database.writing() as connection:
                connection.execute(sa.insert(draft_shares).values(**row))
        return self._token(user.id)

    def _token(self, user_id, scopes=("read", "write")):
        return self.desk.make(user_id, "示例", scopes, 7)[1]

    def ask(self, rule, method, role, relation):
        """The status, 200 where the view is reached."""
        if relation is Relation.OWN:
            self.people.place(self.owner.id, {role}, self.owner.unit.id)
        token = self.tokens["own"] if relation is Relation.OWN else self.tokens[role, relation]
        given = {"form": FOR_ALL, "number": "x", **self.things}
        with self.app.test_request_context():
            adapter = self.app.url_map.bind("localhost")
            url = adapter.build(rule.endpoint, {name: given[name] for name in rule.arguments}, method)
        headers = {"Authorization": f"Bearer {token}"}
        body = BODIES.get(rule.endpoint.removeprefix("api."), {})
        return self.client.open(url, method=method, headers=headers, buffered=True, **body).status_code


BODIES = {
    "check_answers": {"json": {"answers": {}}},
    "render_answers": {"json": {"answers": {}}},
    "begin_draft": {"json": {"form": FOR_ALL}},
    "save_draft": {"json": {"version": 1, "answers": {}}},
    "begin_review": {"data": {"file": "none"}, "content_type": "multipart/form-data"},
    "begin_batch": {"data": {"file": "none"}, "content_type": "multipart/form-data"},
}


def expected(rule, role, relation):
    name = rule.endpoint.removeprefix("api.")
    act = Act(ROUTES[name][0])
    named = [one for one in rule.arguments if one.endswith("_id")]
    if not named:
        return "in" if may({role}, act) else 403
    there = relation
    if named in NEVER_SHARED and relation in (Relation.SHARED_EDIT, Relation.SHARED_READ):
        there = Relation.SAME_UNIT
    if not may({role}, READING.get(named[0], Act.READ_DRAFT), there):
        return 404
    return "in" if may({role}, act, there) else 403


def test_every_route_role_and_relation_is_answered_as_the_policy_means(world, app):
    """A view that is reached may still refuse what is sent: only 401, 403 and 404 are the guard's words.

    Views that delete are asked last and of nobody who may: what they take away is asked for by the others.
    """
    wrong = []
    for rule, role, relation in product(own_routes(app), Role, set(Relation) - {Relation.PUBLIC}):
        if rule.endpoint.removeprefix("api.") in OPEN:
            continue
        (method,) = rule.methods & METHODS
        meant = expected(rule, role, relation)
        if meant == "in" and (method == "DELETE" or rule.endpoint in AFTER_READING):
            continue
        status = world.ask(rule, method, role, relation)
        answered = status if status in (401, 403, 404) else "in"
        if answered != meant:
            wrong.append((rule.endpoint, role, relation, status, meant))

    assert wrong == []


AFTER_READING = ("api.review_answers", "api.draft_from_review", "api.read_act")
"""What is not there yet, for whoever may ask: a review that nobody has read."""


@pytest.mark.parametrize("scope", list(Scope))
def test_each_route_asks_for_its_scope(world, app, scope):
    world.people.place(world.owner.id, {Role.DRAFTER}, world.owner.unit.id)
    world.tokens["own"] = world._token(world.owner.id, [scope.value])
    refused = set()
    for rule in own_routes(app):
        name = rule.endpoint.removeprefix("api.")
        (method,) = rule.methods & METHODS
        if name not in OPEN and method != "DELETE":
            status = world.ask(rule, method, Role.DRAFTER, Relation.OWN)
            refused |= {name} if status == 403 else set()
    allowed = {Scope.CHECK.value, scope.value}

    meant = {name for name, (_act, wanted) in ROUTES.items() if wanted not in allowed}
    assert refused == meant - {"delete_draft", "delete_review", "delete_batch"}


@pytest.mark.parametrize(("role", "status"), [(Role.APPLICANT, 403), (Role.DRAFTER, 201)])
def test_a_paper_of_an_office_is_begun_by_its_staff_alone(world, role, status):
    world.people.place(world.owner.id, {role}, world.owner.unit.id)
    headers = {"Authorization": f"Bearer {world.tokens['own']}"}
    answer = world.client.post("/api/v1/drafts", json={"form": OF_AN_OFFICE}, headers=headers)

    assert answer.status_code == status
    assert ("由合法性审查人员填写" in answer.json.get("error", {}).get("message", "")) is (status == 403)


def test_ids_that_nobody_has_are_not_there(world):
    headers = {"Authorization": f"Bearer {world.tokens['own']}"}
    for kind in ("drafts", "documents", "jobs", "reviews"):
        assert world.client.get(f"/api/v1/{kind}/{uuid4()}", headers=headers).status_code == 404
