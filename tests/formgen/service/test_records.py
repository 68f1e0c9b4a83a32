"""Records in the service: found, told apart, read and masked; picked into papers and kept from them."""

from __future__ import annotations

import pytest

from formgen.errors import BadInput
from formgen.service import papers
from formgen.service import records as kept
from formgen.service.paper_records import PaperRecords
from formgen.service.records import RecordBook
from formgen.storage import DraftChanged, NotFound, RecordChanged

NAME = "示例公司（示例）"
CODE = "91440300MA5FL3UK1P"
UNIT = {"party_type": "legal_person", "name": NAME, "uscc": CODE, "address": "示例路1号（示例）"}
PERSON = {
    "party_type": "natural_person",
    "name": "示例自然人",
    "id_type": "resident_id",
    "id_number": "110101199003078515",
    "contact_phone": "13000000001",
}
PARTY = kept.kind_of("party")


@pytest.fixture
def book(database):
    return RecordBook(database)


@pytest.fixture
def in_papers(database, desk):
    return PaperRecords(database, desk)


@pytest.fixture
def unit(book, owner):
    return book.add(owner, PARTY, UNIT)


@pytest.fixture
def application(desk, owner):
    return desk.begin(owner, "temporary_building_application", key="a")


def pick(in_papers, desk, owner, draft, place, record, over=()):
    plan = in_papers.plan(owner, draft.id, place, record.id)
    version = desk.open(owner, draft.id).draft.version
    return in_papers.pick(owner, draft.id, version, plan, over)


def news_of(in_papers, owner, draft):
    return {
        one.fact: (one.mine, one.theirs) for told in in_papers.news(owner, draft.id) for one in told.changes
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2), ("示例", 2), ("公司", 1), ("slgs", 1), ("SLZRR", 1), ("91440300ma5fl3uk1p", 1),
        ("示例 公司", 1), ("示例 没有", 0), ("110101199003078515", 1), ("13000000001", 0),
    ],
)  # fmt: skip
def test_a_record_is_found_by_name_initials_and_code(book, owner, query, found):
    book.add(owner, PARTY, UNIT)
    book.add(owner, PARTY, PERSON)

    assert len(book.entries(owner, query)[PARTY]) == found


def test_a_list_tells_numbers_masked_and_what_is_to_be_checked(book, owner):
    book.add(owner, PARTY, PERSON)
    book.add(owner, PARTY, {**UNIT, "uscc": "91440300MA5FL3UK1D"})

    wrong, person = book.entries(owner)[PARTY]

    assert person.told == "110101********8515 · 130****0001"
    assert (wrong.doubts, person.doubts) == (1, 0)


def test_only_what_is_asked_for_is_kept(book, owner):
    made = book.add(owner, PARTY, {**UNIT, "id_type": "resident_id", "id_number": "110101199003078515"})

    assert made.facts == UNIT


def test_a_record_needs_its_name_and_what_can_be_read(book, owner):
    with pytest.raises(BadInput) as refused:
        book.add(owner, PARTY, {"uscc": CODE})
    assert set(refused.value.fields) == {"name"}
    with pytest.raises(BadInput) as refused:
        book.add(owner, kept.kind_of("site"), {"location": "示例路", "area": "很大"})
    assert set(refused.value.fields) == {"area"}


@pytest.mark.parametrize(
    ("other", "double", "same"),
    [
        ({"name": NAME}, True, True),
        ({"name": "示例公司(示例)"}, True, True),
        ({"name": "示例别家", "uscc": CODE.lower()}, True, True),
        ({"name": NAME, "uscc": "12440303MB2D000015"}, True, False),
        ({"name": "示例别家", "uscc": "12440303MB2D000015"}, False, False),
        ({}, False, False),
    ],
)
def test_the_same_code_or_name_is_a_double_and_another_code_is_another(other, double, same):
    assert kept.is_double(PARTY, UNIT, other) is double
    assert kept.is_same(PARTY, UNIT, other) is same


def test_a_unit_becomes_an_applicant_and_an_applicant_a_unit(in_papers, desk, owner, application, unit):
    draft = pick(in_papers, desk, owner, application, "applicant_name", unit)

    assert draft.answers == {
        "applicant_type": "unit",
        "applicant_name": NAME,
        "applicant_uscc": CODE,
        "contact_address": "示例路1号（示例）",
    }
    facts = in_papers.keeping(owner, draft.id, "applicant_name", None).facts
    assert facts == UNIT


def test_a_person_becomes_an_applicant_by_his_resident_card_alone(in_papers, book, desk, owner):
    resident = book.add(owner, PARTY, PERSON)
    guest = book.add(owner, PARTY, {**PERSON, "name": "示例外宾", "id_type": "passport", "id_number": "P123"})
    one = desk.begin(owner, "temporary_building_extension", key="1")
    two = desk.begin(owner, "temporary_building_extension", key="2")

    applied = pick(in_papers, desk, owner, one, "applicant_name", resident).answers
    visitor = pick(in_papers, desk, owner, two, "applicant_name", guest).answers

    assert (applied["applicant_type"], applied["applicant_id_number"]) == ("individual", "110101199003078515")
    assert "applicant_id_number" not in visitor
    facts = in_papers.keeping(owner, one.id, "applicant_name", None).facts
    assert facts == PERSON


def test_another_party_in_the_same_place_leaves_nothing_of_the_first(
    in_papers, book, desk, owner, application
):
    first = book.add(owner, PARTY, {**UNIT, "contact_person": "示例乙"})
    second = book.add(owner, PARTY, {"party_type": "unincorporated", "name": "示例中心（示例）"})
    pick(in_papers, desk, owner, application, "applicant_name", first)

    plan = in_papers.plan(owner, application.id, "applicant_name", second.id)
    changed = {one.fact: one.theirs for one in plan.changes}
    assert changed == {
        "name": "示例中心（示例）",
        "uscc": None,
        "contact_person": None,
        "address": None,
    }
    draft = pick(in_papers, desk, owner, application, "applicant_name", second, over=set(changed))

    assert {key: one for key, one in draft.answers.items() if one} == {
        "applicant_type": "unit",
        "applicant_name": "示例中心（示例）",
    }


def test_what_was_taken_over_is_found_when_rows_move(in_papers, desk, owner, unit):
    draft = desk.begin(owner, "government_contract", key="c")
    draft = pick(in_papers, desk, owner, draft, "parties_b", unit)
    rows = [{"name": "示例先来（示例）", "party_type": "legal_person"}, *draft.answers["parties_b"]]
    desk.save(owner, draft.id, draft.version, {"parties_b": rows})

    assert set(in_papers.origins(owner, draft.id)) == {
        f"parties_b[1].{name}" for name in ("party_type", "name", "uscc", "address")
    }
    desk.save(owner, draft.id, draft.version + 1, {"parties_b": rows[:1]})
    assert in_papers.origins(owner, draft.id) == {}


def test_a_record_that_changes_is_told_once_and_decided_once(in_papers, book, desk, owner, application, unit):
    pick(in_papers, desk, owner, application, "applicant_name", unit)
    book.save(owner, unit.id, 1, {**UNIT, "address": "示例新址"})
    assert news_of(in_papers, owner, application) == {"address": ("示例路1号（示例）", "示例新址")}

    (told,) = in_papers.news(owner, application.id)
    in_papers.decide(owner, application.id, 2, told, ())

    assert news_of(in_papers, owner, application) == {}
    assert in_papers.origins(owner, application.id)["contact_address"].changed
    book.save(owner, unit.id, 2, {**UNIT, "address": "示例再迁"})
    (told,) = in_papers.news(owner, application.id)
    in_papers.decide(owner, application.id, 2, told, ["address"])
    assert desk.open(owner, application.id).draft.answers["contact_address"] == "示例再迁"
    assert news_of(in_papers, owner, application) == {}


def test_what_was_changed_in_the_paper_alone_is_no_news(in_papers, desk, owner, application, unit):
    draft = pick(in_papers, desk, owner, application, "applicant_name", unit)
    desk.save(owner, application.id, draft.version, {"contact_address": "别处"})

    assert in_papers.origins(owner, application.id)["contact_address"].changed
    assert news_of(in_papers, owner, application) == {}


def test_a_pick_over_an_older_version_of_the_paper_is_refused(in_papers, desk, owner, application, unit):
    plan = in_papers.plan(owner, application.id, "applicant_name", unit.id)
    desk.save(owner, application.id, 1, {"reason": "示例"})

    with pytest.raises(DraftChanged):
        in_papers.pick(owner, application.id, 1, plan, ())
    assert in_papers.origins(owner, application.id) == {}


def test_merging_over_an_older_version_of_the_record_is_refused(
    in_papers, book, desk, owner, application, unit
):
    draft = pick(in_papers, desk, owner, application, "applicant_name", unit)
    desk.save(owner, application.id, draft.version, {"contact_address": "别处"})
    found = in_papers.keeping(owner, application.id, "applicant_name", None)
    (like,) = found.likes
    assert [one.fact for one in like.changes] == ["address"]
    book.save(owner, unit.id, 1, {**UNIT, "contact_person": "示例乙"})

    with pytest.raises(RecordChanged):
        in_papers.merge(owner, application.id, found, like, 1, ["address"])


def test_an_unincorporated_unit_is_no_change_where_a_form_knows_units_only(in_papers, book, desk, owner):
    record = book.add(owner, PARTY, {**UNIT, "party_type": "unincorporated"})
    draft = desk.begin(owner, "temporary_building_extension", key="e")
    pick(in_papers, desk, owner, draft, "applicant_name", record)

    (like,) = in_papers.keeping(owner, draft.id, "applicant_name", None).likes

    assert like.changes == ()


def test_a_place_takes_only_its_kind(in_papers, book, owner, application):
    site = book.add(owner, kept.kind_of("site"), {"location": "示例路1号"})

    with pytest.raises(NotFound, match="不是这一类"):
        in_papers.plan(owner, application.id, "applicant_name", site.id)
    with pytest.raises(NotFound):
        in_papers.plan(owner, application.id, "nothing", site.id)


def test_nothing_to_keep_is_said(in_papers, owner, application):
    with pytest.raises(BadInput, match="没有可存的内容"):
        in_papers.keeping(owner, application.id, "applicant_name", None)


@pytest.mark.parametrize("listed", papers.forms(), ids=lambda one: one["id"])
def test_every_sample_gives_its_records_and_takes_them_back_unchanged(in_papers, desk, owner, listed):
    """Whatever a paper's place holds can be kept, and picked again into the same paper changes nothing."""
    from formgen.answers import read_answers  # noqa: PLC0415
    from formgen.service.record_places import spots_of  # noqa: PLC0415

    form = papers.form(listed["id"])
    draft = desk.begin(owner, form.id, key="s", answers=papers.example(form.id))
    answers = read_answers(form, draft.answers)
    for spot in spots_of(form):
        for row in spot.rows(answers):
            if spot.kind.named not in spot.held(answers, row):
                continue
            found = in_papers.keeping(owner, draft.id, spot.key, row)
            record = in_papers.keep(owner, draft.id, found, key=f"{spot.key}{row}")
            assert in_papers.plan(owner, draft.id, spot.key, record.id).changes == ()
    assert in_papers.news(owner, draft.id) == []
    assert not any(one.changed for one in in_papers.origins(owner, draft.id).values())
