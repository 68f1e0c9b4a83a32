"""The ledger of contracts: from the contract and the papers begun from it, filtered, as a workbook, in figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from formgen.forms.contract_choices import CATEGORIES
from formgen.service import papers
from formgen.storage import Role

TODAY = date(2026, 7, 1)
SERVICE = {
    "contract_title": "示例服务合同（示例）",
    "contract_no": "示例2026-1",
    "contract_category": "fiscal_fund",
    "parties_a": [{"name": "示例街道办事处（示例）"}],
    "parties_b": [{"name": "示例公司甲（示例）"}, {"name": "示例公司乙（示例）"}],
    "price": {"amount": "128000.50"},
    "performance": {"start_date": "2026-07-01", "end_date": "2027-06-30"},
    "handler_name": "示例甲",
    "effect": {"signing_date": "2026-06-12"},
    "signing": {"all_signed_date": "2026-06-12"},
}
LEASE = {"contract_title": "=示例租赁合同（示例）", "contract_category": "state_property", "stage": "review"}


@pytest.fixture(autouse=True)
def on_the_first_of_july(monkeypatch):
    monkeypatch.setattr(papers, "today", lambda: TODAY)


@pytest.fixture
def begin(desk):
    """A draft of somebody with these answers; its id."""
    return lambda owner, **answers: (
        desk.begin(owner.id, "government_contract", key=answers["contract_title"], answers=answers).id
    )


@pytest.fixture
def service(user, begin):
    return begin(user, **SERVICE)


@pytest.fixture
def lease(user, begin):
    return begin(user, **LEASE)


@pytest.fixture
def related(app, user, desk):
    """A paper begun from a contract, with these answers in it."""

    def made(contract, form, **answers):
        one = app.extensions["formgen"]["related"].begin_from(user.id, contract, form, key="k")
        given = {name.replace("__", "."): value for name, value in answers.items()}
        desk.save(user.id, one.id, one.version, given)
        return one.id

    return made


def rows(page):
    """The lines of the list: the words of their cells."""
    listed = page.all("//table[contains(@class, 'ledger')]/tbody/tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in listed]


def titles(page):
    return page.all("//table[contains(@class, 'ledger')]/tbody/tr/th/a/text()")


def test_it_is_empty_before_there_is_a_contract(user):
    assert "台账里还没有合同" in user.get("/ledger/").words()
    assert "还没有可以统计的合同" in user.get("/ledger/figures").words()


def test_a_contract_is_one_line_with_what_is_known_of_it(user, service):
    del service
    (row,) = rows(user.get("/ledger/"))

    assert row[0].startswith("示例服务合同（示例）示例2026-1 · （四）")
    assert row[1:5] == [
        "示例公司甲（示例）、示例公司乙（示例）",
        "128,000.50",
        "2026-07-01 — 2027-06-30",
        "示例甲",
    ]
    assert row[5] == "签订 自报1项逾期"


def test_the_paper_by_which_it_is_filed_adds_to_its_line(user, service, related):
    related(
        service,
        "contract_filing",
        stage="performing",
        filing__all_signed_date="2026-06-12",
        filing__registered_date="2026-06-29",
        filing__filing_no="示例备2026-7",
    )

    (row,) = rows(user.get("/ledger/"))

    assert row[5] == "备案 自报"
    assert "备案登记 2026-06-29" in row[6]
    assert titles(user.get("/ledger/?q=示例备2026-7")) == ["示例服务合同（示例）"]


def test_a_change_counts_once_it_is_signed_and_an_end_is_an_end(user, service, related, desk):
    changed = related(
        service, "contract_amendment", price__amount="150000.00", performance__end_date="2027-12-31"
    )
    assert rows(user.get("/ledger/"))[0][2] == "128,000.50"

    version = desk.open(user.id, changed).draft.version
    desk.save(user.id, changed, version, {"effect.signing_date": "2026-06-30"})
    assert rows(user.get("/ledger/"))[0][2:4] == ["150,000.00", "2026-07-01 — 2027-12-31"]

    related(service, "contract_termination_notice", effective_date="2026-07-01")
    (row,) = rows(user.get("/ledger/"))
    assert row[5].startswith("终止")
    assert row[6].endswith("解除合同 2026-07-01")


def test_a_plan_for_later_changes_nothing_yet(user, service, related):
    related(service, "contract_termination_notice", effective_date="2026-07-02")

    assert rows(user.get("/ledger/"))[0][5].startswith("签订")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["=示例租赁合同（示例）", "示例服务合同（示例）"]),
        ("q=服务", ["示例服务合同（示例）"]),
        ("q=公司乙 示例甲", ["示例服务合同（示例）"]),
        ("q=没有", []),
        ("stage=review", ["=示例租赁合同（示例）"]),
        ("stage=sign", ["示例服务合同（示例）"]),
        ("year=2026", ["示例服务合同（示例）"]),
        ("year=2025", []),
        ("late=1", ["示例服务合同（示例）"]),
        (f"kind={CATEGORIES['state_property']}", ["=示例租赁合同（示例）"]),
        (f"kind={CATEGORIES['state_property']}&year=2026", []),
    ],
)
def test_filters_and_words_narrow_it_down(user, service, lease, asked, found):
    del service, lease
    assert sorted(titles(user.get(f"/ledger/?{asked}"))) == sorted(found)


def test_the_workbook_has_the_same_rows_with_days_and_amounts_and_no_formula(user, service, lease):
    del service, lease
    page = user.get("/ledger/workbook")
    assert "filename=ledger_20" in page.headers["Content-Disposition"]

    sheet = load_workbook(BytesIO(page.data)).active
    head, *lines = sheet.iter_rows(values_only=True)
    found = {line[2]: dict(zip(head, line, strict=True)) for line in lines}
    assert found["示例服务合同（示例）"]["签订日"].date() == date(2026, 6, 12)
    assert Decimal(str(found["示例服务合同（示例）"]["金额（元）"])) == Decimal("128000.5")
    assert found["示例服务合同（示例）"]["阶段"] == "签订"
    assert found["示例服务合同（示例）"]["逾期事项（项）"] == 1
    (cell,) = [one for one in sheet["C"] if one.value == "=示例租赁合同（示例）"]
    assert cell.data_type == "s"
    narrowed = load_workbook(BytesIO(user.get("/ledger/workbook?stage=review").data)).active
    assert narrowed.max_row == 2


def test_colleagues_see_what_their_office_lets_them(user, service, begin, people, sign_in, app):
    del service
    from formgen.storage import Units  # noqa: PLC0415

    unit = Units(app.extensions["formgen"]["database"]).add("示例单位")
    people.place(user.id, {Role.DRAFTER}, unit.id)
    manager = sign_in("manager", roles={Role.CONTRACT_MANAGER}, unit_id=unit.id)
    colleague = sign_in("colleague", roles={Role.DRAFTER}, unit_id=unit.id)
    stranger = sign_in("stranger", roles={Role.CONTRACT_MANAGER})
    auditor = sign_in("auditor", roles={Role.AUDITOR})
    applicant = sign_in("applicant", roles={Role.APPLICANT})

    assert titles(manager.get("/ledger/")) == titles(auditor.get("/ledger/")) == ["示例服务合同（示例）"]
    assert titles(colleague.get("/ledger/")) == titles(stranger.get("/ledger/")) == []
    begin(manager, **LEASE)
    assert len(titles(manager.get("/ledger/"))) == 2
    for page in ("/ledger/", "/ledger/workbook", "/ledger/figures"):
        applicant.get(page, status=403)


def test_figures_are_tables_and_their_bars_are_shares_of_the_longest(user, service, lease, begin):
    del service, lease
    begin(user, **{**SERVICE, "contract_title": "示例服务合同二（示例）", "price": {"amount": "64000.25"}})
    page = user.get("/ledger/figures")

    figures = {one.xpath("string(caption)"): one for one in page.all("//table[@class='figure']")}
    kinds = figures["合同数量（按类别）"].xpath("tbody/tr")
    said = [
        (row.xpath("string(th)"), row.xpath("string(td[1])"), row.xpath("string(.//rect/@width)"))
        for row in kinds
    ]
    assert said == [(CATEGORIES["fiscal_fund"], "2", "100"), (CATEGORIES["state_property"], "1", "50")]
    assert "192,000.75" in "".join(figures["合同金额（按类别）"].itertext())
    assert "有1份没有填金额，未计入" in page.words()
    assert "逾期" in "".join(figures["期限"].itertext())
    assert "深圳市罗湖区政府合同监督管理办法第二十六条" in page.words()
    assert page.all("//script[not(@src)]") == []


def test_where_nothing_is_due_and_nothing_was_found_the_figures_say_so(user, filled):
    del filled
    page = user.get("/ledger/figures")

    assert {one.findtext("h2"): one.findtext("p") for one in page.all("//section[@class='figure-none']")} == {
        "期限": "没有待办的期限，也没有逾期的节点。",
        "尚未解决的阻断和警告（按条文）": "检查下来，没有尚未解决的阻断和警告。",
    }
