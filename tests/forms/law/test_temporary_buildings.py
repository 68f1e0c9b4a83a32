"""临时建筑: what must not be done with one."""

from datetime import date

import pytest

from formgen.forms.law import temporary_buildings as law


@pytest.mark.parametrize("deal", ["transfer", "sale", "lease", "mortgage", "exchange", "gift"])
def test_temporary_building_is_not_traded(deal):
    found = law.temporary_building_is_not_traded(object_is_temp_building=True, deal_nature=deal)
    assert found.fields == ("object_is_temp_building", "deal_nature")
    assert law.temporary_building_is_not_traded(object_is_temp_building=False, deal_nature=deal) is None


@pytest.mark.parametrize("deal", ["use", "lend", "works", "procurement_service"])
def test_what_is_not_listed_is_not_forbidden(deal):
    assert law.temporary_building_is_not_traded(object_is_temp_building=True, deal_nature=deal) is None


def test_the_finding_names_the_deal():
    found = law.temporary_building_is_not_traded(object_is_temp_building=True, deal_nature="lease")
    assert "不得出租" in str(found.message)


def test_the_act_holds_for_five_years():
    assert law.ACT.in_force(date(2029, 1, 21))
    assert not law.ACT.in_force(date(2029, 1, 22))
    assert not law.ACT.in_force(date(2024, 1, 21))
