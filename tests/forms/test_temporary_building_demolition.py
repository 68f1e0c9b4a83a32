"""临时建筑自行拆除情况确认表: its samples, and what is left out."""

from __future__ import annotations

from printed_papers import asked_for

import formgen
from formgen.service import papers

FORM = "temporary_building_demolition"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found == {"TB-16-1"}


def test_what_is_left_out_is_named():
    assert asked_for(FORM) >= {"applicant_name", "building_type", "demolished_date", "photos"}


def test_a_building_that_still_stands_near_the_end_is_counted_down():
    answers = {**papers.example(FORM), "demolished_date": None}

    found = {one.rule for one in formgen.check(FORM, answers).findings}
    assert found >= {"TB-16-5"}
