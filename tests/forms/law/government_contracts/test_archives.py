"""第六十七条至第七十八条: archives, state-owned units, supervision, the act's own term."""

from datetime import date

import pytest

from formgen.fields import Reference
from formgen.forms.law.government_contracts import ACT, archives
from formgen.rules import Effect

FILES = {f"a{number}": "材料若干" for number in range(1, 10)}


def test_all_nine_classes_of_files_are_kept():
    assert archives.all_nine_classes_of_files_are_kept(**FILES) is None
    found = archives.all_nine_classes_of_files_are_kept(**{**FILES, "a8": None, "a2": " "})
    assert found.fields == ("a2", "a8")


@pytest.mark.parametrize(
    ("name", "lawful"),
    [("a1", True), ("a2", True), ("a3", False), ("a4", True), ("a5", False), ("a6", False), ("a9", True)],
)
def test_none_is_an_answer_except_where_every_contract_has_files(name, lawful):
    found = archives.all_nine_classes_of_files_are_kept(**{**FILES, name: "无"})
    assert (found is None) is lawful


@pytest.mark.parametrize(
    ("stage", "day", "noted"),
    [
        ("closed", None, True),
        ("closed", date(2027, 7, 1), False),
        ("performing", None, False),
    ],
)
def test_files_are_archived_when_the_contract_ends(stage, day, noted):
    assert (archives.files_are_archived_when_the_contract_ends(stage, day) is not None) is noted


@pytest.mark.parametrize(
    ("giver", "taker", "fields"),
    [
        (True, True, None),
        (True, False, ("to_sign",)),
        (None, True, ("from_sign",)),
        (False, False, ("from_sign", "to_sign")),
    ],
)
def test_handover_is_signed_by_both(giver, taker, fields):
    found = archives.handover_is_signed_by_both(giver, taker)
    assert (found and found.fields) == fields


@pytest.mark.parametrize(
    ("level", "noted"),
    [("soe_or_other", True), ("district_government", False), ("full_funded_institution", False)],
)
def test_state_owned_units_follow_by_analogy(level, noted):
    assert (archives.state_owned_units_follow_by_analogy(level) is not None) is noted


def test_following_by_analogy_softens_the_act():
    softening = [one.id for one in ACT.rules.values() if one.effect is Effect.SOFTENS_ACT]
    assert softening == ["GC-70-1"]


@pytest.mark.parametrize(
    ("required", "paper", "noted"),
    [(True, None, True), (True, Reference(name="承诺书"), False), (False, None, False)],
)
def test_truth_of_material_is_promised_on_demand(required, paper, noted):
    assert (archives.truth_of_material_is_promised_on_demand(required, paper) is not None) is noted


@pytest.mark.parametrize(
    ("day", "noted"),
    [(date(2018, 12, 4), False), (date(2023, 12, 3), False), (date(2023, 12, 4), True)],
)
def test_act_is_within_its_own_term(day, noted):
    assert (archives.act_is_within_its_own_term(day) is not None) is noted


def test_the_note_about_the_acts_term_names_its_last_day():
    said = str(archives.act_is_within_its_own_term(date(2026, 6, 12)).message)
    assert said == (
        "《深圳市罗湖区政府合同监督管理办法》（罗府规〔2018〕6号）所载五年有效期推算于2023年12月3日届满："
        "请确认现行依据。"
    )
