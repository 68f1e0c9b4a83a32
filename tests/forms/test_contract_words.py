"""The contract's own words: numbers of items, copies, and who signs beside whom."""

import datetime as dt
from copy import deepcopy
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from docx import Document

import formgen
from formgen.answers import read_answers
from formgen.forms.contract_words import DATE_TO_COME, HEADINGS, ITEMS, NUMBER_TO_COME
from formgen.forms.government_contract import FORM
from formgen.rendering import pdf
from formgen.rendering.properties import fingerprint_in
from formgen.rendering.words import words
from formgen.report import Report

DAY = dt.date(2026, 11, 19)
UNIT = FORM.sample("complete")["parties_b"][0]
PERSON = {"party_type": "natural_person", "name": "示例庚", "id_type": "resident_id", "address": "示例路9号"}


@pytest.fixture
def say():
    def make(**changed):
        answers = read_answers(FORM, {**deepcopy(dict(FORM.sample("complete"))), **changed})
        assert not answers.faults
        return words(Report(answers, DAY, DAY, (), (), ()))

    return make


def test_items_are_numbered_by_what_has_words(say):
    assert say()["item"]["subject"] == {
        "description": "（一）",
        "behavior_definition": "（二）",
        "quantity": "（三）",
        "performer_name": "",
    }


def test_an_item_that_stands_alone_has_no_number(say):
    secret = {"clause": "双方保密。", "involves_secret": False}
    assert say(confidentiality=secret)["item"]["confidentiality"] == {"clause": "", "measures": ""}


def test_every_article_with_items_is_a_heading_and_every_item_a_field():
    assert set(ITEMS) <= {one.key for one in HEADINGS}
    assert {path for paths in ITEMS.values() for path in paths} <= set(FORM.fields)


@pytest.mark.parametrize(
    ("many_a", "many_b", "total"), [(1, 1, "肆"), (1, 2, "陆"), (2, 3, "壹拾"), (0, 0, "肆")]
)
def test_every_party_holds_two_copies(say, many_a, many_b, total):
    copies = say(parties_a=[UNIT] * many_a, parties_b=[UNIT] * many_b)["copies"]
    assert copies == {
        "said": False,
        "total": total,
        "each": "贰",
        "several_a": many_a > 1,
        "several_b": many_b > 1,
    }


@pytest.mark.parametrize("path", ["formation_clause", "effective_clause"])
def test_a_number_of_copies_that_the_answers_state_is_known(say, path):
    effect = {**FORM.sample("complete")["effect"], path: "本合同签字盖章后生效，一式六份。"}
    assert say(effect=effect)["copies"]["said"] is True
    assert say(other_terms="本合同一式六份，甲方执四份，乙方执两份。")["copies"]["said"] is True


def test_the_paper_states_one_number_of_copies_only():
    stated = {
        **deepcopy(dict(FORM.sample("complete"))),
        "other_terms": "本合同一式六份，甲方执四份，乙方执两份。",
    }
    made = formgen.render("government_contract", stated, as_of=DAY)["government_contract.docx"]
    printed = "\n".join(p.text for p in Document(BytesIO(made)).paragraphs)
    assert printed.count("一式") == 1
    assert "本合同的份数按前述约定，各份具有同等法律效力。" in printed


def test_one_party_has_a_plain_role_and_several_are_numbered(say):
    said = say(parties_b=[UNIT, PERSON])
    assert [one["role"] for one in said["parties_a"]] == ["甲方"]
    assert [one["role"] for one in said["parties_b"]] == ["乙方（一）", "乙方（二）"]
    assert said["names_b"] == f"{UNIT['name']}、示例庚"


def test_the_shorter_side_leaves_its_places_empty_and_a_person_signs_as_one(say):
    pairs = say(parties_b=[UNIT, PERSON])["signatures"]
    assert [(one["a"]["there"], one["b"]["role"], one["b"]["person"]) for one in pairs] == [
        (True, "乙方（一）", False),
        (False, "乙方（二）", True),
    ]


def test_a_missing_party_signs_with_its_mark(say):
    assert say(parties_b=[])["signatures"][0]["b"]["name"] == "【待补充1：名称（姓名）】"


def test_number_and_day_are_blank_until_they_are_known(say):
    blank = say()
    assert (blank["contract_no"], blank["effect"]["signing_date"]) == (NUMBER_TO_COME, DATE_TO_COME)
    effect = {**FORM.sample("complete")["effect"], "signing_date": "2026-12-1"}
    known = say(contract_no="示例-1", effect=effect)
    assert (known["contract_no"], known["effect"]["signing_date"]) == ("示例-1", "2026年12月1日")


def test_from_signing_on_a_missing_day_is_a_gap(say):
    assert say(stage="sign")["effect"]["signing_date"] == "【待补充11：签订时间】"


@pytest.mark.parametrize(("characters", "crowded"), [(21, False), (38, False), (39, True), (80, True)])
def test_a_cover_gives_way_to_a_title_of_more_than_two_lines(say, characters, crowded):
    assert say(contract_title="合" * characters)["crowded_cover"] is crowded


@pytest.mark.office
def test_a_title_of_eighty_characters_leaves_the_place_of_signing_on_the_cover():
    answers = {
        **deepcopy(dict(FORM.sample("complete"))),
        "contract_title": "示例社区图书馆采购" * 8 + "阅读推广服务合同",
    }
    word = formgen.render("government_contract", answers)["government_contract.docx"]
    made = pdf.to_pdf(word, fingerprint_in(word))

    with pdfium.PdfDocument(made) as document:
        cover = document[0].get_textpage().get_text_bounded()
    place = answers["effect"]["signing_place"]
    assert place in cover.replace(f"《{place}", "").replace(answers["parties_a"][0]["name"], "")
