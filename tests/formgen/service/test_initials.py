"""Pinyin initials, by the order of GB 2312."""

from __future__ import annotations

import pytest

from formgen.service.initials import initials


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("授权委托书", "sqwts"),
        ("政府合同", "zfht"),
        ("合法性审查意见表", "hfxscyjb"),
        ("临时建设工程规划许可申请表", "lsjsgcghxksqb"),
        ("啊", "a"),
        ("座", "z"),
        ("F-GC-14", "fgc14"),
        ("补充、变更、解除协议", "bcbgjcxy"),
        ("", ""),
    ],
)
def test_each_character_gives_the_first_letter_of_its_pinyin(words, letters):
    assert initials(words) == letters


@pytest.mark.parametrize("strange", ["亍", "𠮷", "，", "é", "\ud800"], ids=ascii)
def test_what_the_standard_does_not_order_by_pinyin_has_none(strange):
    assert initials(f"表{strange}单") == "bd"
