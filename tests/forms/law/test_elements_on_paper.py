"""第二十六条 on paper: what makes an element present, partial or missing, in a few words each."""

from __future__ import annotations

import pytest
from whole_paper import WHOLE, changed, findings, found, without

from formgen import catalogue
from formgen.clauses import Contract, Status
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.law.government_contracts.elements_on_paper import ELEMENTS, find_elements


def test_a_whole_contract_has_all_twelve_and_shows_where() -> None:
    elements = find_elements(Contract(WHOLE, GAZETTEER))

    assert [one.key for one in elements] == [one.key for one in ELEMENTS]
    assert {one.key: one.lacks for one in elements if one.status is not Status.PRESENT} == {}
    for one in elements:
        assert 1 <= len(one.evidence) <= 4
        assert all(WHOLE[match.start : match.end] == match.quote for match in one.evidence)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("采购内容", "subject_quantity_quality"),
        ("价款及支付", "price_payment"),
        ("交付", "performance_schedule"),
        ("双方权利义务", "rights_duties"),
        ("保密", "confidentiality"),
        ("违约责任", "breach_liability"),
        ("争议解决", "dispute_jurisdiction"),
        ("联系与送达", "contacts_service"),
    ],
)
def test_an_element_whose_clause_is_gone_is_missing(heading: str, key: str) -> None:
    assert found(without(heading), key) == (Status.MISSING, ())


@pytest.mark.parametrize("body", ["", "无。", "（略）", "见附件三。"])
def test_a_heading_without_a_body_is_missing(body: str) -> None:
    text = changed("任何一方逾期的，每日支付违约金万分之五。", body)

    assert found(text, "breach_liability") == (Status.MISSING, ())


@pytest.mark.parametrize("body", ["________", "（　　）", "【　】"])
def test_a_heading_above_a_field_that_nobody_filled_in_is_partial(body: str) -> None:
    text = changed("任何一方逾期的，每日支付违约金万分之五。", body)

    assert found(text, "breach_liability") == (Status.PARTIAL, ("“违约责任”下的空白",))


@pytest.mark.parametrize(
    ("old", "new", "lacks"),
    [
        ("路2号　法定代表人：示例乙", "路2号", "乙方的法定代表人或者负责人"),
        ("路2号　法定代表人：示例乙", "路2号　法定代表人：____", "乙方的法定代表人或者负责人（留有空白）"),
        ("地址：深圳市罗湖区示例路2号　", "", "乙方的地址"),
    ],
)
def test_what_one_party_does_not_say_of_itself_is_named_with_whose_it_is(
    old: str, new: str, lacks: str
) -> None:
    text = changed(old, new)

    assert found(text, "party_info") == (Status.PARTIAL, (lacks,))
    assert lacks in findings(text)["GC-28-1"].message.to("zh")
    assert "GC-26-1" not in findings(text)


def test_roles_in_the_first_row_of_a_table_name_the_parties_below_them() -> None:
    head, rest = WHOLE.split("甲方：", 1)
    table = (
        "甲方\n乙方\n名称\n深圳市罗湖区示例局\n深圳示例设备有限公司\n地址\n深圳市罗湖区示例路1号\n深圳市罗湖区示例路2号\n"
        "法定代表人\n示例甲\n示例乙\n"
    )
    text = f"{head}{table}第一条{rest.split('第一条', 1)[1]}"
    parties = Contract(text, GAZETTEER).parties

    assert [(one.roles[0], one.name) for one in parties] == [
        ("甲方", "深圳市罗湖区示例局"),
        ("乙方", "深圳示例设备有限公司"),
    ]
    assert [one.details["address"].quote for one in parties] == [
        "深圳市罗湖区示例路1号",
        "深圳市罗湖区示例路2号",
    ]
    assert found(text, "party_info") == (Status.PRESENT, ())


def test_headings_and_labels_in_two_languages_are_read_by_their_chinese_half() -> None:
    text = changed("第三条　价款及支付", "第三条　价款及支付 Price and Payment").replace(
        "乙方：深圳示例设备有限公司", "乙方 Party B (Supplier)：深圳示例设备有限公司"
    )
    text = text.replace("签订时间：2026年4月1日", "签订时间 Date：2026年4月1日")

    assert [one.status for one in find_elements(Contract(text, GAZETTEER))] == [Status.PRESENT] * 12


def test_the_day_of_an_auction_is_no_day_of_signing() -> None:
    text = changed("签订时间：2026年4月1日", "签订时间：　　年　月　日").replace(
        "为更新办公设备，", "乙方于2026年2月10日竞得宗地，并与主管部门签订出让合同。为更新办公设备，"
    )

    assert found(text, "effect_place_date") == (Status.PARTIAL, ("签订时间",))


@pytest.mark.parametrize(
    "recital",
    [
        "甲方因办公设备老化，向乙方采购打印机。",
        "现因人员增加，就后续安排补充约定如下：",
        "根据示例设备采购项目（编号：示例-1）的采购结果，双方订立合同如下：",
    ],
)
def test_recitals_need_no_heading(recital: str) -> None:
    text = changed("第一条　合同目的\n为更新办公设备，甲方向乙方采购打印机。\n", f"{recital}\n")

    assert found(text, "background_purpose") == (Status.PRESENT, ())


def test_plain_words_are_read_in_an_agreement_of_one_page() -> None:
    text = (
        "协议\n甲方：示例社区工作站\n乙方：示例舞狮队　电话 13000000001\n为了庆祝重阳节，甲方请乙方来社区广场表演舞狮：\n"
        "1、演员不少于12人，舞狮两头。\n2、一共人民币6800元，演完当天甲方审核后次日转账给乙方。\n"
        "3、商量不好就找法院解决。\n4、本协议一式两份，一家一份，签字后有效。没说到的事情以后再说。\n"
    )

    assert found(text, "subject_quantity_quality")[0] is Status.PRESENT
    assert found(text, "price_payment")[0] is Status.PRESENT
    assert found(text, "dispute_jurisdiction") == (Status.PARTIAL, ("约定管辖机构",))
    assert "成立、生效条款" not in found(text, "effect_place_date")[1]
    assert found(text, "other")[0] is Status.PRESENT


def test_what_an_agreement_that_continues_another_leaves_to_it_is_only_noted() -> None:
    text = without("违约责任").replace("示例设备采购合同（示例）", "示例设备采购合同补充协议（一）")
    text = text.replace(
        "为更新办公设备", "双方签订的《示例设备采购合同》（下称原合同）继续履行。为更新办公设备"
    )
    noted = {one.severity.value for rule, one in findings(text).items() if rule.startswith("GC-26-")}

    assert found(text, "breach_liability")[0] is Status.MISSING
    assert noted == {"note"}
    assert "原合同已约定的不必重复" in findings(text)["GC-26-8"].message.to("zh")


def test_a_forum_that_is_only_described_is_said_once() -> None:
    text = changed("向深圳市罗湖区人民法院起诉", "依法向人民法院起诉")

    assert found(text, "dispute_jurisdiction")[0] is Status.PARTIAL
    assert "GC-36-2" in findings(text)
    assert "GC-26-9" not in findings(text)


def test_a_heading_that_points_to_an_annex_which_is_there_is_no_empty_one() -> None:
    text = changed("任何一方逾期的，每日支付违约金万分之五。", "见附件一。")
    text += "\n附件一　违约责任\n任何一方逾期的，每日支付违约金万分之五。\n"

    assert found(text, "breach_liability")[0] is Status.PRESENT


@pytest.mark.parametrize(
    ("old", "new", "key", "lacks"),
    [
        ("，签订地点：深圳市罗湖区", "", "effect_place_date", ("签订地点",)),
        ("签订时间：2026年4月1日", "签订时间：　　年　月　日", "effect_place_date", ("签订时间",)),
        ("本合同自双方盖章之日起生效，", "", "effect_place_date", ("成立、生效条款",)),
        ("邮寄的，签收日视为送达。", "", "contacts_service", ("往来文件的送达效力",)),
        ("，验收合格并收到发票后10日内转账支付", "", "price_payment", ("支付方式、支付期限",)),
        ("向深圳市罗湖区人民法院起诉", "依法向人民法院起诉", "dispute_jurisdiction", ("约定管辖机构",)),
        ("2026年5月20日前", "____年__月__日前", "performance_schedule", ("起止期限或者进度节点",)),
        ("；乙方有权收款，应按期交货", "", "rights_duties", ("乙方的权利义务",)),
    ],
)
def test_what_is_lacking_or_unfilled_is_named(old: str, new: str, key: str, lacks: tuple[str, ...]) -> None:
    status, lacking = found(changed(old, new), key)

    assert status is Status.PARTIAL
    assert set(lacks) <= set(lacking)


def test_talking_it_over_alone_decides_nothing() -> None:
    text = changed("协商不成的，向深圳市罗湖区人民法院起诉。", "双方协商解决。")

    assert found(text, "dispute_jurisdiction") == (
        Status.PARTIAL,
        ("诉讼或者仲裁的争议解决方式", "约定管辖机构"),
    )


def test_options_of_which_none_is_chosen_agree_on_nothing() -> None:
    text = changed("向深圳市罗湖区人民法院起诉", "□提交深圳国际仲裁院仲裁 □向深圳市罗湖区人民法院起诉")

    assert found(text, "dispute_jurisdiction")[0] is Status.PARTIAL


def test_free_of_charge_is_an_answer_to_the_price() -> None:
    text = changed("总价人民币30,000元，验收合格并收到发票后10日内转账支付。", "双方互不收取费用，无偿提供。")

    assert found(text, "price_payment")[0] is Status.PRESENT


@pytest.mark.parametrize(
    ("heading", "rule", "severity"),
    [
        ("违约责任", "GC-26-8", "block"),
        ("争议解决", "GC-26-9", "block"),
        ("保密", "GC-26-7", "warn"),
        ("联系与送达", "GC-26-10", "warn"),
    ],
)
def test_a_missing_element_weighs_what_its_rule_weighs_unless_it_may_be_excused(
    heading: str, rule: str, severity: str
) -> None:
    finding = findings(without(heading))[rule]

    assert finding.severity.value == severity
    assert finding.kind.value == "missing"


def test_a_partial_element_warns_and_names_what_to_add() -> None:
    finding = findings(changed("，签订地点：深圳市罗湖区", ""))["GC-26-11"]

    assert finding.severity.value == "warn"
    assert "缺：签订地点" in finding.message.to("zh")


def test_a_public_service_without_an_emergency_measure_warns() -> None:
    text = changed(
        "为更新办公设备，甲方向乙方采购打印机。", "为保障居民用水，甲方委托乙方提供二次供水设施运行服务。"
    )

    assert findings(text)["GC-26-13"].severity.value == "warn"
    assert "GC-26-13" not in findings(text + "\n乙方不能供水的，启用应急送水车。")
    assert "GC-26-13" not in findings(WHOLE)


def test_secrets_without_a_clause_of_secrecy_warn() -> None:
    text = without("保密").replace("打印机20台", "打印机20台（存有个人信息）")

    assert findings(text)["GC-37-1"].severity.value == "warn"
    assert "GC-37-1" not in findings(WHOLE)


def test_the_twelve_are_called_in_english_where_english_is_asked_for():
    lost = WHOLE.replace("第六条　保密\n乙方不得泄露甲方的工作信息。\n", "")

    said = findings(lost)["GC-26-7"].message

    assert "“保密条款”" in str(said)
    assert "“Confidentiality clause”" in said.to("en")
    assert {one.label for one in ELEMENTS} <= set(catalogue.texts())
