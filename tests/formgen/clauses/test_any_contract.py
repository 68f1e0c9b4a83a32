"""Trees, parties, extents and extractions raise nothing and stay quick, whatever the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formgen.answers import read_answers
from formgen.clauses import Contract
from formgen.forms.contract_extraction import extract
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.government_contract import FORM
from formgen.forms.law.reading import extent, law_day
from formgen.plan import answers_of

PIECES = st.sampled_from(
    [
        "第一条", "第二条", "第三百条", "第9条", "第十二条之一", "第一章", "一、", "二、", "（一）", "(1)", "1.", "1、", "1.1", "2.3.4",
        "①", "A.", "Article 5", "附件一", "附件：", "附表", "补充协议", "目录", "……3", "鉴于：", "违约责任", "【保密】", "甲方：", "乙方",
        "甲方（盖章）", "（以下无正文）", "（以下简称“甲方”）", "采购人（甲方）：", "示例区文化局", "示例科技有限公司", "____", "：", "，", "。",
        "；", "\n", "\n\n", "\t", "　", " ", "|", "｜", "# ", "**", "应当", "有权", "人民币100万元", "壹佰万元整", "2026年8月1日", "____年__月__日",
        "自2026年1月1日起至2027年1月1日止", "签订地点：", "合同编号：", "联系人：张示例，", "电话：13800000000",
        "统一社会信用代码：91440300YYYY001009",
        "软件开发合同", "数量：3台", "適用", "仲裁", "向深圳市罗湖区人民法院起诉", "\u200b", "\ufeff", "\U0001f600", "\u2028", "\r\n",
    ]
)  # fmt: skip
ANY = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join),
)


def well_formed(clause, text):
    assert 0 <= clause.start <= clause.body <= clause.end <= len(text)
    assert text[clause.start :].startswith(clause.number)
    for before, after in pairwise(clause.children):
        assert before.end <= after.start
    for child in clause.children:
        assert child.level == clause.level + 1
        well_formed(child, text)


@pytest.mark.fuzz
@given(ANY)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_understood_without_a_fault(text):
    contract = Contract(text, GAZETTEER)
    well_formed(contract.tree, text)
    for party in contract.parties:
        for match in (party.where, *party.details.values()):
            assert text[match.start : match.end] == match.quote
    extent(contract)
    law_day(contract)
    found = extract(contract)
    assert read_answers(FORM, answers_of(found)).faults == {}
    for one in found:
        assert text[one.source.start : one.source.end] == one.source.quote


LONG = 60_000
MONOTONOUS = {
    "articles": "第一条 ",
    "emphasis": "** ",
    "article lines": "第一条\n",
    "brackets": "（",
    "roles": "甲方：",
    "role lines": "甲方：示例局\n",
    "seals": "甲方（盖章）：\n",
    "blanks": " ",
    "lines": "\n",
    "underlines": "_",
    "digits": "1.1",
    "short names": "（以下简称“甲方”）",
    "labels": "地址：",
    "dates": "2026年1月1日至",
    "characters": "合",
    "titles": "软件开发合同",
    "annexes": "附件一\n",
    "headings": "违约责任\n",
    "duties": "甲方应当支付。",
    "contacts": "甲方联系人：示例，",
    "framed": "【保密】",
    "in effect": "本合同自签字之日起，",
}


@pytest.mark.parametrize("kind", MONOTONOUS)
def test_a_monotonous_text_takes_no_more_than_its_length_explains(kind):
    piece = MONOTONOUS[kind]
    contract = Contract(
        "软件开发合同\n甲方：示例局\n乙方：示例公司\n第一条 标的\n" + piece * (LONG // len(piece)), GAZETTEER
    )
    begun = time.process_time()
    _ = contract.tree, contract.parties, extent(contract), law_day(contract), extract(contract)
    assert time.process_time() - begun < 3
