"""第三十九条: what a contract must not contain, as declared and as written."""

from datetime import date

import pytest

from formgen.clauses import Segment, Text
from formgen.fields import Reference
from formgen.forms.law.government_contracts import prohibited
from formgen.rules import MISSING, NOTE, WARN, Group

NOTHING = Text()
APPROVAL = Reference(name="主要负责人审批单（示例）", approver="示例甲", date=date(2026, 6, 2))


def written(words, field="other_terms"):
    return Text((Segment(field, words),))


def declared(**answers):
    return Group(**{"improper_benefit": False, "ultra_vires": False, "other_illegal": False} | answers)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (prohibited.nobody_gains_improperly, "improper_benefit"),
        (prohibited.government_promises_within_its_powers, "ultra_vires"),
    ],
)
def test_what_the_drafter_declares_blocks(rule, field):
    assert rule(declared(), NOTHING) == []
    assert rule(declared(**{field: None}), NOTHING) == []
    (found,) = rule(declared(**{field: True}), NOTHING)
    assert found.fields == f"prohibited.{field}"
    assert found.severity is None


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (prohibited.nobody_gains_improperly, "乙方应向介绍人支付好处费。"),
        (prohibited.nobody_gains_improperly, "甲方按合同价款的3%收取回扣。"),
        (prohibited.government_promises_within_its_powers, "甲方承诺给予乙方税收返还。"),
        (prohibited.government_promises_within_its_powers, "甲方保证乙方获得固定回报。"),
    ],
)
def test_words_alone_are_a_warning(rule, words):
    (found,) = rule(declared(), written(words))
    assert found.severity is WARN
    assert found.fields == ("other_terms",)
    assert all(match.quote in words for match in found.matches)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (prohibited.nobody_gains_improperly, "双方工作人员禁止收受回扣。"),
        (prohibited.nobody_gains_improperly, "乙方不得给予甲方人员好处费、礼金。"),
        (prohibited.government_promises_within_its_powers, "甲方不得承诺固定回报。"),
    ],
)
def test_forbidding_it_is_no_agreement_on_it(rule, words):
    assert rule(declared(), written(words)) == []


def test_a_declaration_and_words_are_two_findings():
    text = written("乙方应向介绍人支付好处费。")
    found = prohibited.nobody_gains_improperly(declared(improper_benefit=True), text)
    assert [one.fields for one in found] == ["prohibited.improper_benefit", ("other_terms",)]


def guarantee(guarantees, basis=None):
    return Group(gov_party_guarantees=guarantees, legal_basis=basis)


@pytest.mark.parametrize(
    ("answers", "fields", "severity"),
    [
        (guarantee(guarantees=True), "guarantee.legal_basis", None),
        (guarantee(guarantees=True, basis=" "), "guarantee.legal_basis", None),
        (guarantee(guarantees=True, basis="示例法规第×条"), "guarantee.gov_party_guarantees", WARN),
    ],
)
def test_government_guarantees_nothing(answers, fields, severity):
    (found,) = prohibited.government_guarantees_nothing(answers, NOTHING)
    assert (found.fields, found.severity) == (fields, severity)


@pytest.mark.parametrize("guarantees", [False, None])
def test_no_guarantee_is_lawful(guarantees):
    assert prohibited.government_guarantees_nothing(guarantee(guarantees), NOTHING) == []


def test_a_guarantee_in_words_blocks_unless_a_law_allows_it():
    text = written("甲方对乙方的银行贷款承担连带保证责任。")
    (found,) = prohibited.government_guarantees_nothing(guarantee(guarantees=False), text)
    assert (found.fields, found.severity) == (("other_terms",), None)
    with_basis = guarantee(guarantees=True, basis="示例法规第×条")
    found = prohibited.government_guarantees_nothing(with_basis, text)
    assert [one.severity for one in found] == [WARN, WARN]


def test_security_given_to_the_government_side_is_lawful():
    text = written("乙方应向甲方提交合同价款5%的履约保证金。")
    assert prohibited.government_guarantees_nothing(guarantee(guarantees=False), text) == []


@pytest.mark.parametrize(
    ("law", "lawful"),
    [
        ("CN", True),
        (None, True),
        ("HK", False),
        ("MO", False),
        ("TW", False),
        ("FOREIGN", False),
        ("DE", False),
    ],
)
def test_contract_is_under_chinese_law(law, lawful):
    assert (not prohibited.contract_is_under_chinese_law(law, NOTHING)) is lawful


def test_foreign_law_in_words_blocks():
    text = written("本合同适用香港特别行政区法律。")
    (found,) = prohibited.contract_is_under_chinese_law("CN", text)
    assert (found.fields, found.severity) == (("other_terms",), None)
    assert len(prohibited.contract_is_under_chinese_law("HK", text)) == 2


def test_the_sales_convention_is_only_pointed_out():
    words = "本合同适用《联合国国际货物销售合同公约》。"
    (found,) = prohibited.contract_is_under_chinese_law("CN", written(words))
    assert found.severity is NOTE
    assert words[found.matches[0].start : found.matches[0].end] == found.matches[0].quote
    excluded = written("本合同不适用《联合国国际货物销售合同公约》。")
    assert prohibited.contract_is_under_chinese_law("CN", excluded) == []


def dispute(name="深圳市罗湖区人民法院", location="local", approval=None):
    return Group(institution_name=name, institution_location=location, head_approval=approval)


@pytest.mark.parametrize(
    ("answers", "severities"),
    [
        (dispute(), []),
        (dispute("广州市中级人民法院", "domestic_other"), []),
        (dispute("香港国际仲裁中心", "overseas"), [None]),
        (dispute("香港国际仲裁中心", "local"), [None]),
        (dispute("示例仲裁中心", "overseas"), [None]),
        (dispute(None, "overseas"), [None]),
        (dispute("香港国际仲裁中心", "overseas", APPROVAL), [WARN]),
        (dispute("香港国际仲裁中心", "overseas", Reference(name="审批单")), [None]),
        (dispute(None, None), []),
    ],
)
def test_forum_is_not_overseas(answers, severities):
    found = prohibited.forum_is_not_overseas(answers, NOTHING)
    assert [one.severity for one in found] == severities


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("因本合同引起的争议，提交香港国际仲裁中心仲裁。", None),
        ("提交深圳国际仲裁院仲裁，仲裁地为新加坡。", None),
        ("提交深圳国际仲裁院，适用香港国际仲裁中心的仲裁规则。", WARN),
    ],
)
def test_body_seat_and_rules_overseas_are_found_in_words(words, severity):
    (found,) = prohibited.forum_is_not_overseas(dispute(), written(words, "dispute.clause_text"))
    assert (found.fields, found.severity) == (("dispute.clause_text",), severity)


def test_an_approval_turns_words_into_a_warning():
    text = written("因本合同引起的争议，提交香港国际仲裁中心仲裁。", "dispute.clause_text")
    (found,) = prohibited.forum_is_not_overseas(dispute(approval=APPROVAL), text)
    assert found.severity is WARN


@pytest.mark.parametrize(
    ("prevailing", "lawful"),
    [("zh", True), ("equal", True), ("unspecified", True), (None, True), ("foreign", False)],
)
def test_foreign_text_does_not_prevail(prevailing, lawful):
    assert (not prohibited.foreign_text_does_not_prevail(prevailing, NOTHING)) is lawful


def test_a_foreign_text_that_prevails_in_words_blocks():
    text = written("中英文文本不一致的，以英文文本为准。")
    (found,) = prohibited.foreign_text_does_not_prevail("zh", text)
    assert (found.fields, found.severity) == (("other_terms",), None)


@pytest.mark.parametrize(("answer", "lawful"), [(False, True), (True, False), (None, False)])
def test_nothing_else_is_unlawful(answer, lawful):
    assert (prohibited.nothing_else_is_unlawful(declared(other_illegal=answer)) is None) is lawful


def test_a_declaration_that_was_not_made_is_missing():
    found = prohibited.nothing_else_is_unlawful(declared(other_illegal=None))
    assert found.kind is MISSING
    assert "未逐项声明" in str(found.message)
