"""文本核对 of contracts that were read: codes, numbers and addresses."""

import pytest

from formgen.forms.law import text_on_paper_identifiers as law

from .papers import paper, quotes, said


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("统一社会信用代码：91350100M000100Y43", []),
        ("统一社会信用代码：91350100M000100Y44", ["91350100M000100Y44"]),
        ("统一社会信用代码（或身份证号）： 9135 0100 M000 100Y 43", []),
        ("统一社会信用代码：９１３５０１００Ｍ０００１００Ｙ４３", []),
        ("统一社会信用代码：91350100M000100Y4", ["91350100M000100Y4"]),
        ("统一社会信用代码：________", []),
        ("身份证号码：11010519491231002X", []),
        ("身份证号码：110105194912310021", ["身份证号码：110105"]),
        ("身份证号：110105194913310025", ["身份证号：110105"]),
        ("身份证号：1101051949", ["身份证号：110105"]),
        ("身份证号：110105********002X", []),
        ("护照号码：E12345678", []),
        ("账号：6222020000000000000", []),
        ("联系电话：0755-12345678", []),
        ("联系电话：（0755）1234 5678", []),
        ("手机：13800000000", []),
        ("手机：1380000000", ["手机：138"]),
        ("手机：138000000001", ["手机：138"]),
        ("电话：12345", []),
        ("电话：1234", []),
        ("电话：07551234567890123", ["电话：075"]),
        ("电子邮箱：shili@example.com", []),
        ("电子邮箱：shili#example.com", ["shili#example.com"]),
        ("邮箱：shili@example", ["shili@example"]),
        ("邮箱：shili@example.com。", []),
        ("邮箱：shili@@example.com", ["shili@@example.com"]),
        ("邮箱：见附件", []),
    ],
)
def test_codes_and_numbers_are_well_formed(words, quoted):
    assert quotes(law.codes_and_numbers_are_well_formed(paper(words))) == quoted


def test_numbers_of_persons_are_neither_said_nor_quoted_whole():
    found = law.codes_and_numbers_are_well_formed(paper("身份证号码：110105194912310021，手机：1380000000"))

    assert said(found) == [
        "身份证号码“110105********0021”位数、出生日期或者校验位不对：请对照证件核对。",
        "电话号码“138***0000”位数不对：请核对，手机号码为11位，座机请写明区号。",
    ]
    assert not any("19491231" in quote or "0000000" in quote for quote in quotes(found))
