"""Codes on issued papers: unforeseeable, and typed from paper without harm."""

import pytest

from formgen.storage.codes import SYMBOLS, new_code, read_code, shown


def test_a_code_has_75_bits_and_a_check_symbol():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(one) for one in codes} == {16}
    assert set("".join(codes)) <= set(SYMBOLS)


def test_a_code_is_read_however_it_is_typed():
    assert shown("1000000000000001") == "1000-0000-0000-0001"
    for typed in (
        "1000-0000-0000-000W",
        "1000000000000OOw",
        " looo 0000 0000 000w ",
        "１０００-００００-００００-０００Ｗ",
        "IOOO—0000—0000—000W",
    ):
        assert read_code(typed) == "100000000000000W"


def test_each_slip_of_one_symbol_and_each_exchange_of_neighbours_is_noticed():
    code = new_code()
    for at, right in enumerate(code):
        for wrong in SYMBOLS:
            if wrong != right:
                assert read_code(code[:at] + wrong + code[at + 1 :]) is None
    for at in range(15):
        swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        assert swapped == code or read_code(swapped) is None


@pytest.mark.parametrize(
    "typed", ["", "1000", "U000000000000000", "1" * 5000, "核验码", "1000-0000-0000-000W0"]
)
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None
