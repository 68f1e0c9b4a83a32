"""Labelled contracts and their variants give exactly the findings that are expected of them."""

from __future__ import annotations

from datetime import date

import pytest
from shared_cases import changed, samples

import formgen
from formgen.service import papers

CASES = samples()
AS_OF = date.fromisoformat(CASES["as_of"])
KNOWN = {form["id"]: form["code"] for form in papers.forms()}
BASES = {one["id"]: one for one in CASES["samples"] if one["form_id"] in KNOWN and "data" in one}
ENGINE = ("FORM-", "TXT-", "LAW-")


def found(form: str, answers: dict, part: str = "") -> set[tuple[str, str]]:
    report = formgen.check(form, answers, as_of=AS_OF)
    pairs = {(one.rule, one.severity.value) for one in report.findings if one.part == part}
    return {pair for pair in pairs if not pair[0].startswith(ENGINE)}


def expected(of: dict, name: str = "expected") -> set[tuple[str, str]]:
    return {(one["rule"], one["level"]) for one in of[name]}


def with_contract(answers: dict) -> dict:
    """The answers to an opinion, with those of the contract that they name."""
    return {**answers, "contract": BASES[answers["form"]["contract_ref"]]["data"]}


WHOLE = [one for one in BASES.values() if "expected" in one]
IN_PARTS = [one for one in BASES.values() if "expected" not in one]


@pytest.mark.parametrize("sample", WHOLE, ids=lambda one: one["id"])
def test_a_sample_gives_exactly_its_findings(sample):
    assert found(sample["form_id"], sample["data"]) == expected(sample)


@pytest.mark.parametrize("add", [with_contract, dict], ids=["with the contract", "without it"])
@pytest.mark.parametrize("sample", IN_PARTS, ids=lambda one: one["id"])
@pytest.mark.parametrize("part", ["form", "submission"])
def test_each_part_of_a_sample_gives_exactly_its_findings(sample, part, add):
    assert found(sample["form_id"], add(sample["data"]), part) == expected(sample, f"expected_{part}")


@pytest.mark.parametrize("add", [with_contract, dict], ids=["with the contract", "without it"])
@pytest.mark.parametrize(
    "variant",
    [one for one in CASES["variants"] if one["base"] in BASES and "part" in one],
    ids=lambda one: f"{one['id']} {one['base']} {one['title']}",
)
def test_a_variant_of_one_part_leaves_the_other_as_it_was(variant, add):
    base, own = BASES[variant["base"]], variant["part"]
    answers = add(changed(base["data"], variant["changes"]))

    for part in ("form", "submission"):
        wanted = expected(variant) if part == own else expected(base, f"expected_{part}")
        assert found(base["form_id"], answers, part) == wanted


@pytest.mark.parametrize(
    "variant",
    [one for one in CASES["variants"] if one["base"] in BASES and "part" not in one],
    ids=lambda one: f"{one['id']} {one['base']} {one['title']}",
)
def test_a_variant_gives_exactly_its_findings(variant):
    base = BASES[variant["base"]]

    assert found(base["form_id"], changed(base["data"], variant["changes"])) == expected(variant)


def test_the_contract_in_order_is_ready():
    if "SC-01" not in BASES:
        pytest.skip("the labelled cases are not beside this checkout")

    assert formgen.check("F-GC-01", BASES["SC-01"]["data"], as_of=AS_OF).final


def test_the_unlawful_sample_of_the_form_is_told_what_is_unlawful():
    report = formgen.check(
        "government_contract", papers.example("government_contract", "unlawful"), as_of=AS_OF
    )

    blocked = {one.rule for one in report.findings if one.severity.value == "block"}
    assert {"GC-35-1", "GC-36-3", "GC-39-3", "GC-39-4", "GC-39-6"} <= blocked


def test_the_incomplete_sample_of_the_form_is_told_what_is_missing():
    report = formgen.check(
        "government_contract", papers.example("government_contract", "incomplete"), as_of=AS_OF
    )

    assert {one.rule for one in report.findings if one.kind.value == "missing"} >= {
        "GC-26-2",
        "GC-26-10",
        "GC-26-11",
        "GC-30-1",
        "GC-32-1",
        "GC-33-1",
    }


def test_the_complete_sample_of_the_form_is_final():
    assert formgen.check("government_contract", papers.example("government_contract"), as_of=AS_OF).final
