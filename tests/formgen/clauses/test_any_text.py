"""Detectors raise nothing and stay quick, whatever the text."""

import os
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formgen.clauses import (
    Contract,
    Gazetteer,
    Segment,
    Text,
    arbitration_and_litigation,
    automatic_renewal,
    equal_languages,
    foreign_language_prevails,
    foreign_law,
    forums_named,
    government_guarantee,
    improper_benefit,
    law_left_blank,
    look_up_institution,
    other_forum,
    overseas_forum,
    repealed_documents,
    several_languages,
    severe_imbalance,
    stated_terms,
    stated_totals,
    ultra_vires,
    uniform_rules_chosen,
    unilateral_change,
    vague_forums,
    vague_words,
    written_forums,
)
from formgen.clauses.copies import copies_faults
from formgen.clauses.exemptions import void_exemptions
from formgen.clauses.handed_on import handed_on
from formgen.clauses.paid import instalments_apart_from_price
from formgen.clauses.payment_days import payments_after_delivery
from formgen.clauses.penalties import high_penalties
from formgen.clauses.promises import powers_as_price, promised_awards, taxes_given_back
from formgen.clauses.slips import deposits_confused, slips
from formgen.forms.gazetteer import GAZETTEER

LENGTH = 200_000 if "FORMGEN_EXAMPLES" in os.environ else 50_000
"""Characters of one piece said over and over; a second for each 20,000 is time enough."""
FIELD = 20_000
PAIRS = 300 if "FORMGEN_EXAMPLES" in os.environ else 0


def copies(text, gazetteer):
    return [match for fault in copies_faults(text, gazetteer) for match in fault.matches]


def instalments(text, gazetteer):
    apart = instalments_apart_from_price(text, gazetteer)
    return list(apart.matches) if apart else []


def deposits(text, gazetteer):
    return list(deposits_confused(text, gazetteer))


DETECTORS = (
    arbitration_and_litigation,
    automatic_renewal,
    copies,
    deposits,
    equal_languages,
    foreign_language_prevails,
    foreign_law,
    forums_named,
    government_guarantee,
    handed_on,
    high_penalties,
    improper_benefit,
    instalments,
    law_left_blank,
    other_forum,
    overseas_forum,
    payments_after_delivery,
    powers_as_price,
    promised_awards,
    repealed_documents,
    several_languages,
    severe_imbalance,
    slips,
    stated_terms,
    stated_totals,
    taxes_given_back,
    ultra_vires,
    uniform_rules_chosen,
    unilateral_change,
    vague_forums,
    vague_words,
    void_exemptions,
    written_forums,
)
# fmt: off
PIECES = (
    "本合同", "适用", "不", "受", "按", "依", "香港", "法律", "法", "管辖", "解释", "英文", "版本", "文本", "本", "为准", "以", "中文",
    "仅", "供", "参考", "提交", "仲裁", "仲裁院", "诉讼", "起诉", "人民法院", "法院", "向", "由", "在", "甲方", "乙方", "丙方", "为", "担保",
    "保证", "债务", "借款", "偿还", "连带", "责任", "补足", "（", "）", "(", ")", "《", "》", "〔", "〕", "[", "]", "“", "”",
    "，", "。", "；", "：", "、", "\n", "□", "☑", "第", "1", "2", "种", "方式", "____", "左右", "30", "米", "罗府",
    "2014", "40", "号", "的", "之", "及", "和", "或", "除", "外", "shall", "governed", "by", "the", "laws", "of",
    "hong", "kong", "english", "version", "prevail", "arbitration", "'s", "-", "'", " ", "\u200b",
    "\ud800", "\U0001f4b4", "\ue000", "\U0002f800",
)
# fmt: on


def run_all(text):
    made = Text((Segment("a.b", text),), set_aside=((2, 5),))
    found = [one for detector in DETECTORS for one in detector(made, GAZETTEER)]
    return [getattr(one, "match", one) for one in found]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=80).map("".join)))
@settings(deadline=2000, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_every_match_quotes_the_text(text):
    for match in run_all(text):
        assert 0 <= match.start <= match.end <= len(text)
        assert text[match.start : match.end] == match.quote


@given(st.text(max_size=60))
def test_looking_up_any_name_raises_nothing(name):
    assert look_up_institution(name, GAZETTEER).written == name.strip()


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "piece",
    [
        *PIECES,
        "英文版本",
        "适用香港",
        "香港",
        "第(1)种方式:(1)",
        "□",
        "法院申请",
        "不得含有下列内容:",
        "甲方为乙方",
        "以",
        "提交香港国际仲裁中心",
        "由北京市朝阳区人民法院管辖",
        "甲方为乙方借款提供担保,",
        "乙方贷款",
        "担保人:",
        "中文和英文",
        "合同期限为6年",
        "自2026年1月1日至2031年1月1日",
        "乙方有权单方调整",
        "负面清单\n",
        "每逾期一日",
        "违约金合同总价",
        "一式二份",
        "双方各执",
        "首付款1元",
        "增值税",
        "指定乙方",
        "|",
        "\t",
        "(",
        "《",
    ],
)
def test_endless_repetition_is_read_in_time(piece):
    text = piece * (LENGTH // max(1, len(piece)))
    begin = time.process_time()
    run_all(text)
    assert time.process_time() - begin < LENGTH / 20_000


def endless(before, piece, behind):
    """One field full of *piece*: as much as a long text takes."""
    return before + piece * ((FIELD - len(before + behind)) // len(piece)) + behind


def is_read_in_time(text):
    begin = time.process_time()
    run_all(text)
    return time.process_time() - begin < len(text) / 10_000  # twice what the slowest takes on a busy machine


@pytest.mark.fuzz
@pytest.mark.parametrize(
    ("before", "piece", "behind"),
    [
        ("", "保证开发商偿付的", ""),
        ("", "补足解释", "如乙方不能偿还借款,"),
        ("乙方负责", "在甲方为乙方借款提供担保,", "争议解决"),
        ("", "人民法院提交", ""),
        ("", "（归还的所欠向甲方", ""),
        ("", "抵押 -承担《清偿乙方", ""),
        ("", "如下:人民法院", ""),
        ("", "偿还之 ", ""),
        ("", "of偿还“英文版本", ""),
        ("", "偿还乙方乙方贷款", ""),
    ],
)
def test_one_sentence_that_fills_the_field_is_read_in_time(before, piece, behind):
    assert is_read_in_time(endless(before, piece, behind))


@pytest.mark.fuzz
@pytest.mark.parametrize("piece", ["（归还的所欠向甲方", "在甲方为乙方借款提供担保,", "抵押 -承担《清偿乙方"])
def test_long_sentences_one_after_the_other_are_read_in_time(piece):
    assert is_read_in_time(endless("", piece * (1900 // len(piece)) + "。", ""))


@pytest.mark.fuzz
@pytest.mark.skipif(not PAIRS, reason="three hundred pairs take two minutes")
@pytest.mark.parametrize("seed", range(PAIRS))
def test_any_two_pieces_that_fill_the_field_are_read_in_time(seed):
    dice = random.Random(seed)  # noqa: S311 - the same pairs every time
    assert is_read_in_time(endless("示", "".join(dice.choices(PIECES, k=2)), "示"))


@pytest.mark.parametrize("text", ["", " ", "\n", "。", "\ud800\udfff", "\x00"])
def test_almost_nothing_gives_nothing(text):
    assert run_all(text) == []


def test_an_empty_gazetteer_is_enough_to_run():
    for detector in DETECTORS:
        assert isinstance(detector(Text.of("提交仲裁，适用外国法律。"), Gazetteer()), list)


def test_no_text_at_all_gives_nothing():
    assert all(detector(Text(), GAZETTEER) == [] for detector in DETECTORS)


def test_a_contract_of_three_hundred_pages_is_read_in_seconds():
    page = (
        "第一条 乙方应于合同签订后十日内向甲方提交由银行出具的履约保函，保函金额为合同总价的百分之五。\n"
        "（一）甲方保证按合同约定支付价款；（二）争议由双方协商，协商不成的，向深圳市罗湖区人民法院起诉。\n"
        "第二条 乙方不得以任何形式转包；甲方因公共利益需要可以终止合同。中英文本不一致的，以中文本为准。\n"
    )
    words = page * (300_000 // len(page))
    begin = time.process_time()
    text = Contract(words, GAZETTEER).text
    for detector in DETECTORS:
        detector(text, GAZETTEER)
    assert time.process_time() - begin < 6  # three seconds on a machine of its own
