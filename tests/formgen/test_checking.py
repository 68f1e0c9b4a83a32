"""Checking: which rules run, what they find, and what follows from it, on the specimen."""

# ruff: noqa: ARG001 - what a rule asks for is tested here, not what it makes of it

from __future__ import annotations

import json
import logging
from datetime import date
from decimal import Decimal  # noqa: TC003 - read from the signatures

import pytest

from formgen.answers import read_answers
from formgen.checking import check
from formgen.fields import Choice, Group, LongText, Money, Reasons, Rows, Text, YesNo, when
from formgen.form import ChecklistLine, FollowUp
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, NOTE, WARN, Effect, Problem, rule

TODAY = date(2026, 3, 2)
TOO_LONG = {"loan": {"days": 8, "free": True}}


def pairs(report):
    return [(one.rule, one.severity.value) for one in report.findings]


def found(report, rule_id):
    return [one for one in report.findings if one.rule == rule_id]


def status(report, number):
    return next(entry.status for entry in report.checklist if entry.line.no == number)


@pytest.fixture
def act():
    return Act("X", "示例规〔2026〕1号", "示例办法")


def checked(form, raw, *acts, today=TODAY):
    return check(read_answers(form, raw), acts or (form.act,), today)


# ------------------------------------------------------------------------------------ the whole


def test_complete_answers_are_final(specimen):
    report = specimen.check()

    assert (report.findings, report.ready, report.final) == ((), True, True)


def cited(place, quote):
    return {
        "act": "示例规〔2026〕1号",
        "title": "示例借用办法",
        "article": place,
        "quote": quote,
        "in_force": True,
    }


TOO_MANY_DAYS = {
    "rule": "SP-2-1",
    "severity": "block",
    "kind": "violation",
    "fields": ["loan.days"],
    "message": "借用8天，最多7天：请缩短。",
    "citation": cited("第二条", "借用不超过规定天数。"),
    "matches": [],
}
FOR_EVER = {
    "rule": "SP-5-1",
    "severity": "warn",
    "kind": "violation",
    "fields": ["reason"],
    "message": "不得永久借用。",
    "citation": cited("第五条", "不得约定永久借用。"),
    "matches": [{"field": "reason", "quote": "永久", "start": 0, "end": 2}],
}
MATTER = {
    "no": 1,
    "rule": "SP-1-1",
    "key": "matter",
    "label": "事项与理由",
    "status": "present",
    "fields": [],
}
LOAN = {
    "no": 2,
    "rule": "SP-2-1",
    "key": "loan",
    "label": "借用条件",
    "status": "missing",
    "fields": ["loan.days"],
}


def test_the_report_is_the_json_of_the_interface(specimen):
    report = specimen.check(TOO_LONG | {"reason": "永久借用。"})

    assert json.loads(json.dumps(report.as_dict())) == {
        "form": "specimen",
        "code": "F-SP-01",
        "as_of": "2026-03-02",
        "law_date": "2026-03-01",
        "ready": False,
        "final": False,
        "upcoming": [],
        "counts": {"block": 1, "warn": 1, "note": 0},
        "findings": [TOO_MANY_DAYS, FOR_EVER],
        "checklist": [MATTER, LOAN],
    }


def test_what_weighs_most_comes_first(specimen):
    report = specimen.check(TOO_LONG | {"stage": "review", "reason": "永久", "consent": None})

    assert pairs(report) == [("SP-2-1", "block"), ("SP-5-1", "warn"), ("SP-4-1", "note")]


# ------------------------------------------------------------------------------------ two days


@pytest.mark.parametrize(
    ("apply_date", "days", "lawful"),
    [
        ("2026-06-30", 7, True),
        ("2026-06-30", 8, False),
        ("2026-07-01", 5, True),
        ("2026-07-01", 6, False),
    ],
)
def test_the_law_is_that_of_the_form_s_own_date(specimen, apply_date, days, lawful):
    report = specimen.check({"apply_date": apply_date, "loan": {"free": True, "days": days}})

    assert report.law_day == date.fromisoformat(apply_date)
    assert (found(report, "SP-2-1") == []) is lawful


def test_an_undated_form_stands_under_the_law_of_today(specimen):
    assert specimen.check({"apply_date": None}, today=date(2026, 8, 1)).law_day == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("apply_date", "in_force"), [("2026-12-31", True), ("2027-01-01", False), ("2025-12-31", False)]
)
def test_a_citation_says_whether_its_act_holds_on_that_day(specimen, apply_date, in_force):
    [one] = found(specimen.check(TOO_LONG | {"apply_date": apply_date}), "SP-2-1")

    assert one.citation["in_force"] is in_force


# --------------------------------------------------------------------------- reading signatures


def test_a_rule_waits_for_an_answer_that_it_cannot_do_without(specimen):
    assert found(specimen.check({"matter": None, "loan": {"fee": "5000"}}), "SP-3-1") == []
    assert len(found(specimen.check({"loan": {"fee": "5000"}}), "SP-3-1")) == 1


def test_a_rule_that_admits_none_is_asked_without_the_answer(specimen):
    assert len(found(specimen.check({"reason": ""}), "SP-1-1")) == 1


def test_a_group_always_arrives_and_a_table_like_any_other_answer(act, tiny):
    heard = {}

    @rule(act, "X-1-1", article(1), severity=NOTE)
    def group_arrives(price):
        """应当如此。"""
        heard["price"] = price

    @rule(act, "X-1-2", article(1), severity=NOTE)
    def table_may_be_none(rows: tuple[Group, ...] | None):
        """应当如此。"""
        heard["rows"] = rows

    @rule(act, "X-1-3", article(1), severity=NOTE)
    def table_must_be_there(rows):
        """应当如此。"""
        heard["waited for"] = rows

    rows = Rows(name="rows", label="表", columns=(Text(name="name", label="名称"),))
    checked(tiny(act, Money(name="price.amount", label="价"), rows), {})

    assert heard == {"price": Group(amount=None), "rows": None}


def test_today_the_law_s_day_the_calendar_and_all_free_text_are_there_for_the_asking(act, tiny):
    heard = {}

    @rule(act, "X-1-1", article(1), severity=NOTE)
    def everything_is_there(today, law_day, calendar, text):
        """应当如此。"""
        heard.update(today=today, law_day=law_day, text=[(one.path, one.text) for one in text.segments])
        heard["working day"] = calendar.add(date(2026, 3, 6), 1)

    form = tiny(act, LongText(name="a.words", label="文"), Text(name="line", label="行"))
    checked(form, {"a": {"words": "第一段\n第二段"}, "line": "不算"})

    assert heard["text"] == [("a.words", "第一段\n第二段")]
    assert (heard["today"], heard["law_day"]) == (TODAY, TODAY)


def test_a_rule_runs_wherever_a_form_has_all_its_inputs_and_nowhere_else(act, tiny):
    other = Act("Y", "示例规〔2026〕2号", "示例细则")

    @rule(other, "Y-1-1", article(1), severity=NOTE)
    def both_are_there(a, b):
        """应当如此。"""
        return Problem("a", _("有。"))

    with_both = tiny(act, Text(name="a", label="甲"), Text(name="b", label="乙"))
    with_one = tiny(act, Text(name="a", label="甲"))

    assert pairs(checked(with_both, {"a": "1", "b": "2"}, act, other)) == [("Y-1-1", "note")]
    assert pairs(checked(with_one, {"a": "1"}, act, other)) == []


def test_a_rule_that_another_paper_answers_does_not_run(act, tiny):
    @rule(act, "X-1-1", article(1), severity=BLOCK)
    def price_is_given(price):
        """应当写明价款。"""
        return Problem("price", _("缺价款。"))

    field = Text(name="price", label="价款")

    assert pairs(checked(tiny(act, field), {"price": "1"})) == [("X-1-1", "block")]
    assert pairs(checked(tiny(act, field, elsewhere=("X-1-1",)), {"price": "1"})) == []


def test_free_text_in_a_table_is_heard_row_by_row(act, tiny):
    heard = []

    @rule(act, "X-1-1", article(1), severity=NOTE)
    def text_is_heard(text):
        """应当如此。"""
        heard.extend((one.path, one.text) for one in text.segments)

    columns = (LongText(name="old", label="旧", judged=False), LongText(name="new", label="新"))
    rows = Rows(name="changes", label="变更", row_label="处", columns=columns)
    checked(tiny(act, rows), {"changes": [{"old": "甲", "new": "乙"}, {"old": "丙"}, {"new": "丁"}]})

    assert heard == [("changes[0].new", "乙"), ("changes[2].new", "丁")]


def test_a_rule_on_free_text_runs_where_the_form_names_its_act(act, tiny):
    other = Act("Y", "示例规〔2026〕2号", "示例细则")

    @rule(other, "Y-1-1", article(1), severity=NOTE)
    def text_is_read(text):
        """应当如此。"""
        return Problem("words", _("读到。"))

    words = LongText(name="words", label="文")

    assert pairs(checked(tiny(act, words), {}, act, other)) == []
    assert pairs(checked(tiny(act, words, also=(other,)), {}, act, other)) == [("Y-1-1", "note")]


def test_values_are_derived_from_answers_and_from_one_another_once(act, tiny):
    calls = []

    @act.derive
    def level(total: Decimal):
        calls.append("level")
        return "high" if total > 100 else "low"

    @act.derive
    def total(price):
        calls.append("total")
        return price.amount

    for number in (1, 2):

        @rule(act, f"X-1-{number}", article(1), severity=NOTE)
        def level_is_low(level):
            """应当如此。"""
            return Problem("price.amount", _("高。")) if level == "high" else None

    report = checked(tiny(act, Money(name="price.amount", label="价")), {"price": {"amount": "101"}})

    assert len(report.findings) == 2
    assert sorted(calls) == ["level", "total"]


def test_a_derived_value_waits_for_its_answers_like_a_rule(act, tiny):
    @act.derive
    def doubled(amount: Decimal):
        return amount * 2

    @rule(act, "X-1-1", article(1), severity=NOTE)
    def it_waits_too(doubled):
        """应当如此。"""
        return Problem("amount", _("有。"))

    form = tiny(act, Money(name="amount", label="价"))

    assert pairs(checked(form, {})) == []
    assert pairs(checked(form, {"amount": "1"})) == [("X-1-1", "note")]


def test_values_derived_in_a_circle_are_never_asked(act, tiny):
    act.derived = {"a": lambda b: b, "b": lambda a: a}

    @rule(act, "X-1-1", article(1), severity=NOTE)
    def never(a):
        """应当如此。"""
        return Problem("x", _("有。"))

    assert pairs(checked(tiny(act, Text(name="x", label="甲")), {"x": "1"})) == []


# -------------------------------------------------------------------------- stages and effects


def test_a_rule_of_a_later_stage_is_upcoming(specimen):
    early = specimen.check({"consent": None})
    later = specimen.check({"consent": None, "stage": "review"})

    assert [one["rule"] for one in early.as_dict()["upcoming"]] == ["SP-4-1"]
    assert early.as_dict()["upcoming"][0]["stage"] == "review"
    assert found(early, "SP-4-1") == []
    assert later.upcoming == ()
    assert len(found(later, "SP-4-1")) == 1


@pytest.mark.parametrize("stage", [None, "", "nowhere"])
def test_an_unknown_stage_is_the_first(specimen, stage):
    assert [one.rule for one in specimen.check({"consent": None, "stage": stage}).upcoming] == ["SP-4-1"]


@pytest.fixture
def covered(act, tiny):
    """A form whose act does not apply to personal matters, and applies by analogy to those of companies."""

    @rule(act, "X-1-1", article(1), severity=NOTE, effect=Effect.EXCLUDES_ACT)
    def matter_is_public(kind: str):
        """私人事务不适用本办法。"""
        return Problem("kind", _("不适用。")) if kind == "private" else None

    @rule(act, "X-1-2", article(1), severity=NOTE, effect=Effect.SOFTENS_ACT)
    def asker_is_an_office(kind: str):
        """企业参照执行。"""
        return Problem("kind", _("参照。")) if kind == "company" else None

    @rule(act, "X-2-1", article(2), severity=BLOCK, kind=MISSING, excusable=True)
    def reason_is_given(reason: str | None):
        """应当说明理由。"""
        return None if reason else Problem("reason", _("未写理由。"))

    kinds = {"public": "公", "private": "私", "company": "企业"}
    return tiny(
        act,
        Choice(name="kind", label="类别", options=kinds),
        LongText(name="reason", label="理由", required=True, ruled_by=("X-2-1",)),
        Text(name="place", label="地点"),
        Reasons(name="override_reasons", label="放行理由"),
        Reasons(name="na_reasons", label="不适用理由"),
    )


def test_an_act_that_does_not_apply_says_so_and_nothing_else(covered):
    assert pairs(checked(covered, {"kind": "public"})) == [("X-2-1", "block")]
    assert pairs(checked(covered, {"kind": "private"})) == [("X-1-1", "note")]


def test_an_act_followed_by_analogy_does_not_block(covered):
    report = checked(covered, {"kind": "company"})

    assert pairs(report) == [("X-2-1", "warn"), ("X-1-2", "note")]
    assert (report.ready, report.final) == (True, False)


def test_a_reason_lets_a_softened_block_pass(covered):
    report = checked(covered, {"kind": "company", "override_reasons": {"X-2-1": "主管部门另有规定。"}})

    assert found(report, "X-2-1")[0].as_dict()["overridden"] == "主管部门另有规定。"
    assert report.final


def test_a_reason_that_an_element_does_not_apply_counts_by_analogy_too(covered):
    report = checked(covered, {"kind": "company", "na_reasons": {"X-2-1": "无需理由。"}})

    assert found(report, "X-2-1")[0].excused == "无需理由。"
    assert report.final


# ------------------------------------------------------------------------------------- reasons


def test_a_missing_element_that_does_not_apply_becomes_a_warning_with_its_reason(specimen):
    report = specimen.check({"reason": None, "na_reasons": {"SP-1-1": "无需说明。"}})

    [one] = found(report, "SP-1-1")
    assert (one.severity, one.as_dict()["overridden"]) == (WARN, "无需说明。")
    assert str(one.message) == "未写理由：请说明为何借用。（已说明不适用的理由：无需说明。）"
    assert report.final
    assert (status(report, 1), report.checklist[0].as_dict()["reason"]) == ("not_applicable", "无需说明。")


def test_no_reason_helps_where_the_rule_admits_none(specimen):
    report = specimen.check(TOO_LONG | {"na_reasons": {"SP-2-1": "不适用。"}})

    assert pairs(report) == [("SP-2-1", "block")]


def test_a_warning_is_let_pass_with_a_reason_and_stays_visible(specimen):
    dear = {"loan": {"free": True, "fee": "5000"}}
    reasoned = specimen.check(dear | {"override_reasons": {"SP-3-1": "设备贵重。"}})

    assert (specimen.check(dear).ready, specimen.check(dear).final) == (True, False)
    assert found(reasoned, "SP-3-1")[0].as_dict()["overridden"] == "设备贵重。"
    assert reasoned.final


@pytest.mark.parametrize("reason", ["", "  ", None, "x", "。。。。", "————", " 无 。 "])
def test_a_reason_that_says_nothing_is_none(specimen, reason):
    report = specimen.check({"loan": {"free": True, "fee": "5000"}, "override_reasons": {"SP-3-1": reason}})

    assert not report.final


def test_a_block_is_never_let_pass(specimen):
    report = specimen.check(TOO_LONG | {"override_reasons": {"SP-2-1": "情况紧急。"}})

    assert (pairs(report), report.ready) == ([("SP-2-1", "block")], False)


def test_a_reason_does_not_excuse_what_is_beyond_excuse(act, tiny):
    @rule(act, "X-1-1", article(1), severity=BLOCK, kind=MISSING, excusable=True)
    def both_are_given(a: str | None, b: str | None):
        """应当如此。"""
        return [Problem("a", _("缺甲。")), Problem("b", _("缺乙。"), excusable=False)]

    form = tiny(
        act,
        Text(name="a", label="甲"),
        Text(name="b", label="乙"),
        Reasons(name="na_reasons", label="不适用理由"),
        checklist=(ChecklistLine(1, "both", "两项", "X-1-1"),),
    )
    report = checked(form, {"na_reasons": {"X-1-1": "不适用。"}})

    assert pairs(report) == [("X-1-1", "block"), ("X-1-1", "warn")]
    assert (status(report, 1), report.checklist[0].reason) == ("missing", "")


# -------------------------------------------------------------------- what the engine itself finds


def messages(report, rule_id):
    return {one.fields[0]: str(one.message) for one in found(report, rule_id)}


def test_a_required_field_without_a_rule_is_missing(specimen):
    report = specimen.check(without=("matter",))

    assert messages(report, "FORM-1") == {"matter": "未填写“事项”，请补充。"}
    assert found(report, "FORM-1")[0].citation is None


def test_a_required_field_with_a_rule_is_left_to_it(specimen):
    assert pairs(specimen.check(without=("reason",))) == [("SP-1-1", "block")]


@pytest.mark.parametrize(("free", "missing"), [(False, True), (True, False), (None, False)])
def test_a_field_is_missing_only_where_its_condition_holds(specimen, free, missing):
    report = specimen.check({"loan": {"free": free}})

    assert ("loan.fee" in messages(report, "FORM-1")) is missing


def test_a_field_that_is_not_asked_for_is_not_missing(act, tiny):
    shown = when("there", True)
    form = tiny(
        act, YesNo(name="there", label="有无"), Text(name="x", label="甲", required=True, shown=shown)
    )

    assert pairs(checked(form, {"there": False})) == []
    assert pairs(checked(form, {"there": True})) == [("FORM-1", "block")]


def test_a_value_outside_its_choices_blocks(specimen):
    report = specimen.check({"uses": ["show", "burn"]})

    assert messages(report, "FORM-2") == {"uses": "“用途”：没有“burn”这个选项，请从中选择：展示、测试。"}


def test_a_value_that_is_only_odd_is_pointed_out(specimen):
    report = specimen.check({"consent": {"name": "示例批件"}})

    assert pairs(report) == [("FORM-3", "note")]
    assert report.final


def test_a_wrong_check_digit_blocks(specimen):
    report = specimen.check({"lender_code": "91440303YYYY001008"})

    assert [one.severity for one in found(report, "FORM-2")] == [BLOCK]


def test_every_cell_of_a_table_speaks_for_itself(specimen):
    report = specimen.check({"items": [{"name": "示例投影仪", "count": 0}, {"count": 1}]})

    assert messages(report, "FORM-1") == {"items[1].name": "第2行：未填写“名称”，请补充。"}
    assert messages(report, "FORM-2") == {"items[0].count": "“物品”：第1行：“数量”不能小于1，现为0。"}


def test_a_table_with_too_few_rows_is_told_how_many_there_should_be(act, tiny):
    form = tiny(act, Rows(name="t", label="表", least=2, columns=(Text(name="a", label="甲"),)))

    assert messages(checked(form, {"t": [{"a": "1"}]}), "FORM-2") == {"t": "“表”：至少2行，现有1行。"}
    assert pairs(checked(form, {"t": [{"a": "1"}, {"a": "2"}]})) == []
    assert pairs(checked(form, {})) == []


def test_a_table_of_which_no_cell_can_be_read_is_not_called_empty(specimen):
    report = specimen.check({"items": ["?"]})

    assert list(report.answers.faults) == ["items[0]"]
    assert pairs(report) == []
    assert not report.ready


def test_an_open_place_in_a_text_is_missing_even_where_rules_speak(specimen):
    report = specimen.check({"reason": "因【待补充：事项】需要。"})

    assert messages(report, "FORM-1") == {"reason": "“理由”中还有标着“待补充”的内容，请补齐或删去。"}


def test_an_open_place_in_a_cell_is_missing_too(specimen):
    report = specimen.check({"items": [{"name": "【待补充：名称】", "count": 1}]})

    assert list(messages(report, "FORM-1")) == ["items[0].name"]


# ------------------------------------------------------------------------------------ checklist


def test_an_element_is_present_without_findings(specimen):
    assert [entry.status for entry in specimen.check().checklist] == ["present", "present"]


def test_an_element_is_missing_when_its_own_rule_says_so(specimen):
    assert status(specimen.check({"reason": None}), 1) == "missing"


def test_an_element_is_partial_when_another_of_its_rules_warns(specimen):
    report = specimen.check({"loan": {"free": True, "fee": "5000"}})

    assert (status(report, 2), report.checklist[1].fields) == ("partial", ("loan.fee",))


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param({"matter": None}, 1, id="a field left out"),
        pytest.param({"loan": {"free": False}}, 2, id="a field below a group"),
        pytest.param({"items": [{"count": 1}]}, 2, id="a cell of a table"),
    ],
)
def test_what_the_engine_finds_counts_on_the_line_of_its_field(specimen, changes, line):
    report = specimen.check(changes)

    assert (status(report, line), status(report, 3 - line)) == ("partial", "present")


def test_a_line_is_there_only_where_its_condition_holds(act, tiny):
    line = ChecklistLine(1, "more", "其他", "", shown=when("more", True))
    form = tiny(act, YesNo(name="more", label="有无其他"), checklist=(line,))

    assert len(checked(form, {"more": True}).checklist) == 1
    assert checked(form, {"more": False}).checklist == ()


# ------------------------------------------------------------------- a rule that breaks off


@pytest.fixture
def breaking(act, tiny):
    @rule(act, "X-1-1", article(1), severity=BLOCK)
    def never_ends_well(reason: str):
        """应当如此。"""
        raise ValueError(reason)

    @rule(act, "X-2-1", article(2), severity=WARN)
    def is_well(reason: str):
        """应当如此。"""
        return Problem("reason", _("另一条照常。"))

    return tiny(act, LongText(name="reason", label="理由"), Text(name="other", label="其他"))


def test_a_rule_that_breaks_off_says_so_and_the_others_go_on(breaking):
    report = checked(breaking, {"reason": "440303190001010001"})

    [broken] = found(report, "X-1-1")
    assert str(broken.message) == (
        "规则 X-1-1 没能检查完（程序错误）：请对照第一条人工核对，并把规则号告诉管理员。"
    )
    assert broken.as_dict()["failed"] is True
    assert broken.citation["quote"] == "应当如此。"
    assert pairs(report) == [("X-1-1", "block"), ("X-2-1", "warn")]
    assert not report.ready


def test_the_log_names_the_rule_and_the_place_and_none_of_the_answers(breaking, caplog):
    with caplog.at_level(logging.ERROR):
        checked(breaking, {"reason": "440303190001010001"})

    assert "rule X-1-1 (never_ends_well) failed: ValueError at hearing.py:" in caplog.text
    assert "test_checking.py:" in caplog.text
    assert "440303" not in caplog.text


def test_a_warning_that_breaks_off_weighs_no_more_than_a_warning(act, tiny):
    @rule(act, "X-1-1", article(1), severity=WARN)
    def asks_for_what_is_not_there(price):
        """应当如此。"""
        return Problem("price", _("有。")) if price.amuont else None

    report = checked(tiny(act, Money(name="price.amount", label="价")), {})

    assert pairs(report) == [("X-1-1", "warn")]
    assert report.ready


@pytest.mark.parametrize("answer", ["太高", True, [None], 3], ids=repr)
def test_a_rule_that_answers_with_something_else_has_broken_off(act, tiny, answer):
    @rule(act, "X-1-1", article(1), severity=NOTE)
    def answers_wrongly(today):
        """应当如此。"""
        return answer

    [one] = checked(tiny(act, Text(name="x", label="甲")), {}).findings

    assert one.failed


def test_an_act_is_not_set_aside_by_a_rule_that_broke_off(act, tiny):
    @rule(act, "X-1-1", article(1), severity=NOTE, effect=Effect.EXCLUDES_ACT)
    def applies(x: str | None):
        """应当如此。"""
        raise KeyError(x)

    @rule(act, "X-2-1", article(2), severity=BLOCK)
    def speaks(x: str | None):
        """应当如此。"""
        return Problem("x", _("有。"))

    assert pairs(checked(tiny(act, Text(name="x", label="甲")), {})) == [
        ("X-2-1", "block"),
        ("X-1-1", "note"),
    ]


def test_what_follows_is_worked_out_by_the_form(act, tiny):
    def follow_ups(answers, calendar, today):
        return [FollowUp(_("备案"), due=today)]

    form = tiny(act, Text(name="x", label="甲"), follow_ups=follow_ups)

    assert [one.due for one in checked(form, {}).follow_ups] == [TODAY]


def test_a_form_that_cannot_say_what_follows_takes_nothing_else_along(act, tiny):
    def follow_ups(answers, calendar, today):
        raise ZeroDivisionError

    form = tiny(act, Text(name="x", label="甲", required=True), follow_ups=follow_ups)
    report = checked(form, {})

    assert pairs(report) == [("FORM-1", "block")]
    assert "没有算出来" in str(report.follow_ups[0].label)


def test_empty_cells_of_a_long_table_are_told_one_by_one_up_to_twenty_and_then_together(specimen):
    rows = [{"name": f"示例{at}"} if at < 2 else {"count": 1} for at in range(25)]

    told = messages(specimen.check({"items": rows}), "FORM-1")

    assert len(told) == 21
    assert told["items[21].name"] == "第22行：未填写“名称”，请补充。"
    assert told["items[22].name"] == "另有3行未填写“名称”，请补充。"
