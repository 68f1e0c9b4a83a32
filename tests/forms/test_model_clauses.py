"""Model clauses are lawful by construction: whoever keeps them as they are has a contract without findings."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

import docx
import pytest
from clauses_written import (
    ALSO,
    AS_OF,
    KINDS,
    PLACES,
    SETTINGS,
    facts,
    is_offered,
    offered,
    put,
    serious,
    to_write,
    written,
)

import formgen
from formgen.answers import read_answers
from formgen.fields.text import LongText
from formgen.forms.government_contract import FORM
from formgen.forms.model_clauses import MODEL_CLAUSES
from formgen.service import drafting

VAGUE = re.compile(
    "另行协商|另行约定|视情况|酌情|适当|合理|尽快|若干|大概|左右|待定|相关要求|有关要求|有关部门|TBD|××|_|＿|……|原则上|一般应"
)
ABROAD = re.compile("所在地的?人民法院|有管辖权|当地|境外|香港|澳门|台湾|外国|英文")


by_id = pytest.mark.parametrize("clause", MODEL_CLAUSES, ids=lambda one: one.id)
by_kind = pytest.mark.parametrize("kind", KINDS)
by_setting = pytest.mark.parametrize("setting", SETTINGS)


def test_ids_are_unique():
    assert [one for one, times in Counter(one.id for one in MODEL_CLAUSES).items() if times > 1] == []


def test_no_two_clauses_say_the_same():
    assert [one for one, times in Counter(one.text for one in MODEL_CLAUSES).items() if times > 1] == []


@by_id
def test_a_clause_fills_a_long_text_and_names_only_short_answers(clause):
    assert isinstance(FORM.fields[clause.field], LongText)
    assert set(drafting.PLACE.findall(clause.text)) <= PLACES & set(FORM.fields)
    assert "{" not in drafting.PLACE.sub("", clause.text)


@by_id
def test_a_clause_is_precise(clause):
    words = drafting.PLACE.sub("", clause.text)

    assert VAGUE.findall(words) == []
    assert ABROAD.findall(words) == []


@by_id
def test_a_clause_reads_as_finished_sentences(clause):
    lines = clause.text.splitlines()

    assert all(line == line.strip() and line.endswith(("。", "；", "：")) for line in lines)
    assert lines[-1].endswith("。")
    assert 2 <= len(clause.title) <= 20


def test_every_clause_is_offered_somewhere():
    everywhere = {
        one.id for setting in SETTINGS for path in FORM.fields for one in offered(facts(setting), path)
    }

    assert {one.id for one in MODEL_CLAUSES} - everywhere == set()


@by_setting
def test_nothing_that_must_be_written_starts_from_an_empty_box(setting):
    answers = facts(setting)

    assert [path for path in to_write(answers) if not offered(answers, path)] == []


@by_kind
@pytest.mark.parametrize(
    "path",
    [
        "price.calc_method",
        "price.payment_method",
        "confidentiality.clause",
        "communication.delivery_clause",
        "effect.effective_clause",
        "dispute.clause_text",
        "other_terms",
    ],
)
def test_where_practice_knows_two_ways_two_are_offered(kind, path):
    assert len(offered(facts(kind), path)) >= 2


@by_kind
def test_the_first_offer_is_made_for_the_kind(kind):
    general = {one.id for one in MODEL_CLAUSES if one.id.startswith(("general-", "other-"))}
    for path in ("subject.description", "price.calc_method", "rights.b_obligations", "breach.b_liability"):
        assert offered(facts(kind), path)[0].id not in general


def test_while_no_kind_is_chosen_plain_clauses_are_offered():
    answers = facts("服务") | {"deal_nature": ""}

    assert [one.id for one in offered(answers, "subject.description")] == ["other-description"]


def test_letting_what_is_no_state_property_is_offered_plain_clauses():
    answers = facts("国有物业出租") | {"is_state_asset_deal": False}

    assert [one.id for one in offered(answers, "price.invoice_clause")] == ["other-invoice"]


@pytest.mark.parametrize(
    ("method", "offer"),
    [
        ("court", {"general-dispute-court", "general-dispute-court-mediation"}),
        ("arbitration", {"general-dispute-arbitration", "general-dispute-arbitration-three"}),
    ],
)
def test_the_dispute_clause_follows_the_chosen_method(method, offer):
    answers = facts("服务")
    put(answers, "dispute.method", method)

    assert {one.id for one in offered(answers, "dispute.clause_text")} == offer


def test_an_administrative_agreement_is_offered_no_arbitration():
    answers = facts("监管协议")
    put(answers, "dispute.method", "")

    assert not any("仲裁" in one.text for one in offered(answers, "dispute.clause_text"))


def test_the_court_is_named_in_full():
    text = offered(facts("服务"), "dispute.clause_text")[0].text

    assert "可以向深圳市罗湖区人民法院提起诉讼" in text


def test_an_unanswered_place_is_marked():
    answers = facts("服务")
    put(answers, "dispute.institution_name", "")

    assert "可以向【待补充：裁判机构全称】提起诉讼" in offered(answers, "dispute.clause_text")[0].text


@by_id
def test_a_clause_in_its_field_is_lawful(clause):
    for setting in SETTINGS:
        if is_offered(clause, setting):
            break
    answers = written(setting)
    put(
        answers,
        clause.field,
        next(one.text for one in offered(answers, clause.field) if one.id == clause.id),
    )

    assert serious(answers, clause.field) == []


@pytest.mark.parametrize("choose", [0, 1, 2])
@by_setting
def test_a_contract_of_model_clauses_alone_is_ready_and_final(setting, choose):
    answers = written(setting, choose, ALSO)

    assert serious(answers) == []
    assert formgen.check(FORM.id, answers, as_of=AS_OF).final


@by_kind
def test_a_contract_of_model_clauses_prints_without_a_gap(kind):
    answers = written(kind, also=ALSO)
    paper = docx.Document(BytesIO(formgen.render(FORM.id, answers, as_of=AS_OF)[f"{FORM.id}.docx"]))
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)

    assert "待补充" not in said
    for path in to_write(answers):
        value = read_answers(FORM, answers).at(path)
        assert value.splitlines()[-1] in said


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("本合同适用香港特别行政区法律。", "GC-39-4"),
        ("甲方为乙方向银行的借款提供连带责任保证。", "GC-39-3"),
        ("未尽事宜由双方另行协商。", "GC-25-1"),
    ],
)
def test_an_unlawful_clause_would_be_noticed(text, rule):
    answers = written("服务") | {"other_terms": text}

    assert {one.split()[0] for one in serious(answers, "other_terms")} == {rule}


def test_duties_are_divided_only_among_several_offices():
    path = "rights.a_allocation_clause"

    assert offered(facts("服务"), path) == []
    assert len(offered(facts("两个政府部门"), path)) == 2


def test_stopping_an_important_service_has_one_price():
    important = "".join(one.text for one in offered(facts("重要公共服务"), "breach.b_liability"))

    assert "每日按合同价款" not in important
    assert "按本合同关于供应商严格违约责任的约定执行" in important


@by_id
def test_a_clause_does_not_say_its_label_again(clause):
    assert not clause.text.startswith(("包括下列", "乙方应采取下列"))


def test_delivery_rests_on_no_address_that_the_form_does_not_ask_for():
    assert not any(
        "本合同载明邮箱" in one.text or "本合同载明的电子邮箱" in one.text for one in MODEL_CLAUSES
    )
