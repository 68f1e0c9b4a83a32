"""Five people and an administrator bring a contract from its first draft to the archive, each at his own browser.

Once on SQLite with one process, once on PostgreSQL with two sites and two workers, where no two requests in a row
come to the same site.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from formgen.service import papers

sys.path.insert(0, str(Path(__file__).parent))
from colleagues import Department
from filling import SHEET, inputs_of, opinion_of, point_and_fill
from installation import POSTGRESQL, Installation
from scratch_postgresql import programs
from story_told import ACTS, FILES

pytestmark = [pytest.mark.browser, pytest.mark.office, pytest.mark.slow]

ON_ONE_MACHINE = pytest.mark.skipif(
    "FORMGEN_STORY" not in os.environ and programs() is not None,
    reason="make story: on one machine the same again, where two have shown it",
)
TODAY = papers.today().isoformat()
DEPARTMENT, DISTRICT = "示例街道办事处", "示例区法制机构"
PEOPLE = {
    "handler": ("chengban", "示例承办", "承办人", DEPARTMENT),
    "manager": ("guanli", "示例合管", "合同管理员", DEPARTMENT),
    "lawyer": ("shencha", "示例审查", "合法性审查人员", DEPARTMENT),
    "district": ("quji", "示例区审", "区级审查人员", DISTRICT),
    "auditor": ("shenji", "示例审计", "审计", DISTRICT),
}
TITLE = "示例街道社区图书馆运营服务采购合同（示例）"
NUMBER = f"{TODAY[:4]}-01-0001"


@pytest.fixture(params=[pytest.param("sqlite", marks=ON_ONE_MACHINE), POSTGRESQL])
def installation(request, fresh, tmp_path):
    """Running processes over a database in which nothing is yet."""
    made = Installation(request.param, tmp_path, fresh(request.param, tmp_path))
    try:
        yield made.start()
    finally:
        made.stop()
        sys.stdout.write(made.said())  # shown where the story fails


@pytest.fixture
def department(installation, browser):
    there = Department(browser, installation)
    yield there
    there.close()


def test_five_people_bring_a_contract_from_the_first_draft_to_the_archive(installation, department):
    the_administrator_lets_everybody_in(installation, department)
    the_handler_drafts_and_submits(department)
    nobody_changes_what_is_under_review(department)
    the_lawyer_of_the_unit_gives_his_opinion(department)
    the_lawyer_of_the_district_gives_his(department)
    it_is_decided_and_signed(department)
    anybody_checks_the_paper(department)
    the_manager_files_it(department)
    it_is_performed(department)
    an_agreement_is_begun_and_dropped(department)
    it_is_closed_and_archived(department)
    the_auditor_reads_it_all(department)

    status, said = installation.formgen("audit", "verify")
    assert (status, "完整" in said) == (0, True), said
    assert installation.complaints() == []
    assert all(count > 50 for count in installation.answered.values())


def the_administrator_lets_everybody_in(installation, department):
    admin = department.admin
    admin.enter(installation.first_link(), "管理员")
    admin.follow("用户")
    for unit in (DEPARTMENT, DISTRICT):
        admin.page.get_by_label("单位名称").fill(unit)
        admin.press("添加单位")
    for who, about in PEOPLE.items():
        setattr(department, who, department.somebody())
        getattr(department, who).enter(admin.makes_account(*about), about[1])
    department.handler.sets_password()


def the_handler_drafts_and_submits(department):
    handler = department.handler
    handler.follow("政府合同")
    handler.press("打开一份填好的样例")
    department.contract = handler.here()
    handler.follow("基本情况")
    point_and_fill(handler.page, {"key_supervision_designated": "true"})
    handler.press("保存并继续")
    handler.open(department.contract)
    handler.follow("核对全部答案")
    assert handler.page.locator(".group.block, .group.missing").count() == 0
    handler.follow("办理", handler.page.locator("aside.findings"))

    handler.does(department.contract, "提交内部审查", 说明="请审查")
    assert "本单位的合法性审查人员（示例审查）" in handler.words()
    assert department.district.open(department.contract) == 404


def nobody_changes_what_is_under_review(department):
    handler = department.handler
    handler.open(f"{department.contract}/steps/purpose")
    assert "正文已经锁定" in handler.words()
    handler.page.get_by_label("合同目的").fill("另一个目的")
    handler.press("保存并检查")
    assert "正文不能再改，您的修改没有保存" in handler.words()


def the_lawyer_of_the_unit_gives_his_opinion(department):
    lawyer = department.lawyer
    lawyer.open("/waiting")
    lawyer.follow(TITLE)
    assert "请先从本页新建并填好《合法性审查意见表》" in lawyer.words()
    sheet = fill_in_the_sheet(lawyer, department.contract, "legal_section")
    lawyer.does(department.contract, "内部审查：通过", 书面意见的名称或者文号="合法性审查意见表")
    assert department.handler.open(sheet) == 200


def the_lawyer_of_the_district_gives_his(department):
    handler, district = department.handler, department.district
    handler.open(f"{department.contract}/life")
    assert "登记部门决策" not in handler.may_press()
    handler.does(department.contract, "提交区法制机构审查", 区级审查人员="示例区审")
    district.open()
    district.follow(TITLE)
    fill_in_the_sheet(district, department.contract, "district_legal")
    district.does(department.contract, "区级审查：通过", 书面意见的名称或者文号="区级审查意见表")


def fill_in_the_sheet(reviewer, contract, kind):
    """F-GC-09: what is known of the contract stands there, the reviewer answers the rest; its address."""
    sheet = reviewer.begins_paper(contract, "新建 合法性审查意见表")
    reviewer.open(f"{sheet}/steps/{SHEET.steps[0].id}")
    answers = opinion_of(kind, TODAY)
    for step in SHEET.steps:
        given = {name: value for name, value in inputs_of(step.id, answers, SHEET).items() if value}
        point_and_fill(reviewer.page, given)
        reviewer.press("保存并继续", reviewer.page.locator(".buttons"))
    assert reviewer.page.locator(".group.block, .group.missing").count() == 0, reviewer.words()
    return sheet


def it_is_decided_and_signed(department):
    handler = department.handler
    handler.does(
        department.contract, "登记部门决策", 决策日期=TODAY, 决策文件的名称或者文号="主任办公会纪要（示例）"
    )
    handler.does(
        department.contract,
        "登记签订",
        各方签署完毕的日期=TODAY,
        签订地点="深圳市罗湖区",
        政府方签字人="法定代表人",
        签字人姓名="示例甲",
        加盖的印章="公章",
    )


def anybody_checks_the_paper(department):
    handler, visitor = department.handler, department.visitor
    handler.follow("生成与下载")
    pdf = handler.page.get_by_role("link", name="下载 PDF 政府合同")
    pdf.wait_for()
    with handler.page.expect_download() as waiting:
        pdf.click()
    code = re.search(r"核验码 (\S+)", handler.words())[1]

    visitor.open("/check")
    visitor.page.get_by_label("核验码").fill(code)
    visitor.page.get_by_label("文件").set_input_files(waiting.value.path())
    visitor.press("核验")
    for said in ("现行有效", TITLE, "一字不差"):
        assert said in visitor.words()
    assert visitor.open(department.contract) != 200 or "登录" in visitor.words()


def the_manager_files_it(department):
    handler, manager = department.handler, department.manager
    assert "办理备案登记" in handler.words("/deadlines/")
    assert "办理备案登记" in months_of_the_calendar(handler)
    manager.open("/waiting")
    manager.follow(TITLE)
    manager.does(
        department.contract,
        "备案登记并取得编号",
        备案登记日=TODAY,
        合同主要内容="两处社区图书馆的运营服务",
        签署后合同扫描件的名称="合同扫描件（示例）",
    )
    assert f"备案编号 {NUMBER}" in manager.words()
    assert NUMBER in manager.words("/ledger/")
    manager.does(department.contract, "登记移交纸质原件", 移交日期=TODAY, 接收单位和接收人="示例区财政局")


def months_of_the_calendar(person):
    """The words of this month's page and the next one's, where what is due soon stands on its day."""
    person.follow("按月查看")
    this = person.words()
    person.follow("下个月")
    return this + person.words()


def it_is_performed(department):
    """The handler comes another day, with his password."""
    department.handler = department.back(department.handler, PEOPLE["handler"][0])
    milestone_is_reached(department, "进场开放")
    department.handler.does(
        department.contract,
        "填报履行异常",
        异常情形="不可抗力",
        发生日期=TODAY,
        发现日期=TODAY,
        影响和应对措施="台风期间闭馆一日，次日恢复开放。",
    )
    department.handler.open("/deadlines/")
    done = department.handler.page.locator("section[aria-labelledby=due-done]").text_content()
    assert "填报异常情形及应对措施" in done
    for name in ("中期考核", "年度考核"):
        milestone_is_reached(department, name)


def milestone_is_reached(department, name):
    department.handler.does(
        department.contract, "填报进度节点", 进度节点=name, 实际完成日期=TODAY, 履行情况="按约完成。"
    )


def an_agreement_is_begun_and_dropped(department):
    """No contract is closed while an agreement about it is half made (第五十一条)."""
    handler = department.handler
    agreement = handler.begins_paper(department.contract, "新建补充、变更、解除协议")
    handler.open(f"{agreement}/life")
    assert "原合同" in handler.words()
    handler.open(f"{department.contract}/life")
    assert "还有1份补充、变更、解除协议或者通知书没有办结" in handler.page.content()
    assert handler.page.get_by_role("button", name="登记合同终止").count() == 0
    handler.open(f"{agreement}/delete")
    handler.press("删除")


def it_is_closed_and_archived(department):
    department.handler.does(department.contract, "登记合同终止", 终止的情形="履行完毕", 终止日期=TODAY)
    department.manager.does(
        department.contract,
        "登记归档",
        归档日期=TODAY,
        **dict.fromkeys(FILES, "一份"),
        保管机构或者保管人="示例档案室",
    )
    assert "已经办结" in department.manager.words()


def the_auditor_reads_it_all(department):
    auditor = department.auditor
    auditor.open("/ledger/")
    auditor.follow(TITLE)
    auditor.follow("办理")
    told = auditor.page.locator("ol.told > li > p:first-child > strong").all_inner_texts()
    assert told[::-1] == ACTS
    assert auditor.may_press() == []

    auditor.follow("这份文书的审计记录")
    trail = auditor.page.locator(".audit tbody tr td:nth-of-type(3)").all_inner_texts()[::-1]
    assert trail[0].startswith("草稿：新建")
    assert [one.split()[0].removeprefix("办理：") for one in trail if one.startswith("办理：")] == ACTS
