"""Papers of a batch are issued as others are: a code on each, checked by anybody, withdrawn by their owner."""

from __future__ import annotations

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from formgen.service.batch_work import BatchWorkers
from formgen.storage.issued import Issued
from formgen.storage.trail import Trail

FORM = "temporary_building_sign_board"


@pytest.fixture
def database(app):
    return app.extensions["formgen"]["database"]


@pytest.fixture
def made(app, user, sheet_of, database):
    """The address of a batch of three papers: final, not final for want of an answer, and final."""
    desk = app.extensions["formgen"]["batches"]
    book = load_workbook(BytesIO(sheet_of(desk.template(FORM), 3)))
    wanted = next(cell.column for cell in book.worksheets[0][3][2:] if cell.value)
    book.worksheets[0].cell(5, wanted).value = None
    kept = BytesIO()
    book.save(kept)
    batch = desk.begin(user.id, FORM, "示例名单.xlsx", kept.getvalue(), pdf=False, key="k")
    desk.start(user.id, batch.id)
    workers = BatchWorkers(database, check_at="https://forms.example.gov.cn/check")
    while workers.do_one("w"):
        pass
    workers.close()
    return f"/batches/{batch.id}"


@pytest.fixture
def codes(user, made):
    return [one.get("code") for one in json.loads(user.get(f"{made}/report.json").data)["results"]]


def files(user, made):
    packed = ZipFile(BytesIO(user.get(f"{made}/documents.zip").data))
    return {name: packed.read(name) for name in packed.namelist()}


def stands_on(docx):
    """The codes on the kinds of pages of a paper; one of a draft has none."""
    parts = ZipFile(BytesIO(docx))
    said = [parts.read(name).decode() for name in parts.namelist() if "footer" in name]
    return {found and found[1] for found in (re.search(r"核验码 ([0-9A-Z-]{19})", one) for one in said)}


def test_each_final_paper_carries_its_own_code_on_every_kind_of_page(user, made, codes):
    first, none, third = codes
    paper = files(user, made)

    assert (none, first != third) == (None, True)
    for row, code in ((4, first), (5, None), (6, third)):
        for name in (f"{row:05}-临时建筑标志牌.docx", f"{row:05}-临时建筑标志牌-缺项清单.docx"):
            assert stands_on(paper[name]) == {code}
    board = ZipFile(BytesIO(paper["00004-临时建筑标志牌.docx"]))
    assert any("https://forms.example.gov.cn/check" in board.read(name).decode() for name in board.namelist())


def test_the_report_and_the_page_name_the_code_of_each_row(user, made, codes):
    book = load_workbook(BytesIO(files(user, made)["report.xlsx"]))
    column = [row[-1].value for row in book.worksheets[0].iter_rows()]
    assert column == ["核验码", codes[0], None, codes[2]]
    page = user.get(made)
    assert [link.text for link in page.all("//td/a[starts-with(@href, '/check')]")] == [codes[0], codes[2]]


def test_anybody_checks_the_paper_of_a_row_and_is_told_nothing_of_the_batch(user, made, codes, visitor):
    said = visitor.get(f"/check?code={codes[2]}").text
    assert "这份文书是本站出具的，现行有效。" in said
    assert "临时建筑标志牌" in said
    for secret in ("示例单位", "示例名单", made.rpartition("/")[2], user.id):
        assert secret not in said
    file = files(user, made)["00006-临时建筑标志牌.docx"]
    asked = visitor.post("/check", {"code": codes[2], "file": (BytesIO(file), "a.docx")}, 200)
    assert "您上传的文件与出具时一字不差。" in asked.text


def test_its_owner_withdraws_the_paper_of_one_row_and_nobody_else_does(
    user, other, made, codes, visitor, database
):
    issue = Issued(database).by_code(codes[0].replace("-", ""))
    other.post(f"{made}/withdraw", {"issue": issue.id}, 404)
    user.post(f"{made}/withdraw", {"issue": "no such paper"}, 404)
    for _press in range(2):
        user.post(f"{made}/withdraw", {"issue": issue.id}, 302)

    assert "已声明作废" in visitor.get(f"/check?code={codes[0]}").text
    assert "现行有效" in visitor.get(f"/check?code={codes[2]}").text
    assert "已作废" in user.get(made).text
    acts = [one.act for one in Trail(database).about([issue.id])]
    assert sorted(acts) == ["document.issued", *["document.kept"] * 4, "document.withdrawn"]


def test_a_deleted_batch_leaves_its_issued_papers_and_says_so_before(user, made, codes, visitor):
    assert "已出的正式稿不随这一批删除" in user.get(f"{made}/delete").text
    user.post(f"{made}/delete", [], 302)
    assert "现行有效" in visitor.get(f"/check?code={codes[0]}").text


@pytest.mark.usefixtures("made")
def test_what_was_issued_is_kept_with_answers_and_findings_under_the_trail(user, codes, database):
    issue = Issued(database).by_code(codes[0].replace("-", ""))
    kept = Issued(database).contents(issue.id)

    assert sorted(kept) == [
        "00004-临时建筑标志牌-缺项清单.docx",
        "00004-临时建筑标志牌.docx",
        "answers.json",
        "findings.json",
    ]
    assert "示例单位4" in json.dumps(json.loads(kept["answers.json"]), ensure_ascii=False)
    assert (issue.issued_for, issue.form_id) == (user.id, FORM)
    assert Trail(database).verify().whole
