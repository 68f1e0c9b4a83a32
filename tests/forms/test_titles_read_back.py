"""A long title is broken on the cover, and whoever reads the paper still sees it whole: extraction, and the law."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

import formgen
from formgen.service import papers, reviews

FORM = "government_contract"
COMPLETE = papers.example(FORM)
WORDS = re.split(
    "[|]",
    "深圳市罗湖区|示例街道|办事处|2026年度|办公设备|采购|项目|（第二批）|补充|《示例服务合同》|“智慧街区”|、|—|"
    "FORMGEN|OA|V2.0|管理局|工程|服务|关于|的|第3期|12号|（一期）|合同|协议|租赁|Park| ",
)
KINDS = ["合同", "采购合同", "补充协议", "合同书", "合同（示例）", "合同（二）（示例）", "合作备忘录"]
LEASE = "深圳市罗湖区示例街道国有物业租赁（第二批）示例大厦一层一百零一号商铺合同"
WORKS = "深圳市罗湖区示例街道公园改造施工（第二批）补充合同"


def made(**answers):
    return formgen.render(FORM, COMPLETE | answers)[f"{FORM}.docx"]


def read_back(title):
    return reviews.extract(made(contract_title=title), f"{FORM}.docx", FORM)["answers"].get("contract_title")


@pytest.mark.parametrize(
    "title",
    [
        "深圳市罗湖区示例街道办事处2026年度办公设备采购项目（第二批）补充采购合同（示例）",
        "深圳市罗湖区示例街道办事处“智慧街区”信息系统运行维护服务采购合同",
        "深圳市罗湖区示例街道办事处财务、人事、档案综合管理系统、门户网站运行维护服务合同",
        "深圳市罗湖区示例街道办事处 2026年度办公设备采购项目（第二批）补充合同",
        "示例街道办事处 2026年度采购合同",
        "关于《罗湖区城市更新项目》示例地块（一期）安置房建设监管事宜的三方合作协议",
        "《深圳市罗湖区示例街道公园服务合同》补充协议",
        "示例街道社区图书馆的运营和服务合同（二）（示例）",
        "深圳市罗湖区示例街道办事处、罗湖区示例局，示例公司：三方物业服务合同",
        "Luohu District Demonstration Park and Library Service 合同",
        "示" * 496 + "服务合同",
        "(一期)补充(一期)（示例）“智慧街区”服务合作协议",
        LEASE,
        WORKS,
    ],
)
def test_a_title_is_read_back_as_it_was_written(title):
    assert read_back(title) == title


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(some.sampled_from(WORDS), min_size=1, max_size=14), some.sampled_from(KINDS))
def test_so_is_any_title_that_words_make(words, kind):
    title = " ".join(("".join(words) + kind).split())

    assert read_back(title) == title


@pytest.mark.parametrize(
    ("title", "terms", "rule"),
    [
        (WORKS, "乙方可以转包。", "LAW-15"),
        ("示例公园改造施工补充合同", "乙方可以转包。", "LAW-15"),
        (LEASE, "租赁期限为三十年。", "LAW-3"),
        ("示例商铺租赁合同", "租赁期限为三十年。", "LAW-3"),
    ],
)
def test_the_law_judges_by_the_whole_title_however_it_is_broken(title, terms, rule):
    paper = made(contract_title=title, other_terms=terms, other_terms_none=False)

    assert rule in {one.rule for one in reviews.review_file(paper, f"{FORM}.docx").findings}


def test_a_title_wrapped_in_a_plain_text_is_joined_where_it_is_said_in_one():
    text = (
        "示例项目2026\n年度服务采购合同\n甲方：深圳市罗湖区示例局\n乙方：示例公司\n第一条 标的\n"
        "按《示例项目2026年度服务采购合同》执行。"
    )

    answers = reviews.extract(text.encode(), "a.txt", FORM)["answers"]

    assert answers["contract_title"] == "示例项目2026年度服务采购合同"
