"""Reading answers: typed values by path, and each fault where it lies."""

import pytest

from formgen.answers import answers_asked, read_answers, read_or_refuse, value_at
from formgen.errors import BadInput
from formgen.fields import Date, Rows, Text, YesNo
from formgen.form import Form, Step
from formgen.law import Act

ROWS = Rows(
    name="plan.nodes",
    label="节点",
    columns=(Text(name="name", label="名称"), Date(name="day", label="日期", required=True)),
)


@pytest.fixture
def form():
    fields = (Text(name="title", label="名称"), YesNo(name="plan.there", label="有无计划"), ROWS)
    act = Act("X", "示例令第1号", "示例办法")
    return Form(id="x", code="F-X", title="示例", act=act, version="1", steps=(Step("s", "步", fields),))


def test_a_fault_in_a_table_stands_under_its_cell(form):
    nodes = [{"name": "进场", "day": "2027-01-01"}, {"name": "验收", "day": "不定"}]

    answers = read_answers(form, {"plan": {"nodes": nodes}})

    assert list(answers.faults) == ["plan.nodes[1].day"]
    assert str(answers.faults["plan.nodes[1].day"]).startswith("第2行：“日期”")


def test_the_rest_of_a_table_with_a_fault_still_counts(form):
    nodes = [{"name": "进场", "day": "2027-01-01"}, {"name": "验收", "day": "不定"}]

    rows = read_answers(form, {"plan": {"nodes": nodes}}).at("plan.nodes")

    assert [(row.name, row.day and row.day.isoformat()) for row in rows] == [
        ("进场", "2027-01-01"),
        ("验收", None),
    ]


def test_a_row_that_is_none_leaves_the_numbers_of_the_others_alone(form):
    answers = read_answers(form, {"plan": {"nodes": ["?", {"name": "验收", "day": "不定"}]}})

    assert list(answers.faults) == ["plan.nodes[0]", "plan.nodes[1].day"]
    assert [row.name for row in answers.at("plan.nodes")] == ["验收"]


def test_reading_a_fault_changes_nothing_of_what_was_typed(form):
    typed = {"plan": {"nodes": [{"name": "验收", "day": "不定"}, "?"]}}

    read_answers(form, typed)

    assert typed == {"plan": {"nodes": [{"name": "验收", "day": "不定"}, "?"]}}


def test_a_value_that_is_no_table_at_all_has_no_value(form):
    answers = read_answers(form, {"plan": {"nodes": "进场"}})

    assert list(answers.faults) == ["plan.nodes"]
    assert answers.at("plan.nodes") is None


@pytest.mark.parametrize(
    "typed",
    [
        {"title": "示例", "plan": {"there": "是", "nodes": [{"name": "进场", "day": "2027-01-01"}]}},
        {"title": "", "plan": {"there": "也许", "nodes": ["?", {"name": "验收", "day": "不定"}]}},
        {"titel": "示例", "plan": "没有"},
    ],
)
def test_answers_that_are_read_when_asked_for_are_those_that_are_read_at_once(form, typed):
    asked, whole = answers_asked(form, typed), read_answers(form, typed)

    assert [asked.at(path) for path in form.fields] == [whole.at(path) for path in form.fields]
    assert asked.input("plan") == whole.input("plan")
    assert asked.at("no such path") is None


def test_every_fault_of_a_file_is_named_at_once(form):
    with pytest.raises(BadInput) as refused:
        read_or_refuse(form, {"titel": "示例", "plan": {"there": "也许", "nodes": [{"day": "不定"}]}})

    assert list(refused.value.fields) == ["titel", "plan.there", "plan.nodes[0].day"]
    assert "title" in str(refused.value.fields["titel"])


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("title", "示例"),
        ("plan.nodes[1].name", "验收"),
        ("plan.nodes[2].name", None),
        ("plan.nodes[1].name.more", None),
        ("title[0]", None),
        ("other", None),
    ],
)
def test_a_raw_value_is_found_by_its_path(path, found):
    raw = {"title": "示例", "plan": {"nodes": [{"name": "进场"}, {"name": "验收"}]}}

    assert value_at(raw, path) == found
