"""The guide of each form, for everybody, and its downloads."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import unquote

import pytest

from formgen.service import papers, readiness

FORMS = [one["id"] for one in papers.forms()]
ORDER = [
    "下载",
    "办理对象",
    "依据",
    "材料清单",
    "填写说明",
    "期限",
    "接下来",
    "提交到哪里",
    "收费",
    "办法没有说的",
]


def headings(page):
    return ["".join(one.itertext()) for one in page.all("//main//h2")]


@pytest.mark.parametrize("form", FORMS)
def test_every_guide_is_open_to_visitors_and_in_the_usual_order(visitor, form):
    page = visitor.get(f"/forms/{form}")

    assert headings(page) == ORDER
    assert "已受理" not in page.words()
    assert "formgen 不是受理机关" in page.words()


def test_it_says_what_to_bring_by_when_and_where_to(visitor):
    words = visitor.get("/forms/contract_filing").words()

    assert "各方签署后10个工作日内在合同备案系统登记" in words
    assert "登记后5个工作日内向区财政局提交完整的纸质合同原件。 第四十九条" in words
    assert (
        "《深圳市罗湖区政府合同监督管理办法》（罗府规〔2018〕6号）第四十九条、第五十条、第五十一条" in words
    )
    assert "所载有效期已于2023年12月3日届满" in words
    assert "办法没有规定收费。" in words


def test_a_form_is_found_by_its_code_as_well(visitor):
    assert "授权委托书" in visitor.get("/forms/F-GC-14").words()


@pytest.mark.parametrize(
    "path",
    [
        "/forms/", "/forms/nothing", "/forms/%00", "/forms/../home", "/forms/nothing/blank.docx",
        "/forms/F-GC-14/blank.exe", "/forms/F-GC-14/draft.docx",
    ],
)  # fmt: skip
def test_what_is_not_offered_is_not_found(visitor, path):
    visitor.get(path, 404)


def test_a_visitor_is_led_through_signing_in_and_back(visitor):
    page = visitor.get("/forms/contract_filing")

    assert page.all("//a[text()='登录后开始填写']/@href") == ["/sign-in?next=/forms/contract_filing"]
    assert page.all("//main//form") == []


def test_who_is_signed_in_begins_an_empty_draft_or_a_filled_one(user):
    form = user.get("/forms/project_acceptance_letter").one("//main//form[@method='post']")
    sent = dict(form.form_values())

    empty = user.follow(user.post("/drafts", sent))
    filled = user.follow(user.post("/drafts", {**sent, "key": "filled", "sample": "complete"}))

    assert "未命名草稿" in empty.words()
    assert "可以出正式稿" in filled.words()


@pytest.mark.parametrize(
    ("kind", "called"),
    [("blank", "授权委托书（空白表）.docx"), ("sample", "授权委托书（样例）.docx")],
)
def test_both_papers_can_be_downloaded_without_signing_in(visitor, kind, called):
    answer = visitor.get(f"/forms/contract_signing_authorization/{kind}.docx")

    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert "word/document.xml" in archive.namelist()
    plain, named = answer.headers["Content-Disposition"].split("; ")[1:]
    assert plain == f"filename=contract_signing_authorization_{kind}.docx"
    assert unquote(named) == f"filename*=UTF-8''{called}"


def test_every_download_on_a_guide_is_there(visitor):
    page = visitor.get("/forms/temporary_building_application")
    links = {link for link in page.all("//main//a/@href") if link.endswith(".docx")}

    assert len(links) == 6
    for link in links:
        visitor.get(link)


def test_without_a_converter_the_word_files_are_still_offered(visitor, monkeypatch):
    monkeypatch.setenv("FORMGEN_SOFFICE", "/nowhere/soffice")
    readiness._converter.cache_clear()
    page = visitor.get("/forms/contract_filing")
    readiness._converter.cache_clear()

    assert "现在不能生成 PDF，请下载 DOCX。" in page.words()
    assert [link for link in page.all("//main//a/@href") if link.endswith(".pdf")] == []
    assert [link for link in page.all("//main//a/@href") if link.endswith("blank.docx")] != []
