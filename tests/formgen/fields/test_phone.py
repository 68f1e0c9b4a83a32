"""Phone numbers, all invented."""

from __future__ import annotations

import pytest

from formgen.fields import Misread, Phone, Text

PHONE = Phone(name="contact_phone", label="联系方式")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("0755-00000001", "0755-00000001"),
        ("０７５５－００００００１０", "0755-00000010"),
        ("0755 — 00000001", "0755-00000001"),
        ("(0755)00000001", "(0755)00000001"),
        ("（0755）00000001", "(0755)00000001"),
        ("13000000000", "13000000000"),
        ("130 0000 0000", "130 0000 0000"),
        ("+86 13000000000", "+86 13000000000"),
        ("0755-00000001转801", "0755-00000001转801"),
        ("0755-00000001-801", "0755-00000001-801"),
        ("400-000-0000", "400-000-0000"),
        ("12345", "12345"),
        ("95588", "95588"),
        ("110", "110"),
        ("+852 2000 0000", "+852 2000 0000"),
        ("0755-00000001、13000000000", "0755-00000001、13000000000"),
        ("0755-00000001；13000000000", "0755-00000001;13000000000"),
    ],
)
def test_a_number_is_shown_as_typed_in_plain_signs_and_not_doubted(raw, shown):
    value = PHONE.parse(raw)
    assert PHONE.show(value) == shown
    assert PHONE.problem(value) is None


@pytest.mark.parametrize("raw", ["1300000000", "130000000000", "电话另告", "0755-0001x", "1", "9" * 20])
def test_an_odd_number_is_pointed_out_but_never_blocks(raw):
    said = PHONE.problem(PHONE.parse(raw))
    assert str(said) == "不像电话号码，请核对位数和区号，如 0755-12345678 或 13000000000。"
    assert not PHONE.blocks


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("13012345678", "130****5678"),
        ("0755-12345678", "0755-****5678"),
        ("0755-12345678转801", "0755-****5678转801"),
        ("13012345678、0755-12345678", "130****5678、0755-****5678"),
        ("12345", "12345"),
        (None, ""),
    ],
)
def test_a_number_is_masked_in_its_middle(value, masked):
    assert PHONE.mask(value) == masked
    assert PHONE.sensitive


@pytest.mark.parametrize("raw", ["", " ", None])
def test_no_number_is_no_answer(raw):
    assert PHONE.parse(raw) is None
    assert PHONE.problem(None) is None


@pytest.mark.parametrize("raw", [13000000000, True, ["110"]])
def test_a_number_without_quotes_may_have_lost_its_zero_and_is_refused(raw):
    with pytest.raises(Misread, match="电话号码应写成文字"):
        PHONE.parse(raw)


def test_a_text_that_may_hold_numbers_of_persons_is_masked_like_a_number():
    contact = Text(name="contact", label="联系方式", sensitive=True)

    assert contact.mask("0755-12345678；a@example.invalid") == "0755-****5678；a@example.invalid"
    assert Text(name="title", label="名称").mask("示例12345678号") == "示例12345678号"
