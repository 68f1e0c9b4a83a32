"""临时建筑延期使用申请表: its samples, what is left out, and what follows."""

from __future__ import annotations

from printed_papers import asked_for

import formgen
from formgen.service import papers

FORM = "temporary_building_extension"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found == {"TB-16-3", "TB-16-4"}


def test_what_is_left_out_is_named():
    assert asked_for(FORM) >= {
        "applicant_name",
        "original_permit_no",
        "extension_end",
        "extension_apply_date",
    }


def test_the_building_has_to_go_when_the_term_ends():
    due = [one.due.isoformat() for one in formgen.check(FORM, papers.example(FORM)).follow_ups]

    assert due == ["2026-12-14", "2027-12-14"]
