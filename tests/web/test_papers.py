"""Documents of a draft: made, looked at, downloaded, and their PDFs told about."""

from io import BytesIO
from urllib.parse import unquote

import docx
import pytest

from formgen.service import papers
from formgen.service.conversions import Conversions
from formgen.web.naming import plain_name

BIDI = "\u202e"


def made(user, address):
    user.get(f"{address}/documents")
    return user.follow(user.post(f"{address}/documents"))


def downloads(page):
    return page.all("//ul[@class='papers']//a/@href")


def name_of(page):
    said = page.headers["Content-Disposition"]
    return unquote(said.partition("filename*=UTF-8''")[2]) or said.partition("filename=")[2].strip('"')


def test_a_contract_and_its_checklist_are_made_and_downloaded(user, filled):
    page = made(user, filled)
    assert "PDF 正在生成…" in page.words()

    contract, checklist = (user.get(path) for path in downloads(page))

    assert contract.headers["Content-Type"].endswith("wordprocessingml.document")
    assert contract.headers["Cache-Control"] == "no-store"
    assert name_of(contract) == "政府合同·示例街道社区图书馆运营服务采购合同（示例）.docx"
    assert "; filename=government_contract.docx; " in contract.headers["Content-Disposition"]
    assert "; filename=checklist.docx; " in checklist.headers["Content-Disposition"]
    assert name_of(checklist) == "政府合同·示例街道社区图书馆运营服务采购合同（示例）·缺项清单.docx"
    words = "\n".join(one.text for one in docx.Document(BytesIO(contract.data)).paragraphs)
    assert "示例街道两处社区图书馆的开放值守" in words


def test_an_incomplete_contract_is_called_a_draft_by_its_name_too(user, draft):
    contract = user.get(downloads(made(user, draft))[0])

    assert name_of(contract) == "政府合同（草稿）.docx"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("contract_termination_notice", "解除合同通知书·示例区机关办公楼物业管理服务合同（示例）.docx"),
        ("contract_consultation_letter", "征求意见函·示例区机关办公楼物业管理服务合同（示例）.docx"),
        ("temporary_building_demolition", None),
    ],
)
def test_each_paper_is_called_by_its_form_and_no_applicant_names_a_file(user, form, name):
    address = user.begin(form, sample=True)
    found = name_of(user.get(downloads(made(user, address))[0]))

    assert found == (name or f"{papers.form(form).title}.docx")


def test_a_document_is_its_owners_alone(user, other, admin, visitor, filled):
    path = downloads(made(user, filled))[0]

    other.get(path, 404)
    admin.get(path, 404)
    visitor.get(path, 302)


def test_documents_of_older_answers_are_said_to_be_so(user, filled):
    made(user, filled)
    user.post(f"{filled}/steps/purpose", user.get(f"{filled}/steps/purpose").typed(background="示例新背景"))

    assert "按较早的答案生成" in user.get(f"{filled}/documents").words()


@pytest.mark.office
def test_a_character_that_no_font_draws_is_named_before_the_pdf_shows_a_box(user, filled):
    assert "没有字形可画" not in user.get(f"{filled}/documents").words()

    unassigned = "\U0003134f"
    user.post(
        f"{filled}/steps/purpose", user.get(f"{filled}/steps/purpose").typed(background=f"示例{unassigned}")
    )

    words = user.get(f"{filled}/documents").words()
    assert "没有字形可画" in words
    assert unassigned in words


def test_the_page_looks_again_by_itself_only_while_a_pdf_is_being_made(user, filled):
    assert user.get(f"{filled}/documents").all("//meta[@http-equiv='refresh']") == []
    assert made(user, filled).all("//meta[@http-equiv='refresh']")
    assert "PDF 正在生成…" in user.get(f"{filled}/documents/progress").text


@pytest.mark.office
def test_a_pdf_is_made_beside_the_site_and_offered_when_it_is_done(app, user, filled):
    made(user, filled)
    conversions = Conversions(app.extensions["formgen"]["database"])
    assert [conversions.do_one("示例") for _each in range(3)] == [True, True, False]

    page = user.get(f"{filled}/documents")
    pdf = user.get(page.all("//a[contains(., '下载 PDF')]/@href")[0])

    assert pdf.data.startswith(b"%PDF-")
    assert name_of(pdf).endswith("（示例）.pdf")
    shown = user.get(page.all("//a[contains(., '下载 PDF')]/@href")[0] + "?show=1")
    assert shown.headers["Content-Disposition"].startswith("inline")


def test_a_conversion_that_failed_says_why_and_can_be_tried_again(app, user, filled, monkeypatch):
    def broken(*_given, **_more):
        raise RuntimeError

    monkeypatch.setattr("formgen.service.papers.to_pdf", broken)
    page = made(user, filled)
    conversions = Conversions(app.extensions["formgen"]["database"])
    while conversions.do_one("示例"):
        pass

    page = user.get(f"{filled}/documents")
    assert "转换 PDF 时出了意外，DOCX 可以照常下载" in page.words()
    (action, _second) = page.all("//ul[@class='papers']//form/@action")
    user.post(action)
    assert "PDF 正在生成…" in user.get(f"{filled}/documents").words()


def test_when_the_queue_is_full_one_is_told_when_to_come_back_and_has_the_docx(user, filled, monkeypatch):
    monkeypatch.setattr("formgen.storage.jobs.MOST_IN_ALL", 0)
    answer = user.post(f"{filled}/documents", status=503)
    assert answer.headers["Retry-After"] == "60"
    assert "等待转换的文件太多，这份 PDF 没有排上队" in answer.words()

    waiting = user.get(f"{filled}/documents")
    assert "PDF 还没有排上队" in waiting.words()
    assert user.get(waiting.all("//a[contains(., '下载 DOCX')]/@href")[0]).data.startswith(b"PK")

    monkeypatch.setattr("formgen.storage.jobs.MOST_IN_ALL", 10)
    assert "PDF 正在生成…" in user.get(f"{filled}/documents").words()


@pytest.mark.parametrize("job", ["11111111-1111-4111-8111-111111111111", "x", "1"])
def test_a_conversion_that_never_was_cannot_be_tried_again(user, filled, job):
    user.get(f"{filled}/documents")
    user.post(f"{filled}/documents/{job}/again", status=404)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("示例合同", "示例合同"),
        ("示例\r\nSet-Cookie: x=1", "示例 Set-Cookie x=1"),
        ('示例";x="b', "示例 ;x= b"),
        ("../../etc/passwd", "etc passwd"),
        (f"示例{BIDI}xcod.exe", "示例 xcod.exe"),
        ("示例\x00合同\x7f", "示例 合同"),
        ("C:\\示例|合同?*<>", "C 示例 合同"),
        (" . ", ""),
        ("示" * 500, "示" * 60),
        ("示例😀合同", "示例😀合同"),
    ],
)
def test_a_title_makes_a_name_that_every_system_takes(title, name):
    assert plain_name(title) == name


@pytest.mark.parametrize("title", ["示例\u2028合同", '示例";x="b', "示例😀合同", "../../示例"])
def test_no_title_breaks_the_header_of_a_download(user, draft, title):
    user.post(
        f"{draft}/steps/basics", {"version": "1", "_shown": "contract_title", "contract_title": title}, None
    )
    page = user.get(downloads(made(user, draft))[0])

    assert "\n" not in page.headers["Content-Disposition"]
    assert name_of(page).endswith(".docx")
    assert "/" not in name_of(page)


def test_the_preview_says_what_the_document_says_and_marks_what_is_open(user, draft, filled):
    assert "示例街道两处社区图书馆的开放值守" in user.get(f"{filled}/preview").words()
    assert user.get(f"{filled}/preview").all("//mark") == []
    assert "【待补充" in user.get(f"{draft}/preview").all("//mark")[0].text


def test_the_checklist_is_a_page_with_the_twelve_elements(user, draft):
    page = user.get(f"{draft}/checklist")

    assert len(page.all("//table//tbody/tr")) >= 12
    assert "✗ 缺失" in page.words()


def test_a_draft_is_deleted_after_a_question_with_all_that_was_made_of_it(user, filled):
    path = downloads(made(user, filled))[0]
    assert "不能恢复" in user.get(f"{filled}/delete").words()

    assert user.post(f"{filled}/delete").location == "/"

    user.get(f"{filled}/", 404)
    user.get(path, 404)
    user.post(f"{filled}/delete", status=404)


def test_the_history_names_every_save(user, draft):
    user.post(
        f"{draft}/steps/basics", {"version": "1", "_shown": "contract_title", "contract_title": "示例合同"}
    )

    assert "第2版" in user.get(f"{draft}/history").words()
