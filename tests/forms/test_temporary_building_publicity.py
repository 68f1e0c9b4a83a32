"""住宅区增加临时建筑公示: its samples, and what is left out."""

from __future__ import annotations

from printed_papers import asked_for

import formgen
from formgen.service import papers

FORM = "temporary_building_publicity"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found == {"TB-15-1"}


def test_what_is_left_out_is_named():
    assert asked_for(FORM) >= {"residential_area_name", "in_residential_area"}
