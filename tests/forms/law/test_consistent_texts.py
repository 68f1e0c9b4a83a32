"""文本核对 of the free texts."""

from decimal import Decimal

import pytest

from formgen.clauses import Segment, Text
from formgen.forms.law import consistent_texts as law
from formgen.rules import Group

from .test_quotes import ACTS

OURS = "深圳市罗湖区人民法院"


def dispute(clause, method="court", name=OURS):
    return Group(clause_text=clause, method=method, institution_name=name)


def text(words, path="other_terms"):
    return Text((Segment(path, words),))


@pytest.mark.parametrize(
    ("answers", "other"),
    [
        (dispute("协商不成的，向深圳市罗湖区人民法院起诉。"), None),
        (dispute("协商不成的，向罗湖区人民法院起诉。"), None),
        (dispute("提交深圳国际仲裁院仲裁。"), "dispute.method"),
        (dispute("向深圳市罗湖区人民法院起诉。", "arbitration", "深圳国际仲裁院"), "dispute.method"),
        (dispute("提交深圳国际仲裁院仲裁。", "arbitration", "深圳国际仲裁院"), None),
        (dispute("提交北京仲裁委员会仲裁。", "arbitration", "深圳国际仲裁院"), "dispute.institution_name"),
        (dispute("向广州市中级人民法院起诉。"), "dispute.institution_name"),
        (dispute("不采用仲裁，向深圳市罗湖区人民法院起诉。"), None),
        (dispute("可以提交深圳国际仲裁院仲裁，也可以向深圳市罗湖区人民法院起诉。"), None),
        (dispute("向广州市中级人民法院起诉。", name="广州市中级人民法院"), None),
        (dispute("双方协商解决。"), None),
        (dispute(None), None),
        (dispute("向深圳市罗湖区人民法院起诉。", None, None), None),
    ],
)
def test_dispute_clause_agrees_with_the_chosen_way(answers, other):
    found = law.dispute_clause_agrees_with_the_chosen_way(answers)

    assert [one.fields for one in found] == ([("dispute.clause_text", other)] if other else [])
    assert all(one.matches[0].field == "dispute.clause_text" for one in found)


def test_the_contradiction_is_said_with_the_words():
    [one] = law.dispute_clause_agrees_with_the_chosen_way(dispute("争议提交深圳国际仲裁院仲裁。"))

    assert str(one.message) == (
        "争议解决方式选的是诉讼，条款写的是仲裁：“争议提交深圳国际仲裁院仲裁”。请核对，改为一致。"
    )


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("由原告所在地人民法院管辖。", "原告所在地人民法院"),
        ("争议由被告所在地人民法院管辖。", "被告所在地人民法院"),
        ("向合同签订地人民法院提起诉讼。", "合同签订地人民法院"),
        ("协商不成的，向有管辖权的人民法院起诉。", "有管辖权的人民法院"),
        ("由甲方所在地人民法院管辖。", "甲方所在地人民法院"),
        ("向深圳市罗湖区人民法院起诉。", None),
        ("由甲方所在地人民法院（深圳市罗湖区人民法院）管辖。", None),
        ("可以向有管辖权的人民法院申请强制执行。", None),
        ("不得约定由原告所在地人民法院管辖。", None),
    ],
)
def test_forum_in_the_text_has_its_exact_name(words, quote):
    found = law.forum_in_the_text_has_its_exact_name(text(words))

    assert [one.matches[0].quote for one in found] == ([quote] if quote else [])


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("合同期满后自动续期一年。", True),
        ("期限届满双方无异议的，本合同自动顺延一年。", True),
        ("乙方享有优先续约权，续期三年。", True),
        ("逾期未提出异议的，视为同意续签。", True),
        ("遇法定节假日的，付款期限自动顺延。", False),
        ("因不可抗力延误的，工期自动顺延。", False),
        ("本合同期满不自动续期。", False),
        ("乙方无优先续约权。", False),
        ("乙方不享有优先续租权。", False),
        ("甲方未书面同意的，视为不续签。", False),
        ("合同到期后终止，不得自动延长。", False),
    ],
)
def test_text_promises_no_renewal_that_is_not_declared(words, promised):
    assert (
        bool(law.text_promises_no_renewal_that_is_not_declared(auto_renewal=False, text=text(words)))
        is promised
    )
    assert law.text_promises_no_renewal_that_is_not_declared(auto_renewal=True, text=text(words)) == []


@pytest.mark.parametrize(
    "words", ["无", "无。", "/", "—", "详见附件", "见附件一", "待补", "同上", "N/A", "……"]
)
def test_texts_say_something(words):
    [one] = law.texts_say_something(text(words, "confidentiality.clause"))

    assert one.fields == "confidentiality.clause"
    assert law.texts_say_something(text(words)) == []


@pytest.mark.parametrize("words", ["无偿提供。", "详见附件一《运营服务标准》中的各项指标。", " "])
def test_a_text_with_content_is_left_alone(words):
    assert law.texts_say_something(text(words, "purpose")) == []


@pytest.mark.parametrize(
    ("terms", "none", "agrees"),
    [
        ("廉洁约定如下。", True, False),
        ("廉洁约定如下。", False, True),
        ("无", True, True),
        ("无。", True, True),
    ],
)
def test_other_terms_are_given_or_ruled_out_not_both(terms, none, agrees):
    assert (law.other_terms_are_given_or_ruled_out_not_both(terms, none) is None) is agrees


def test_reasons_answer_a_rule():
    assert law.reasons_answer_a_rule(None, None) == []
    assert (
        law.reasons_answer_a_rule({"GC-26-7": "无保密事项"}, {"GC-37-1": "已另行说明", "TXT-4": "节点在后"})
        == []
    )

    [one] = law.reasons_answer_a_rule({"GC-99-1": "示例理由"}, None)
    assert str(one.message) == "没有规则“GC-99-1”，为它填的理由不起作用：请核对规则号。"


def test_every_act_is_known_to_the_reasons():
    # Rules of statutes judge papers only: no reason on a form can answer them.
    assert {act.prefix for act in law.ACTS} == {act.prefix for act in ACTS} - {"LAW"}


def price(words, amount="486000"):
    return Group(
        applicable=True,
        amount=Decimal(amount),
        calc_method=None,
        payment_method=words,
        payment_deadline=None,
        invoice_clause=None,
    )


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("支付全部价款200万元。", "全部价款200万元"),
        ("合同总价为人民币480,000.00元。", "总价为人民币480,000.00元"),
        ("合同总价为人民币486,000.00元。", None),
        ("合同价款（含税）：48.6万元。", None),
        ("合同价款的30%即145800元于签订后支付。", None),
        ("单价200元每小时，总价不超过50万元。", None),
        ("每项总价5000元。", None),
        ("总价超过100万元的，另行审计。", None),
        ("银行转账，按季度分四期等额支付。", None),
    ],
)
def test_totals_in_the_text_equal_the_price(words, quote):
    found = law.totals_in_the_text_equal_the_price(price(words))

    assert [one.matches[0].quote for one in found] == ([quote] if quote else [])


def test_a_contract_without_an_amount_is_compared_with_nothing():
    assert law.totals_in_the_text_equal_the_price(Group(applicable=True, amount=None)) == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("自____年起履行。", True),
        ("自　　年　　月　　日起履行。", True),
        ("自2026年  月  日起履行。", True),
        ("违约金为【】元。", True),
        ("附件（  ）份。", True),
        ("自2026 年 7 月 1 日起履行。", False),
        ("按年度、月度支付。", False),
    ],
)
def test_no_blank_space_is_left(words, left):
    assert bool(law.no_blank_space_is_left(text(words))) is left
