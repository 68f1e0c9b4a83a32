"""What the trail tells of lives, also where somebody has changed it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from formgen.service.trail_words import ACTED, act_done
from formgen.storage.audit import Entry


@pytest.mark.parametrize("detail", ["gone", "[]", "{}", '{"act": "no_such", "station_from": ""}'])
def test_an_entry_whose_detail_was_changed_has_no_words_and_can_be_shown_all_the_same(detail):
    usual = {one.name: "" for one in fields(Entry)} | {"number": 1, "act": ACTED, "detail": detail}

    assert act_done(Entry(**usual)) == ""
