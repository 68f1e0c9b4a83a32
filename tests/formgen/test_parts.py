"""A form of several papers, and answers to another form that lie within."""

# ruff: noqa: ARG001 - what a rule asks for is tested here, not what it makes of it

from __future__ import annotations

from datetime import date

import pytest

from formgen.answers import read_answers
from formgen.checking import check
from formgen.definitions import faults_of
from formgen.docket import dockets
from formgen.enclosure import Enclosed
from formgen.fields import Choices, Date, Group, LongText, Money, Reasons, Text, YesNo
from formgen.form import Form, Part, Step
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import BLOCK, NOTE, WARN, Problem, rule
from formgen.service.schemas import schema_of

TODAY = date(2026, 3, 2)


@pytest.fixture
def act():
    made = Act("X", "示例规〔2026〕1号", "示例办法")

    @rule(made, "X-1-1", article(1), severity=NOTE)
    def is_seen_in_time(law_day: date) -> Problem:
        """应当知悉。"""
        return Problem((), _("知悉。"))

    @rule(made, "X-2-1", article(2), severity=BLOCK)
    def is_dear(price: Group) -> Problem | None:
        """价高的应当说明。"""
        dear = price.amount is not None and price.amount > 100
        return Problem("price.amount", _("价高。")) if dear else None

    @rule(made, "X-3-1", article(3), severity=BLOCK)
    def opinion_has_a_name(name: str | None) -> Problem | None:
        """应当署名。"""
        return None if name else Problem("name", _("未署名。"))

    @rule(made, "X-4-1", article(4), severity=WARN)
    def opinion_knows_the_price(*, price: Group | None, free: bool | None) -> Problem | None:
        """价款应当核对。"""
        told = price is not None and price.amount == 0 and not free
        return Problem("free", _("价款为零。")) if told else None

    @rule(made, "X-5-1", article(5), severity=WARN)
    def opinion_saw_what_blocks(*, free: bool | None, contract_blocks: frozenset[str]) -> Problem | None:
        """结论应当一致。"""
        return Problem("free", _("不一致。")) if contract_blocks else None

    @rule(made, "X-6-1", article(6), severity=BLOCK)
    def papers_are_handed_in(handed_in: str | None) -> Problem | None:
        """应当送审。"""
        return None if handed_in else Problem("handed_in", _("未送审。"))

    @rule(made, "X-7-1", article(7), severity=BLOCK)
    def opinion_comes_after_the_draft(drafted: date, judged: date) -> Problem | None:
        """先拟后审。"""
        return None if drafted <= judged else Problem("contract.drafted", _("次序不符。"))

    return made


@pytest.fixture
def contract(act):
    fields = (
        Money(name="price.amount", label="价款"),
        Text(name="title", label="名称"),
        Date(name="drafted", label="拟定日"),
    )
    return Form("contract", "F-X-01", "合同", act, (Step("all", "全部", fields),), "1", name_field="title")


@pytest.fixture
def opinion(act, contract):
    enclosed = Enclosed(
        name="contract",
        label="合同",
        form=contract,
        lends=("price", "drafted"),
        blocking="contract_blocks",
        shares=("X-2-1",),
        stated_in="sheet.reasons",
    )
    steps = (
        Step(
            "list",
            "清单",
            (Text(name="list.handed_in", label="送审"), Text(name="list.name", label="送审人")),
        ),
        Step(
            "sheet",
            "意见",
            (
                Text(name="sheet.name", label="审查人", required=True, ruled_by=("X-3-1",)),
                YesNo(name="sheet.free", label="无偿", required=True),
                Date(name="sheet.day", label="出具日"),
                Choices(name="sheet.reasons", label="情形", options={"X-2-1": "价高"}),
                LongText(name="sheet.opinion", label="意见", judged=False),
                enclosed,
                Reasons(name="override_reasons", label="理由", printed=False),
            ),
        ),
    )

    def judged(day: date) -> date:
        return day

    return Form(
        "opinion",
        "F-X-02",
        "意见表",
        act,
        steps,
        "1",
        parts=(Part("sheet", "F-X-02", "意见表"), Part("list", "F-X-03", "清单")),
        derived={"judged": judged},
    )


GOOD = {"list": {"handed_in": "全部"}, "sheet": {"name": "示例甲", "free": False}}


def found(form, raw, act):
    report = check(read_answers(form, raw), (act,), TODAY)
    return {(one.rule, one.part, one.fields) for one in report.findings}


def sheet(**more):
    return {**GOOD, "sheet": {**GOOD["sheet"], **more}}


SEEN = ("X-1-1", "sheet", ())


def test_a_part_s_rules_see_its_fields_by_their_plain_names_and_speak_of_the_whole_path(opinion, act):
    assert found(opinion, GOOD, act) == {SEEN}
    assert found(opinion, {}, act) == {
        SEEN,
        ("X-3-1", "sheet", ("sheet.name",)),
        ("X-6-1", "list", ("list.handed_in",)),
        ("FORM-1", "sheet", ("sheet.free",)),
    }


def test_a_rule_that_fits_both_parts_speaks_on_the_first_alone(opinion, act):
    running = {book.part: [one.id for one in book.rules] for book in dockets(opinion, (act,))}

    assert running["list"] == ["X-6-1"]
    assert "X-3-1" in running["sheet"]


def test_the_part_stands_in_what_programs_read(opinion, act):
    report = check(read_answers(opinion, {}), (act,), TODAY)

    assert {one["part"] for one in report.as_dict()["findings"]} == {"sheet", "list"}


def test_a_form_without_parts_says_nothing_of_parts(contract, act):
    report = check(read_answers(contract, {}), (act,), TODAY)

    assert all("part" not in one for one in report.as_dict()["findings"])


def test_what_is_enclosed_is_judged_by_its_own_form_and_only_what_is_shared_is_said(opinion, act):
    told = found(opinion, {**GOOD, "contract": {"price": {"amount": "101"}}}, act)

    assert told == {
        SEEN,
        ("X-2-1", "sheet", ("contract.price.amount",)),
        ("X-5-1", "sheet", ("sheet.free",)),
    }


def test_lent_values_reach_the_rules_that_compare_with_them(opinion, act):
    told = found(opinion, {**GOOD, "contract": {"price": {"amount": "0"}}}, act)

    assert told == {SEEN, ("X-4-1", "sheet", ("sheet.free",))}
    assert found(opinion, {**sheet(free=True), "contract": {"price": {"amount": "0"}}}, act) == {SEEN}


def test_a_rule_names_its_inputs_where_a_part_has_none_of_its_paths(opinion, act):
    late = {**sheet(day="2026-01-01"), "contract": {"drafted": "2026-01-02"}}

    assert ("X-7-1", "sheet", ()) in found(opinion, late, act)
    assert found(opinion, {**late, "contract": {"drafted": "2026-01-01"}}, act) == {SEEN}


def test_without_the_enclosed_answers_what_is_stated_of_them_counts(opinion, act):
    stated = sheet(reasons=["X-2-1"])

    assert found(opinion, stated, act) == {SEEN, ("X-2-1", "sheet", ("sheet.reasons",))}
    assert found(opinion, {**stated, "contract": {"price": {"amount": "100"}}}, act) == {SEEN}


def test_what_cannot_be_read_within_is_named_with_its_place(opinion):
    answers = read_answers(opinion, {"contract": {"price": {"amount": "x"}, "nothing": 1}})

    assert set(answers.faults) == {"contract.price.amount", "contract.nothing"}
    assert set(read_answers(opinion, {"contract": "x"}).faults) == {"contract"}


def test_enclosed_answers_are_shown_by_their_name_and_kept_by_path(opinion, contract):
    field = opinion.fields["contract"]
    value = field.parse({"title": "示例合同", "price": {"amount": "5"}})

    assert field.show(value) == "示例合同"
    assert field.show(field.parse({"price": {"amount": "5"}})) == "合同"
    assert field.dump(value) == {"title": "示例合同", "price.amount": "5.00"}
    assert (field.parse({}), field.show(None), field.dump(None)) == (None, "", None)


def test_the_schema_has_the_enclosed_form_s_own_fields(opinion):
    within = schema_of(opinion)["properties"]["contract"]

    assert set(within["properties"]) == {"price", "title", "drafted"}
    assert within["type"] == ["object", "null"]


def test_a_reason_for_a_warning_holds_in_every_part(opinion, act):
    raw = {**GOOD, "contract": {"price": {"amount": "0"}}, "override_reasons": {"X-4-1": "公益项目"}}

    report = check(read_answers(opinion, raw), (act,), TODAY)

    assert report.final


def test_definitions_tell_of_a_part_without_fields_and_of_rules_that_are_none(opinion, contract, act):
    broken = Form(
        "broken",
        "F-X-09",
        "表",
        act,
        (
            Step(
                "all",
                "全部",
                (
                    Enclosed(
                        name="contract", label="合同", form=contract, shares=("X-9-9",), stated_in="none"
                    ),
                ),
            ),
        ),
        "1",
        parts=(Part("sheet", "F-X-09", "表"),),
    )

    told = "\n".join(faults_of((act,), (contract, opinion, broken)))

    assert "form broken: its part sheet has no field" in told
    assert "form broken: contract: no rule has the id X-9-9" in told
    assert "form broken: contract: the form has no field none" in told
