"""Reasons: what they let pass, and what nothing lets pass."""

# ruff: noqa: ARG001 - what a rule asks for is tested here, not what it makes of it

from __future__ import annotations

import pytest
from judged_forms import TOO_LONG, checked, found, pairs, status

from formgen.fields import Reasons, Text
from formgen.form import ChecklistLine
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, WARN, Problem, rule

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
