"""Checking: the whole report, the law of two days, stages and effects, on the specimen."""

from __future__ import annotations

import json
from datetime import date

import pytest
from judged_forms import TOO_LONG, checked, found, pairs

from formgen.fields import Choice, LongText, Reasons, Text
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, NOTE, Effect, Problem, rule

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


def test_an_element_with_an_answer_that_cannot_be_read_is_not_complete(specimen):
    report = specimen.check({"apply_date": "2026-02-30"})

    assert list(report.answers.faults) == ["apply_date"]
    assert [(one.status, one.fields) for one in report.checklist] == [
        ("partial", ("apply_date",)),
        ("present", ()),
    ]


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
