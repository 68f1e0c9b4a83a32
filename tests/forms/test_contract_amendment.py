"""补充、变更、解除协议: what it must say, what the contract has said already, and the term of both together."""

from __future__ import annotations

import io

import docx
import pytest

import formgen
from formgen.forms.law.government_contracts.performing import change_is_agreed_in_writing
from formgen.rules import Group
from formgen.service import papers

FORM = "contract_amendment"


def sample(kind="complete", **groups):
    """A sample with answers put into its groups: ``change={"reason": ""}``."""
    answers = dict(papers.example(FORM, kind))
    for name, given in groups.items():
        answers[name] = {**answers.get(name, {}), **given} if isinstance(given, dict) else given
    return answers


def found(answers):
    return {one.rule: one for one in formgen.check(FORM, answers).findings}


def printed(answers):
    """The document as one text."""
    made = papers.documents_of(formgen.check(FORM, answers))[f"{FORM}.docx"]
    return "\n".join(one.text for one in docx.Document(io.BytesIO(made)).paragraphs)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, sample()).final


def test_it_needs_no_article_that_stands_in_the_contract():
    """Twelve elements belong to a whole contract; an amendment says that the rest stays."""
    lawful = found(sample())

    assert not {one for one in lawful if one.startswith(("GC-26-", "GC-29-", "GC-3"))}


@pytest.mark.parametrize("left_out", ["items", "reason", "new_text"])
def test_what_changes_why_and_how_must_be_written(left_out):
    said = found(sample(change={left_out: None}))["GC-56-1"]

    assert said.fields == (f"change.{left_out}",)


def test_the_rule_on_written_changes_alone():
    assert change_is_agreed_in_writing(Group(items=("term",), reason="示例", new_text="示例")) is None
    assert change_is_agreed_in_writing(Group(items=(), reason="示例", new_text="示例")) is not None


@pytest.mark.parametrize(
    ("end", "rules"),
    [
        ("2031-06-30", set()),
        ("2031-07-01", {"GC-35-2"}),
        ("2031-07-02", {"GC-35-1"}),
    ],
)
def test_the_term_is_counted_from_the_first_day_of_the_contract(end, rules):
    """The amendment itself begins in 2029; five years run from the contract's own 2026-07-01."""
    answers = sample(performance={"start_date": "2029-01-01", "end_date": end})

    assert {one for one in found(answers) if one.startswith("GC-35-")} == rules


def test_an_approval_admits_a_longer_term():
    approval = {"name": "示例批示", "approver": "主管区领导", "date": "2026-11-01"}
    answers = sample(performance={"end_date": "2034-06-30"}, term_over_five_approval=approval)

    assert str(found(answers)["GC-35-1"].severity) == "note"


def test_an_amendment_of_a_key_contract_is_one_too():
    said = found(sample(parent_contract={"parent_is_key": True}))["GC-6-5"]

    assert "本变更协议不论金额都视为重点监管合同" in str(said.message)


def test_before_signing_a_key_amendment_the_district_reviews_it():
    signed = sample(stage="sign", parent_contract={"parent_is_key": True})

    assert "GC-42-1" in found(signed)
    assert "GC-42-1" not in found(sample(stage="sign"))


def test_once_filed_it_names_the_number_of_the_contract():
    filed = sample(stage="filed")

    assert "GC-51-1" in found(filed)
    assert "GC-51-1" not in found({**filed, "filing": {"linked_filing_no": "示例合备〔2026〕0321号"}})


@pytest.mark.parametrize(
    ("clause", "rule"),
    [
        ("乙方可以视情况延长服务。", "GC-25-1"),
        ("因本合同发生的争议，提交广州仲裁委员会仲裁。", "GC-36-1"),
        ("争议提交深圳国际仲裁院仲裁，也可以向深圳市罗湖区人民法院起诉。", "GC-36-3"),
        ("中文文本与英文文本具有同等效力。", "GC-38-2"),
        ("本合同适用英国法律。", "GC-39-4"),
        ("争议提交香港国际仲裁中心仲裁。", "GC-39-5"),
    ],
)
def test_new_wording_is_judged_wherever_it_stands(clause, rule):
    more = [{"clause_no": "第三条", "new_text": clause}]

    assert found(sample(change={"new_text": clause}))[rule].fields[0] == "change.new_text"
    assert found(sample(change={"more": more}))[rule].fields[0] == "change.more[0].new_text"


def test_wording_that_goes_is_not_judged():
    old = {"old_text": "本合同适用英国法律，乙方视情况延长服务。"}

    assert found(
        sample(change={**old, "more": [{**old, "new_text": "适用中华人民共和国法律。"}]})
    ).keys() == {"GC-78-1"}


def test_the_unlawful_sample():
    assert found(sample("unlawful")).keys() >= {"GC-35-1", "GC-39-4", "GC-39-5", "GC-39-2", "GC-25-1"}


def test_each_change_quotes_the_old_words_and_the_new():
    said = printed(sample())

    assert "（一）原合同第二条第一款“乙方为甲方两处社区图书馆提供运营服务。”修改为：“消防改造期间，" in said
    assert "（二）原合同第五条第二款“履行期限自2026年7月1日起至2028年6月30日止。”修改为：“履行期限" in said
    assert "原合同其余条款不变，继续有效" in said
    assert (
        "甲乙双方于2026年6月20日签订《示例街道社区图书馆运营服务采购合同（示例）》（备案编号：示例合备"
        in said
    )


@pytest.mark.parametrize(
    ("kind", "title", "led"),
    [
        ("supplement", "补充协议", "原合同第五条增加约定：“新的条文。”"),
        ("change", "变更协议", "原合同第五条修改为：“新的条文。”"),
        ("termination", "解除协议", "原合同第五条：新的条文。"),
    ],
)
def test_it_is_called_and_worded_by_its_kind(kind, title, led):
    change = {
        "clause_no": "第五条",
        "old_text": None,
        "new_text": "新的条文。",
        "more": [],
        "settlement": "示例结算。",
    }

    said = printed(sample(parent_contract={"derivative_type": kind}, change=change)).splitlines()

    assert title in said
    assert led in said


def test_an_agreement_to_end_a_contract_settles_what_is_left():
    ends = sample(parent_contract={"derivative_type": "termination"})

    assert "change.settlement" in {path for one in found(ends).values() for path in one.fields}
    said = printed(
        sample(parent_contract={"derivative_type": "termination"}, change={"settlement": "示例结算。"})
    )
    assert "原合同解除前已经产生的权利义务" in said
    assert "其余条款不变" not in said
