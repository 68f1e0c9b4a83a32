"""罗府办规〔2024〕3号: the letter of acceptance, the handover, and the warranty of a contract."""

from __future__ import annotations

from datetime import date

import pytest

from formgen.calendar import WorkingDays
from formgen.fields.group import Group
from formgen.forms.law.informatization import handover, letter, scope, validity, warranty
from formgen.rules import NOTE

DAY = date(2026, 8, 25)
WARRANTY = {
    "warranty_scope": "全部功能模块。",
    "warranty_months": 24,
    "warranty_liability": "费用由乙方承担。",
}
BODY = (
    "根据《深圳市罗湖区政务信息化项目管理办法》中项目移交的有关要求，我单位承诺在（示例平台、示例发改〔2026〕1号）"
    "项目竣工验收后30个工作日内完成该项目接收，尽快投入使用，并做好项目后续运维和安全管理等工作。"
)


def project(*, is_it_project=True, **changes):
    return Group(is_it_project=is_it_project, **{**WARRANTY, **changes})


def test_warranty_is_agreed():
    assert warranty.warranty_is_agreed(project()) is None
    assert warranty.warranty_is_agreed(Group(is_it_project=False, **dict.fromkeys(WARRANTY))) is None
    for name in WARRANTY:
        assert warranty.warranty_is_agreed(project(**{name: None})).fields == (f"it_project.{name}",)


@pytest.mark.parametrize(
    ("months", "lawful"), [(24, True), (23, False), (36, True), (0, False), (None, True)]
)
def test_warranty_lasts_two_years(months, lawful):
    assert (warranty.warranty_lasts_two_years(project(warranty_months=months), DAY) is None) is lawful


def test_project_is_within_the_act():
    assert "附件1第4.3类" in str(scope.project_is_within_the_act("4.3").message)


@pytest.mark.parametrize(
    ("builder", "user", "lawful"),
    [
        ("示例数据局", "示例街道办", True),
        ("示例数据局", "示例数据局", False),
        ("示例 数据局", "示例数据局 ", False),
    ],
)
def test_builder_and_user_differ(builder, user, lawful):
    assert (handover.builder_and_user_differ(builder, user) is None) is lawful


@pytest.mark.parametrize(
    ("approved", "written", "fields"),
    [
        (date(2026, 3, 18), date(2026, 3, 18), None),
        (date(2026, 3, 18), date(2026, 3, 17), ("letter_date", "approval_date")),
        (None, date(2026, 3, 17), ("approval_date",)),
        (date(2026, 3, 18), None, None),
    ],
)
def test_letter_follows_the_approval(approved, written, fields):
    found = handover.letter_follows_the_approval(approved, written)

    assert (found and found.paths) == fields


@pytest.mark.parametrize(
    ("handed", "severity"),
    [(date(2026, 10, 29), "lawful"), (date(2026, 11, 30), None), (None, NOTE)],
)
def test_project_is_handed_over_in_thirty_working_days(handed, severity):
    found = handover.project_is_handed_over_in_thirty_working_days(
        date(2026, 9, 11), handed, WorkingDays(), date(2026, 10, 1), DAY
    )

    assert (found.severity if found else "lawful") == severity


@pytest.mark.parametrize(
    ("accepted", "used", "exception", "lawful"),
    [
        (date(2026, 9, 11), date(2026, 9, 11), None, True),
        (date(2026, 9, 11), date(2026, 9, 10), None, False),
        (None, date(2026, 9, 10), "", False),
        (None, date(2026, 9, 10), "示例法规", True),
    ],
)
def test_project_is_used_only_after_acceptance(accepted, used, exception, lawful):
    assert (handover.project_is_used_only_after_acceptance(accepted, used, exception) is None) is lawful


def test_letter_precedes_the_acceptance():
    assert handover.letter_precedes_the_acceptance(DAY, DAY) is None
    assert handover.letter_precedes_the_acceptance(date(2026, 8, 26), DAY).paths == ("letter_date",)


@pytest.mark.parametrize(
    ("fund", "approval", "lawful"),
    [
        ("dept_budget", "initiation_plan", True),
        ("gov_investment", "preliminary_design", True),
        ("dept_budget", "preliminary_design", False),
        ("gov_investment", "initiation_plan", False),
        ("other", "initiation_plan", True),
    ],
)
def test_approval_suits_the_funds(fund, approval, lawful):
    assert (handover.approval_suits_the_funds(fund, approval) is None) is lawful


@pytest.mark.parametrize(
    ("written", "lawful"),
    [
        (BODY, True),
        (BODY.replace("（", "(").replace("）", ")").replace("30个", " 30 个"), True),
        (BODY.replace("尽快", "适时"), False),
        (BODY.replace("30", "60"), False),
        (" ", True),
    ],
)
def test_body_is_that_of_the_annex(written, lawful):
    assert (letter.body_is_that_of_the_annex(written, "示例平台", "示例发改〔2026〕1号") is None) is lawful


@pytest.mark.parametrize(
    ("name", "number", "named"),
    [
        ("示例平台", "示例发改〔2026〕1号", "（示例平台、示例发改〔2026〕1号）"),
        ("示例平台", None, "（示例平台）"),
        ("示例平台", " ", "（示例平台）"),
        ("示例平台（二期）", "", "（示例平台（二期））"),
        ("示例“一网统管”平台", "A-1", "（示例“一网统管”平台、A-1）"),
    ],
)
def test_the_project_is_named_with_its_number_if_it_has_one(name, number, named):
    assert f"我单位承诺在{named}项目竣工验收后30个工作日内" in letter.body(name, number)


def test_letter_is_filled_in():
    assert letter.letter_is_filled_in("甲局", "乙办", "示例平台", DAY) is None
    assert letter.letter_is_filled_in("甲局", " ", None, None).paths == (
        "user_unit_name",
        "project_name",
        "letter_date",
    )


def test_number_of_the_project_is_not_forgotten():
    assert letter.number_of_the_project_is_not_forgotten("1号", "gov_investment") is None
    assert letter.number_of_the_project_is_not_forgotten(None, "dept_budget") is None
    assert letter.number_of_the_project_is_not_forgotten(None, "gov_investment").paths == ("ndrc_no",)


def test_user_has_sealed_the_letter():
    assert letter.user_has_sealed_the_letter(True) is None
    assert letter.user_has_sealed_the_letter(None).paths == ("user_unit_seal",)


@pytest.mark.parametrize(
    ("day", "noted"),
    [
        (date(2024, 2, 4), True),
        (date(2024, 2, 5), False),
        (date(2029, 2, 4), False),
        (date(2029, 2, 5), True),
    ],
)
def test_act_is_in_force(day, noted):
    assert bool(validity.act_is_in_force(day)) is noted
