"""The interface keeps to its own description: whatever is sent, by whatever method, with or without a token."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from formgen.service.tokens import TokenDesk
from formgen.storage import Batches, NewBatch, NewRow

ROOT = Path(__file__).parents[3]
EXAMPLES = int(os.environ.get("FORMGEN_ASKED", "4"))
CHECKS = (
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
    checks.ignored_auth,
)
"""All but those that take every well-formed answer for one that the form must accept."""


def test_the_document_in_the_repository_is_that_of_the_code():
    sys.path.insert(0, str(ROOT / "scripts"))
    from openapi import WRITTEN, written  # noqa: PLC0415

    assert WRITTEN.read_text("utf-8") == written(), "run: python scripts/openapi.py"


@pytest.fixture
def things(li):
    """A draft, its document, its job and a review of the program's person."""
    sample = li.get("/forms/F-GC-01/example").json
    made = li.post("/forms/F-GC-01/render", 202, {"answers": sample}).json
    review = li.app.extensions["formgen"]["reviews"].begin(
        li.user.id, "示例.txt", "示例合同".encode(), key="k"
    )
    paper = made["documents"][0]
    row = NewRow(2, "示例", {}, ())
    new = NewBatch("government_contract", "示例.xlsx", False, "2026-03-02", (), [row], "k")
    batch = Batches(li.app.extensions["formgen"]["database"]).put(li.user.id, new)
    return {
        "batch_id": batch.id,
        "form": "government_contract",
        "draft_id": made["draft"],
        "document_id": paper["id"],
        "job_id": paper["pdf"]["id"],
        "review_id": review.id,
        "number": "罗府规〔2018〕6号",
    }


# What sends the requests leaves answers open that a server closes when all is sent.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.slow
def test_every_operation_keeps_to_the_description(app, li, things):
    app.extensions["formgen"]["tokens"] = TokenDesk(app.extensions["formgen"]["database"], per_minute=10**9)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        _hammer(operation, li.token, things if operation.method != "delete" else {})
        asked += 1

    assert asked >= 29


def _hammer(operation, token, things):
    """Ask with data that fit and data that do not; half of the time about things that are there."""
    modes = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]

    @seed(20261121)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def ask(data):
        mode = data.draw(st.sampled_from(modes))
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if mode is modes[0] and case.path_parameters and data.draw(st.booleans()):
            case.path_parameters |= {name: things[name] for name in case.path_parameters if name in things}
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=list(CHECKS))

    ask()


def test_the_page_names_every_operation_of_the_document(visitor):
    page = visitor.get("/api/v1/")
    document = json.loads(visitor.client.get("/api/v1/openapi.json").data)
    operations = [one["operationId"] for item in document["paths"].values() for one in item.values()]

    assert document["openapi"].startswith("3.1")
    assert sorted(page.all("//dt/@id")) == sorted(operations)
