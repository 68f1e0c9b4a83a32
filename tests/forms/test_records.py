"""What users keep once: each kind is asked for by forms, under names that forms have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from formgen import catalogue
from formgen.errors import DefinitionFault
from formgen.fields import Choice, Text
from formgen.form import Step
from formgen.forms import records
from formgen.forms.records import CONTRACT, PARTY, PROJECT, SITE
from formgen.records import RecordKind, place
from formgen.service.record_places import spots_of

FORMS = catalogue.installed().forms


def places(form_id):
    form = catalogue.installed().form(form_id)
    return {(spot.kind.id, spot.key) for spot in spots_of(form)}


def test_there_are_four_kinds_of_record():
    assert catalogue.installed().records == (PARTY, PROJECT, SITE, CONTRACT)


@pytest.mark.parametrize(
    ("form_id", "expected"),
    [
        (
            "government_contract",
            {
                ("party", "parties_a"),
                ("party", "parties_b"),
                ("party", "performer_name"),
                ("contract", "contract_title"),
                ("contract", "parent_contract.parent_title"),
            },
        ),
        (
            "project_acceptance_letter",
            {("party", "construction_unit_name"), ("party", "user_unit_name"), ("project", "project_name")},
        ),
        (
            "temporary_building_application",
            {("party", "applicant_name"), ("party", "user_unit_name"), ("site", "land_location")},
        ),
        ("legality_review", {("party", "form.counterparty"), ("contract", "form.contract_title")}),
        ("temporary_building_sign_board", {("party", "builder_name")}),
    ],
)
def test_forms_ask_for_records_where_people_expect_them(form_id, expected):
    assert places(form_id) == expected


def test_every_name_of_a_field_is_one_that_a_form_has():
    known = {path for form in FORMS for path in form.fields}
    known |= {
        path.removeprefix(f"{part.name}.") for form in FORMS for part in form.parts for path in form.fields
    }
    asked = {
        path
        for kind in records.RECORDS
        for one in kind.places
        for fact in one.facts.values()
        for path in fact.paths
    }

    assert asked - known == set()


def test_a_choice_of_a_form_is_one_of_the_record():
    for form in FORMS:
        for spot in spots_of(form):
            for fact in spot.paths:
                field, own = spot.target(form, fact), spot.kind.by_name[fact]
                if isinstance(field, Choice) and isinstance(own, Choice):
                    values = spot.facts[fact].values if fact in spot.facts else {}
                    offered = {values.get(one, one) for one in own.options}
                    assert offered <= set(field.options), (form.id, field.name)


def test_a_form_that_comes_later_offers_records_without_a_further_word():
    known = catalogue.installed().form("project_acceptance_letter")
    step = Step(
        "s", "示例", (Text(name="applicant_name", label="申请人"), Text(name="land_location", label="坐落"))
    )
    later = replace(known, id="later", steps=(step,))

    assert {(one.kind.id, one.key) for one in spots_of(later)} == {
        ("party", "applicant_name"),
        ("site", "land_location"),
    }


def test_no_form_is_named_by_a_record():
    source = Path(records.__file__).read_text("utf-8").partition("PARTY = RecordKind")[2]

    assert [form.id for form in FORMS if f'"{form.id}"' in source] == []


def test_a_kind_that_speaks_of_facts_it_does_not_have_is_refused():
    name = Text(name="name", label="名称")

    with pytest.raises(DefinitionFault, match="record odd has no fact nmae"):
        RecordKind(id="odd", label="示例", fields=(name,), named="name", places=(place("name", nmae="x"),))
