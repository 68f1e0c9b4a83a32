"""Help in drafting: model clauses with one's own answers, the state of each step, what a field rests on."""

from __future__ import annotations

import pytest

from formgen.answers import read_answers
from formgen.fields import Choice, LongText, Rows, Text, YesNo, when
from formgen.form import Form, ModelClause, Step
from formgen.law import Act
from formgen.service import drafting, papers

ACT = Act("X", "示例规〔2026〕1号", "示例办法")
KIND = Choice(name="kind", label="类别", options={"goods": "货物", "works": "工程"})
FREE = YesNo(name="loan.free", label="是否免费")
REASON = LongText(name="reason", label="理由", shown=when("kind"))
FORM = Form(
    id="loan",
    code="F-X-01",
    title="借用申请表",
    act=ACT,
    version="1",
    steps=(
        Step("first", "一", (KIND, FREE)),
        Step("second", "二", (REASON, Text(name="place", label="地点", required=when("loan.free", False)))),
    ),
    model_clauses=(
        ModelClause("goods", "reason", "货物", "借用{kind}，在{place}使用。", when("kind", "goods")),
        ModelClause("any", "reason", "一般", "借用。"),
        ModelClause("other", "place", "别处", "别处。"),
    ),
)


def answered(raw):
    return read_answers(FORM, raw)


def test_the_clauses_that_suit_are_offered_with_one_s_own_answers():
    found = drafting.offers(answered({"kind": "goods", "place": "示例路1号"}), "reason")

    assert [(one.id, one.text) for one in found] == [
        ("goods", "借用货物，在示例路1号使用。"),
        ("any", "借用。"),
    ]


def test_an_answer_still_missing_is_marked_in_the_clause():
    assert drafting.offers(answered({"kind": "goods"}), "reason")[0].text == (
        "借用货物，在【待补充：地点】使用。"
    )


def test_a_clause_that_does_not_suit_is_not_offered():
    assert [one.id for one in drafting.offers(answered({"kind": "works"}), "reason")] == ["any"]


def test_what_the_user_typed_is_never_taken_for_a_place():
    [one, _any] = drafting.offers(answered({"kind": "goods", "place": "{kind}{nowhere}"}), "reason")

    assert one.text == "借用货物，在{kind}{nowhere}使用。"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (when("kind"), "仅在已填写“类别”时填写。"),
        (when("kind", "goods"), "仅在“类别”为“货物”时填写。"),
        (when("kind", "goods", "works"), "仅在“类别”为“货物”、“工程”时填写。"),
        (~when("kind"), "仅在未填写“类别”时填写。"),
        (~when("kind", "goods"), "仅在“类别”不是“货物”时填写。"),
        (when("loan.free", True), "仅在“是否免费”为“是”时填写。"),
        (when("kind") & when("loan.free", False), "仅在已填写“类别”并且“是否免费”为“否”时填写。"),
        (when("kind", "goods") | when("loan.free", True), "仅在“类别”为“货物”或者“是否免费”为“是”时填写。"),
    ],
)
def test_a_condition_is_said_in_words(condition, said):
    field = Text(name="x", label="甲", shown=condition)

    assert str(drafting.asked_when(field, FORM.fields)) == said


def test_a_field_that_is_always_asked_says_nothing():
    assert drafting.asked_when(KIND, FORM.fields) is None


def test_a_condition_is_data_that_a_page_can_follow():
    field = Text(name="x", label="甲", shown=when("kind", "goods") & ~when("loan.free", True))

    assert drafting.condition_of(field) == {
        "all": [
            {"path": "kind", "values": ["goods"], "not": False},
            {"path": "loan.free", "values": [True], "not": True},
        ],
        "not": False,
    }
    assert drafting.condition_of(KIND) == {}
    assert drafting.demand_of(FORM.fields["place"])["path"] == "loan.free"
    assert drafting.demand_of(KIND) == {}


def test_the_answers_of_other_steps_that_decide_are_handed_to_the_page():
    second = FORM.steps[1]

    assert drafting.answers_elsewhere(answered({"kind": "goods", "loan": {"free": False}}), second) == {
        "kind": ["goods"],
        "loan.free": ["false"],
    }
    assert drafting.answers_elsewhere(answered({}), FORM.steps[0]) == {}


def test_a_field_is_asked_where_its_condition_holds_or_something_was_typed():
    def asked(raw):
        return [one.name for one in drafting.asked_in(answered(raw), FORM.steps[1])]

    assert asked({}) == ["place"]
    assert asked({"kind": "goods"}) == ["reason", "place"]
    assert asked({"reason": "已写"}) == ["reason", "place"]


def test_one_step_follows_another():
    assert drafting.next_step(FORM, FORM.steps[0]) is FORM.steps[1]
    assert drafting.next_step(FORM, FORM.steps[1]) is None


@pytest.mark.parametrize(
    ("path", "field"), [("parties_b[0].uscc", "parties_b"), ("price.amount", "price.amount"), ("a", "a")]
)
def test_a_place_lies_in_its_field(path, field):
    assert drafting.own_field(path) == field


# ------------------------------------------------------------------------- on the contract itself


def state(raw, step):
    report = papers.look_over("F-GC-01", raw)
    return next(one for one in drafting.states(report) if one.step.id == step)


def test_a_step_is_not_begun_in_progress_and_complete():
    complete = papers.example("F-GC-01")

    assert state({}, "basics").state == drafting.NOT_STARTED
    assert state({"contract_title": "示例合同（示例）"}, "basics").state == drafting.IN_PROGRESS
    assert state(complete, "basics").state == drafting.COMPLETE


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"handler_phone": 1}, id="what cannot be read"),
        pytest.param({"deal_nature": "nothing of the kind"}, id="what cannot be chosen"),
    ],
)
def test_a_step_with_something_wrong_asks_for_attention(wrong):
    assert state(papers.example("F-GC-01") | wrong, "basics").state == drafting.ATTENTION


def test_a_step_says_how_much_blocks_it():
    assert state({"contract_title": "示例合同（示例）"}, "basics").blocking > 0
    assert state(papers.example("F-GC-01"), "basics").blocking == 0


def test_findings_stand_in_groups_by_weight_and_empty_groups_are_left_out():
    report = papers.look_over("F-GC-01", papers.example("F-GC-01", "unlawful"))
    groups = drafting.grouped(report.findings)

    assert next(iter(groups)) == "block"
    assert sum(map(len, groups.values())) == len(report.findings)
    assert drafting.grouped([]) == {}


def test_every_finding_belongs_to_a_step_or_stands_elsewhere():
    report = papers.look_over("F-GC-01", papers.example("F-GC-01", "unlawful"))
    shown = list(drafting.findings_elsewhere(report))
    for step in report.answers.form.steps:
        shown += drafting.findings_of(report, step)

    assert [one for one in report.findings if one not in shown] == []


def test_a_fault_in_a_cell_is_found_on_the_step_of_its_table():
    raw = papers.example("F-GC-01")
    raw["parties_b"] = [raw["parties_b"][0] | {"address": None}]
    report = papers.look_over("F-GC-01", raw)

    found = drafting.findings_of(report, report.answers.form.step_of["parties_b"])
    assert any(one.fields[0].startswith("parties_b[0]") for one in found)


def test_every_field_that_an_article_of_the_act_demands_shows_it_in_its_own_words():
    form = papers.form("F-GC-01")
    for step in form.steps:
        bases = drafting.bases(form, step)
        for field in step.fields:
            if field.source.startswith("第"):
                assert bases[field.name], field.name
                assert all(one.quote for one in bases[field.name])


def test_tables_hand_their_answers_to_conditions_as_nothing_more_than_text():
    table = Rows(name="t", label="表", columns=(Text(name="a", label="甲"),))
    step = Step("s", "步", (Text(name="x", label="甲", shown=when("t")),))
    form = Form(
        id="f", code="F-X-02", title="表", act=ACT, version="1", steps=(Step("r", "步", (table,)), step)
    )

    assert list(drafting.answers_elsewhere(read_answers(form, {"t": [{"a": "1"}]}), step)) == ["t"]
