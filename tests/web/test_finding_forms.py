"""The start page: drafts first, then forms by people and tasks; and what its search finds without a script."""

from __future__ import annotations

import pytest

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
