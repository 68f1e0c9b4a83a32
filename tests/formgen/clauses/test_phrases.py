"""Labelled clauses: each detector speaks where it must and is silent where it must be."""

import json
from pathlib import Path

import pytest

from formgen.clauses import (
    Text,
    arbitration_and_litigation,
    equal_languages,
    foreign_language_prevails,
    foreign_law,
    government_guarantee,
    improper_benefit,
    other_forum,
    overseas_forum,
    repealed_documents,
    ultra_vires,
    unilateral_change,
    vague_words,
)
from formgen.forms.gazetteer import GAZETTEER

DETECTORS = {
    "GC-25-1": vague_words,
    "GC-34-1": unilateral_change,
    "GC-36-1": other_forum,
    "GC-36-3": arbitration_and_litigation,
    "GC-38-2": equal_languages,
    "GC-39-1": improper_benefit,
    "GC-39-2": ultra_vires,
    "GC-39-3": government_guarantee,
    "GC-39-4": foreign_law,
    "GC-39-5": overseas_forum,
    "GC-39-6": foreign_language_prevails,
    "NC-1-1": repealed_documents,
}
OWN = json.loads(Path(__file__).with_name("phrases_own.json").read_text(encoding="utf-8"))["cases"]
SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases" / "phrases.json"


def shared_cases():
    if not SHARED.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(reason="the folder of shared cases is not there"))]
    cases = json.loads(SHARED.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in cases]


def fires(case):
    return bool(DETECTORS[case["rule"]](Text.of(case["text"]), GAZETTEER))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in OWN])
def test_a_clause_of_our_own_is_read_right(case):
    assert fires(case) == (case["expect"] == "fire"), case["text"]


@pytest.mark.parametrize("case", shared_cases())
def test_a_shared_clause_is_read_right(case):
    assert fires(case) == (case["expect"] == "fire"), case["text"]


def test_no_clause_is_there_twice():
    seen = [(case["rule"], case["text"]) for case in OWN]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("rule", sorted(DETECTORS))
def test_every_detector_has_clauses_of_both_kinds(rule):
    assert {case["expect"] for case in OWN if case["rule"] == rule} == {"fire", "quiet"}
