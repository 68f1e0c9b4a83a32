"""Saving a step: what was shown is saved, what was not stays."""

from __future__ import annotations

from copy import deepcopy

import pytest
from house import STEPS
from saved_steps import NAME, step

from formgen.service import papers


def values_of(answers):
    """The typed values of stored answers, without those that are not answered."""
    read = papers.look_over("government_contract", answers).answers
    assert not read.faults
    return {path: value for path, value in read.values.items() if value is not None}


def test_a_step_that_is_saved_leads_to_the_next(user, draft, answers):
    page = user.post(f"{draft}/steps/basics", step(contract_title=NAME))

    assert page.location == f"{draft}/steps/parties"
    assert answers(draft) == {"contract_title": NAME}
    assert NAME in user.get("/").words()


@pytest.mark.parametrize(
    ("action", "led"),
    [
        ("save", "/steps/basics?checked=1"),
        ("leave", "/"),
        ("continue", "/steps/parties"),
        ("nonsense", "/steps/parties"),
    ],
)
def test_the_pressed_button_decides_where_one_goes(user, draft, action, led):
    assert (
        user.post(f"{draft}/steps/basics", step(action=action, contract_title=NAME)).location == draft + led
    )


def test_who_came_from_the_check_goes_back_to_it(user, draft):
    page = user.get(f"{draft}/steps/basics?back=check")
    assert page.value("back") == "check"
    assert user.post(f"{draft}/steps/basics", page.fields()).location == f"{draft}/check"


def test_after_the_last_step_comes_the_check(user, draft):
    assert user.post(f"{draft}/steps/approvals", step()).location == f"{draft}/check"


@pytest.mark.parametrize("name", STEPS)
def test_sending_a_page_as_it_is_changes_nothing(user, filled, answers, name):
    stored = answers(filled)
    page = user.get(f"{filled}/steps/{name}")

    user.post(f"{filled}/steps/{name}", page.fields())

    assert values_of(answers(filled)) == values_of(stored)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_touches_only_the_fields_that_it_showed(user, filled, answers, name):
    stored = deepcopy(answers(filled))

    user.post(
        f"{filled}/steps/{name}",
        [("version", "1"), ("key", "k"), ("contract_title", "示例窃改"), ("is_admin", "true")],
    )

    assert answers(filled) == stored


def test_a_step_cannot_change_another_even_if_it_says_that_it_showed_it(user, filled, answers):
    stored = deepcopy(answers(filled))

    user.post(f"{filled}/steps/price", step(contract_title="示例窃改", owner_id="x", na_reasons="x"))

    assert answers(filled) == stored


def test_an_answer_that_is_emptied_is_gone(user, filled, answers):
    user.post(f"{filled}/steps/basics", step(contract_title=""))

    assert answers(filled)["contract_title"] is None


def test_what_cannot_be_read_is_kept_and_said_beside_its_field(user, draft, answers):
    page = user.post(f"{draft}/steps/performance", step(**{"performance.start_date": "不定期"}), 422)

    assert answers(draft) == {"performance": {"start_date": "不定期"}}
    assert page.one("//title").text.startswith("错误：")
    assert page.value("performance.start_date") == "不定期"
    (link,) = page.all("//div[@id='faults']//a")
    field = page.one("//input[@id='i-performance.start_date']")
    assert link.get("href") == "#i-performance.start_date"
    assert field.get("aria-invalid") == "true"
    assert "e-performance.start_date" in field.get("aria-describedby")
    beside = page.one("//p[@id='e-performance.start_date']").text_content()
    assert beside.startswith("错误：“不定期”读不出日期")
    assert link.text == f"履行起始日：{beside.removeprefix('错误：')}"


def test_a_fault_in_a_row_is_said_beside_its_cell(user, filled):
    pairs = user.get(f"{filled}/steps/parties").fields()
    spoilt = [(name, "12\u202e34" if name == "parties_b[0].uscc" else value) for name, value in pairs]

    page = user.post(f"{filled}/steps/parties", spoilt, 422)

    (link,) = page.all("//div[@id='faults']//a")
    assert link.get("href") == "#i-parties_b[0].uscc"
    assert page.one("//input[@id='i-parties_b[0].uscc']").get("aria-invalid") == "true"
    assert page.value("parties_b[0].name") == "深圳示例文化服务有限公司（示例）"
    among_all = user.get(f"{filled}/check")
    assert "统一社会信用代码" in among_all.one("//dl//span[@class='fault']").text_content()


@pytest.mark.parametrize("typed", ["示例\x00合同", "示例\x07合同", "示例\x7f合同"])
def test_what_no_database_can_hold_stays_on_the_page_and_holds_up_nothing_else(user, draft, answers, typed):
    page = user.post(f"{draft}/steps/basics", step(contract_title=typed, handling_dept="示例部门"), 422)

    assert "没有保存“合同名称”：里面有看不见的控制字符，请删去或重新输入。其他内容已经保存。" in page.words()
    assert "控制字符" in page.one("//p[@id='e-contract_title']").text_content()
    assert page.value("handling_dept") == "示例部门"
    assert answers(draft) == {"handling_dept": "示例部门"}

    user.post(f"{draft}/steps/basics", page.typed(contract_title="示例合同"))
    assert answers(draft)["contract_title"] == "示例合同"


def test_where_all_that_was_typed_cannot_be_held_nothing_is_saved(user, draft, answers):
    page = user.post(f"{draft}/steps/basics", step(contract_title="示例\x00合同"), 422)

    assert "这一次还没有保存" in page.words()
    assert answers(draft) == {}


def test_a_row_that_no_database_can_hold_leaves_the_table_as_it_was_kept(user, filled, answers):
    before = answers(filled)["parties_b"]
    given = {"parties_b[0]__name": "示例\x00公司"}
    pairs = user.get(f"{filled}/steps/parties").typed(**given)

    page = user.post(f"{filled}/steps/parties", pairs, 422)

    assert "没有保存“乙方（对方当事人）”" in page.words()
    assert answers(filled)["parties_b"] == before


@pytest.mark.parametrize("typed", ["示例\u202e合同", "示例\ufffe合同", "示例\u2066合同"])
def test_marks_that_turn_text_round_are_named_beside_the_field(user, draft, typed):
    page = user.post(f"{draft}/steps/basics", step(contract_title=typed), 422)

    assert "第3个字符" in page.one("//p[@id='e-contract_title']").text_content()


def test_blanks_line_ends_and_full_width_digits_are_no_faults(user, draft, answers):
    sent = {"performance.start_date": " ２０２７年１月１日 ", "performance.conditions": "一\r\n二"}
    user.post(f"{draft}/steps/performance", step(**sent))

    assert answers(draft)["performance"]["conditions"] == "一\n二"
    assert (
        papers.look_over("government_contract", answers(draft))
        .answers.at("performance.start_date")
        .isoformat()
        == "2027-01-01"
    )
