"""Finding a form, and the groups of the start page."""

from __future__ import annotations

from datetime import date

import pytest

from formgen.service import finding
from formgen.service.policy import Role

DAY = date(2026, 11, 19)


def found(query):
    return [one.form.code for one in finding.search(finding.entries(DAY), query)]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("授权委托", ["F-GC-14"]),
        ("sqwts", ["F-GC-14"]),
        ("SQWTS", ["F-GC-14"]),
        ("ｓｑｗｔｓ", ["F-GC-14"]),
        ("f-gc-14", ["F-GC-14"]),
        ("contract_filing", ["F-GC-15"]),
        ("送审", ["F-GC-09"]),
        ("F-GC-08", ["F-GC-09"]),
        ("拆除", ["F-TB-24"]),
        ("临建 到期", ["F-TB-16", "F-TB-24"]),
        ("到期　临建", ["F-TB-16", "F-TB-24"]),
        ("没有这样的表", []),
    ],
)
def test_words_initials_and_codes_find_it(query, codes):
    assert found(query) == codes


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("搭临时建筑", ["F-TB-01"]),
        ("延期 开工申请", ["F-TB-17"]),
        ("筑建时临", []),
        ("筑", ["F-TB-01", "F-TB-02", "F-TB-13", "F-TB-14", "F-TB-16", "F-TB-17", "F-TB-20", "F-TB-24"]),
        ("swts", []),
    ],
)
def test_words_may_be_left_out_but_not_turned_round(query, codes):
    assert found(query) == codes


@pytest.mark.parametrize("query", ["", "   ", "　"])
def test_nothing_asked_finds_everything(query):
    assert len(found(query)) == len(finding.entries(DAY))


@pytest.mark.parametrize(
    "query", ["x" * 100_000, "委 " * 10_000, "%_\\'\"<", "\x00", "\ud800"], ids=lambda one: repr(one[:6])
)
def test_no_query_is_too_much(query):
    assert isinstance(found(query), list)


def test_the_groups_are_the_people_and_within_them_what_they_do():
    shelves = finding.shelves(finding.entries(DAY), [Role.DRAFTER])
    groups = {one.who.label: list(one.tasks) for one in shelves.first}

    assert list(groups) == [
        "合同承办人",
        "合法性审查人员",
        "搭建、使用临时建筑的单位和个人",
        "政务信息化项目的使用单位",
    ]
    assert groups["合同承办人"] == [
        "起草合同", "签订前的准备", "签订前的审批", "签订", "备案", "履行和续签", "验收、付款和评价",
        "变更和解除", "争议处理", "归档和交接", "定期报告",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "first", "others"),
    [
        (None, ["applicant", "receiver", "drafter", "reviewer"], []),
        ([Role.APPLICANT], ["applicant", "receiver"], ["drafter", "reviewer"]),
        ([Role.APPLICANT, Role.DRAFTER], ["drafter", "reviewer", "applicant", "receiver"], []),
        ([Role.LEGAL_REVIEWER], ["reviewer", "drafter", "applicant", "receiver"], []),
        ([Role.DISTRICT_REVIEWER], ["reviewer", "drafter", "applicant", "receiver"], []),
        ([Role.AUDITOR], ["drafter", "reviewer", "applicant", "receiver"], []),
    ],
)
def test_each_person_has_first_what_concerns_him(roles, first, others):
    shelves = finding.shelves(finding.entries(DAY), roles)

    assert [one.who.key for one in shelves.first] == first
    assert [one.who.key for one in shelves.others] == others


def test_a_form_whose_act_is_over_says_so():
    force = {one.form.code: one.in_force for one in finding.entries(DAY)}

    assert (force["F-GC-01"], force["F-TB-01"]) == (False, True)
