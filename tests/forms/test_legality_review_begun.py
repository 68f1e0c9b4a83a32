"""合法性审查意见表 begun by the review of a contract: evidence, and no conclusion."""

from __future__ import annotations

from copy import deepcopy

import pytest
from legality_reviews import AS_OF

import formgen
from formgen.forms.contract_samples import COMPLETE as CONTRACT
from formgen.forms.legality_review_samples import COMPLETE
from formgen.forms.legality_review_sheet import fill_sheet

# ------------------------------------------------------------------------------ begun by a review


TEXT = """示例平台软件开发合同
甲方：深圳市罗湖区示例数据局（示例）
乙方：深圳示例数据科技有限公司（示例）
第一条 合同价款
甲方无偿提供场地，合同价款为人民币200000元，甲方在合理期限内支付。
第二条 变更
乙方可以单方解除合同。
第三条 违约责任
任何一方违约的，按未履行部分价款的百分之五支付违约金。
第四条 争议解决
因本合同发生的争议，提交香港国际仲裁中心仲裁，适用香港特别行政区法律。
第五条 保证
甲方对乙方的银行贷款承担连带保证责任。
"""


@pytest.fixture(scope="module")
def begun():
    report = formgen.review_text(TEXT, as_of=AS_OF)
    return fill_sheet(report.as_dict(), report.contract)


def test_a_review_begins_the_sheet_with_evidence_and_leaves_every_conclusion_open(begun):
    for name, item in begun["form"].items():
        if isinstance(item, dict):
            assert set(item) == {"opinion"}, name
            assert all(line.startswith("系统提示：") for line in item["opinion"].split("\n")), name
    assert "overall" not in begun["form"]


def test_the_evidence_names_clause_words_and_rule(begun):
    assert begun["form"]["p3"]["opinion"] == (
        "系统提示：第五条：约定由政府方承担担保责任：“承担连带保证责任”（GC-39-3），请审查人核对。"
    )


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("c5", "GC-34-1"),
        ("c6", "“合理期限”（GC-25-1）"),
        ("c9", "违约责任条款见第三条"),
        ("c1", "要素“主体信息”"),
        ("c6", "要素“双方权利义务”（GC-26-6）"),
        ("c6", "（GC-31-1）"),
        ("p4", "（GC-39-4）"),
        ("p4", "第四条"),
        ("p5", "香港国际仲裁中心"),
        ("u1", "第一条“无偿提供”"),
        ("u2", "乙方可以单方解除"),
    ],
)
def test_each_finding_stands_under_the_item_that_it_is_evidence_for(begun, item, words):
    assert words in begun["form"][item]["opinion"]


def test_each_hint_stands_once_and_the_act_s_own_term_is_no_opinion_on_the_contract(begun):
    hints = [
        line
        for item in begun["form"].values()
        if isinstance(item, dict)
        for line in item["opinion"].split("\n")
    ]

    assert len(hints) == len(set(hints))
    assert not any("GC-78-1" in one for one in hints)


def begun_from(*clauses):
    report = formgen.review_text("\n".join([TEXT.rstrip(), *clauses]), as_of=AS_OF)
    return fill_sheet(report.as_dict(), report.contract)["form"]


def test_a_clause_is_numbered_once_and_quotes_within_a_quote_are_inner():
    later = begun_from("第六条　争议由甲方所在地人民法院管辖。")["c9"]["opinion"]
    text = TEXT.replace("第三条 违约责任\n任何一方违约的，", "第三条　一方违反“示例标准”的，")
    report = formgen.review_text(text, as_of=AS_OF)
    numbered = fill_sheet(report.as_dict(), report.contract)["form"]["c9"]["opinion"]

    assert "第四条、第六条：争议解决条款同时约定仲裁和诉讼" in later
    assert "“第六条" not in later
    assert "违约责任条款见第三条“一方违反‘示例标准’的，按未履行部分价款的百分之五支付违约金”，" in numbered


def test_what_is_missing_is_hung_on_no_quote_and_stands_behind_what_is_unclear(begun):
    lines = begun["form"]["c6"]["opinion"].split("\n")
    missing = [one for one in lines if "没有找到" in one or "不完整" in one]

    assert lines[-len(missing) :] == missing
    assert not any("”：" in one for one in missing)
    assert all(one.startswith("系统提示：没有找到") for one in missing if "没有找到第" in one)
    assert all(one.startswith("系统提示：全文没有找到") for one in missing if "全文没有找到" in one)


def begun_with(decision):
    report = formgen.review_text(TEXT, as_of=AS_OF)
    found = report.as_dict()
    for one in found["findings"]:
        if one["rule"] == "GC-39-3":
            one["decision"] = decision
    return fill_sheet(found, report.contract)["form"]


def test_a_finding_that_was_called_wrong_is_left_out():
    assert "p3" in begun_with({"state": "accepted", "reason": ""})
    assert "p3" not in begun_with({"state": "false_positive", "reason": ""})


def test_the_reason_for_keeping_a_clause_is_told_to_the_reviewer():
    said = begun_with({"state": "waived", "reason": "经区政府批准\n提供担保。"})["p3"]["opinion"]

    assert said.endswith("（GC-39-3）；已说明保留的理由：经区政府批准 提供担保，请审查人核对。")


def test_public_money_given_away_is_weighed_under_the_tests_of_what_is_unreasonable_too():
    report = formgen.review_text(f"{TEXT}第六条 优惠\n甲方承诺将乙方缴纳的税款全额返还乙方。\n", as_of=AS_OF)
    form = fill_sheet(report.as_dict(), report.contract)["form"]

    assert "（GC-39-2）" in form["p2"]["opinion"]
    assert "第六条“税款全额返还”，另见禁止内容（二）" in form["u4"]["opinion"]


def test_a_forum_elsewhere_is_said_under_the_item_on_disputes_alone():
    report = formgen.review_text(
        TEXT.replace(
            "提交香港国际仲裁中心仲裁，适用香港特别行政区法律",
            "提交中国国际经济贸易仲裁委员会（北京）仲裁",
        ),
        as_of=AS_OF,
    )
    form = fill_sheet(report.as_dict(), report.contract)["form"]

    assert "（GC-36-1）" in form["c9"]["opinion"]
    assert "c10" not in form


def test_the_sheet_knows_the_contract_s_name_its_price_and_the_other_party(begun):
    assert begun["form"]["contract_title"] == "示例平台软件开发合同"
    assert begun["form"]["counterparty"] == "深圳示例数据科技有限公司（示例）"
    assert begun["form"]["contract_amount"] == "200000.00"


def test_a_sheet_that_was_begun_is_a_draft_that_waits_for_the_reviewer(begun):
    report = formgen.check("legality_review", begun, as_of=AS_OF)

    assert not report.answers.faults
    blocked = {one.rule for one in report.findings if one.severity.value == "block"}
    assert {f"GC-44-{number}" for number in range(1, 11)} | {"GC-46-1"} <= blocked


@pytest.mark.parametrize("item", ["c5", "u2", "p1"])
@pytest.mark.parametrize("said", ["系统提示：没有找到约定。", "已看过。\n　系统提示: 没有找到约定。"])
def test_a_hint_that_nobody_took_over_keeps_the_sheet_a_draft(item, said):
    answers = deepcopy(COMPLETE)
    answers["form"][item]["opinion"] = said

    report = formgen.check("legality_review", answers, as_of=AS_OF)

    assert not report.final
    assert [(one.rule, one.fields) for one in report.findings if one.severity.value == "block"] == [
        ("FORM-1", (f"form.{item}.opinion",))
    ]


def test_a_hint_in_the_reviewer_s_own_words_is_his_opinion():
    answers = deepcopy(COMPLETE)
    answers["form"]["c5"]["opinion"] = "没有找到约定，请按第三十四条增加。"

    assert formgen.check("legality_review", answers, as_of=AS_OF).final


def test_the_contract_of_the_sample_is_the_contract_form_s_own():
    assert COMPLETE["contract"] == CONTRACT


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("身份证号 11010519491231002X", "身份证号 110***********002X"),
        ("身份证号 110105194912310021", "身份证号 110***********0021"),
        ("手机13800138000", "手机138****8000"),
        ("电话0755-12345678", "电话075******5678"),
        ("编号 GW-2027-00123，价款200000000元", "编号 GW-2027-00123，价款200000000元"),
    ],
)
def test_what_a_hint_quotes_masks_the_numbers_of_persons_before_it_is_cut(said, shown):
    quote = f"甲方对李四（{said}）的银行贷款承担连带保证责任"
    report = deepcopy(formgen.review_text(TEXT, as_of=AS_OF).as_dict())
    found = next(one for one in report["findings"] if one["rule"] == "GC-39-3")
    found["matches"][0]["quote"] = quote
    begun = fill_sheet(report, formgen.review_text(TEXT, as_of=AS_OF).contract)

    assert shown in begun["form"]["p3"]["opinion"]
