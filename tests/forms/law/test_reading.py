"""What a text is, and when it was signed."""

import json
from datetime import date
from pathlib import Path

import pytest

from formgen.clauses import Contract
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.law.reading import extent, law_day
from formgen.plan import Extent

SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases" / "phrases.json"
PARTIES = "甲方：示例区数据局\n乙方：示例科技有限公司\n"
CLAUSES = (
    "第一条 合同标的\n乙方为甲方开发软件。\n第二条 价款\n合同价款为人民币100万元。\n"
    "第三条 期限\n自2026年1月1日起一年。\n第四条 违约责任\n任何一方违约应赔偿损失。\n"
    "第五条 争议解决\n向甲方所在地人民法院起诉。\n第六条 生效\n自双方签字盖章之日起生效。\n"
)
SIGNED = "甲方（盖章）：          乙方（盖章）：\n签订日期：2026年8月1日\n"


def extent_of(text):
    return extent(Contract(text, GAZETTEER))


def law_day_of(text):
    return law_day(Contract(text, GAZETTEER))


WHOLE = {
    "title, parties, clauses and signatures": f"软件开发合同\n{PARTIES}{CLAUSES}{SIGNED}",
    "no title": f"{PARTIES}{CLAUSES}{SIGNED}",
    "no parties named": f"软件开发合同\n{CLAUSES}",
    "no title, no parties, no signatures, but all that a contract settles": CLAUSES,
    "names left blank": f"软件开发合同\n甲方：________\n乙方：________\n{CLAUSES}",
    "in traditional characters": "軟件開發合同\n甲方：示例區數據局\n乙方：示例科技有限公司\n"
    "第一條 標的\n乙方為甲方開發軟件。\n第二條 價款\n一百萬元。\n第三條 違約責任\n賠償損失。\n",
    "a supplementary agreement": f"补充协议\n{PARTIES}第一条 期限延长一年。\n第二条 其余不变。\n第三条 自盖章之日起生效。\n{SIGNED}",
    "without numbers": f"合作协议\n{PARTIES}合作内容\n甲方提供场地，乙方提供师资。\n费用\n甲方支付10万元。\n"
    "违约责任\n违约方赔偿对方损失。\n争议解决\n向甲方所在地人民法院起诉。\n",
    "short, without clauses": "采购合同\n甲方：示例区教育局\n乙方：示例设备有限公司\n甲方向乙方购买电脑十台，总价人民币五万元，"
    "乙方应于2026年9月1日前将货物送至甲方指定地点并安装调试，经甲方验收合格后十个工作日内，甲方凭发票一次性支付全部价款。"
    "乙方逾期交货的，每逾期一日按总价的千分之一支付违约金；质量不符合约定的，乙方应负责更换，并赔偿由此造成的损失。"
    "因履行本合同发生争议的，由双方协商解决，协商不成的，任何一方均可向甲方所在地人民法院提起诉讼。"
    f"本合同一式四份，自双方签字盖章之日起生效。\n{SIGNED}",
    "other roles": "房屋租赁合同\n出租人：示例街道办事处\n承租人：张示例\n一、房屋\n示例路1号。\n二、租金\n每月五千元。\n"
    "三、违约\n逾期支付的，每日万分之五。\n",
    "in English": "SERVICE AGREEMENT\nArticle 1 Services\nParty B shall provide services to Party A under this Agreement.\n"
    "Article 2 违约 Fees\n甲方支付费用。\nArticle 3 争议 Governing Law\n本合同适用中国法律，争议由人民法院管辖。\n",
}
FRAGMENTS = {
    "one sentence": "本合同的订立、效力、解释与争议解决均适用香港特别行政区法律。",
    "one clause": "第九条 争议解决\n因本合同发生的争议，提交深圳国际仲裁院仲裁。",
    "two clauses": "第九条 争议解决\n向甲方所在地人民法院起诉。\n第十条 保密\n乙方不得泄露。",
    "an English clause": "This Agreement shall be governed by and construed in accordance with the laws of Hong Kong.",
    "a sentence on languages": "中英文不一致时，以英文版本为准。",
    "a sentence broken by a line": "以英\n文版本为准。",
    "a title and one clause": "软件开发合同\n第三条 价款\n合同价款为人民币100万元。",
}
OTHERS = {
    "nothing": "",
    "blanks": " \n\t\n　",
    "only signs": "————\n1 2 3",
    "a regulation": "示例区政府合同管理办法\n第一条 为了规范政府合同管理，制定本办法。\n第二条 本办法适用于区政府各部门。\n"
    "第三条 合同不得约定适用外国法律。\n第四条 违约责任应当明确。\n第五条 争议解决应当约定管辖法院。\n第六条 本办法自印发之日起施行。\n",
    "a notice": "关于加强合同管理的通知\n各部门：\n一、提高认识。合同签订应当规范。\n二、严格审查。\n三、加强履约。\n特此通知。\n"
    "示例区人民政府\n2026年1月1日",
    "an invoice": "增值税专用发票\n发票代码：144031900110\n购买方：示例区教育局\n价税合计：壹万元整\n货物名称：电脑\n",
    "a novel": "那天夜里下着雨，老张撑着一把旧伞，慢慢走过石板桥。桥下的水涨得很高，远处的灯火忽明忽暗。"
    "他想起年轻时候在这里等过一个人，等了整整一个下午，终究没有等到。" * 8,
    "a shopping list": "鸡蛋\n牛奶\n面包两袋\n西红柿\n",
    "English prose": "It was a bright cold day in April, and the clocks were striking thirteen. He walked slowly home. "
    * 6,
    "minutes": "专题会议纪要\n会议研究了示例片区停车问题。会议认为，道路狭窄，车辆较多。会议要求，各单位加强配合。\n"
    * 3,
    "news": "区图书馆昨日开馆，数百名市民前来参观。馆内藏书二十万册，设有儿童阅览区。市民李女士说，周末会带孩子来看书。"
    * 6,
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_contract_is_whole(kind):
    assert extent_of(WHOLE[kind]) is Extent.WHOLE


@pytest.mark.parametrize("kind", FRAGMENTS)
def test_some_clauses_are_a_fragment(kind):
    assert extent_of(FRAGMENTS[kind]) is Extent.FRAGMENT


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_contract_is_something_else(kind):
    assert extent_of(OTHERS[kind]) is Extent.OTHER


@pytest.mark.skipif(not SHARED.is_file(), reason="the folder of shared cases is not there")
def test_every_shared_clause_is_a_fragment():
    cases = json.loads(SHARED.read_text(encoding="utf-8"))["cases"]
    assert [case["text"] for case in cases if extent_of(case["text"]) is not Extent.FRAGMENT] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{PARTIES}{CLAUSES}{SIGNED}", date(2026, 8, 1)),
        (f"{PARTIES}签订时间：2026-08-02\n{CLAUSES}", date(2026, 8, 2)),
        (f"{PARTIES}{CLAUSES}本合同于2026年8月3日在深圳市罗湖区签订。", date(2026, 8, 3)),
        (f"{PARTIES}{CLAUSES}甲方（盖章）：\n日期：二〇二六年八月十四日\n", date(2026, 8, 14)),
        (
            f"{PARTIES}{CLAUSES}甲方（盖章）：\n日期：2026年8月1日\n乙方（盖章）：\n日期：2026年8月5日\n",
            date(2026, 8, 5),
        ),
        (f"{PARTIES}{CLAUSES}签订日期：2026 年 8 月 1 日", date(2026, 8, 1)),
        (
            f"{PARTIES}{CLAUSES}甲方（盖章）：    乙方（盖章）：\n2026年8月1日    2026年8月4日\n",
            date(2026, 8, 4),
        ),
        (f"{PARTIES}{CLAUSES}本合同签于深圳市罗湖区，2026年8月1日。", date(2026, 8, 1)),
        (
            f"本协议由示例局（以下简称“甲方”）与示例公司（以下简称“乙方”）于2026年3月1日在深圳市签订。\n{CLAUSES}",
            date(2026, 3, 1),
        ),
    ],
)
def test_the_law_of_the_day_of_signing_counts(text, day):
    assert law_day_of(text) == day


@pytest.mark.parametrize(
    "text",
    [
        f"{PARTIES}{CLAUSES}",
        f"{PARTIES}{CLAUSES}甲方（盖章）：\n签订日期：____年__月__日\n",
        f"{PARTIES}{CLAUSES}甲方（盖章）：\n日期：2026年8月1日\n乙方（盖章）：\n日期：    年   月   日\n",
        f"{PARTIES}签订日期：2026年7月1日\n{CLAUSES}{SIGNED}",
        f"{PARTIES}{CLAUSES}签订日期：2026年2月30日",
        "本合同于2026年8月1日生效。",
        "双方于2025年1月1日签订的原合同继续有效。",
        "原合同签订日期：2024年3月1日",
        "",
    ],
)
def test_a_day_that_is_not_certain_is_not_taken(text):
    assert law_day_of(text) is None


def test_the_signature_of_an_annex_is_not_the_contracts():
    text = (
        f"软件开发合同\n{PARTIES}{CLAUSES}{SIGNED}附件一：廉洁协议\n双方遵守规定。\n签订日期：2026年9月9日\n"
    )
    assert law_day_of(text) == date(2026, 8, 1)
