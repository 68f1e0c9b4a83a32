"""The desk: a draft from the first answer to its documents, and nobody else's."""

from __future__ import annotations

import io
import zipfile

import pytest

from formgen.errors import BadInput, UnknownForm
from formgen.service import papers
from formgen.service.desk import DOCX, LARGEST_ANSWERS, DraftChanged, merged
from formgen.storage import NotFound

TITLE = {"contract_title": "示例合同（示例）"}


def test_a_draft_begins_empty_and_is_checked_at_once(desk, owner, draft):
    sheet = desk.open(owner, draft.id)

    assert (draft.form_id, draft.version, draft.answers) == ("government_contract", 1, {})
    assert not sheet.report.ready


def test_a_form_that_is_not_there_is_not_begun(desk, owner):
    with pytest.raises(UnknownForm):
        desk.begin(owner, "laon", key="x")


def test_the_same_key_begins_one_draft(desk, owner, draft):
    assert desk.begin(owner, "F-GC-01", key="first").id == draft.id
    assert desk.begin(owner, "F-GC-01", key="second").id != draft.id


def test_a_draft_may_begin_with_answers_and_takes_its_name_from_them(desk, owner):
    begun = desk.begin(owner, "F-GC-01", key="x", answers=TITLE)

    assert desk.title(owner, begun.id) == "示例合同（示例）"


def test_saving_one_page_leaves_the_answers_of_the_others(desk, owner, draft):
    desk.save(owner, draft.id, 1, {"contract_title": "示例", "price.amount": "10000"})
    sheet = desk.save(owner, draft.id, 2, {"price.applicable": True, "contract_title": None})

    assert sheet.draft.version == 3
    assert sheet.draft.answers == {
        "contract_title": None,
        "price": {"amount": "10000", "applicable": True},
    }


def test_what_cannot_be_read_is_kept_as_it_was_typed(desk, owner, draft):
    sheet = desk.save(owner, draft.id, 1, {"effect.signing_date": "三月初"})

    assert desk.open(owner, draft.id).draft.answers == {"effect": {"signing_date": "三月初"}}
    assert list(sheet.report.answers.faults) == ["effect.signing_date"]
    assert not sheet.report.ready


def test_saving_nothing_new_is_no_new_version(desk, owner, draft):
    desk.save(owner, draft.id, 1, TITLE)

    assert desk.save(owner, draft.id, 2, TITLE).draft.version == 2


def test_a_double_click_saves_once(desk, owner, draft):
    first = desk.save(owner, draft.id, 1, TITLE, key="button")
    again = desk.save(owner, draft.id, 1, TITLE, key="button")

    assert (first.draft.version, again.draft.version) == (2, 2)


def test_the_same_key_with_other_answers_is_another_save(desk, owner, draft):
    desk.save(owner, draft.id, 1, TITLE, key="button")

    with pytest.raises(DraftChanged):
        desk.save(owner, draft.id, 1, {"contract_title": "另一份"}, key="button")


def test_two_windows_overwrite_nothing_and_both_versions_are_there_to_merge(desk, owner, draft):
    desk.save(owner, draft.id, 1, {"contract_title": "甲窗口"})
    with pytest.raises(DraftChanged) as conflict:
        desk.save(owner, draft.id, 1, {"contract_title": "乙窗口", "handling_dept": "示例科"})

    stored = conflict.value.stored
    assert (stored.version, stored.answers) == (2, {"contract_title": "甲窗口"})
    assert desk.answers_at(owner, draft.id, 1) == {}
    assert desk.answers_at(owner, draft.id, 9) is None
    chosen = {"contract_title": "乙窗口", "handling_dept": "示例科"}
    assert desk.save(owner, draft.id, stored.version, chosen).draft.answers == chosen


def test_laying_out_saves_nothing(desk, owner, draft):
    laid = desk.lay(owner, draft.id, TITLE)

    assert laid.report.answers.at("contract_title") == "示例合同（示例）"
    assert desk.open(owner, draft.id).draft.answers == {}


def test_a_draft_that_is_far_too_long_is_refused_and_what_was_saved_stays(desk, owner, draft):
    desk.save(owner, draft.id, 1, TITLE)

    with pytest.raises(BadInput, match="这份草稿太长，保存不下"):
        desk.save(owner, draft.id, 2, {"background": "长" * LARGEST_ANSWERS})

    assert desk.open(owner, draft.id).draft.answers == TITLE


def test_every_save_is_in_the_history_the_newest_first(desk, owner, draft):
    for version in (1, 2, 3):
        desk.save(owner, draft.id, version, {"contract_title": f"第{version}稿"})

    titles = [one.answers.get("contract_title") for one in desk.history(owner, draft.id)]
    assert titles == ["第3稿", "第2稿", "第1稿", None]


def test_documents_are_made_of_the_draft_as_it_is_and_their_pdfs_are_queued(desk, owner):
    begun = desk.begin(owner, "F-GC-01", key="x", answers=papers.example("F-GC-01"))
    made = desk.issue(owner, begun.id)

    assert [one.document.name for one in made] == ["government_contract.docx", "checklist.docx"]
    assert [one.pdf.state for one in made] == ["queued", "queued"]
    document = desk.document(owner, made[0].document.id)
    assert (document.media_type, document.draft_version, document.final) == (DOCX, 1, True)
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        assert "第一条" in archive.read("word/document.xml").decode()


def test_the_newest_document_of_each_name_is_shown_and_its_pdf_queued_once(desk, owner, draft):
    first = desk.issue(owner, draft.id)
    desk.save(owner, draft.id, 1, TITLE)
    second = desk.issue(owner, draft.id)

    shown = desk.papers(owner, draft.id)
    assert {one.document.id for one in shown} == {one.document.id for one in second}
    assert {one.pdf.id for one in shown} == {one.pdf.id for one in second}
    assert not {one.document.id for one in first} & {one.document.id for one in shown}


def test_an_incomplete_draft_gives_documents_that_are_not_final(desk, owner, draft):
    assert [one.document.final for one in desk.issue(owner, draft.id)] == [False, False]


def test_nobody_else_reaches_a_draft_or_what_was_made_of_it(desk, owner, stranger, draft):
    [paper, _checklist] = desk.issue(owner, draft.id)
    attempts = [
        lambda: desk.open(stranger, draft.id),
        lambda: desk.save(stranger, draft.id, 1, TITLE),
        lambda: desk.lay(stranger, draft.id, TITLE),
        lambda: desk.delete(stranger, draft.id),
        lambda: desk.history(stranger, draft.id),
        lambda: desk.issue(stranger, draft.id),
        lambda: desk.papers(stranger, draft.id),
        lambda: desk.title(stranger, draft.id),
        lambda: desk.document(stranger, paper.document.id),
        lambda: desk.convert_again(stranger, paper.pdf.id),
    ]

    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert desk.drafts(stranger) == []
    assert desk.open(owner, draft.id).draft.version == 1


def test_a_deleted_draft_is_gone_with_everything_made_of_it(desk, owner, draft):
    [paper, _checklist] = desk.issue(owner, draft.id)
    desk.delete(owner, draft.id)

    assert desk.drafts(owner) == []
    with pytest.raises(NotFound):
        desk.document(owner, paper.document.id)


def test_the_draft_saved_last_comes_first(desk, owner, draft):
    other = desk.begin(owner, "F-GC-01", key="other")
    assert [one.id for one in desk.drafts(owner)] == [other.id, draft.id]

    desk.save(owner, draft.id, 1, TITLE)
    assert [one.id for one in desk.drafts(owner)] == [draft.id, other.id]


@pytest.mark.parametrize(
    ("answers", "given", "result"),
    [
        ({}, {"a": 1}, {"a": 1}),
        ({"a": 1, "b": {"c": 2}}, {"b.d": 3}, {"a": 1, "b": {"c": 2, "d": 3}}),
        ({"b": "typed where a group belongs"}, {"b.d": 3}, {"b": {"d": 3}}),
        ({"b": {"c": 2}}, {"b.c": None}, {"b": {"c": None}}),
        ({"t": [{"x": 1}]}, {"t": []}, {"t": []}),
    ],
)
def test_answers_are_put_in_their_places_and_the_old_ones_left_alone(answers, given, result):
    before = repr(answers)

    assert merged(answers, given) == result
    assert repr(answers) == before


PERSON = {"party_type": "natural_person", "name": "示例某", "id_type": "resident_id", "id_number": "X1234"}


def test_the_number_of_a_person_goes_when_the_party_becomes_a_unit(desk, owner, draft):
    desk.save(owner, draft.id, 1, {"parties_b": [PERSON, PERSON]})

    unit = PERSON | {"party_type": "legal_person"}
    kept = desk.save(owner, draft.id, 2, {"parties_b": [unit, PERSON]}).draft.answers["parties_b"]

    assert kept == [unit | {"id_number": None}, PERSON]


@pytest.mark.parametrize("party_type", [None, "", "nobody knows", 7])
def test_a_number_stays_while_nobody_has_said_whose_it_is(desk, owner, draft, party_type):
    row = PERSON | {"party_type": party_type}

    assert (
        desk.save(owner, draft.id, 1, {"parties_b": [row, "text", []]}).draft.answers["parties_b"][0] == row
    )


def test_other_answers_that_are_not_asked_for_stay_for_when_they_are_again(desk, owner, draft):
    row = PERSON | {"legal_rep_name": "示例乙", "uscc": "12"}

    assert desk.save(owner, draft.id, 1, {"parties_b": [row]}).draft.answers["parties_b"] == [row]
