"""Terms that statutes make void or forbid: exemptions, works handed on, prices paid late; both sides of each line."""

from datetime import date

import pytest
from quoted import paper, quotes

from formgen.forms.law.statutes import bidding, civil_code, small_enterprises
from formgen.forms.model_clauses import MODEL_CLAUSES
from formgen.rules import NOTE, WARN

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (
            "因乙方故意或者重大过失造成的财产损失，乙方不承担责任。",
            "故意或者重大过失造成的财产损失，乙方不承担责任",
        ),
        ("造成人身损害的，乙方概不负责。", "造成人身损害的，乙方概不负责"),
        ("造成甲方人员人身损害的，乙方不承担任何责任。", "造成甲方人员人身损害的，乙方不承担任何责任"),
        ("因乙方施工造成人身伤害的，乙方不负责赔偿。", "造成人身伤害的，乙方不负责"),
        (
            "乙方不承担因其故意或者重大过失造成的甲方财产损失。",
            "不承担因其故意或者重大过失造成的甲方财产损失",
        ),
        (
            "无论乙方是否存在故意或者重大过失，乙方均不承担赔偿责任。",
            "无论乙方是否存在故意或者重大过失，乙方均不承担赔偿责任",
        ),
        (
            "甲方免除乙方因故意或者重大过失造成财产损失的赔偿责任。",
            "免除乙方因故意或者重大过失造成财产损失的赔偿责任",
        ),
        ("因甲方原因造成乙方人员人身损害的，甲方概不负责。", "造成乙方人员人身损害的，甲方概不负责"),
        ("乙方对因其产品造成的人身损害不承担责任。", "对因其产品造成的人身损害不承担责任"),
        ("乙方不承担人身损害赔偿责任。", "不承担人身损害赔偿责任"),
    ],
)
def test_exemptions_from_what_one_did_oneself_are_void(words, quoted):
    assert quotes(civil_code.exemptions_are_not_void(paper(words), TODAY)) == [quoted]


@pytest.mark.parametrize(
    "words",
    [
        "甲方不承担乙方人员因自身原因造成的人身伤害的责任。",
        "乙方施工期间发生人身伤亡事故的，由乙方承担全部责任，甲方不承担任何责任。",
        "乙方在甲方场所作业造成人身损害的，甲方概不负责。",
        "乙方为其人员购买人身意外伤害保险，造成人身伤害的，甲方不承担责任。",
        "因产品质量造成人身损害的，乙方承担全部赔偿责任，甲方不承担责任。",
        "甲方人员擅自进入施工现场造成人身损害的，乙方不承担责任。",
        "第三人造成的人身损害，乙方不承担责任。",
        "因不可抗力造成人身损害的，乙方不承担责任。",
        "因洪水造成人身损害的，乙方不承担责任。",
        "非因甲方原因造成的人身损害，甲方不承担责任。",
        "除乙方故意或者重大过失外，乙方不承担责任。",
        "因甲方故意或者重大过失造成的损失，乙方不承担责任。",
        "因被保险人故意造成的损失，保险人不承担赔偿责任。",
        "非因乙方故意或者重大过失造成的损失，乙方不承担责任。",
        "乙方在没有故意或者重大过失的情况下造成的损失，不承担赔偿责任。",
        "本条约定不免除乙方因故意或者重大过失造成损失的赔偿责任。",
        "乙方对间接损失不承担责任，但因故意或者重大过失造成的除外。",
        "一般过失造成的损失乙方不承担责任，故意或者重大过失造成的损失乙方应当赔偿。",
        "免除乙方因故意或者重大过失造成财产损失责任的条款无效。",
        "因乙方故意或者重大过失给甲方造成损失的，甲方有权解除合同且不承担违约责任。",
        "乙方人员故意或重大过失造成的损失，保险公司不予赔偿的部分由乙方承担。",
        "出现下列情形之一造成甲方人员人身损害的，乙方不承担责任：（一）不可抗力；（二）甲方人员擅自操作。",
    ],
)
def test_who_bears_what_he_did_not_do_is_for_the_parties(words):
    assert civil_code.exemptions_are_not_void(paper(words), TODAY) == []


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("乙方可将全部工程转包给第三人。", "可将全部工程转包"),
        ("乙方有权将本工程转包给其他单位。", "有权将本工程转包"),
        ("甲方同意乙方将其承包的全部建设工程转包给第三人。", "同意乙方将其承包的全部建设工程转包"),
        ("经甲方同意，乙方可以将全部工程分包给第三人。", "可以将全部工程分包给第三人"),
        ("乙方可以将工程整体转让给第三人。", "可以将工程整体转让给第三人"),
        ("示例施工合同\n甲方：示例\n乙方：示例\n第一条 乙方可以转包。", "可以转包"),
    ],
)
def test_works_are_not_handed_on(words, quoted):
    assert quotes(civil_code.works_are_not_handed_on(paper(words), TODAY)) == [quoted]


TENDERED = "本项目经公开招标，乙方为中标人。"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("乙方可以将中标项目转让给他人。", "可以将中标项目转让给他人"),
        ("乙方可以将合同项下的全部工作交由第三方完成。", "可以将合同项下的全部工作交由第三方"),
        ("乙方可将项目肢解后分别转让。", "可将项目肢解"),
    ],
)
def test_what_was_won_is_not_handed_on(words, quoted):
    assert quotes(bidding.what_was_won_is_not_handed_on(paper(TENDERED + words), TODAY)) == [quoted]


def test_works_are_told_of_once_and_what_was_not_tendered_not_at_all():
    assert bidding.what_was_won_is_not_handed_on(paper(TENDERED + "乙方可将全部工程转包。"), TODAY) == []
    assert bidding.what_was_won_is_not_handed_on(paper("乙方可以将全部工作交由第三方完成。"), TODAY) == []


@pytest.mark.parametrize(
    "words",
    [
        "乙方不得将全部工程转包给第三人。",
        "本项目不允许转包、不允许分包。",
        "严禁转包，乙方无权将工程转包他人。",
        "经甲方同意，乙方可以将非主体部分分包给第三人。",
        "乙方可将部分非关键性工作分包给具备资质的单位，不得转包。",
        "乙方可将全部劳务作业分包给具有劳务资质的企业。",
        "未经甲方同意将工程转包给第三人的，甲方有权解除合同。",
        "乙方将全部工程转包给第三人的，甲方可以解除合同。",
        "乙方将工程转包的，甲方可以将全部工程交由第三人完成。",
        "甲方可以将本项目整体转让给第三人。",
        "乙方可以将应收账款全部转让给银行或者其他第三人。",
        "是否允许转包：否。",
        "监理人有权对转包进行查处。",
    ],
)
def test_parts_and_prohibitions_are_lawful(words):
    contract = paper(TENDERED + words)

    assert civil_code.works_are_not_handed_on(contract, TODAY) == []
    assert bidding.what_was_won_is_not_handed_on(contract, TODAY) == []


BOUGHT = "示例设备采购合同\n甲方：深圳市罗湖区示例局\n乙方：示例公司\n"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("甲方应在验收后一百八十日内付款。", "验收后一百八十日内付款"),
        ("货物交付后61日内，甲方付清货款。", "交付后61日内，甲方付清"),
        ("验收合格后3个月内，甲方向乙方支付合同价款的70%。", "验收合格后3个月内，甲方向乙方支付"),
        ("验收合格后43个工作日内，由甲方支付尾款。", None),
        ("验收合格后44个工作日内，由甲方支付尾款。", "验收合格后44个工作日内，由甲方支付"),
        ("验收合格后90日内向乙方支付合同价款。", "验收合格后90日内向乙方支付"),
        (BOUGHT + "第一条 验收合格后90日内支付剩余价款。", "验收合格后90日内支付"),
        ("示例旧设备转让合同\n第一条 验收合格后90日内支付剩余价款。", None),
        (
            "示例采购合同\n甲方（供应商）：示例公司\n乙方（采购人）：深圳市罗湖区示例局\n第一条 验收后90日内，乙方付清货款。",
            "验收后90日内，乙方付清",
        ),
        ("货物交付后60日内，甲方付清货款。", None),
        ("甲方在乙方交付货物后90日内有权检验，检验合格支付货款。", None),
        ("验收合格后2个月内，甲方支付合同价款。", None),
        ("验收合格后180日内，甲方无息退还质保金。", None),
        ("验收合格后一年，甲方支付合同价款的5%作为质量保证金。", None),
        ("验收合格后180日内，甲方支付合同价款的10%。", None),
        ("验收合格后180日内，甲方支付合同价款的100%。", "验收合格后180日内，甲方支付"),
        ("验收合格后180日内，甲方支付合同价款的11%。", "验收合格后180日内，甲方支付"),
        ("乙方应在货物交付后90日内向甲方支付货款。", None),
        ("甲方收到发票后90日内付款。", None),
        ("验收合格并经审计后90日内，甲方付款。", None),
        ("工程竣工后90日内，甲方完成结算审核并支付工程款。", None),
        ("验收合格后180日内甲方仍未支付的，乙方有权解除合同。", None),
        ("设备交付后三个月内完成试运行，试运行合格后10日内甲方付款。", None),
        ("甲方不得约定在验收后90日内付款。", None),
    ],
)
def test_smaller_enterprises_are_paid_within_sixty_days(words, quoted):
    found = small_enterprises.smaller_enterprises_are_paid_in_time(paper(words), TODAY)

    assert quotes(found) == ([quoted] if quoted else [])


def test_who_is_paid_late_need_not_be_a_smaller_enterprise():
    late = "甲方应在验收后一百八十日内付款。"
    judge = small_enterprises.smaller_enterprises_are_paid_in_time

    assert [one.severity for one in judge(paper(late), TODAY)] == [NOTE]
    assert [one.severity for one in judge(paper(late + "乙方为小型企业。"), TODAY)] == [WARN]
    assert judge(paper(late), date(2025, 5, 31)) == []
    assert judge(paper(late), date(2025, 6, 1)) != []


def test_the_model_clauses_of_the_house_contain_none_of_it():
    clauses = paper(BOUGHT + TENDERED + "\n".join(one.text for one in MODEL_CLAUSES))

    assert civil_code.exemptions_are_not_void(clauses, TODAY) == []
    assert civil_code.works_are_not_handed_on(clauses, TODAY) == []
    assert bidding.what_was_won_is_not_handed_on(clauses, TODAY) == []
    assert small_enterprises.smaller_enterprises_are_paid_in_time(clauses, TODAY) == []
