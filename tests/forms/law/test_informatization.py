"""政务信息化: what a contract says about warranty."""

from datetime import date

import pytest

from formgen.fields.group import Group
from formgen.forms.law import informatization as law

DAY = date(2026, 8, 25)
WARRANTY = {
    "warranty_scope": "全部功能模块。",
    "warranty_months": 24,
    "warranty_liability": "费用由乙方承担。",
}


def project(*, is_it_project=True, **changes):
    return Group(is_it_project=is_it_project, **{**WARRANTY, **changes})


def test_warranty_is_agreed():
    assert law.warranty_is_agreed(project()) is None
    assert law.warranty_is_agreed(Group(is_it_project=False, **dict.fromkeys(WARRANTY))) is None
    for name in WARRANTY:
        assert law.warranty_is_agreed(project(**{name: None})).fields == (f"it_project.{name}",)


@pytest.mark.parametrize(
    ("months", "lawful"), [(24, True), (23, False), (36, True), (0, False), (None, True)]
)
def test_warranty_lasts_two_years(months, lawful):
    assert (law.warranty_lasts_two_years(project(warranty_months=months), DAY) is None) is lawful


def test_other_contracts_need_no_warranty():
    assert law.warranty_lasts_two_years(project(is_it_project=False, warranty_months=1), DAY) is None
