"""Answers with more names, or deeper ones, than any form has: told in a moment, in few words."""

from __future__ import annotations

import json
import time

import pytest

from formgen.service.desk import merged

MANY = 20_000


def told(said):
    return json.dumps(said.json, ensure_ascii=False)


@pytest.fixture
def draft(li):
    return li.post("/drafts", 201, {"form": "F-GC-01", "answers": {"contract_no": "示例1号"}}).json


@pytest.fixture
def quickly():
    began = time.process_time()
    yield
    assert time.process_time() - began < 5


@pytest.mark.usefixtures("quickly")
def test_many_names_that_are_no_field_s_are_told_for_the_first_of_them(li):
    answers = {f"contract_tit{number}": 1 for number in range(MANY)}
    said = li.post("/forms/government_contract/check", 422, {"answers": answers})

    assert len(said.data) < 500_000
    assert "是否指 contract_title" in told(said)
    assert "后面还有的不再逐个列出" in told(said)


@pytest.mark.usefixtures("quickly")
def test_many_paths_into_one_group_are_read_as_fast_as_elsewhere(li, draft):
    answers = {f"price.{number}": 1 for number in range(5 * MANY)}
    said = li.ask("PATCH", f"/drafts/{draft['id']}", 422, json={"version": 1, "answers": answers})

    assert "后面还有的不再逐个列出" in told(said)


@pytest.mark.parametrize("levels", [30, 900, 100_000])
def test_a_path_that_leads_too_deep_is_no_field(li, draft, levels):
    answers = {"price" + ".a" * levels: 1}
    said = li.ask("PATCH", f"/drafts/{draft['id']}", 422, json={"version": 1, "answers": answers})

    assert "没有这个字段" in told(said)
    assert len(said.data) < 5_000


@pytest.mark.parametrize("levels", [30, 300, 900, 100_000])
@pytest.mark.parametrize("about", ["price", "parties_b", "contract_title"])
def test_answers_that_lie_too_deep_are_refused_or_told(li, draft, levels, about):
    deep = '{"a":' * levels + "1" + "}" * levels
    body = f'{{"version": 1, "answers": {{"{about}": {deep}}}}}'
    for method, path in (
        ("PATCH", f"/drafts/{draft['id']}"),
        ("POST", "/forms/government_contract/check"),
        ("POST", "/drafts"),
    ):
        sent = body.replace('"version": 1', '"form": "F-GC-01"') if path == "/drafts" else body
        said = li.ask(method, path, data=sent, content_type="application/json")
        assert said.status_code in (200, 400, 422), (path, said.text)


def test_what_is_given_last_counts_be_it_a_group_or_what_is_in_it():
    given = {"price.amount": 1, "price": {"amount": 2}, "price.basis": 3}
    there = {"price": {"tax": 4}, "name": "示例"}

    assert merged(there, given) == {"price": {"amount": 2, "basis": 3}, "name": "示例"}
    assert merged(there, {"price.amount": 1}) == {"price": {"tax": 4, "amount": 1}, "name": "示例"}
    assert there == {"price": {"tax": 4}, "name": "示例"}
    assert given["price"] == {"amount": 2}
