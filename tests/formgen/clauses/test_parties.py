"""Who concludes a contract, what is said of them, and which side is the government's."""

import pytest

from formgen.clauses import Contract, Side, Text, government_guarantee
from formgen.clauses.party_roles import Kind, kind_of
from formgen.clauses.text import Segment, Sides
from formgen.forms.gazetteer import GAZETTEER

CLAUSE = "第一条 标的\n乙方提供服务。\n"


def parties(text):
    return Contract(text, GAZETTEER).parties


def named(text):
    """Each party as its first role, its name and its side."""
    return [(one.roles[0], one.name, one.side.value) for one in parties(text)]


BUREAU, FIRM = "示例区文化局", "示例科技有限公司"

OPENINGS = {
    "plainly": (
        f"甲方：{BUREAU}\n乙方：{FIRM}\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "spread": (
        f"甲  方：{BUREAU}\n乙　方：{FIRM}\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "on one line": (
        f"甲方：{BUREAU}    乙方：{FIRM}\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "in a sentence": (
        f"本协议由{BUREAU}（以下简称“甲方”）与{FIRM}（以下简称“乙方”）签订。\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "in a sentence with an address": (
        f"（1）{BUREAU}，住所：示例路1号（以下称“甲方”）；\n（2）{FIRM}，住所：示例路2号（以下称“乙方”）。\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "in a sentence, within one bracket": (
        f"本协议由{BUREAU}（以下简称“甲方”，地址：示例路1号）与{FIRM}（以下简称“乙方”，地址：示例路2号）订立。\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "by quoted roles": (
        f"（1）{BUREAU}，地址为示例路1号，负责人为示例甲（“甲方”）；\n（2）{FIRM}（“乙方”）。\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "by what they do and what they are called": (
        f"聘请方：{BUREAU}（以下简称甲方）\n受聘方：{FIRM}（以下简称乙方）\n{CLAUSE}",
        [("聘请方", BUREAU, "government"), ("受聘方", FIRM, "other")],
    ),
    "by an occupation": (
        f"委托人（甲方）：{BUREAU}\n顾问（乙方）：{FIRM}\n{CLAUSE}",
        [("委托人", BUREAU, "government"), ("顾问", FIRM, "other")],
    ),
    "in a table": (
        f"甲方\n{BUREAU}\n地址\n示例路1号\n乙方\n{FIRM}\n地址\n示例路2号\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "in a table with bars": (
        f"甲方｜{BUREAU}｜地址｜示例路1号\n乙方｜{FIRM}｜地址｜示例路2号\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "with blanks for names": (
        f"甲方：________\n乙方：【        】\n{CLAUSE}",
        [("甲方", "", "government"), ("乙方", "", "other")],
    ),
    "with a seal beside the name": (
        f"采购人（盖章）：{BUREAU}（盖章）\n供应商（全称）：{FIRM}（公章）\n{CLAUSE}",
        [("采购人", BUREAU, "government"), ("供应商", FIRM, "other")],
    ),
    "in a clause of their own": (
        f"第一条 合同主体\n甲方：{BUREAU}\n乙方：{FIRM}\n第二条 标的\n服务。\n",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "only beside the signatures": (
        f"{CLAUSE}第二条 价款\n一万元。\n甲方（盖章）：{BUREAU}\n乙方（盖章）：{FIRM}\n",
        [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")],
    ),
    "in traditional characters": (
        "甲方：示例區文化局\n乙方：示例科技有限公司\n第一條 標的\n服務。\n",
        [("甲方", "示例區文化局", "government"), ("乙方", FIRM, "other")],
    ),
    "by three": (
        f"委托人：{BUREAU}\n受托人：{FIRM}\n丙方：示例监理有限公司\n{CLAUSE}",
        [("委托人", BUREAU, "government"), ("受托人", FIRM, "other"), ("丙方", "示例监理有限公司", "other")],
    ),
    "with a role of its own making": (
        f"发起方：{BUREAU}\n融资方：{FIRM}\n{CLAUSE}",
        [("发起方", BUREAU, "government"), ("融资方", FIRM, "other")],
    ),
    "by a natural person": (
        f"出租人：{BUREAU}\n承租人：张三\n{CLAUSE}",
        [("出租人", BUREAU, "government"), ("承租人", "张三", "other")],
    ),
    "in English": (
        f"甲方（Party A）：{BUREAU}\n乙方（Party B）：Example Trading Ltd.\n{CLAUSE}",
        [("甲方", BUREAU, "government"), ("乙方", "Example Trading Ltd.", "other")],
    ),
}


@pytest.mark.parametrize("manner", OPENINGS)
def test_parties_are_found(manner):
    text, expected = OPENINGS[manner]
    assert named(text) == expected


def test_one_party_may_have_several_roles_and_a_short_name():
    first, second = parties(
        f"甲方（采购人，以下简称“文化局”）：{BUREAU}\n乙方（以下简称“示例科技”）：{FIRM}\n{CLAUSE}"
    )
    assert (first.roles, second.roles) == (("甲方", "采购人"), ("乙方", "示例科技"))
    (first, _second) = parties(f"甲方：{BUREAU}（以下简称“文化局”）\n乙方：{FIRM}\n{CLAUSE}")
    assert first.roles == ("甲方", "文化局")


def test_opening_and_signatures_speak_of_the_same_parties():
    text = f"甲方（采购人）：{BUREAU}\n乙方：{FIRM}\n{CLAUSE}采购人（盖章）：{BUREAU}\n乙方（盖章）：\n"
    assert named(text) == [("甲方", BUREAU, "government"), ("乙方", FIRM, "other")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "第一条 甲方应支付价款。",
        "甲方：负责提供场地。\n第一条 标的\n略\n",
        "关于印发办法的通知\n各部门：\n请执行。\n",
    ],
)
def test_where_nobody_is_named_there_is_no_party(text):
    assert named(text) == []


SIDES = [
    ("甲方：示例置业有限公司\n乙方：示例街道办事处\n", ["other", "government"]),
    ("出租人：示例区机关事务管理局\n承租人：示例餐饮店\n", ["government", "other"]),
    ("甲方：示例区第一小学\n乙方：示例食品有限公司\n", ["government", "other"]),
    ("甲方：示例置业有限公司\n乙方：示例区文化中心\n", ["other", "government"]),
    ("甲方：示例区财政局\n乙方：示例大学\n", ["government", "other"]),
    ("甲方：示例区教育局\n乙方：示例区人力资源局\n", ["government", "government"]),
    ("甲方：____\n乙方：____\n", ["government", "other"]),
    ("甲方：____\n乙方：示例科技有限公司\n", ["government", "other"]),
    ("甲方：____\n乙方：示例区卫生健康局\n", ["government", "government"]),
    ("甲方：示例甲有限公司\n乙方：示例乙有限公司\n", ["other", "other"]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_names_tell_the_side_and_custom_what_names_do_not(text, sides):
    assert [one.side.value for one in parties(text + CLAUSE)] == sides


NAMES = {
    "深圳市罗湖区人民政府": Kind.PUBLIC,
    "罗湖区东门街道办事处": Kind.PUBLIC,
    "示例区住房和建设局（示例）": Kind.PUBLIC,
    "示例社区居民委员会": Kind.PUBLIC,
    "示例区人民医院": Kind.PERHAPS_PUBLIC,
    "示例养老服务中心": Kind.PERHAPS_PUBLIC,
    "示例区投资控股有限公司": Kind.PRIVATE,
    "示例（深圳）律师事务所": Kind.PRIVATE,
    "示例银行股份有限公司示例区支行": Kind.PRIVATE,
    "Example Holdings Limited": Kind.PRIVATE,
    "王小示": Kind.PRIVATE,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_tells_what_bears_it(name):
    assert kind_of(name) is NAMES[name]


def details(text):
    return [{key: one.quote for key, one in party.details.items()} for party in parties(text)]


def test_details_stand_below_the_name():
    text = (
        f"甲方：{BUREAU}\n统一社会信用代码：11440303MB2C12345X\n住所地：示例路1号\n负责人：张示例\n联系电话：0755-12345678\n"
        f"乙方：{FIRM}\n地  址：示例路2号\n法定代表人（签字）：李示例\n开户行：示例银行\n账号：6222 0000 1111\n邮箱：a@example.com\n{CLAUSE}"
    )
    assert details(text) == [
        {
            "uscc": "11440303MB2C12345X",
            "address": "示例路1号",
            "legal_representative": "张示例",
            "phone": "0755-12345678",
        },
        {
            "address": "示例路2号",
            "legal_representative": "李示例",
            "bank": "示例银行",
            "account": "6222 0000 1111",
            "email": "a@example.com",
        },
    ]


def test_details_side_by_side_belong_to_each_in_turn():
    text = f"{CLAUSE}甲方（盖章）：{BUREAU}      乙方（盖章）：{FIRM}\n地址：示例路1号      地址：示例路2号\n开户行：      开户行：示例银行\n"
    assert details(text) == [{"address": "示例路1号"}, {"address": "示例路2号", "bank": "示例银行"}]


def test_contacts_in_the_clause_on_notices_are_found():
    text = (
        f"甲方：{BUREAU}\n乙方：{FIRM}\n{CLAUSE}第二条 通知\n甲方联系人：王示例，电话：0755-87654321。\n"
        "乙方指定联系人：赵示例；联系电话：13800000000。\n"
    )
    assert details(text) == [
        {"contact": "王示例", "phone": "0755-87654321"},
        {"contact": "赵示例", "phone": "13800000000"},
    ]


def test_whom_to_call_is_not_a_party():
    text = f"买受人：{BUREAU}\n出卖人：{FIRM}\n{CLAUSE}第二条 责任（买受人为甲方，出卖人为乙方）\n略。\n第三条 联系\n甲方：示例甲，乙方：示例乙。\n"
    assert [(one.roles, one.name) for one in parties(text)] == [
        (("买受人", "甲方"), BUREAU),
        (("出卖人", "乙方"), FIRM),
    ]
    assert details(text)[0] == {"contact": "示例甲"}


def test_details_may_stand_in_a_sentence():
    text = f"（1）{BUREAU}，地址为示例路1号，负责人为示例甲（“甲方”）；\n（2）{FIRM}（“乙方”）。\n{CLAUSE}"
    assert details(text) == [{"address": "示例路1号", "legal_representative": "示例甲"}, {}]


def test_details_may_stand_in_one_line_and_without_colons():
    text = f"甲方：{BUREAU}，统一社会信用代码11440303YYYY000123，地址：示例路1号。乙方：{FIRM}，电话0755-00000001。\n{CLAUSE}"
    assert details(text) == [
        {"uscc": "11440303YYYY000123", "address": "示例路1号"},
        {"phone": "0755-00000001"},
    ]


def test_blank_details_are_not_given():
    assert details(f"甲方：{BUREAU}\n地址：______\n联系电话：\n乙方：{FIRM}\n法定代表人：　\n{CLAUSE}") == [
        {},
        {},
    ]


def test_every_place_shows_the_writers_own_words():
    text = f"甲方：{BUREAU}\n地址：示例路１号\n乙方：{FIRM}\n{CLAUSE}"
    for party in parties(text):
        for match in (party.where, *party.details.values()):
            assert text[match.start : match.end] == match.quote


GUARANTEES = [
    ("甲方为乙方的银行贷款提供连带责任保证。", True, False),
    ("乙方为甲方的银行贷款提供连带责任保证。", False, True),
    ("乙方向甲方出具还款担保函，对甲方的银行贷款承担连带责任。", False, True),
    ("文化局为示例科技的银行贷款提供连带责任保证。", True, True),
    ("示例科技为文化局的银行贷款提供连带责任保证。", False, False),
]


@pytest.mark.parametrize(("clause", "as_usual", "turned"), GUARANTEES)
def test_whose_guarantee_it_is_follows_what_the_contract_calls_its_sides(clause, as_usual, turned):
    usual = f"甲方（以下简称“文化局”）：{BUREAU}\n乙方（以下简称“示例科技”）：{FIRM}\n{CLAUSE}{clause}"
    company_first = (
        f"甲方（以下简称“示例科技”）：{FIRM}\n乙方（以下简称“文化局”）：{BUREAU}\n{CLAUSE}{clause}"
    )
    found = [
        bool(government_guarantee(Contract(text, GAZETTEER).text, GAZETTEER))
        for text in (usual, company_first)
    ]
    assert found == [as_usual, turned]


def test_the_words_shown_are_the_writers_own_where_the_sides_were_turned():
    text = "乙方为甲方的银行贷款提供连带责任保证。"
    told = Text((Segment(None, text),), Sides(("乙方",), ("甲方",)))
    (match,) = government_guarantee(told, GAZETTEER)
    assert text[match.start : match.end] == match.quote


def test_sides_name_roles_and_names():
    sides = Contract(f"出租人：{FIRM}\n承租人：{BUREAU}\n{CLAUSE}", GAZETTEER).sides
    assert sides == Sides(("承租人", BUREAU), ("出租人", FIRM))


def test_a_side_is_a_word_of_the_json():
    assert Side.GOVERNMENT == "government"
