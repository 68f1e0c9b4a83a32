"""临时建筑延期开工申请表: its samples, and what is left out."""

from __future__ import annotations

from printed_papers import asked_for

import formgen
from formgen.service import papers

FORM = "temporary_building_start_delay"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_who_asks_too_late_is_warned():
    late = {**papers.example(FORM), "delay_apply_date": "2026-12-11"}

    assert {one.rule for one in formgen.check(FORM, late).findings} == {"TB-18-1"}


def test_what_is_left_out_is_named():
    assert asked_for(FORM) >= {"applicant_name", "permit_no", "planned_start"}


def test_the_last_day_for_asking_is_told():
    (follow_up,) = formgen.check(FORM, papers.example(FORM)).follow_ups

    assert follow_up.due.isoformat() == "2026-12-10"
