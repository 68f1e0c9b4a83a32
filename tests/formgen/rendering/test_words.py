"""Answers become words: strings ready to print, marks for what is missing, numbers for articles."""

import datetime as dt
from dataclasses import replace

import pytest

from formgen.errors import DefinitionFault
from formgen.fields import Choice, Choices, Date, LongText, Money, Rows, Text, YesNo, when
from formgen.form import Form, Heading, Step
from formgen.law import Act
from formgen.rendering.words import words
from formgen.rules import NOTE, WARN

ACT = Act(
    "T",
    "测试〔2020〕1号",
    "示例办法",
    issued=dt.date(2020, 1, 1),
    effective=dt.date(2020, 1, 1),
    expires=dt.date(2024, 12, 31),
)
PRICED = when("price.applicable", True)
FIELDS = (
    Text(name="title", label="名称", required=True, element=2),
    LongText(name="story", label="经过", element=3),
    YesNo(name="price.applicable", label="是否有价款", required=True, printed=False, element=4),
    Money(name="price.amount", label="价款", required=PRICED, shown=PRICED, element=4),
    Choice(name="kind", label="种类", options={"a": "甲类", "b": "乙类"}),
    Choices(name="colours", label="颜色", options={"r": "红", "g": "绿"}),
    Date(name="day", label="日期"),
    Text(name="secret", label="内部备注", printed=False),
    Rows(
        name="rows",
        label="明细",
        required=True,
        element=5,
        columns=(
            Text(name="item", label="品名", required=True),
            Text(name="note", label="备注"),
            Date(name="checked", label="核对日", printed=False),
        ),
    ),
)
HEADINGS = (Heading("story", "经过"), Heading("price", "价款", PRICED), Heading("rows", "明细"))
FORM = Form("sample", "F-T-1", "示例表", ACT, (Step("one", "一", FIELDS),), "1", headings=HEADINGS)
WHOLE = {
    "title": "示例",
    "story": "第一段\n\n第二段\t有制表符",
    "price": {"applicable": True, "amount": "1860000"},
    "kind": "b",
    "colours": ["g", "r"],
    "day": "2026-1-7",
    "secret": "不外传",
    "rows": [{"item": "纸", "note": "白"}, {"item": "笔"}],
}


@pytest.fixture
def say(report_on):
    """The words of answers that differ from the whole ones."""

    def make(*findings, day=dt.date(2024, 6, 1), form=FORM, **changed):
        return words(report_on(form, {**WHOLE, **changed}, *findings, day=day))

    return make


def test_each_kind_is_printed_as_the_paper_has_it(say):
    said = say()
    assert said["title"] == "示例"
    assert said["price"]["amount"] == "1,860,000.00"
    assert said["price"]["amount_capitals"] == "人民币壹佰捌拾陆万元整"
    assert said["kind"] == "乙类"
    assert said["colours"] == "绿、红"
    assert said["day"] == "2026年1月7日"


def test_a_long_text_is_a_list_of_its_paragraphs_without_breaks_and_tabs(say):
    assert say()["story"] == ["第一段", "第二段　有制表符"]


def test_rows_are_dictionaries_of_their_printed_columns(say):
    assert say()["rows"] == [{"item": "纸", "note": "白"}, {"item": "笔", "note": ""}]


def test_yes_no_and_choices_are_conditions_too(say):
    said = say()
    assert said["price"]["applicable_holds"] is True
    assert said["kind_is"] == {"a": False, "b": True}
    assert said["colours_is"] == {"r": True, "g": True}
    assert say(price={"applicable": False})["price"]["applicable_holds"] is False


def test_what_the_paper_does_not_print_reaches_no_template(say):
    assert "secret" not in say()
    assert "不外传" not in str(say())


def test_a_field_that_is_not_asked_for_prints_nothing_whatever_was_left_behind(say):
    said = say(price={"applicable": False, "amount": "5.00"})
    assert said["price"]["amount"] == ""
    assert said["price"]["amount_capitals"] == ""


def test_a_missing_required_answer_is_a_mark_with_the_number_of_its_checklist_line(say):
    said = say(title="", price={"applicable": True})
    assert said["title"] == "【待补充2：名称】"
    assert said["price"]["amount"] == said["price"]["amount_capitals"] == "【待补充4：价款】"


def test_an_optional_unanswered_field_prints_nothing(say):
    assert say(story="")["story"] == []


@pytest.mark.parametrize(("severity", "printed"), [(WARN, ["【待补充3：经过】"]), (NOTE, [])])
def test_what_a_warning_misses_is_marked_and_what_a_note_misses_is_not(say, finding, severity, printed):
    assert say(finding("story", severity=severity), story="")["story"] == printed


def test_a_finding_about_an_answered_field_does_not_hide_the_answer(say, finding):
    assert say(finding("title"))["title"] == "示例"


def test_an_empty_table_that_must_have_rows_is_one_row_of_marks(say):
    assert say(rows=[])["rows"] == [{"item": "【待补充5：品名】", "note": ""}]


def test_a_missing_cell_is_marked_in_its_row(say, finding):
    assert say(rows=[{"note": "白"}])["rows"] == [{"item": "【待补充5：品名】", "note": "白"}]
    named = say(finding("rows[1].note"))["rows"]
    assert [one["note"] for one in named] == ["白", "【待补充5：备注】"]


def test_articles_are_numbered_by_what_is_there(say):
    assert say()["no"] == {"story": "第一条", "price": "第二条", "rows": "第三条"}
    assert say(price={"applicable": False})["no"] == {"story": "第一条", "price": "", "rows": "第二条"}


def test_a_blocked_paper_is_a_draft_and_a_whole_one_is_not(say, finding):
    assert say()["draft"] is False
    assert say(finding("kind"))["draft"] is True


def test_a_paper_with_a_gap_is_a_draft_even_if_no_rule_says_so(say):
    assert say(title="")["draft"] is True


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        (dt.date(2024, 12, 31), ""),
        (
            dt.date(2025, 1, 1),
            "《示例办法》（测试〔2020〕1号）所载有效期已于2024年12月31日届满，请核实现行依据。",
        ),
    ],
)
def test_an_act_is_said_to_be_over_from_the_day_after_its_last(say, day, notice):
    assert say(day=day)["act_notice"] == notice


def test_a_final_paper_that_goes_out_tells_nobody_that_our_act_is_over(say):
    letter, late = replace(FORM, outgoing=True), dt.date(2025, 1, 1)

    assert say(day=late, form=letter)["act_notice"] == ""
    assert "届满" in say(day=late, form=letter, title="")["act_notice"]


def with_words(more):
    return Form("sample", "F-T-1", "示例表", ACT, FORM.steps, "1", headings=HEADINGS, words=more)


def test_a_form_adds_its_own_words_row_by_row(say):
    form = with_words(
        lambda _answers, made: {"extra": made["title"] + "附", "rows": [{"no": "1"}, {"no": "2"}]}
    )
    said = say(form=form)
    assert said["extra"] == "示例附"
    assert said["rows"] == [{"item": "纸", "note": "白", "no": "1"}, {"item": "笔", "note": "", "no": "2"}]


def test_own_words_that_miss_a_row_are_a_fault_of_the_form(say):
    form = with_words(lambda _answers, _made: {"rows": [{"no": "1"}]})
    with pytest.raises(DefinitionFault, match="1 rows of rows, the answers 2"):
        say(form=form)


def test_two_words_of_one_name_are_a_fault_of_the_form(report_on):
    steps = (Step("one", "一", (Text(name="draft", label="草稿"),)),)
    with pytest.raises(DefinitionFault, match="draft"):
        words(report_on(Form("x", "X", "x", ACT, steps, "1"), {}))


def test_nothing_but_plain_words_leaves(say):
    def plain(value):
        if type(value) is dict:
            return all(map(plain, value.values()))
        if type(value) is list:
            return all(map(plain, value))
        return type(value) in (str, int, bool)

    assert plain(say())
