"""Rules: the signature is the list of inputs, the docstring is the article's sentence."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - the annotations below are what is tested
from typing import Optional

import pytest

from formgen.errors import DefinitionFault
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import (
    BLOCK,
    CLOSED,
    DRAFT,
    NOTE,
    REVIEW,
    VIOLATION,
    WARN,
    Finding,
    Match,
    Problem,
    parameters_of,
    rule,
    worst,
)


@pytest.fixture
def act():
    return Act("X", "示例规〔2026〕1号", "示例办法")


def finding(severity):
    return Finding("X-1-1", severity, VIOLATION, ("reason",), _("不妥。"), None)


def test_a_rule_asks_for_what_its_signature_names(act):
    @rule(act, "X-1-1", article(1), severity=BLOCK)
    def price_is_fair(price, signed: date | None, today: date, text):
        """价格应当公平。"""

    asked = act.rules["X-1-1"]
    assert asked.inputs == ("price", "signed")
    assert asked.reads_text
    assert [one.name for one in asked.parameters if one.optional] == ["signed"]


def test_a_rule_stays_an_ordinary_function(act):
    @rule(act, "X-1-1", article(1), severity=BLOCK)
    def price_is_fair(price):
        """价格应当公平。"""
        return Problem("price", _("过高。")) if price > 1 else None

    assert price_is_fair(1) is None
    assert price_is_fair(2).paths == ("price",)


def test_a_rule_quotes_the_sentence_of_its_article_without_the_line_breaks_of_the_source(act):
    @rule(act, "X-1-1", article(1), severity=BLOCK)
    def price_is_fair():
        """价格应当公平，
        不得过高。
        """

    assert act.rules["X-1-1"].quote == "价格应当公平，不得过高。"


def test_a_rule_that_quotes_nothing_is_refused_by_name(act):
    with pytest.raises(DefinitionFault, match=r"rule X-1-1 \(price_is_fair\) quotes nothing"):

        @rule(act, "X-1-1", article(1), severity=BLOCK)
        def price_is_fair(price): ...

    assert act.rules == {}


def date_or_none(value: date | None): ...
def optional_date(value: Optional[date]): ...  # noqa: UP045 - the older spelling
def plain_date(value: date): ...
def anything(value): ...
def lines_or_none(value: tuple[str, ...] | None): ...
def lines_with_gaps(value: tuple[str | None, ...]): ...
def nested(value: dict[str, tuple[int | None, ...]]): ...


@pytest.mark.parametrize(
    ("function", "optional"),
    [
        (date_or_none, True),
        (optional_date, True),
        (plain_date, False),
        (anything, False),
        (lines_or_none, True),
        (lines_with_gaps, False),
        (nested, False),
    ],
)
def test_an_input_may_be_missing_where_its_annotation_admits_none(function, optional):
    [found] = parameters_of(function)

    assert found.optional is optional


def test_the_heaviest_finding_counts():
    assert worst([finding(NOTE), finding(BLOCK), finding(WARN)]) is BLOCK
    assert worst([finding(NOTE), finding(WARN)]) is WARN
    assert worst([]) is None


def test_stages_follow_one_another():
    assert DRAFT < REVIEW < CLOSED
    assert REVIEW.key == "review"


def test_a_finding_is_shown_as_the_interface_says():
    found = Finding(
        "X-1-1", WARN, VIOLATION, ("reason",), _("不妥。"), None, (Match("reason", "永久", 3, 5),)
    )

    assert found.as_dict() == {
        "rule": "X-1-1",
        "severity": "warn",
        "kind": "violation",
        "fields": ["reason"],
        "message": "不妥。",
        "citation": None,
        "matches": [{"field": "reason", "quote": "永久", "start": 3, "end": 5}],
    }
