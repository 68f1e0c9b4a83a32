"""第二十七条、第二十八条: what the contract is called, and who its parties are."""

import pytest

from formgen.forms.law.government_contracts import parties
from formgen.rules import Group

RIGHT_CODE = "91440303YYYY001009"
WRONG_CODE = "91440303YYYY001000"
RIGHT_ID = "11010519491231002X"
WRONG_ID = "110105194912310021"


def unit(**answers):
    described = {
        "party_type": "legal_person",
        "name": "深圳示例有限公司（示例）",
        "legal_rep_name": "示例甲",
        "address": "深圳市罗湖区示例路1号（示例）",
        "contact_phone": "0755-00000001",
        "uscc": RIGHT_CODE,
        "id_type": None,
        "id_number": None,
    }
    return Group(**described | answers)


def person(**answers):
    described = {
        "party_type": "natural_person",
        "name": "示例乙",
        "uscc": None,
        "legal_rep_name": None,
        "id_type": "resident_id",
        "id_number": RIGHT_ID,
    }
    return unit(**described | answers)


@pytest.mark.parametrize(
    ("title", "lawful"),
    [
        ("示例大厦一层物业租赁合同", True),
        ("数据平台开发合作协议", True),
        ("合同", False),
        ("协议书", False),
        (" 合 同 ", False),
        ("《框架协议》", False),
        ("备忘录", False),
    ],
)
def test_title_says_what_the_contract_is_about(title, lawful):
    assert (parties.title_says_what_the_contract_is_about(title) is None) is lawful


@pytest.mark.parametrize(
    ("party", "fields"),
    [
        (unit(), None),
        (unit(party_type="unincorporated"), None),
        (unit(uscc=None), None),
        (person(), None),
        (unit(legal_rep_name=None), ("parties_b[0].legal_rep_name",)),
        (unit(name="", address=" "), ("parties_b[0].name", "parties_b[0].address")),
        (unit(party_type=None, contact_phone=None), ("parties_b[0].contact_phone",)),
    ],
)
def test_units_are_fully_described(party, fields):
    found = parties.units_are_fully_described((unit(),), (party,))
    assert [one.fields for one in found] == ([fields] if fields else [])


def test_each_party_has_its_own_finding():
    found = parties.units_are_fully_described((unit(address=None),), (unit(), unit(name=None)))
    assert [one.fields for one in found] == [("parties_a[0].address",), ("parties_b[1].name",)]
    assert "甲方（政府方）“深圳示例有限公司（示例）”缺：地址" in str(found[0].message)
    assert "乙方（对方当事人）“第2个当事人”缺：名称" in str(found[1].message)


def test_nobody_is_described_where_nobody_is_named():
    assert parties.units_are_fully_described(None, None) == []
    assert parties.persons_are_fully_described(None, ()) == []
    assert parties.codes_and_numbers_are_right(None, None) == []


@pytest.mark.parametrize(
    ("party", "fields"),
    [
        (person(), None),
        (unit(id_number=None), None),
        (person(id_number=None), ("parties_b[0].id_number",)),
        (person(address=None, contact_phone=""), ("parties_b[0].address", "parties_b[0].contact_phone")),
        (person(id_type="passport", id_number="E00000000"), None),
        (person(id_type=None, id_number="E00000000"), ("parties_b[0].id_type",)),
        (person(id_type=None), None),
    ],
)
def test_persons_are_fully_described(party, fields):
    found = parties.persons_are_fully_described((unit(),), (party,))
    assert [one.fields for one in found] == ([fields] if fields else [])


@pytest.mark.parametrize(
    ("same", "name", "clause", "fields"),
    [
        (True, None, None, None),
        (False, "示例分公司", "乙方对其履行承担连带责任。", None),
        (False, None, "乙方对其履行承担连带责任。", ("performer_name",)),
        (False, "示例分公司", "", ("performer_relation_clause",)),
        (False, None, None, ("performer_name", "performer_relation_clause")),
    ],
)
def test_performer_is_the_signatory_or_explained(same, name, clause, fields):
    found = parties.performer_is_the_signatory_or_explained(same, name, clause)
    assert (found and found.fields) == fields


@pytest.mark.parametrize(
    ("party", "field"),
    [
        (unit(), None),
        (unit(uscc=None), None),
        (unit(uscc=WRONG_CODE), "parties_b[0].uscc"),
        (unit(uscc=RIGHT_CODE[:-1]), "parties_b[0].uscc"),
        (person(), None),
        (person(id_number=WRONG_ID), "parties_b[0].id_number"),
        (person(id_number="110105491231002"), None),
        (person(id_type="passport", id_number=WRONG_ID), None),
        (person(id_type=None, id_number=WRONG_ID), None),
        (person(id_number=None), None),
        (person(uscc=WRONG_CODE), None),
        (unit(id_type="resident_id", id_number=WRONG_ID), None),
    ],
)
def test_codes_and_numbers_are_right(party, field):
    found = parties.codes_and_numbers_are_right((unit(),), (party,))
    assert [one.fields for one in found] == ([field] if field else [])


def test_a_code_is_repeated_in_the_finding_and_a_number_of_a_person_is_not():
    code, number = parties.codes_and_numbers_are_right(
        (unit(uscc=WRONG_CODE),), (person(id_number=WRONG_ID),)
    )
    assert WRONG_CODE in str(code.message)
    assert WRONG_ID not in str(number.message)
