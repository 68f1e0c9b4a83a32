"""The reports of 第六十条: what the ledger knows stands in them, what it cannot know is left to be written."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest

from formgen import catalogue
from formgen.service import papers
from formgen.storage import Role

TODAY = date(2026, 7, 2)
NAME = "示例服务合同（示例）"
CONTRACT = {
    "contract_category": "fiscal_fund",
    "parties_b": [{"name": "示例公司甲（示例）"}],
    "subject": {"description": "示例保洁服务。"},
}


@pytest.fixture(autouse=True)
def on_the_second_of_july(monkeypatch):
    monkeypatch.setattr(papers, "today", lambda: TODAY)


@pytest.fixture
def begin(user, desk):
    """A contract that was signed on a day; its id."""

    def made(title, signed, **answers):
        given = {**CONTRACT, "contract_title": title, "effect": {"signing_date": signed}, **answers}
        return desk.begin(user.id, "government_contract", key=title, answers=given).id

    return made


def section(page, number):
    return " ".join("".join(page.one(f"//section[@aria-labelledby='s{number}']").itertext()).split())


def test_the_half_year_counts_what_was_signed_in_it_and_lists_what_still_runs(user, begin):
    begin(NAME, "2026-06-30", price={"amount": "128000.50"})
    begin("示例合同二（示例）", "2026-01-01", price={"amount": "1000.00"})
    begin("示例旧合同（示例）", "2025-12-31", price={"amount": "5.00"})
    begin("示例新合同（示例）", "2026-07-01", price={"amount": "7.00"})

    page = user.get("/ledger/reports/half-year?year=2026")

    first = section(page, 1)
    assert "本期签订合同2份，金额合计129,000.50元。" in first
    assert "按类别：（四）财政资金使用（政府采购、工程招标等）2份。" in first
    assert "本期存续的合同共3份" in first
    assert "示例保洁服务。" in first
    assert "示例新合同（示例）" not in first
    assert "（请填写；没有的写“无”。）" in section(page, 2)


def test_what_has_no_amount_is_not_summed_in_silence(user, begin):
    begin(NAME, "2026-06-30")

    assert "其中1份没有填金额，未计入合计。" in section(user.get("/ledger/reports/half-year"), 1)


def test_a_contract_that_ended_before_is_listed_no_more(user, begin, app, desk):
    old = begin(NAME, "2025-03-02")
    notice = app.extensions["formgen"]["related"].begin_from(
        user.id, old, "contract_termination_notice", key="k"
    )
    desk.save(user.id, notice.id, notice.version, {"effective_date": "2025-12-31"})

    assert "本期没有存续的合同。" in section(user.get("/ledger/reports/half-year?year=2026"), 1)
    assert "本期存续的合同共1份" in section(user.get("/ledger/reports/annual?year=2025"), 1)
    assert "解除合同1件" in section(user.get("/ledger/reports/annual?year=2025"), 5)


def test_what_happened_and_what_is_late_is_told(user, begin):
    contract = begin(NAME, "2026-06-12", signing={"all_signed_date": "2026-06-12"})
    given = {"period": "gc-abnormal", "started_on": "2026-06-22"}
    user.get(f"/drafts/{contract}/deadlines/")
    user.post(f"/drafts/{contract}/deadlines/begin", given)

    page = user.get("/ledger/reports/annual?year=2026")

    assert f"2026年6月22日，{NAME}：履行异常情形发生。" in section(page, 3)
    assert "截至2026年7月2日逾期未办2项。" in section(page, 5)
    assert f"{NAME}：在合同备案系统办理备案登记，期限2026年6月29日。" in section(page, 5)


def test_the_word_file_says_the_same(user, begin):
    begin(NAME, "2026-06-30", price={"amount": "128000.50"})

    page = user.get("/ledger/reports/half-year/docx?year=2026")
    assert "filename=half-year_2026.docx;" in page.headers["Content-Disposition"]

    paper = docx.Document(BytesIO(page.data))
    lines = [one.text for one in paper.paragraphs]
    assert lines[0] == "2026年上半年度政府合同签订、履行情况报告"
    assert "本期签订合同1份，金额合计128,000.50元。" in lines
    assert "（一）合同基本情况" in lines
    assert paper.tables[0].rows[1].cells[1].text == NAME
    assert lines[-1] == "2026年7月2日"


def test_a_report_is_called_by_its_year_once_and_its_table_by_its_section(user, begin):
    begin(NAME, "2026-06-30")

    annual = user.get("/ledger/reports/annual?year=2026")
    half = user.get("/ledger/reports/half-year?year=2026")

    assert annual.one("//h1").text.startswith("2026年度政府合同签订、履行情况")
    assert half.one("//h1").text == "2026年上半年度政府合同签订、履行情况报告"
    assert annual.one("//div[@role='region']").get("aria-label") == "合同基本情况：表格"


@pytest.mark.parametrize(
    "address", ["nothing", "half-year?year=99999", "half-year?year=1999", "half-year?year=-5"]
)
def test_there_is_no_other_report(user, address):
    user.get(f"/ledger/reports/{address}", status=404)


@pytest.mark.parametrize("report", catalogue.installed().reports, ids=lambda one: one.id)
def test_its_sections_stand_in_the_article(report):
    words = "".join(report.act.words[report.place.label].split())

    assert report.sections
    for one in report.sections:
        assert "".join(one.quote.split()) in words


# ------------------------------------------------------------------------------- the official paper


@pytest.fixture
def drafted(user, desk):
    """The draft that the report's page begins, as one opens it."""

    def made(report, year, key="k"):
        user.get(f"/ledger/reports/{report}?year={year}")
        page = user.post(f"/ledger/reports/{report}/draft", {"year": str(year), "key": key})
        return desk.open(user.id, page.location.split("/")[2])

    return made


def test_the_paper_begins_with_what_the_ledger_knows_and_leaves_open_what_it_does_not(begin, drafted):
    begin(NAME, "2026-06-30", price={"amount": "128000.50"}, performance={"end_date": "2027-06-30"})

    answers = drafted("half-year", 2026).draft.answers

    assert (answers["report_type"], answers["report_year"]) == ("half_year", 2026)
    assert answers["r1"].splitlines() == [
        "本期签订合同1份，金额合计128,000.50元。",
        "其中1份没有经系统办理，按填报的内容计（自报）。",
        "按类别：（四）财政资金使用（政府采购、工程招标等）1份。",
        "本期存续的合同共1份，列表附后。",
        "合同争议：【待补充：没有的写“无”】",
    ]
    assert answers["r3"] == "应对措施：【待补充：没有的写“无”】"
    assert answers["contracts"] == [
        {
            "title": NAME,
            "category": "（四）财政资金使用（政府采购、工程招标等）",
            "content": "示例保洁服务。",
            "counterparty": "示例公司甲（示例）",
            "amount": "128000.50",
            "signed": "2026-06-30",
            "until": "2027-06-30",
            "progress": "签订（自报）",
        }
    ]
    assert {"r2", "r4", "r5", "r6", "upload_date"} & set(answers) == set()


def test_the_yearly_paper_also_says_what_was_done_and_what_is_late(begin, drafted):
    begin(NAME, "2026-06-12", signing={"all_signed_date": "2026-06-12"})

    answers = drafted("annual", 2026).draft.answers

    assert answers["report_type"] == "annual"
    assert answers["r5"].splitlines() == [
        "本期办理：无记录。",
        "内部管理机制：【待补充：没有的写“无”】",
        "截至2026年7月2日逾期未办1项。",
        f"{NAME}：在合同备案系统办理备案登记，期限2026年6月29日。",
    ]


def test_sent_twice_it_is_one_draft_and_the_page_leads_back_to_it(user, drafted):
    first, second = drafted("half-year", 2026), drafted("half-year", 2026)

    assert first.draft.id == second.draft.id
    page = user.get("/ledger/reports/half-year?year=2026")
    assert [one.get("href") for one in page.all("//a[contains(., '继续填写')]")] == [
        f"/drafts/{first.draft.id}/"
    ]
    assert "继续填写" not in user.get("/ledger/reports/half-year?year=2025").words()
    assert "继续填写" not in user.get("/ledger/reports/annual?year=2026").words()


def test_it_is_final_and_issued_once_people_have_written_the_rest(user, begin, drafted, desk):
    begin(NAME, "2026-06-30", price={"amount": "128000.50"})
    sheet = drafted("half-year", 2026)
    assert {one.rule for one in sheet.report.findings} >= {"GC-60-3", "FORM-1"}
    assert not sheet.report.final

    written = {
        "handling_dept": "示例局（示例）",
        "r1": sheet.draft.answers["r1"].replace("【待补充：没有的写“无”】", "无"),
        "r2": "均按约定履行。",
        "r3": "无",
        "r4": "无",
        "upload_date": "2026-07-02",
    }
    sheet = desk.save(user.id, sheet.draft.id, sheet.draft.version, written)
    assert sheet.report.final
    user.post(f"/drafts/{sheet.draft.id}/documents")

    (issue,) = desk.issues(user.id, sheet.draft.id)
    assert issue.title == "上半年度书面报告／年度书面报告：2026年上半年度 示例局（示例）"
    document = desk.papers(user.id, sheet.draft.id)[0].document
    content = desk.document(user.id, document.id).content
    lines = [one.text for one in docx.Document(BytesIO(content)).paragraphs]
    assert "2026年上半年度政府合同" in lines
    assert "本期签订合同1份，金额合计128,000.50元。" in lines


def yearly_deadline(app, user, today):
    items = app.extensions["formgen"]["deadlines"].items(user.id, today)
    return {one.deadline.due: one.done_on for one in items if one.deadline.period.id == "gc-half-year"}


def test_the_day_of_each_year_is_closed_by_the_report_on_that_year_once_it_is_handed_in(
    app, user, begin, drafted, desk
):
    begin(NAME, "2026-06-30")
    draft = drafted("half-year", 2026).draft
    due = date(2026, 7, 20)
    assert yearly_deadline(app, user, TODAY) == {due: None}

    desk.save(user.id, draft.id, draft.version, {"upload_date": "2026-07-10"})

    assert yearly_deadline(app, user, date(2026, 7, 9)) == {due: None}
    assert yearly_deadline(app, user, date(2026, 7, 10)) == {due: date(2026, 7, 10)}
    other = drafted("half-year", 2025, key="other").draft
    desk.save(user.id, other.id, other.version, {"upload_date": "2026-07-01"})
    assert yearly_deadline(app, user, date(2026, 7, 10)) == {due: date(2026, 7, 10)}


def test_who_may_only_look_is_offered_the_word_file_alone(sign_in):
    auditor = sign_in("auditor", roles={Role.AUDITOR})

    page = auditor.get("/ledger/reports/half-year")

    assert "起草正式报告" not in page.words()
    assert "下载 DOCX" in page.words()
