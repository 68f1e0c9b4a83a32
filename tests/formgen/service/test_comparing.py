"""Two versions of a contract: what changed, came, went or only moved."""

from __future__ import annotations

import time

import pytest

from formgen import catalogue
from formgen.clauses import Contract
from formgen.reading import Document
from formgen.service.clause_words import is_said
from formgen.service.comparing import compared, told_apart
from formgen.service.numberless import numberless

OLD = """采购合同
第一条 标的
甲方向乙方采购服务器十台。
第二条 价款
合同总价为人民币10万元。
第三条 争议解决
由甲方所在地人民法院管辖。"""


def contract(words):
    return Contract.of(Document("示例.txt", "txt", words), catalogue.installed().review.gazetteer)


def changes(before, after):
    return [one for one in compared(contract(before), contract(after)) if one.kind != "same"]


def said(changed):
    return [
        (
            one.kind,
            one.before and one.before.words.split("\n")[-1],
            one.after and one.after.words.split("\n")[-1],
        )
        for one in changed
    ]


def test_the_same_words_however_spaced_are_no_change():
    assert changes(OLD, OLD) == []
    assert changes(OLD, OLD.replace("10万元", "10 万元")) == []


def test_a_changed_figure_is_one_changed_clause():
    changed = changes(OLD, OLD.replace("10万元", "12万元"))

    assert said(changed) == [("changed", "合同总价为人民币10万元。", "合同总价为人民币12万元。")]


def test_what_came_and_what_went_is_told_apart_from_what_changed():
    later = (
        OLD.replace("第二条 价款\n合同总价为人民币10万元。\n", "")
        + "\n第四条 保密\n乙方对知悉的秘密保密三年。"
    )
    found = changes(OLD, later)

    assert {one.kind for one in found} == {"new", "removed"}
    assert any("保密三年" in one.after.words for one in found if one.kind == "new")
    assert any("10万元" in one.before.words for one in found if one.kind == "removed")


def test_a_clause_that_stands_elsewhere_has_moved():
    lines = [
        "甲方应当在验收合格后三十日内付款。",
        "乙方负责运输并承担全部费用。",
        "双方对合同内容保密，期限三年。",
    ]
    moved = changes("\n".join(lines), "\n".join([*lines[1:], lines[0]]))

    assert [one.kind for one in moved] == ["moved"]
    assert moved[0].after.words == lines[0]


RENUMBERED = """采购合同
第一条 标的
甲方向乙方采购服务器十台。
第二条 保密
乙方对知悉的秘密保密三年，直至秘密公开之日。
第三条 价款
合同总价为人民币10万元。
第四条 争议解决
由甲方所在地人民法院管辖。"""


def test_a_clause_that_has_another_number_only_is_no_changed_clause():
    found = changes(OLD, RENUMBERED)

    assert {one.kind for one in found} == {"new", "renumbered"}
    assert [one.after.words for one in found if one.kind == "renumbered"] == [
        "第三条 价款",
        "第四条 争议解决",
    ]
    assert [one.after.words for one in found if one.kind == "new"] == [
        "第二条 保密",
        "乙方对知悉的秘密保密三年，直至秘密公开之日。",
    ]


def test_a_reference_that_follows_its_clause_is_no_change_and_one_that_does_not_is():
    ending = "\n{last} 违约\n按照{what}付款，迟延的支付违约金。"
    before = OLD + ending.format(last="第四条", what="第二条")

    follows = changes(before, RENUMBERED + ending.format(last="第五条", what="第三条"))
    stays = changes(before, RENUMBERED + ending.format(last="第五条", what="第一条"))

    assert not [one for one in follows if one.kind == "changed"]
    assert [one.after.words for one in stays if one.kind == "changed"] == [
        "按照第一条付款，迟延的支付违约金。"
    ]


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("9.1 本合同适用英国法律。", "本合同适用英国法律。"),
        ("第九条 争议解决", "争议解决"),
        ("（一）甲方负责", "甲方负责"),
        ("十、其他", "其他"),
        ("１．标的", "标的"),
        ("1.5万元", "1.5万元"),
        ("10.5 万元", "10.5万元"),
        ("2026.1.5", "2026.1.5"),
        ("第九条", "第九条"),
    ],
)
def test_a_number_of_a_clause_is_told_from_a_figure(words, plain):
    assert numberless(words) == plain


@pytest.mark.parametrize(("before", "after"), [("", ""), ("", OLD), (OLD, "")])
def test_an_empty_version_is_compared_too(before, after):
    assert {one.kind for one in changes(before, after)} <= {"new", "removed"}


def test_two_texts_of_three_hundred_pages_are_compared_within_seconds():
    lines = [
        f"第{number}项 乙方按照第{number}号清单交付第{number % 97}批货物并负责安装。"
        for number in range(6000)
    ]
    began = time.monotonic()
    changed = changes("\n".join(lines), "\n".join(one.replace("安装", "调试") for one in lines))

    assert len(changed) == 12_000 or {one.kind for one in changed} == {"changed"}
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("合同总价10万元整。", "合同总价12万元整。", ["10"], ["12"]),
        ("适用英国法律解释", "适用中华人民共和国法律解释", ["英"], ["中华人民共和"]),
        ("总价1,000.50元", "总价1,000.60元", ["1,000.50"], ["1,000.60"]),
        ("甲方付款", "甲方付款", [], []),
        ("", "新的", [], ["新的"]),
        ("乙方运到", "丙方送到", ["乙方运"], ["丙方送"]),
    ],
)
def test_words_are_told_apart_as_a_reader_would(before, after, old, new):
    one, other = told_apart(before, after)

    assert ("".join(words for words, _ in one), "".join(words for words, _ in other)) == (before, after)
    assert [words for words, differs in one if differs] == old
    assert [words for words, differs in other if differs] == new


def test_two_long_clauses_are_told_apart_at_once():
    before, after = "甲乙丙丁" * 50_000, "丁丙乙甲" * 50_000
    began = time.monotonic()
    one, other = told_apart(before, after)

    assert one == [(before, True)]
    assert other == [(after, True)]
    assert time.monotonic() - began < 2


def hard_to_compare(first):
    """Thirty clauses of pairs of one character, each followed by a character that comes only once."""
    known = "".join(map(chr, range(0x4E00, 0x4E50)))
    words = "".join(f"甲甲{chr(first + number)}" for number in range(160))
    return "\n".join(f"第{number}条 示例\n{known}{words}{number}。" for number in range(1, 31))


def test_clauses_that_are_hard_to_compare_take_no_more_than_was_granted():
    before, after = contract(hard_to_compare(0x5000)), contract(hard_to_compare(0x7000))
    begun = time.process_time()
    changed = [one for one in compared(before, after) if one.kind == "changed"]

    assert time.process_time() - begun < 6
    assert len(changed) == 30
    assert all(
        "".join(words for words, _ in said) == piece.words
        for one in changed
        for piece, said in zip((one.before, one.after), one.apart, strict=True)
    )


def lines_that_come_back(sign):
    """Lines of which none comes often enough to be passed over, and between them lines that come once."""
    return "\n".join(f"示例{number % 67}，\n示例{number % 67}，\n{sign}{number}，" for number in range(4000))


def test_lines_that_come_back_hundreds_of_times_are_compared_within_seconds():
    before, after = contract(lines_that_come_back("甲")), contract(lines_that_come_back("乙"))
    begun = time.process_time()
    compared(before, after)

    assert time.process_time() - begun < 6


def test_edits_all_over_a_long_clause_are_told_one_by_one():
    lines = [f"乙方按照清单第{number}号交付第{number * 7 % 97}批货物并负责安装。" for number in range(120)]
    later = [one if at % 10 else one.replace("负责安装", "派人调试") for at, one in enumerate(lines)]
    one, other = told_apart("".join(lines), "".join(later))

    assert [words for words, differs in one if differs] == ["负责安装"] * 12
    assert [words for words, differs in other if differs] == ["派人调试"] * 12


def test_what_frames_a_contract_is_not_compared():
    framed = (
        OLD
        + "\n甲方（盖章）：____ 乙方（盖章）：____\n法定代表人（签字）：\n第 1 页 共 3 页\n【待补充3：价款】\n- 2 -"
    )

    assert [
        one.kind for one in compared(contract(OLD), contract(framed), is_said) if one.kind != "same"
    ] == []
