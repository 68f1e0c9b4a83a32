"""From a contract to the answers of F-GC-01: what it says is found, what it does not say is not made up."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from formgen.answers import read_answers
from formgen.clauses import Contract
from formgen.fields.base import Field
from formgen.forms.contract_extraction import extract
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.government_contract import FORM
from formgen.plan import SURE, answers_of
from formgen.reading import read
from formgen.service import papers

SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases" / "samples.json"
CONTRACTS = sorted(Path(__file__).parents[1].glob("labelled/contracts/*/*.txt"))


def extracted(text):
    return extract(Contract(text, GAZETTEER))


def values(text):
    return {one.path: one.value for one in extracted(text)}


# -- contracts of our own, there and back


def own_contracts():
    yield "complete", papers.example("government_contract", "complete")
    if SHARED.is_file():
        for sample in json.loads(SHARED.read_text(encoding="utf-8"))["samples"]:
            if sample.get("form_id") == "government_contract":
                yield sample["id"], sample["data"]


def leaves(value, path=""):
    """Every single answer by path; rows of tables by number."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for row, below in enumerate(value):
            yield from leaves(below, f"{path}[{row}]")
    elif value not in (None, "", [], {}):
        yield path, value


def is_printed(path):
    tree = FORM.tree
    for key in re.sub(r"\[\d+\].*", "", path).split("."):
        tree = tree.get(key) if isinstance(tree, dict) else None
    return isinstance(tree, Field) and tree.printed


def alike(value):
    return re.sub(r"\s|,|\.00$|。$", "", str(value))


@pytest.fixture(scope="module")
def there_and_back():
    """For each contract of our own the answers it was made from, and those read out of its DOCX."""
    both = []
    for name, answers in own_contracts():
        made = papers.render("government_contract", answers, date(2026, 6, 1))["government_contract.docx"]
        found = extract(Contract.of(read(made, f"{name}.docx"), GAZETTEER))
        both.append((dict(leaves(answers)), {one.path: one.value for one in found}))
    return both


def test_what_is_read_out_of_our_own_contracts_is_what_went_in(there_and_back):
    read_out = [
        (path, given.get(path), value) for given, found in there_and_back for path, value in found.items()
    ]
    wrong = [one for one in read_out if alike(one[1]) != alike(one[2])]
    assert len(wrong) / len(read_out) < 0.05, wrong


def test_most_of_what_our_own_contracts_print_is_read_out(there_and_back):
    printed = [(path, path in found) for given, found in there_and_back for path in given if is_printed(path)]
    missed = Counter(path for path, there in printed if not there)
    assert sum(there for _path, there in printed) / len(printed) > 0.9, missed


@pytest.mark.parametrize(
    "path",
    ["contract_title", "parties_a[0].name", "parties_b[0].uscc", "price.amount", "performance.end_date", "rights.a_rights",
     "breach.b_liability", "dispute.institution_name", "communication.b_contact_info", "performance.milestones[0].due_date"],
)  # fmt: skip
def test_every_contract_of_our_own_gives(path, there_and_back):
    assert [alike(found.get(path)) for _given, found in there_and_back] == [
        alike(given.get(path)) for given, _found in there_and_back
    ]


# -- contracts in other manners

PURCHASE = """办公电脑采购合同
合同编号：SL-2026-001
采购人（甲方）：示例区教育局
统一社会信用代码：11440303YYYY000123
地址：示例路1号
法定代表人：张示例
联系电话：0755-00000001
供应商（乙方）：示例电脑有限公司
地址：示例路2号
法定代表人：李示例
联系电话：0755-00000002
鉴于甲方需要更新办公设备，双方订立本合同。
第一条 货物名称
台式电脑五十台，型号见附件。
第二条 数量：50台。
第三条 合同价款
合同总价为人民币贰拾伍万元整（￥250,000.00元）。
第四条 付款方式
验收合格后10个工作日内，甲方一次性支付全部价款。
第五条 交货地点：示例路1号三楼。
第六条 违约责任
甲方逾期付款的，每日支付万分之三的违约金。
乙方逾期交货的，每日支付千分之一的违约金。
第七条 争议解决
协商不成的，向深圳市罗湖区人民法院起诉。
第八条 合同生效
本合同自双方签字盖章之日起生效。签订地点：深圳市罗湖区。
采购人（盖章）：          供应商（盖章）：
签订日期：2026年8月1日
"""
LEASE = """房屋租赁合同
出租人：示例街道办事处
承租人：示例餐饮有限公司
一、租赁物
示例路3号一层，建筑面积100平方米。
二、租赁期限
自2026年7月1日起至2028年6月30日止。
三、租金
月租金人民币8,000元，承租人每月5日前支付。
四、双方权利义务
1. 出租人有权检查房屋使用情况。
2. 出租人应按时交付房屋。
3. 承租人有权正常使用房屋。
4. 承租人应爱护房屋，不得转租。
五、争议处理
提交深圳国际仲裁院仲裁。
"""
COMPANY_FIRST = """办公用房租赁合同
出租方（甲方）：示例置业有限公司
承租方（乙方）：示例街道办事处
第一条 甲方权利：甲方有权收取租金。
第二条 乙方义务：乙方应按时支付租金。
第三条 违约责任
甲方逾期交房的，向乙方支付违约金。
"""
FRAMEWORK = """合作框架协议（示例）
本协议由示例区文化局（以下简称“甲方”）与示例文化基金会（以下简称“乙方”）于2026年3月1日在深圳市签订。
合作内容
双方共同举办公益演出，每年不少于十场。
保密
双方对合作中知悉的信息保密，保密期限三年。
违约责任
任何一方违约的，应赔偿对方损失。
争议解决
双方协商解决，协商不成的，向甲方所在地人民法院提起诉讼。
其他约定
未尽事宜，双方另签补充协议。
"""
SUPPLEMENT = """《示例系统运维合同》补充协议
甲方：示例区数据局
乙方：示例科技有限公司
双方于2025年1月1日签订《示例系统运维合同》（合同编号：SL-2025-9）。
第一条 服务期限
服务期限自2026年1月1日起至2026年6月30日止。
第二条 其他不变。
甲方（盖章）：
日期：2025年12月20日
乙方（盖章）：
日期：2025年12月22日
"""
WORKS = """道路修缮工程施工合同
发包人：示例区建筑工务署
承包人：示例建设工程有限公司
1. 工程概况
1.1 示例路沥青路面修缮，面积12,000平方米。
2. 工期
2.1 自2026年9月1日至2026年11月30日。
3. 合同价款
3.1 签约合同价为人民币3,200,000.00元（大写：叁佰贰拾万元整）。
4. 争议
4.1 由工程所在地深圳市罗湖区人民法院管辖。
5. 通知
5.1 发包人联系人：王示例，电话0755-00000011；承包人联系人：赵示例，电话13000000012。
"""
BILINGUAL = """咨询服务合同 Consulting Service Contract
甲方（Party A）：示例区城市更新局
乙方（Party B）：Example Consulting Ltd.
第一条 目的 Purpose
提升规划水平。
第二条 语言
本合同以中文和英文书写，两种文本不一致的，以中文文本为准。
第三条 适用法律
本合同适用中华人民共和国法律。
第四条 争议解决
提交香港国际仲裁中心仲裁。
"""
BLANK = """技术服务合同
合同编号：________
甲方：________
乙方：________
第一条 服务内容
【待填写】
第二条 价款
人民币______元（大写：______）。
第三条 期限
自____年__月__日起至____年__月__日止。
第四条 保密
无
第五条 争议解决
向________人民法院起诉。
签订地点：________
签订日期：____年__月__日
"""
REGULATION = """示例区合同管理办法
第一条 目的
为了规范合同管理，制定本办法。
第二条 保密
合同应当约定保密期限。
第三条 争议解决
争议应当向区人民法院起诉。
"""
CONFLICTING = """设备采购合同
甲方：示例区医疗中心
乙方：示例医疗器械有限公司
第一条 合同价款
合同总价为人民币壹佰万元整（￥1,200,000.00元）。
"""
MARKDOWN = """# 物业服务合同

| 甲方 | 示例区机关事务管理局 |
|---|---|
| 乙方 | 示例物业有限公司 |

## 一、服务内容

保洁、保安。

## 二、违约责任

- 甲方逾期付款的，支付违约金。
- 乙方服务不达标的，支付违约金。
"""
IN_TENS_OF_THOUSANDS = """软件开发合同
甲方：示例区数据局
乙方：示例软件有限公司
第一条 合同价款
合同总价为120.5万元。
"""

MANNERS = [
    (PURCHASE, {
        "contract_title": "办公电脑采购合同", "contract_no": "SL-2026-001", "is_procurement": True,
        "parties_a[0].name": "示例区教育局", "parties_a[0].uscc": "11440303YYYY000123",
        "parties_a[0].address": "示例路1号", "parties_a[0].legal_rep_name": "张示例",
        "parties_b[0].name": "示例电脑有限公司", "parties_b[0].contact_phone": "0755-00000002",
        "parties_b[0].party_type": "legal_person", "subject.quantity": "50", "subject.unit": "台",
        "price.amount": "250000.00", "price.applicable": True, "price.payer": "gov",
        "price.payment_method": "验收合格后10个工作日内，甲方一次性支付全部价款。",
        "performance.place": "示例路1号三楼。", "dispute.method": "court",
        "breach.a_liability": "甲方逾期付款的，每日支付万分之三的违约金。",
        "breach.b_liability": "乙方逾期交货的，每日支付千分之一的违约金。",
        "dispute.institution_name": "深圳市罗湖区人民法院", "dispute.institution_location": "local",
        "effect.signing_place": "深圳市罗湖区", "effect.signing_date": "2026-08-01",
    }),
    (LEASE, {
        "deal_nature": "lease", "parties_a[0].name": "示例街道办事处", "signatory_level": "subdistrict_office",
        "performance.start_date": "2026-07-01", "performance.end_date": "2028-06-30",
        "rights.a_rights": "出租人有权检查房屋使用情况。", "rights.a_obligations": "出租人应按时交付房屋。",
        "rights.b_rights": "承租人有权正常使用房屋。", "rights.b_obligations": "承租人应爱护房屋，不得转租。",
        "dispute.method": "arbitration", "dispute.institution_name": "深圳国际仲裁院",
        "price.payer": "counterparty",
    }),
    (COMPANY_FIRST, {
        "parties_a[0].name": "示例街道办事处", "parties_b[0].name": "示例置业有限公司",
        "rights.b_rights": "乙方有权收取租金。", "rights.a_obligations": "甲方应按时支付租金。",
        "breach.b_liability": "乙方逾期交房的，向甲方支付违约金。",
    }),
    (FRAMEWORK, {
        "contract_title": "合作框架协议（示例）", "deal_nature": "cooperation",
        "parties_a[0].name": "示例区文化局", "parties_b[0].name": "示例文化基金会",
        "subject.description": "双方共同举办公益演出，每年不少于十场。",
        "confidentiality.clause": "双方对合作中知悉的信息保密，保密期限三年。",
        "breach.a_liability": "任何一方违约的，应赔偿对方损失。", "breach.b_liability": "任何一方违约的，应赔偿对方损失。",
        "dispute.method": "court", "other_terms": "未尽事宜，双方另签补充协议。",
        "effect.signing_place": "深圳市", "effect.signing_date": "2026-03-01",
    }),
    (SUPPLEMENT, {
        "parent_contract.is_derivative": True, "parent_contract.derivative_type": "supplement",
        "parent_contract.parent_title": "示例系统运维合同",
        "performance.start_date": "2026-01-01", "performance.end_date": "2026-06-30",
        "effect.signing_date": "2025-12-22",
    }),
    (WORKS, {
        "deal_nature": "works", "subject.description": "示例路沥青路面修缮，面积12,000平方米。",
        "price.amount": "3200000.00", "performance.end_date": "2026-11-30",
        "dispute.clause_text": "由工程所在地深圳市罗湖区人民法院管辖。",
        "communication.a_contact": "王示例", "communication.a_contact_info": "0755-00000011",
        "communication.b_contact": "赵示例", "communication.b_contact_info": "13000000012",
    }),
    (BILINGUAL, {
        "languages": ["zh", "en"], "prevailing_language": "zh", "governing_law": "CN",
        "dispute.institution_name": "香港国际仲裁中心", "dispute.institution_location": "overseas",
        "parties_b[0].name": "Example Consulting Ltd.",
    }),
    (MARKDOWN, {
        "contract_title": "物业服务合同", "parties_a[0].name": "示例区机关事务管理局", "parties_b[0].name": "示例物业有限公司",
        "subject.description": "保洁、保安。", "breach.a_liability": "甲方逾期付款的，支付违约金。",
        "breach.b_liability": "乙方服务不达标的，支付违约金。",
    }),
    (IN_TENS_OF_THOUSANDS, {"price.amount": "1205000.00"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), MANNERS, ids=[text.split("\n")[0] for text, _expected in MANNERS]
)
def test_contracts_in_other_manners_give_what_they_say(text, expected):
    found = values(text)
    assert {path: found.get(path) for path in expected} == expected


def test_blanks_give_nothing():
    assert values(BLANK) == {
        "contract_title": "技术服务合同",
        "deal_nature": "procurement_service",
        "dispute.method": "court",
    } | {path: value for path, value in values(BLANK).items() if path == "dispute.clause_text"}


@pytest.mark.parametrize(
    "text",
    ["", "那天夜里下着雨，老张撑着伞走过石板桥。", "关于召开会议的通知\n各部门：\n请参加。", REGULATION],
)
def test_what_is_no_contract_gives_nothing(text):
    assert values(text) == {}


def test_lines_that_a_narrow_page_broke_are_whole_again():
    narrow = (
        "保密\n乙方对在履行本合同过程中知悉的甲方工作秘\n密和个人信息负有保密义务，期限为三年。\n违约责任\n"
    )
    text = f"服务合同\n甲方：示例局\n乙方：示例公司\n{narrow}乙方违约的，应当赔偿损失。\n"
    assert (
        values(text)["confidentiality.clause"]
        == "乙方对在履行本合同过程中知悉的甲方工作秘密和个人信息负有保密义务，期限为三年。"
    )


def test_a_price_that_contradicts_itself_is_to_be_confirmed():
    sure = {one.path: one.confidence for one in extracted(CONFLICTING)}
    assert sure.get("price.amount", 0) < SURE


def test_a_price_in_words_and_figures_is_sure():
    sure = {one.path: one.confidence for one in extracted(PURCHASE)}
    assert sure["price.amount"] >= SURE


def test_texts_that_were_turned_are_to_be_confirmed():
    sure = {one.path: one.confidence for one in extracted(COMPANY_FIRST)}
    assert sure["rights.b_rights"] < SURE


def test_every_answer_shows_the_words_it_comes_from():
    for text in (PURCHASE, LEASE, WORKS):
        for one in extracted(text):
            assert one.source.quote
            assert text[one.source.start : one.source.end] == one.source.quote


def test_no_path_is_answered_twice():
    for text in (PURCHASE, LEASE, WORKS, FRAMEWORK):
        paths = [one.path for one in extracted(text)]
        assert len(paths) == len(set(paths))


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.stem)
def test_the_form_accepts_whatever_a_labelled_contract_gives(contract):
    found = extracted(contract.read_text(encoding="utf-8"))
    assert read_answers(FORM, answers_of(found)).faults == {}
    assert all(0 < one.confidence <= 1 for one in found)


@pytest.mark.parametrize(
    ("clause", "law"),
    [
        ("任何争议提交香港国际仲裁中心按其规则仲裁，适用英国法律。", "FOREIGN"),
        ("本合同适用香港法律。", "HK"),
        ("本合同受中国台湾地区法律管辖。", "TW"),
    ],
)
def test_the_law_is_that_of_the_phrase_and_not_of_the_place_beside_it(clause, law):
    said = values(f"服务合同\n甲方：示例区司法局\n乙方：示例公司\n第八条 争议解决\n{clause}")
    assert said["governing_law"] == law
