"""The codes of units in filing numbers: set before the first number, and fixed by it."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from formgen.errors import BadInput, Conflict
from formgen.storage import Lives, NewEvent, NotFound, Series, Units
from formgen.storage.unit_codes import UnitCode, UnitCodes

ADMIN = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def codes(database):
    return UnitCodes(database)


@pytest.fixture
def offices(database):
    return [Units(database).add(name) for name in ("示例甲局", "示例乙局", "示例丙局")]


@pytest.fixture
def number(database, drafts, people, clock):
    """File a contract of somebody of a unit; the number that it is given."""

    def given(unit):
        owner = people.create_user(f"u{uuid4().hex[:8]}", unit_id=unit.id)
        made = drafts.begin(owner.id, "government_contract", {})
        told = {"number": 0, "version": made.version, "station_from": "draft", "station_to": "filed"}
        new = NewEvent(
            made.id, "file", locked=True, files=Series(2026), tells=lambda no: ({"no": no}, ""), **told
        )
        return Lives(database, clock).do(owner.id, new).answers["no"]

    return given


def test_a_code_is_set_and_changed_until_the_first_number_bears_it(codes, offices, number):
    one = offices[0]
    assert codes.all() == {}
    assert codes.set(one.id, " lh０７ ", ADMIN) == "LH07"
    assert codes.set(one.id, "07", ADMIN) == "07"
    assert codes.all() == {one.id: UnitCode(one.id, "07", fixed=False)}

    assert number(one) == "2026-07-0001"
    assert codes.all() == {one.id: UnitCode(one.id, "07", fixed=True)}
    with pytest.raises(Conflict, match="已经用在备案编号里，不能再改"):
        codes.set(one.id, "08", ADMIN)
    assert codes.set(one.id, "07", ADMIN) == "07"
    assert number(one) == "2026-07-0002"


def test_no_two_units_have_one_code_whether_it_was_set_or_given(codes, offices, number):
    one, two, three = offices
    codes.set(one.id, "01", ADMIN)
    with pytest.raises(Conflict, match="已经由别的单位使用"):
        codes.set(two.id, "01", ADMIN)

    assert number(two) == "2026-02-0001"
    codes.set(one.id, "03", ADMIN)
    assert number(three) == "2026-04-0001"
    assert number(one) == "2026-03-0001"


@pytest.mark.parametrize("code", ["", "1", "00", "０0", "01-1", "罗01", "A" * 13, "0\x001"])
def test_what_cannot_stand_in_a_number_is_no_code(codes, offices, code):
    with pytest.raises(BadInput):
        codes.set(offices[0].id, code, ADMIN)
    assert codes.all() == {}


def test_only_units_have_codes(codes):
    for unit in (ADMIN, "x"):
        with pytest.raises(NotFound, match="没有这个单位"):
            codes.set(unit, "01", ADMIN)


def test_a_code_that_is_set_while_others_file_is_that_of_every_number_or_is_refused(codes, offices, number):
    one, two, _three = offices

    def sets(code):
        try:
            return codes.set(one.id, code, ADMIN)
        except Conflict:
            return None

    with ThreadPoolExecutor(8) as threads:
        numbers = [threads.submit(number, unit) for unit in (one, two, one, two)]
        tried = [threads.submit(sets, code) for code in ("01", "02", "77", "78")]
        given = [one.result() for one in numbers]
        assert any(one.result() is None or one.result() in ("01", "02", "77", "78") for one in tried)

    series = {unit.id: {given[at][:-5] for at in places} for unit, places in ((one, (0, 2)), (two, (1, 3)))}
    assert all(len(seen) == 1 for seen in series.values())
    assert series[one.id] != series[two.id]
    assert series[one.id] == {f"2026-{codes.all()[one.id].code}"}
