"""The ledger and the reports tell what was done: an act before what was typed, and whose word it is."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from department import TITLE, TODAY
from openpyxl import load_workbook

from formgen.forms.contract_choices import CATEGORIES
from formgen.service import papers

YEAR = TODAY[:4]
TYPED = "示例自填合同（示例）"


@pytest.fixture
def typed(department):
    """A contract of the handler's about which nothing was done, with these answers; its id."""

    def made(owner=None, title=TYPED, **answers):
        given = {"contract_title": title, "contract_category": "fiscal_fund", **answers}
        owner = owner or department.handler
        return department.desk.begin(owner.id, "government_contract", key=title, answers=given).id

    return made


def line(page, title):
    """The words of the row of a contract."""
    (row,) = page.all(f"//table[contains(@class, 'ledger')]/tbody/tr[th/a='{title}']")
    return " ".join("".join(row.itertext()).split())


def section(page, number):
    return " ".join("".join(page.one(f"//section[@aria-labelledby='s{number}']").itertext()).split())


def test_what_a_drafter_types_is_his_word_and_what_was_done_is_not(department, typed):
    done = department.performing()
    number = department.answers(done)["filing"]["filing_no"]
    claimed = typed(stage="performing", contract_no=number, effect={"signing_date": TODAY})

    page = department.manager.get("/ledger/")

    assert "履行 自报" in line(page, TYPED)
    taken = f"编号{number}已经分配给另一份合同"
    assert taken in line(page, TYPED)
    assert "自报" not in line(page, TITLE)
    assert taken not in line(page, TITLE)
    assert f"签订 {TODAY}备案 {TODAY}" in line(page, TITLE)
    assert taken in department.handler.get(f"/drafts/{claimed}/check").words()
    assert taken not in department.handler.get(f"{done}/check").words()
    only = department.manager.get("/ledger/?claimed=1")
    assert TYPED in only.words()
    assert TITLE not in only.words()

    told_apart_elsewhere(department)


def told_apart_elsewhere(department):
    """In the workbook, the figures and the report."""
    sheet = load_workbook(BytesIO(department.manager.get("/ledger/workbook").data)).active
    head, *lines = sheet.iter_rows(values_only=True)
    found = {one[2]: dict(zip(head, one, strict=True)) for one in lines}
    assert (found[TYPED]["来源"], found[TITLE]["来源"]) == ("自报", "办理")
    assert "已经分配给另一份合同" in found[TYPED]["提示"]
    figures = department.manager.get("/ledger/figures").words()
    assert "履行 1" in figures
    assert "履行（自报） 1" in figures
    report = department.manager.get(f"/ledger/reports/annual?year={YEAR}")
    assert "本期签订合同2份" in section(report, 1)
    assert "其中1份没有经系统办理，按填报的内容计（自报）。" in section(report, 1)
    assert "履行（自报）" in section(report, 1)
    assert "登记签订1件" in section(report, 5)
    assert "内部审查：通过1件" in section(report, 5)
    assert "备案登记并取得编号1件" in section(report, 5)


def test_days_that_no_act_told_are_no_days_of_a_contract_with_a_life(department):
    address = department.contract()
    department.do(department.handler, address, "submit")
    department.do(department.handler, address, "withdraw", reason="示例原因")
    whose, contract = department.handler.id, address.rpartition("/")[2]
    typed = {"stage": "performing", "effect.signing_date": "2026-01-02", "filing.registered_date": TODAY}
    there = department.desk.open(whose, contract).draft
    department.desk.save(whose, contract, there.version, {**typed, "filing.filing_no": "示例备2020-1"})

    said = line(department.manager.get("/ledger/"), TITLE)

    assert "起草" in said
    assert "自报" not in said
    assert "履行" not in said
    assert "2026-01-02" not in said
    assert f"备案 {TODAY}" not in said
    assert "本期签订合同0份" in section(department.manager.get(f"/ledger/reports/annual?year={YEAR}"), 1)


def test_a_report_tells_what_is_late_of_every_contract_that_it_is_about(department, typed):
    signed = (papers.today() - timedelta(days=60)).isoformat()
    typed(effect={"signing_date": signed}, signing={"all_signed_date": signed})
    assert TYPED in department.manager.get("/ledger/?late=1").words()

    page = department.manager.get(f"/ledger/reports/annual?year={YEAR}")

    assert f"{TYPED}：在合同备案系统办理备案登记" in section(page, 5)
    assert "逾期未办1项" in section(page, 5)
    assert "逾期 1" in department.manager.get("/ledger/figures").words()


def test_what_happened_to_a_colleagues_contract_is_told_by_who_reports(department, typed):
    contract = typed(effect={"signing_date": TODAY})
    given = {"period": "gc-abnormal", "started_on": TODAY}
    department.handler.get(f"/drafts/{contract}/deadlines/")
    department.handler.post(f"/drafts/{contract}/deadlines/begin", given)

    page = department.manager.get(f"/ledger/reports/annual?year={YEAR}")

    assert f"{TYPED}：履行异常情形发生。" in section(page, 3)


def test_a_contract_of_two_kinds_is_found_and_counted_under_each(department, typed):
    typed(
        contract_category=["fiscal_fund", "state_property"],
        price={"amount": "1000.00"},
        effect={"signing_date": TODAY},
    )

    for kind in ("fiscal_fund", "state_property"):
        assert TYPED in department.handler.get(f"/ledger/?kind={CATEGORIES[kind]}").words()
    assert TYPED not in department.handler.get(f"/ledger/?kind={CATEGORIES['natural_resource']}").words()
    figures = department.handler.get("/ledger/figures").words()
    assert f"{CATEGORIES['state_property']} 1 " in figures
    assert f"{CATEGORIES['state_property']} 1,000.00" in figures
    assert "一份合同属于几类的，每类各计一次。" in figures
    report = section(department.handler.get(f"/ledger/reports/annual?year={YEAR}"), 1)
    assert f"{CATEGORIES['state_property']}1份" in report
    assert "其中1份属于几类，每类各计一次。" in report


def test_papers_of_people_in_no_unit_are_in_no_ledger_of_contracts(department, typed, user):
    typed()
    typed(owner=user, title="示例申请人的合同（示例）")

    page = department.auditor.get("/ledger/")
    assert "共1份" in page.words()
    assert "示例申请人的合同（示例）" not in page.words()
    apart = department.auditor.get("/ledger/?outside=1").words()
    assert "示例申请人的合同（示例）" in apart
    assert TYPED not in apart
    assert page.all("//input[@name='outside']")
    assert department.manager.get("/ledger/").all("//input[@name='outside']") == []
    assert "示例申请人的合同（示例）" in user.get("/ledger/").words()


def test_what_waits_says_by_when_it_is_to_be_done(app, department, monkeypatch):
    department.performing()
    (due,) = {
        one.deadline.due
        for one in app.extensions["formgen"]["deadlines"].items(department.handler.id, papers.today())
        if one.deadline.period.id == "gc-paper"
    }

    said = department.manager.get("/waiting").words()
    assert f"期限{due.year}年{due.month}月{due.day}日" in said
    assert "已逾期" not in said

    monkeypatch.setattr(papers, "today", lambda: due + timedelta(days=1))
    assert "已逾期" in department.manager.get("/waiting").words()


def test_the_papers_of_two_reports_are_called_by_their_time(user):
    for name, called in (("half-year", "2025年上半年度"), ("annual", "2025年度")):
        user.get(f"/ledger/reports/{name}?year=2025")
        made = user.post(f"/ledger/reports/{name}/draft", {"year": "2025", "key": name})
        assert called in user.get(made.location).one("//title").text


def test_an_agreement_changes_the_line_of_its_contract_once_it_is_signed_in_its_own_life(department):
    address = department.performing()
    before = line(department.manager.get("/ledger/"), TITLE)
    department.begun(
        department.handler,
        address,
        "contract_amendment",
        price__amount="7654321.00",
        effect__signing_date=TODAY,
        signing__all_signed_date=TODAY,
    )

    said = line(department.manager.get("/ledger/"), TITLE)

    assert "签订补充、变更、解除协议 办理中" in said
    assert "7,654,321.00" not in said
    assert said.split(" 签订")[0] == before.split(" 签订")[0]
