"""第三十六条: where disputes go, under the exact name of one court or one arbitration body."""

from datetime import date

import pytest

from formgen.clauses import Segment, Text
from formgen.fields import Reference
from formgen.forms.law.government_contracts import forum
from formgen.rules import NOTE, WARN, Group

NOTHING = Text()
OURS = "深圳市罗湖区人民法院"
APPROVAL = Reference(name="主要负责人审批单（示例）", date=date(2026, 6, 2))


def dispute(name=OURS, location="local", approval=None, method="court"):
    return Group(method=method, institution_name=name, institution_location=location, head_approval=approval)


@pytest.mark.parametrize(
    ("name", "location", "lawful"),
    [
        (OURS, "local", True),
        ("深圳国际仲裁院", "local", True),
        ("广州市中级人民法院", "domestic_other", False),
        ("广州市中级人民法院", "local", False),
        ("广州市中级人民法院", None, False),
        ("北京仲裁委员会", "local", False),
        (None, "domestic_other", False),
        (None, None, True),
        ("示例仲裁委员会", "local", True),
        ("甲方所在地人民法院", "local", True),
        ("香港国际仲裁中心", "overseas", True),
        ("香港国际仲裁中心", "domestic_other", True),
    ],
)
def test_forum_is_at_the_seat_of_the_government_side(name, location, lawful):
    found = forum.forum_is_at_the_seat_of_the_government_side(dispute(name, location), NOTHING)
    assert (not found) is lawful


@pytest.mark.parametrize(
    ("approval", "severity"),
    [
        (APPROVAL, NOTE),
        (Reference(doc_no="示例批〔2026〕1号", date=date(2026, 6, 2)), NOTE),
        (Reference(name="主要负责人审批单（示例）"), None),
        (Reference(approver="示例甲", date=date(2026, 6, 2)), None),
        (None, None),
    ],
)
def test_an_approval_with_its_date_turns_the_block_into_a_note(approval, severity):
    elsewhere = dispute("广州市中级人民法院", "domestic_other", approval)
    (found,) = forum.forum_is_at_the_seat_of_the_government_side(elsewhere, NOTHING)
    assert found.severity is severity


def test_the_words_of_the_contract_are_read_as_well():
    text = Text((Segment("dispute.clause_text", "因本合同引起的争议，提交北京仲裁委员会仲裁。"),))
    (found,) = forum.forum_is_at_the_seat_of_the_government_side(dispute(), text)
    assert found.fields == ("dispute.clause_text",)
    assert found.severity is None
    (lifted,) = forum.forum_is_at_the_seat_of_the_government_side(dispute(approval=APPROVAL), text)
    assert lifted.severity is NOTE


EXACT = (OURS, "深圳市中级人民法院", "深圳国际仲裁院", "广州市中级人民法院", "北京仲裁委员会", "广州海事法院")
INEXACT = (
    "罗湖区法院",
    "罗湖法院",
    "人民法院",
    "深圳市仲裁委",
    "甲方所在地人民法院",
    "乙方所在地人民法院",
    "有管辖权的人民法院",
    "当地仲裁机构",
    "深圳市罗湖区人民法院、深圳国际仲裁院",
    "协商解决",
)
DOUBTFUL = ("深圳仲裁委员会", "深圳仲裁院", "罗湖仲裁委员会", "示例仲裁委员会", "中级人民法院")


@pytest.mark.parametrize("name", EXACT)
def test_forum_is_named_exactly(name):
    assert forum.forum_is_named_exactly(dispute(name)) is None


@pytest.mark.parametrize("name", INEXACT)
def test_an_inexact_name_blocks(name):
    found = forum.forum_is_named_exactly(dispute(name))
    assert found.severity is None
    assert f"“{name}”" in str(found.message)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_name_that_was_changed_or_that_no_list_has_is_a_warning(name):
    assert forum.forum_is_named_exactly(dispute(name)).severity is WARN


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("罗湖法院", "请写“深圳市罗湖区人民法院”"),
        ("深圳市仲裁委", "请写“深圳国际仲裁院”"),
        ("深圳仲裁委员会", "改写为“深圳国际仲裁院”"),
        ("中国国际经济贸易仲裁委员会华南分会", "可能有歧义"),
    ],
)
def test_the_name_to_write_is_said(name, said):
    assert said in str(forum.forum_is_named_exactly(dispute(name)).message)


def test_a_name_overseas_or_none_at_all_is_for_other_rules():
    assert forum.forum_is_named_exactly(dispute("香港国际仲裁中心")) is None
    assert forum.forum_is_named_exactly(dispute("Example Tribunal", "overseas")) is None
    assert forum.forum_is_named_exactly(dispute(None)) is None


@pytest.mark.parametrize(
    "words",
    [
        "因本合同引起的争议，双方协商不成的，提交深圳市罗湖区人民法院诉讼解决。",
        "因本合同引起的争议，提交深圳国际仲裁院仲裁。",
        "提交深圳国际仲裁院仲裁；一方不履行裁决的，另一方可向深圳市中级人民法院申请执行。",
    ],
)
def test_arbitration_and_litigation_exclude_each_other(words):
    text = Text((Segment("dispute.clause_text", words),))
    assert forum.arbitration_and_litigation_exclude_each_other(dispute(), text) == []


def test_both_ways_block_where_they_were_chosen_and_where_they_are_written():
    words = "可提交深圳国际仲裁院仲裁，也可以向深圳市罗湖区人民法院起诉。"
    text = Text((Segment("dispute.clause_text", words),))
    both = dispute(method="both")
    assert [one.fields for one in forum.arbitration_and_litigation_exclude_each_other(both, NOTHING)] == [
        "dispute.method"
    ]
    found = forum.arbitration_and_litigation_exclude_each_other(both, text)
    assert [one.fields for one in found] == ["dispute.method", ("dispute.clause_text",)]
    assert found[1].matches
