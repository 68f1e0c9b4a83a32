"""Nothing of a contract is lost on the way to the form, nothing changes sides, nothing is answered out of sight."""

import re
from pathlib import Path

import pytest

from formgen.answers import read_answers
from formgen.clauses import Contract, fold
from formgen.clauses.turned import turned
from formgen.forms.contract_extraction import extract
from formgen.forms.contract_extraction_source import Source
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.government_contract import FORM
from formgen.plan import SURE, answers_of

CONTRACTS = sorted(Path(__file__).parents[1].glob("labelled/contracts/*/*.txt"))

LEASE = """房屋租赁合同
甲方：深圳市罗湖区示例局
乙方：赵示例
第一条 租赁期限
租期自2026年12月1日起至2029年11月30日止。
第二条 租金及支付
三年租金合计人民币648000元。
第三条 物业使用
乙方不得擅自转租。乙方应当遵守消防规定。
第四条 双方权利义务
甲方有权查看房屋。甲方逾期交付房屋的，乙方有权拒付租金。
经甲方书面同意，乙方可以将绿化养护分包。
房屋应保持整洁。
第五条 违约责任
乙方逾期付租的，应按日支付千分之一的违约金；甲方有权要求乙方恢复原状。
因政策调整的，甲方不承担违约责任。
第六条 合同变更与解除
双方协商一致可以解除本合同。
第七条 其他
本合同未尽事宜，另行协商。
"""


def found_in(text):
    return {one.path: one for one in extract(Contract(text, GAZETTEER))}


@pytest.fixture(scope="module")
def lease():
    return found_in(LEASE)


def test_clauses_that_fit_no_field_stand_whole_and_in_order_below_their_headings(lease):
    assert lease["other_terms"].value == (
        "【物业使用】乙方不得擅自转租。\n乙方应当遵守消防规定。\n"
        "【双方权利义务】房屋应保持整洁。\n"
        "【违约责任】因政策调整的，甲方不承担违约责任。\n"
        "【合同变更与解除】双方协商一致可以解除本合同。\n"
        "本合同未尽事宜，另行协商。"
    )
    assert lease["other_terms"].confidence < SURE


def test_a_sentence_belongs_to_its_subject_and_not_to_the_side_that_its_condition_names(lease):
    assert lease["rights.a_rights"].value == "甲方有权查看房屋。"
    assert lease["rights.b_rights"].value.splitlines() == [
        "甲方逾期交付房屋的，乙方有权拒付租金。",
        "经甲方书面同意，乙方可以将绿化养护分包。",
    ]


def test_who_may_demand_something_for_a_breach_is_not_who_answers_for_it(lease):
    assert "甲方有权要求乙方恢复原状" in lease["breach.b_liability"].value
    assert "breach.a_liability" not in lease


def test_what_was_read_is_shown_with_the_whole_passage(lease):
    assert lease["rights.b_rights"].source.quote.endswith("乙方可以将绿化养护分包。")


def test_the_total_of_a_lease_is_its_price(lease):
    assert lease["price.amount"].value == "648000.00"
    assert lease["price.applicable"].value is True


def test_instalments_in_the_clause_on_the_price_are_the_way_of_payment():
    found = found_in(
        "软件开发合同\n甲方：深圳市罗湖区示例局\n乙方：深圳示例科技有限公司\n"
        "鉴于甲方需要软件，经公开招标（采购编号：SL-1），双方订立本合同。\n"
        "一、合同价款\n合同总价为人民币100000元。签订后支付40%；终验合格后支付60%。\n"
        "二、知识产权\n著作权归甲方所有。\n三、违约责任\n违约方赔偿损失。\n"
    )
    assert found["price.payment_method"].value == "签订后支付40%；\n终验合格后支付60%。"
    assert "采购编号：SL-1" in found["background"].value
    assert found["other_terms"].value == "【知识产权】著作权归甲方所有。"
    assert found["deal_nature"].value == "procurement_service"


def bare(words):
    return re.sub(r"[\W_]", "", fold(words))


def lost(text):
    """The sentences of numbered clauses that stand in no answer, and of which no amount, day or name was read."""
    paper = Contract(text, GAZETTEER)
    found, source = extract(paper), Source(paper)
    told = "\n".join(bare(one.value) for one in found if isinstance(one.value, str))
    facts = [one.source for one in found if FORM.fields[one.path.split("[")[0]].kind != "long_text"]
    for clause in source.clauses:
        for start, end in source.sentences(clause.body, clause.own_end()):
            words = text[start:end]
            ways = (
                words,
                turned(fold(words), paper.sides)[0],
                re.split("[:：]|[0-9.（(]{1,4}[、)） \u3000\t]", words, maxsplit=1)[-1],
            )
            read = any(start < one.end and one.start < end for one in facts)
            if (
                len(bare(words)) > 12
                and "__" not in words
                and not read
                and not any(bare(way) in told for way in ways)
            ):
                yield words


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.stem)
def test_no_sentence_of_a_numbered_clause_of_a_labelled_contract_is_lost(contract):
    assert list(lost(contract.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.stem)
def test_whatever_is_read_out_of_a_labelled_contract_is_asked_by_the_form(contract):
    found = extract(Contract(contract.read_text(encoding="utf-8"), GAZETTEER))
    answers = read_answers(FORM, answers_of(found))
    names = {one.path.split("[")[0] for one in found}
    assert [name for name in names if not FORM.fields[name].is_shown(answers.at)] == []


def test_contacts_are_read_from_a_table_whose_columns_are_the_sides():
    found = found_in(
        "示例服务合同\n|事项|甲方|乙方|\n|名称|深圳市罗湖区示例局|深圳示例有限公司|\n"
        "|地址|示例路1号|示例路2号|\n|联系人及电话|张示例 0755-00000001|李示例 0755-00000002|\n"
        "第一条 服务内容\n乙方提供保洁服务。\n第二条 违约责任\n违约方赔偿损失。\n"
    )
    assert found["communication.a_contact"].value == "张示例"
    assert found["communication.b_contact"].value == "李示例"
    assert found["parties_b[0].contact_phone"].value == "0755-00000002"
    assert found["parties_b[0].name"].value == "深圳示例有限公司"


def test_figures_that_begin_a_sentence_or_a_cell_are_no_number_of_an_item():
    found = found_in(
        "示例服务合同\n甲方：深圳市罗湖区示例局\n乙方：深圳示例科技有限公司\n第一条 保密\n双方保密。\n第二条 其他\n"
        "30日内未提出异议的，视为同意。\n1. 附件与正文不一致的，以正文为准。\n"
        "2.1 图纸由乙方保管。\n2.5万元以下的变更由双方书面确认。\n1460000\n"
    )
    assert found["other_terms"].value.splitlines() == [
        "30日内未提出异议的，视为同意。",
        "附件与正文不一致的，以正文为准。",
        "图纸由乙方保管。",
        "2.5万元以下的变更由双方书面确认。",
        "1460000",
    ]


def test_the_contact_below_the_name_of_a_party_is_offered_for_confirmation():
    found = found_in(
        "示例服务合同\n甲方：深圳市罗湖区示例局\n地址：示例路1号\n联系人：张示例    电话：0755-00000001\n"
        "乙方：深圳示例有限公司\n联系人：李示例\n联系电话：0755-00000002\n第一条 服务内容\n乙方提供保洁服务。\n"
        "第二条 联系\n甲方联系人：王示例，电话0755-00000003。\n"
    )
    contacts = {path: found[f"communication.{path}"] for path in ("a_contact", "b_contact", "b_contact_info")}
    assert {path: one.value for path, one in contacts.items()} == {
        "a_contact": "王示例",
        "b_contact": "李示例",
        "b_contact_info": "0755-00000002",
    }
    assert contacts["b_contact"].confidence < SURE <= contacts["a_contact"].confidence


@pytest.mark.parametrize(
    "sentence",
    [
        "本合同履行期限自2026年12月1日起至2029年11月30日止。",
        "合同期限自2026年12月1日起至2029年11月30日止，共三年。",
        "服务期限为2026年12月1日至2029年11月30日。",
    ],
)
def test_a_term_that_was_read_is_not_repeated_where_a_change_of_it_would_be_forgotten(sentence):
    found = found_in(
        "示例服务合同\n甲方：深圳市罗湖区示例局\n乙方：深圳示例有限公司\n第一条 服务内容\n乙方提供保洁服务。\n"
        f"第二条 履行期限和进度\n{sentence}\n乙方应于2027年3月1日前完成部署。\n第三条 违约责任\n违约方赔偿损失。\n"
    )
    assert found["performance.end_date"].value == "2029-11-30"
    assert found["other_terms"].value == "【履行期限和进度】乙方应于2027年3月1日前完成部署。"
