"""Other statutes: what a contract's words show, both sides of each line."""

from datetime import date

import pytest
from quoted import paper, quotes

from formgen.forms.contract_review import REVIEW
from formgen.forms.law.statutes import STATUTES, civil_code, court_levels, jurisdiction
from formgen.forms.law.statutes import government_procurement as procurement
from formgen.forms.law.text_on_paper import ACT as TEXT
from formgen.rules import BLOCK

TODAY = date(2026, 11, 21)


def test_all_of_them_belong_to_the_review():
    assert set(STATUTES) <= set(REVIEW.acts)


def test_none_of_them_blocks_and_none_speaks_on_a_form():
    rules = [rule for act in STATUTES for rule in act.rules.values()]

    assert {rule.id for rule in rules} == {f"LAW-{number}" for number in range(1, len(rules) + 1)}
    assert all(rule.severity is not BLOCK and rule.reads_paper for rule in rules)


def test_the_checks_of_words_block_nothing_either():
    assert [rule.id for rule in TEXT.rules.values() if rule.severity is BLOCK] == []


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        # An organ of state: 第三十九条（三） says it already, with the same words.
        ("甲方为乙方的银行贷款提供连带责任保证担保。", 0),
        ("乙方向甲方提交银行出具的履约保函。", 0),
        ("甲方不为乙方的银行贷款提供任何担保。", 0),
        ("甲方所属的示例医院为乙方的银行借款提供担保。", 1),
        ("甲方为示例学校的银行借款提供连带责任保证。", 0),
        ("乙方为示例医院供货。甲方对乙方的贷款承担连带保证责任。", 0),
        ("甲方：示例小学\n乙方：示例公司\n第一条 甲方为乙方的银行借款提供连带责任保证。", 1),
        ("甲方：罗湖区示例局\n乙方：示例公司\n第一条 甲方为乙方的银行借款提供连带责任保证。", 0),
    ],
)
def test_organs_are_no_guarantors(words, quoted):
    found = civil_code.organs_are_no_guarantors(paper(words), TODAY)

    assert len(quotes(found)) == quoted


PRICE = "合同总价为人民币1,000,000元。"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("乙方支付定金，定金为合同总价的20%。", []),
        ("乙方支付定金，定金为合同总价的21%。", ["定金，定金为合同总价的21%"]),
        ("支付合同总价的30%作为定金。", ["合同总价的30%作为定金"]),
        ("定金为合同总价的百分之三十。", ["定金为合同总价的百分之三十"]),
        (PRICE + "定金为人民币200,000元。", []),
        (PRICE + "定金为人民币200,001元。", ["定金为人民币200,001元"]),
        (PRICE + "预付款为人民币300,000元。", []),
        ("双倍返还定金，并支付合同总价的30%作为违约金。", []),
        ("定金为人民币300,000元。", []),
    ],
)
def test_earnest_money_is_within_a_fifth(words, quoted):
    assert quotes(civil_code.earnest_money_is_within_a_fifth(paper(words), TODAY)) == quoted


LEASE = "示例房屋租赁合同\n出租人：深圳市罗湖区示例局\n承租人：示例乙\n"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (LEASE + "租赁期限为20年。", []),
        (LEASE + "租赁期限为21年。", ["21年"]),
        (LEASE + "租赁期限为二十年。", []),
        (LEASE + "租赁期限为三十年。", ["三十年"]),
        (LEASE + "租赁期限自2026年1月1日至2045年12月31日。", []),
        (LEASE + "租赁期限自2026年1月1日至2046年12月31日。", ["2026年1月1日至2046年12月31日"]),
        (LEASE + "房屋使用年限为五十年。", []),
        ("示例技术服务合同\n甲方：示例\n租赁期限为30年。", []),
    ],
)
def test_lease_is_within_twenty_years(words, quoted):
    assert quotes(civil_code.lease_is_within_twenty_years(paper(words), TODAY)) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("根据《中华人民共和国民法典》订立本合同。", []),
        ("根据《中华人民共和国合同法》订立本合同。", ["《中华人民共和国合同法》"]),
        ("根据《合同法》《担保法》订立本合同。", ["《合同法》", "《担保法》"]),
        ("根据中华人民共和国合同法等订立本合同。", ["中华人民共和国合同法"]),
        ("根据《中华人民共和国劳动合同法》办理。", []),
        ("依照原《合同法》签订的协议继续有效。", []),
        ("《中华人民共和国合同法》已废止。", []),
        ("《民法通则》第九十三条。", ["《民法通则》"]),
    ],
)
def test_statutes_cited_still_hold(words, quoted):
    assert quotes(civil_code.statutes_cited_still_hold(paper(words), TODAY)) == quoted


def test_a_contract_of_2020_cited_the_law_of_its_time():
    assert civil_code.statutes_cited_still_hold(paper("根据《合同法》订立。"), date(2020, 12, 31)) == []
    assert civil_code.statutes_cited_still_hold(paper("根据《合同法》订立。"), date(2021, 1, 1)) != []


PLACE = "房屋坐落于深圳市罗湖区示例路1号。\n"
WORKS = "示例小学修缮工程施工合同\n工程地点：深圳市罗湖区示例路2号。\n"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (LEASE + PLACE + "争议由深圳市罗湖区人民法院管辖。", []),
        (LEASE + PLACE + "争议由广州市天河区人民法院管辖。", ["广州市天河区人民法院"]),
        (LEASE + PLACE + "争议由深圳市福田区人民法院管辖。", ["深圳市福田区人民法院"]),
        (LEASE + PLACE + "争议由深圳市中级人民法院管辖。", []),
        (LEASE + PLACE + "争议提交深圳国际仲裁院仲裁。", []),
        (LEASE + PLACE + "争议提交北京仲裁委员会仲裁。", []),
        (LEASE + "争议由广州市天河区人民法院管辖。", []),
        ("示例设备租赁合同\n设备位于深圳市罗湖区。\n争议由广州市天河区人民法院管辖。", []),
        (WORKS + "争议由北京市朝阳区人民法院管辖。", ["北京市朝阳区人民法院"]),
        (WORKS + "争议由深圳市罗湖区人民法院管辖。", []),
        ("示例工程监理服务合同\n工程地点：深圳市罗湖区。\n争议由北京市朝阳区人民法院管辖。", []),
    ],
)
def test_court_is_where_the_property_lies(words, quoted):
    assert quotes(jurisdiction.court_is_where_the_property_lies(paper(words), TODAY)) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("合同总价为人民币99,999,999元。争议由深圳市中级人民法院管辖。", ["深圳市中级人民法院"]),
        ("合同总价为人民币100,000,000元。争议由深圳市中级人民法院管辖。", []),
        ("合同总价为人民币99,999,999元。争议由深圳市罗湖区人民法院管辖。", []),
        ("争议由深圳市中级人民法院管辖。", []),
        ("示例软件开发合同\n合同总价为人民币1,000元。争议由深圳市中级人民法院管辖。", []),
    ],
)
def test_court_is_of_the_right_level(words, quoted):
    assert quotes(court_levels.court_is_of_the_right_level(paper(words), TODAY)) == quoted


PROCURED = "本项目经政府采购确定乙方为供应商。"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (PROCURED + "履约保证金为合同总价的10%。", []),
        (PROCURED + "履约保证金为合同总价的10.1%。", ["履约保证金为合同总价的10.1%"]),
        (PROCURED + PRICE + "履约保证金：人民币100,000元。", []),
        (PROCURED + PRICE + "履约保证金：人民币150,000元。", ["履约保证金：人民币150,000元"]),
        ("履约保证金为合同总价的15%。", []),
    ],
)
def test_performance_bond_is_within_a_tenth(words, quoted):
    assert quotes(procurement.performance_bond_is_within_a_tenth(paper(words), TODAY)) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (PROCURED + "履约保证金以保函形式提交。", []),
        (PROCURED + "履约保证金以现金形式提交。", ["履约保证金以现金"]),
        (PROCURED + "履约保证金以现金或者保函形式提交。", []),
        (PROCURED + "履约保证金以非现金形式提交。", []),
        (PROCURED + "履约保证金不得以现金形式提交。", []),
        ("履约保证金以现金形式提交。", []),
    ],
)
def test_performance_bond_is_not_in_cash_only(words, quoted):
    assert quotes(procurement.performance_bond_is_not_in_cash_only(paper(words), TODAY)) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("乙方逾期交付的，每逾期一日按合同总价的5%支付违约金。", ["每逾期一日按合同总价的5%"]),
        ("甲方逾期付款的，按日千分之五支付违约金。", ["按日千分之五"]),
        ("甲方逾期付款的，按日千分之四点九支付违约金。", []),
        ("逾期一日，按应付款的百分之三支付违约金。", ["逾期一日，按应付款的百分之三"]),
        ("违约金标准为合同总价5‰/天。", ["5‰/天"]),
        ("每迟延交付一日，支付合同总价0.5%的违约金。", ["每迟延交付一日，支付合同总价0.5%"]),
        ("甲方逾期付款的，每日按未付款项的万分之五支付违约金。", []),
        ("每逾期一日按合同总价的千分之一支付违约金。", []),
        ("每逾期一日按合同总价的千分之五支付违约金，累计不超过合同总价的10%。", []),
        (
            "每逾期一日按合同总价的千分之五支付违约金，累计不超过合同总价的40%。",
            ["每逾期一日按合同总价的千分之五"],
        ),
        ("每逾期一日按月租金的1%支付违约金。", []),
        ("乙方擅自中断服务的，每日按合同价款的千分之五支付违约金。", []),
        ("每日出勤率不得低于95%，否则支付违约金500元。", []),
        ("甲方应于每月10日前支付合同价的30%，逾期的按日万分之五支付违约金。", []),
        ("任何一方违约的，应向对方支付合同总价31%的违约金。", ["合同总价31%的违约金"]),
        ("任何一方违约的，应向对方支付合同总价30%的违约金。", []),
        ("违约金累计不超过合同总价的50%。", []),
        ("违约方应支付相当于合同总价三倍的违约金。", ["合同总价三倍的违约金"]),
        ("违约方应支付相当于日租金三倍的违约金。", []),
        ("不得约定按日千分之五支付违约金。", []),
    ],
)
def test_penalties_are_in_proportion(words, quoted):
    assert quotes(civil_code.penalties_are_in_proportion(paper(words), TODAY)) == quoted


def test_penalties_are_judged_by_the_code_since_it_is_in_force():
    contract = paper("甲方逾期付款的，按日千分之五支付违约金。")

    assert civil_code.penalties_are_in_proportion(contract, date(2020, 12, 31)) == []
    assert civil_code.penalties_are_in_proportion(contract, date(2021, 1, 1)) != []
