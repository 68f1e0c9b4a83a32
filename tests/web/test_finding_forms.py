"""The start page: drafts first, then forms by people and tasks; and what its search finds without a script."""

from __future__ import annotations

import pytest

from formgen.catalogue import installed
from formgen.service.policy import Role

LINES = "//ul[@class='form-lines']/li[not(@hidden)]"
SECTIONS = "//section[contains(@class, 'audience')][not(@hidden)]/h2"


def codes_on(page):
    return [line.xpath("string(.//span[@class='code'])") for line in page.all(LINES)]


def headings(page):
    return ["".join(one.itertext()) for one in page.all("//main//h2")]


def test_a_visitor_sees_every_form_and_no_button_to_begin(visitor):
    page = visitor.get("/")

    assert {"F-GC-01", "F-TB-01", "F-IT-01"} <= set(codes_on(page))
    assert page.all("//main//form[@method='post']") == []
    assert len(page.all(SECTIONS)) == 4


def test_a_visitor_sees_first_what_the_public_fills_in(visitor):
    shown = visitor.get("/").all(SECTIONS)

    assert ["".join(one.itertext()) for one in shown] == [
        "搭建、使用临时建筑的单位和个人",
        "政务信息化项目的使用单位",
        "合同承办人",
        "合法性审查人员",
    ]


def test_an_applicant_has_his_own_first_and_folded_below_what_staff_fill_in(sign_in):
    page = sign_in("shen", roles={Role.APPLICANT}).get("/")
    own = page.all("//section[contains(@class, 'audience')][not(ancestor::details)]//li[@data-words]")
    (folded,) = page.all("//details[@data-folded]")

    assert headings(page)[:2] == ["找表单", "搭建、使用临时建筑的单位和个人"]
    assert headings(page)[-3:] == ["由工作人员填写的文书", "审查合同", "一次办多份"]
    assert {one.xpath("count(.//button)") for one in own} == {1.0}
    assert folded.get("open") is None
    assert folded.xpath("count(.//button)") == 0
    assert len(own) + len(folded.xpath(".//li[@data-words]")) == len(installed().forms)
    assert "这些文书由合同承办人、合法性审查人员填写和出具；您可以看办事指南和空白表。" in page.words()


def test_what_an_applicant_finds_among_the_folded_stands_open(sign_in):
    page = sign_in("shen", roles={Role.APPLICANT}).get("/?q=F-GC-14")

    assert codes_on(page) == ["F-GC-14"]
    assert page.one("//details[@data-folded]").get("open") is not None
    assert page.one("//section[@class='of-others']").get("hidden") is None


def test_staff_have_nothing_folded_and_reviewers_their_own_sheet_first(user, sign_in):
    reviewer = sign_in("fa", roles={Role.LEGAL_REVIEWER}).get("/")

    assert user.get("/").all("//details[@data-folded]") == reviewer.all("//details[@data-folded]") == []
    assert codes_on(user.get("/"))[0] == "F-GC-01"
    assert codes_on(reviewer)[:2] == ["F-GC-09", "F-GC-01"]


def test_drafts_stand_before_the_forms(user):
    user.begin()

    assert headings(user.get("/"))[:3] == ["我的草稿", "审查合同", "找表单"]


def test_older_drafts_are_folded_away(user):
    for number in range(6):
        user.post("/drafts", {"form": "project_acceptance_letter", "key": f"older-{number}"})
    page = user.get("/")

    assert len(page.all("//section/ul[@class='drafts']/li")) == 5
    assert len(page.all("//details/ul[@class='drafts']/li")) == 1
    assert "更早的1份草稿" in page.words()


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("sqwts", ["F-GC-14"]),
        ("F-GC-14", ["F-GC-14"]),
        ("合法性审查 送审", ["F-GC-09"]),
        ("拆除", ["F-TB-24"]),
    ],
)
def test_the_search_works_without_a_script(visitor, query, codes):
    page = visitor.get("/", query_string={"q": query})

    assert codes_on(page) == codes
    assert page.one("//input[@name='q']").get("value") == query
    assert len(page.all(SECTIONS)) == 1
    assert "找到 1 份表单。" in page.words()


def test_finding_nothing_says_what_to_do(visitor):
    page = visitor.get("/?q=没有这样的表")

    assert codes_on(page) == []
    assert page.one("//p[@data-none]").get("hidden") is None
    assert "换一个词试试" in page.words()
    assert page.all("//a[text()='显示全部表单']/@href") == ["/"]


def test_a_query_is_shown_as_it_is_and_never_as_markup(visitor):
    page = visitor.get("/", query_string={"q": '"><script>alert(1)</script>'})

    assert page.one("//input[@name='q']").get("value") == '"><script>alert(1)</script>'
    assert page.all("//script[not(@src)]") == []


@pytest.mark.parametrize("query", ["x" * 5000, "委 " * 2000, "\x00", "%E4%BD"])
def test_no_query_is_too_much(visitor, query):
    visitor.get("/", query_string={"q": query})


def test_a_form_is_begun_from_its_line(user):
    page = user.get("/?q=F-IT-01")
    (form,) = page.all(f"{LINES}//form")

    made = user.post("/drafts", form.form_values())

    assert "/drafts/" in made.location
