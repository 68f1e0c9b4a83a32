"""What rules and derived values ask for by their signatures, and when they run."""

# ruff: noqa: ARG001 - what a rule asks for is tested here, not what it makes of it

from __future__ import annotations

from datetime import date
from decimal import Decimal  # noqa: TC003 - read from the signatures

from judged_forms import TODAY, checked, found, pairs

from formgen.fields import Group, LongText, Money, Rows, Text
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import BLOCK, NOTE, Problem, rule

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
