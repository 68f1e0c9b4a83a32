"""Rules that break off, and forms that cannot say what follows: the rest goes on and the log tells no answer."""

# ruff: noqa: ARG001 - what a rule asks for is tested here, not what it makes of it

from __future__ import annotations

import logging

import pytest
from judged_forms import TODAY, checked, found, pairs

from formgen.fields import LongText, Money, Text
from formgen.form import FollowUp
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, NOTE, WARN, Effect, Problem, rule

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
    assert "test_breaking_off.py:" in caplog.text
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
