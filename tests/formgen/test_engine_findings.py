"""What the engine itself finds in fields and tables, and what the checklist makes of findings."""

from __future__ import annotations

import pytest
from judged_forms import checked, found, pairs, status

from formgen.fields import Rows, Text, YesNo, when
from formgen.form import ChecklistLine
from formgen.rules import BLOCK

# -------------------------------------------------------------------- what the engine itself finds


def messages(report, rule_id):
    return {one.fields[0]: str(one.message) for one in found(report, rule_id)}


def test_a_required_field_without_a_rule_is_missing(specimen):
    report = specimen.check(without=("matter",))

    assert messages(report, "FORM-1") == {"matter": "未填写“事项”，请补充。"}
    assert found(report, "FORM-1")[0].citation is None


def test_a_required_field_with_a_rule_is_left_to_it(specimen):
    assert pairs(specimen.check(without=("reason",))) == [("SP-1-1", "block")]


@pytest.mark.parametrize(("free", "missing"), [(False, True), (True, False), (None, False)])
def test_a_field_is_missing_only_where_its_condition_holds(specimen, free, missing):
    report = specimen.check({"loan": {"free": free}})

    assert ("loan.fee" in messages(report, "FORM-1")) is missing


def test_a_field_that_is_not_asked_for_is_not_missing(act, tiny):
    shown = when("there", True)
    form = tiny(
        act, YesNo(name="there", label="有无"), Text(name="x", label="甲", required=True, shown=shown)
    )

    assert pairs(checked(form, {"there": False})) == []
    assert pairs(checked(form, {"there": True})) == [("FORM-1", "block")]


def test_a_value_outside_its_choices_blocks(specimen):
    report = specimen.check({"uses": ["show", "burn"]})

    assert messages(report, "FORM-2") == {"uses": "“用途”：没有“burn”这个选项，请从中选择：展示、测试。"}


def test_a_value_that_is_only_odd_is_pointed_out(specimen):
    report = specimen.check({"consent": {"name": "示例批件"}})

    assert pairs(report) == [("FORM-3", "note")]
    assert report.final


def test_a_wrong_check_digit_blocks(specimen):
    report = specimen.check({"lender_code": "91440303YYYY001008"})

    assert [one.severity for one in found(report, "FORM-2")] == [BLOCK]


def test_every_cell_of_a_table_speaks_for_itself(specimen):
    report = specimen.check({"items": [{"name": "示例投影仪", "count": 0}, {"count": 1}]})

    assert messages(report, "FORM-1") == {"items[1].name": "第2行：未填写“名称”，请补充。"}
    assert messages(report, "FORM-2") == {"items[0].count": "“物品”：第1行：“数量”不能小于1，现为0。"}


def test_a_table_with_too_few_rows_is_told_how_many_there_should_be(act, tiny):
    form = tiny(act, Rows(name="t", label="表", least=2, columns=(Text(name="a", label="甲"),)))

    assert messages(checked(form, {"t": [{"a": "1"}]}), "FORM-2") == {"t": "“表”：至少2行，现有1行。"}
    assert pairs(checked(form, {"t": [{"a": "1"}, {"a": "2"}]})) == []
    assert pairs(checked(form, {})) == []


def test_a_table_of_which_no_cell_can_be_read_is_not_called_empty(specimen):
    report = specimen.check({"items": ["?"]})

    assert list(report.answers.faults) == ["items[0]"]
    assert pairs(report) == []
    assert not report.ready


def test_an_open_place_in_a_text_is_missing_even_where_rules_speak(specimen):
    report = specimen.check({"reason": "因【待补充：事项】需要。"})

    assert messages(report, "FORM-1") == {"reason": "“理由”中还有标着“待补充”的内容，请补齐或删去。"}


def test_an_open_place_in_a_cell_is_missing_too(specimen):
    report = specimen.check({"items": [{"name": "【待补充：名称】", "count": 1}]})

    assert list(messages(report, "FORM-1")) == ["items[0].name"]


# ------------------------------------------------------------------------------------ checklist


def test_an_element_is_present_without_findings(specimen):
    assert [entry.status for entry in specimen.check().checklist] == ["present", "present"]


def test_an_element_is_missing_when_its_own_rule_says_so(specimen):
    assert status(specimen.check({"reason": None}), 1) == "missing"


def test_an_element_is_partial_when_another_of_its_rules_warns(specimen):
    report = specimen.check({"loan": {"free": True, "fee": "5000"}})

    assert (status(report, 2), report.checklist[1].fields) == ("partial", ("loan.fee",))


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param({"matter": None}, 1, id="a field left out"),
        pytest.param({"loan": {"free": False}}, 2, id="a field below a group"),
        pytest.param({"items": [{"count": 1}]}, 2, id="a cell of a table"),
    ],
)
def test_what_the_engine_finds_counts_on_the_line_of_its_field(specimen, changes, line):
    report = specimen.check(changes)

    assert (status(report, line), status(report, 3 - line)) == ("partial", "present")


def test_a_line_is_there_only_where_its_condition_holds(act, tiny):
    line = ChecklistLine(1, "more", "其他", "", shown=when("more", True))
    form = tiny(act, YesNo(name="more", label="有无其他"), checklist=(line,))

    assert len(checked(form, {"more": True}).checklist) == 1
    assert checked(form, {"more": False}).checklist == ()


def test_empty_cells_of_a_long_table_are_told_one_by_one_up_to_twenty_and_then_together(specimen):
    rows = [{"name": f"示例{at}"} if at < 2 else {"count": 1} for at in range(25)]

    told = messages(specimen.check({"items": rows}), "FORM-1")

    assert len(told) == 21
    assert told["items[21].name"] == "第22行：未填写“名称”，请补充。"
    assert told["items[22].name"] == "另有3行未填写“名称”，请补充。"
