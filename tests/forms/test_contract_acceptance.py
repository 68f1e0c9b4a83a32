"""采购验收记录: its samples, the conclusion that a payment needs, and what the paper says."""

from __future__ import annotations

from functools import partial

import pytest
from printed_papers import asked_for, found_by_rule, report_on

from formgen import catalogue
from formgen.answers import read_answers
from formgen.forms.contract_acceptance import standard
from formgen.service import papers

FORM = "contract_acceptance"
report = partial(report_on, FORM)
found = partial(found_by_rule, FORM)


def test_the_complete_sample_is_ready():
    assert report().final
    assert found().keys() == {"GC-78-1"}


def test_what_is_left_out_is_named_and_marked(printed):
    assert asked_for(FORM) >= {
        "contract_title",
        "goods_or_service",
        "standard",
        "date",
        "result",
        "acceptors",
    }
    assert "【待补充" in printed(FORM, {})


def test_the_paper_says_what_was_answered(printed):
    said = printed(FORM, papers.example(FORM))

    for words in ("☑合格　□整改后合格　□不合格", "示例验收员丙", "□预付款　☑进度款　□尾款"):
        assert words in said
    assert "不符之处和整改" not in said
    assert "待补充" not in said


@pytest.mark.parametrize(
    ("procurement", "kind", "missed"),
    [
        (True, "final", True),
        (True, "progress", True),
        (True, None, True),
        (True, "advance", False),
        (False, "final", False),
    ],
)
def test_a_procurement_is_accepted_before_anything_but_an_advance_is_paid(procurement, kind, missed):
    changes = {"is_procurement": procurement, "payment_kind": kind, "acceptance_result": None}

    assert ("GC-55-1" in found(**changes)) is missed
    assert report(**changes).final is not missed


def test_what_does_not_conform_is_said_and_mended_by_a_day(printed):
    faulty = {"acceptance_result": "unqualified"}
    mended = {"objections": "保洁缺岗两处（示例）。", "rectify_by": "2026-11-30"}

    assert {path for one in report(**faulty).findings for path in one.fields} >= {"objections", "rectify_by"}
    assert report(**faulty, **mended).final
    assert report(**faulty, **mended).follow_ups[0].due.isoformat() == "2026-11-30"
    assert "保洁缺岗两处" in printed(FORM, papers.example(FORM) | faulty | mended)


def test_names_alone_are_enough_for_those_who_accept():
    assert report(acceptors=["示例验收员甲", "示例验收员乙"]).final


def test_the_standard_is_what_the_contract_says_of_quality():
    contract = catalogue.installed().form("government_contract")

    assert standard(
        read_answers(contract, {"subject": {"acceptance": "按季考核", "quality_standard": "国标"}})
    ) == ("国标\n按季考核")
    assert standard(read_answers(contract, {})) is None
