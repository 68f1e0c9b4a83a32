"""Issued papers on the site: a code on the paper, checked by anybody who holds it, and nothing else told."""

import io
import re
import zipfile

import pytest

from formgen.service.issuing import printed
from formgen.storage.codes import new_code

DOCUMENT = re.compile(r'/documents/([0-9a-f-]{36})"')


@pytest.fixture
def issued(user, filled, desk):
    """A contract that was issued, with its code and its DOCX."""
    draft_id = filled.rpartition("/")[2]
    desk.save(user.id, draft_id, 1, {"contract_title": "示例另一份合同"})
    user.post(f"{filled}/documents")
    (issue,) = desk.issues(user.id, draft_id)
    return draft_id, issue, desk.document(user.id, desk.papers(user.id, draft_id)[0].document.id).content


def code_on(docx):
    footers = [one for one in zipfile.ZipFile(io.BytesIO(docx)).namelist() if "footer" in one]
    found = [
        re.search(r"核验码 ([0-9A-Z-]{19})", zipfile.ZipFile(io.BytesIO(docx)).read(one).decode())
        for one in footers
    ]
    return {one and one[1] for one in found}


def test_a_final_paper_carries_its_code_on_every_kind_of_page(issued):
    _draft, issue, docx = issued
    assert {one.replace("-", "") for one in code_on(docx)} == {issue.code}


def test_a_draft_in_the_making_has_no_code(user, draft, desk):
    user.post(f"{draft}/documents")
    draft_id = draft.rpartition("/")[2]
    assert desk.issues(user.id, draft_id) == []
    assert "核验码" not in user.get(f"{draft}/documents").text


def test_anybody_checks_a_paper_by_its_code(issued, visitor):
    _draft, issue, _docx = issued
    said = visitor.get(f"/check?code={issue.code.lower()}").text
    assert "这份文书是本站出具的，现行有效。" in said
    assert issue.title in said


def test_nothing_of_the_paper_or_its_people_is_told(issued, visitor, user):
    _draft, issue, _docx = issued
    said = visitor.get(f"/check?code={issue.code}").text
    for secret in ("示例li", user.id, issue.draft_id, issue.id, "11440303", "元"):
        assert secret not in said


def test_the_file_that_was_issued_is_known_and_a_changed_one_is_not(issued, visitor):
    _draft, issue, docx = issued
    same = visitor.post("/check", {"code": issue.code, "file": (io.BytesIO(docx), "合同.docx")}, 200)
    assert "您上传的文件与出具时一字不差。" in same.text
    other = visitor.post("/check", {"code": issue.code, "file": (io.BytesIO(docx + b"\0"), "合同.docx")}, 200)
    assert "您上传的文件与出具时不同" in other.text


@pytest.mark.usefixtures("issued")
def test_an_unknown_code_and_a_slip_are_said(visitor):
    assert "没有查到这个核验码" in visitor.get(f"/check?code={new_code()}").text
    assert "核验码不对" in visitor.get("/check?code=1234").text
    assert visitor.post("/check", {"code": ""}, 422).status == 422


def test_a_withdrawn_paper_and_a_replaced_one_are_said(issued, visitor, user, other, filled):
    draft_id, issue, _docx = issued
    assert other.post(f"{filled}/withdraw", {"issue": issue.id}, 404).status == 404
    assert user.post(f"{filled}/withdraw", {"issue": issue.id}).status == 302
    assert "已声明作废" in visitor.get(f"/check?code={issue.code}").text
    assert "已作废" in user.get(f"/drafts/{draft_id}/documents").text


def test_making_the_documents_again_unchanged_issues_nothing_new(issued, user, filled, desk):
    draft_id, issue, _docx = issued
    user.post(f"{filled}/documents")
    assert desk.issues(user.id, draft_id) == [issue]
    assert len(desk.papers(user.id, draft_id)) == 2


def test_a_deleted_draft_leaves_its_issued_paper_and_says_so_before(issued, user, filled, visitor):
    _draft, issue, _docx = issued
    assert "已出的正式稿不随草稿删除" in user.get(f"{filled}/delete").text
    user.post(f"{filled}/delete")
    assert "现行有效" in visitor.get(f"/check?code={issue.code}").text


def test_more_than_thirty_checks_from_one_place_wait(issued, visitor):
    _draft, issue, _docx = issued
    answers = [visitor.get(f"/check?code={issue.code}", status).status for status in [200] * 30 + [429]]
    assert answers == [200] * 30 + [429]
    assert "核验次数过多" in visitor.get(f"/check?code={issue.code}", 429).text


def test_the_address_of_the_site_stands_beside_the_code(settings):
    from formgen.web.app import create_app  # noqa: PLC0415

    made = create_app(settings, convert=False, base_url="https://forms.example.gov.cn")
    there = made.extensions["formgen"]["desk"]._issuing._check_at
    assert printed("1000000000000001", there).endswith("核验网址 https://forms.example.gov.cn/check")
    made.extensions["formgen"]["database"].close()
