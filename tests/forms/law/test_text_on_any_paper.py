"""Checks of contracts that were read raise nothing, point at the words they quote, and keep to linear time."""

import gc
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formgen.clauses import Contract
from formgen.clauses.patterns import compile_all
from formgen.forms.contract_review import REVIEW
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.model_clauses import MODEL_CLAUSES
from formgen.rules import parameters_of

DAY = date(2026, 11, 21)
RULES = [
    (rule.id, act.on_paper.get(rule.id) or rule.function)
    for act in REVIEW.acts
    if act.prefix in {"TXT", "LAW"}
    for rule in act.rules.values()
    if rule.reads_paper or rule.id in act.on_paper
]
# fmt: off
PIECES = (
    "第一条", "第十二条", "第3条", "（一）", "（三）", "1.", "3.2", "附件一", "附件：", "见", "本合同", "《民法典》", "、", "，", "。", "；", "：",
    "\n", " ", "　", "\t", "|", "人民币", "壹佰万", "拾", "元", "整", "角", "分", "￥", "1,000,000.00", "1OO", "100", "万元", "亿", "%", "30",
    "合同总价", "为", "支付", "余款", "定金", "履约保证金", "现金", "政府采购", "2026年2月30日", "2026年1月1日", "至", "期限", "一年", "20",
    "____", "【】", "《》", "××", "待定", "□", "☑", "年", "月", "日", "（请填写", "）", "甲方", "乙方", "发包人", "示例科技有限公司", "股份",
    "统一社会信用代码", "91350100M000100Y43", "身份证号", "11010519491231002X", "电话", "1380000", "邮箱", "a@b", "以下简称", "“", "”", "指",
    "應當", "双方", "提交", "仲裁", "深圳国际仲裁院", "或者", "北京仲裁委员会", "人民法院", "管辖", "租赁合同", "坐落于", "合计", "金额", "数量",
    "单价", "\ud800", "\u200b", "\ue006", "", "〇", "零", "百分之",
)
# fmt: on


def judged(paper):
    given_to = {"paper": paper, "today": DAY, "law_day": DAY, "text": paper.text}
    for rule_id, function in RULES:
        found = function(**{one.name: given_to[one.name] for one in parameters_of(function)})
        for problem in found if isinstance(found, list) else [found] if found else []:
            yield rule_id, problem


@pytest.mark.fuzz
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=60))
def test_whatever_the_text_each_finding_quotes_what_stands_there(words):
    for rule_id, problem in judged(Contract(words, GAZETTEER)):
        assert str(problem.message), rule_id
        for match in problem.matches:
            assert words[match.start : match.end] == match.quote, rule_id


HARD = {
    "digits": "1,000,",
    "capitals": "壹佰万",
    "underscores": "____，",
    "blanks": "共　　　　元，",
    "dates": "2026年1月1日至",
    "boxes": "□",
    "references": "第一条、",
    "tables": "|合计|100",
    "names": "有限公司",
    "shares": "支付合同总价的30%，",
    "annexes": "附件一",
    "brackets": "（",
    "heads": "第一条 约定\n",
    "years": "年 ",
    "phones": "电话：0755-",
}


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD)
def test_a_page_of_one_phrase_costs_no_more_than_its_length(piece):
    compile_all()  # what is compiled when first asked would be counted among what a page costs
    gc.collect()
    gc.freeze()  # and so would a look through all that earlier tests have left behind
    spent = []
    for size in (20_000, 40_000):
        paper = Contract(piece * (size // len(piece)), GAZETTEER)
        _tree, _parties = paper.tree, paper.parties
        begun = time.process_time()
        list(judged(paper))
        spent.append(time.process_time() - begun)
    gc.unfreeze()

    assert spent[1] < 3 * spent[0] + 0.3


@pytest.mark.parametrize("clause", MODEL_CLAUSES, ids=lambda clause: clause.id)
def test_the_models_of_this_house_are_clean(clause):
    assert [
        f"{rule_id} {problem.message}" for rule_id, problem in judged(Contract(clause.text, GAZETTEER))
    ] == []
