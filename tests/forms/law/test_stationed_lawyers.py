"""律师驻队: the firm, the lawyer, his assistants and what the contract says about them."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.fields import Reference
from formgen.fields.group import Group
from formgen.forms.law import stationed_lawyers as law
from formgen.rules import MISSING

DAY = date(2026, 6, 12)
LAWFUL = {
    "is_stationed_lawyer": True,
    "stationed_lawyers": 1,
    "firm_staff": 20,
    "firm_lawyers": 10,
    "partner_experience": True,
    "bad_record_3y": False,
    "expert_team": True,
    "lawyer_years": Decimal(2),
    "admin_law": True,
    "resident": True,
    "assistants": None,
    "replacement_consent_clause": "更换人员须事先经甲方书面同意。",
    "record_clause": "驻队情况逐日记录备查。",
    "assessment_clause": "甲方每年考核，结果作为是否解除合同的依据。",
}


def service(**changes):
    return Group(**{**LAWFUL, **changes})


def assistant(degree, major="法学", name="示例助理"):
    return Group(name=name, degree=degree, major=major)


def test_other_contracts_are_none_of_its_business():
    blank = Group(**{**dict.fromkeys(LAWFUL), "is_stationed_lawyer": False})
    assert law.firm_is_large_enough(blank, DAY) is None
    assert law.firm_has_experience_and_a_clean_record(blank) is None
    assert law.lawyer_has_practised_two_years(blank, DAY) is None
    assert law.absent_lawyer_sends_qualified_assistants(blank) is None
    assert law.one_lawyer_is_stationed(blank, DAY) is None
    assert law.service_is_procured_lawfully(blank, None) is None
    assert law.replacement_records_and_assessment_are_agreed(blank) is None


@pytest.mark.parametrize(
    ("staff", "lawyers", "lawful"),
    [(20, 10, True), (19, 10, False), (20, 9, False), (100, 100, True), (20, 21, False)],
)
def test_firm_is_large_enough(staff, lawyers, lawful):
    found = law.firm_is_large_enough(service(firm_staff=staff, firm_lawyers=lawyers), DAY)
    assert (found is None) is lawful


def test_more_lawyers_than_people_is_called_a_mistake():
    found = law.firm_is_large_enough(service(firm_staff=20, firm_lawyers=21), DAY)
    assert "执业律师（21人）多于人员总数（20人）" in str(found.message)


def test_a_firm_of_unknown_size_is_asked_for():
    found = law.firm_is_large_enough(service(firm_staff=None), DAY)
    assert (found.kind, found.fields) == (MISSING, ("law_service.firm_staff",))


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, None),
        ({"partner_experience": False}, ("law_service.partner_experience",)),
        ({"partner_experience": None}, ("law_service.partner_experience",)),
        ({"bad_record_3y": True}, ("law_service.bad_record_3y",)),
        ({"bad_record_3y": None}, None),
        ({"expert_team": None}, ("law_service.expert_team",)),
    ],
)
def test_firm_has_experience_and_a_clean_record(changes, fields):
    found = law.firm_has_experience_and_a_clean_record(service(**changes))
    assert (found and found.fields) == fields


@pytest.mark.parametrize(
    ("years", "admin_law", "fields"),
    [
        (Decimal(2), True, None),
        (Decimal("1.9"), True, ("law_service.lawyer_years",)),
        (None, True, ("law_service.lawyer_years",)),
        (Decimal(2), False, ("law_service.admin_law",)),
        (Decimal(0), None, ("law_service.lawyer_years", "law_service.admin_law")),
    ],
)
def test_lawyer_has_practised_two_years(years, admin_law, fields):
    found = law.lawyer_has_practised_two_years(service(lawyer_years=years, admin_law=admin_law), DAY)
    assert (found and found.fields) == fields


@pytest.mark.parametrize(
    ("resident", "assistants", "field"),
    [
        (True, None, None),
        (True, (), None),
        (False, None, "law_service.assistants"),
        (False, (assistant("全日制本科"),), None),
        (False, (assistant("法学学士", None),), None),
        (False, (assistant("硕士研究生", "法律"),), None),
        (False, (assistant("bachelor", "Law"),), None),
        (False, (assistant("大专"),), ("law_service.assistants[0].degree",)),
        (False, (assistant("非全日制本科"),), ("law_service.assistants[0].degree",)),
        (False, (assistant("全日制本科", "会计学"),), ("law_service.assistants[0].degree",)),
        (True, (assistant("本科"), assistant(None)), ("law_service.assistants[1].degree",)),
    ],
)
def test_absent_lawyer_sends_qualified_assistants(resident, assistants, field):
    found = law.absent_lawyer_sends_qualified_assistants(service(resident=resident, assistants=assistants))
    assert (found and found.fields) == field


@pytest.mark.parametrize(("number", "lawful"), [(1, True), (0, False), (2, False), (None, False)])
def test_one_lawyer_is_stationed(number, lawful):
    assert (law.one_lawyer_is_stationed(service(stationed_lawyers=number), DAY) is None) is lawful


def test_service_is_procured_lawfully():
    assert law.service_is_procured_lawfully(service(), Reference(name="中标通知书（示例）")) is None
    assert law.service_is_procured_lawfully(service(), None).fields == "procurement_result_doc"


def test_replacement_records_and_assessment_are_agreed():
    assert law.replacement_records_and_assessment_are_agreed(service()) is None
    found = law.replacement_records_and_assessment_are_agreed(
        service(record_clause="", assessment_clause=None)
    )
    assert found.fields == ("law_service.record_clause", "law_service.assessment_clause")
