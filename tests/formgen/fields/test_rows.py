"""Tables, the parties of a contract, plain lists and reasons."""

from __future__ import annotations

import datetime as dt

import pytest

from formgen.errors import DefinitionFault
from formgen.fields import (
    Choice,
    Date,
    Dates,
    Group,
    Lines,
    Misread,
    Phone,
    Reasons,
    ReferenceField,
    Rows,
    Text,
    YesNo,
    parties,
)

MILESTONES = Rows(
    name="performance.milestones",
    label="进度节点",
    columns=(
        Text(name="name", label="节点名称"),
        Date(name="due_date", label="计划日", required=True),
        Phone(name="phone", label="电话"),
    ),
    single="due_date",
)
APPROVALS = Rows(
    name="pre_approvals",
    label="前置程序",
    columns=(
        Text(name="name", label="名称"),
        YesNo(name="required", label="是否需要"),
        ReferenceField(name="doc", label="文件"),
        Choice(name="level", label="层级", options={"city": "市级", "district": "区级"}),
    ),
    least=2,
    most=3,
)
PARTIES = parties("parties_b", "对方当事人", required=True, ruled_by=("GC-26-1",))

UNIT = {
    "party_type": "legal_person",
    "name": "深圳示例餐饮服务有限公司（示例）",
    "legal_rep_name": "示例丁",
    "legal_rep_title": "执行董事",
    "address": "深圳市罗湖区示例大道10号（示例）",
    "contact_phone": "0755-00000010",
    "uscc": "91440303YYYY001009",
}
PERSON = {
    "party_type": "natural_person",
    "name": "示例某",
    "address": "深圳市罗湖区示例路（示例）",
    "contact_phone": "13000000000",
    "id_type": "resident_id",
    "id_number": "440303190001010014",
}


def test_a_table_is_read_row_by_row_with_columns_as_attributes():
    rows = MILESTONES.parse([{"name": "进场供餐", "due_date": "2026-7-1"}, {"due_date": "2026-12-31"}])
    assert rows[0].name == "进场供餐"
    assert rows[0].due_date == dt.date(2026, 7, 1)
    assert rows[1].name is None
    assert MILESTONES.show(rows) == "进场供餐，2026年7月1日；2026年12月31日"
    assert MILESTONES.dump(rows) == [
        {"name": "进场供餐", "due_date": "2026-07-01"},
        {"due_date": "2026-12-31"},
    ]


def test_a_plain_value_stands_for_the_column_that_the_table_names():
    rows = MILESTONES.parse(["2026-07-01", {"name": "年度考核", "due_date": "2027-06-30"}])
    assert [row.due_date for row in rows] == [dt.date(2026, 7, 1), dt.date(2027, 6, 30)]


def test_rows_hold_references_and_answers_of_no():
    rows = APPROVALS.parse(
        [{"name": "论证", "required": False, "doc": {"name": "意见", "date": "2026-03-12"}}]
    )
    assert rows[0].required is False
    assert rows[0].doc.is_dated
    assert APPROVALS.parse(APPROVALS.dump(rows)) == rows


@pytest.mark.parametrize(
    "raw", [None, "", [], [{}], [{"name": " "}, None, ""], [{"name": "", "due_date": None}]]
)
def test_empty_rows_are_dropped_and_an_empty_table_is_no_answer(raw):
    assert MILESTONES.parse(raw) is None
    assert MILESTONES.show(None) == ""
    assert MILESTONES.problem(None) is None


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ([{"name": "甲"}, {"nmae": "乙"}], "第2行：没有“nmae”这一项，可写的有：name、due_date、phone。"),
        ([{"due_date": "2026-02-30"}], "第1行：“计划日”没有2026年2月30日这一天，请核对。"),
        ([{"name": 3}], "第1行：“节点名称”应为文字，却是数字。"),
        (
            [{"name": 3}, {"name": 4, "due_date": 5}],
            "第1行：“节点名称”应为文字，却是数字。（另有2处读不出来。）",
        ),
        ({"name": "甲"}, "应为列表，却是对象。"),
        ("甲", "应为列表，却是文字。"),
        (7, "应为列表，却是数字。"),
        ([{"name": "甲"}] * 201, "最多200项，现有201项。"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(raw, sentence):
    with pytest.raises(Misread) as fault:
        MILESTONES.parse(raw)
    assert str(fault.value.message) == sentence


def test_every_cell_at_fault_is_listed_with_its_place():
    with pytest.raises(Misread) as fault:
        APPROVALS.parse([{"name": 1}, "论证", {"doc": {"file": "x"}, "other": 1}])
    assert list(fault.value.fields) == ["[0].name", "[1]", "[2].other", "[2].doc"]
    assert str(fault.value.fields["[1]"]) == "第2行：应为一个对象，却是文字。"


def test_too_few_rows_and_values_outside_the_options_are_problems():
    one = APPROVALS.parse([{"name": "论证"}])
    assert str(APPROVALS.problem(one)) == "至少2行，现有1行。"
    two = APPROVALS.parse([{"name": "论证"}, {"level": "省级"}])
    assert str(APPROVALS.problem(two)) == "第2行：“层级”没有“省级”这个选项，请从中选择：市级、区级。"


def test_an_odd_phone_in_a_row_is_listed_but_does_not_block_the_table():
    rows = MILESTONES.parse([{"due_date": "2026-07-01", "phone": "另告"}])
    assert MILESTONES.problem(rows) is None
    [found] = MILESTONES.problems(rows)
    assert (found.path, found.blocks) == ("[0].phone", False)


def test_the_gaps_of_a_table_are_its_required_cells_without_an_answer():
    rows = MILESTONES.parse([{"due_date": "2026-07-01"}, {"name": "中期评估"}])
    [gap] = MILESTONES.gaps(rows)
    assert gap.path == "[1].due_date"
    assert str(gap.message) == "第2行：未填写“计划日”，请补充。"


def test_a_unit_and_a_person_are_asked_for_different_things():
    rows = PARTIES.parse([UNIT, PERSON])
    assert [one.name for one in PARTIES.shown_in(rows[0])] == [*UNIT]
    assert [one.name for one in PARTIES.shown_in(rows[1])] == [*PERSON]
    assert list(PARTIES.gaps(rows)) == []
    assert list(PARTIES.problems(rows)) == []
    assert PARTIES.parse(PARTIES.dump(rows)) == rows


@pytest.mark.parametrize(
    ("party", "without", "label"),
    [
        (UNIT, "name", "名称（姓名）"),
        (UNIT, "legal_rep_name", "法定代表人或负责人"),
        (UNIT, "address", "地址（住址）"),
        (UNIT, "contact_phone", "联系方式"),
        (PERSON, "id_type", "证件类型"),
        (PERSON, "id_number", "证件号码"),
        (PERSON, "address", "地址（住址）"),
    ],
)
def test_each_party_must_say_who_it_is_and_how_to_reach_it(party, without, label):
    rows = PARTIES.parse([party | {without: ""}])
    assert [gap.column.label for gap in PARTIES.gaps(rows)] == [label]


@pytest.mark.parametrize("optional", ["legal_rep_title", "uscc"])
def test_a_code_and_a_title_are_not_demanded_of_a_unit(optional):
    assert list(PARTIES.gaps(PARTIES.parse([UNIT | {optional: ""}]))) == []


def test_wrong_numbers_of_parties_are_found_by_their_row():
    rows = PARTIES.parse(
        [UNIT | {"uscc": "91440303YYYY001000"}, PERSON | {"id_number": "440303190001010015"}]
    )
    assert [found.path for found in PARTIES.problems(rows)] == ["[0].uscc", "[1].id_number"]
    assert str(PARTIES.problem(rows)).startswith("第1个当事人：“统一社会信用代码”统一社会信用代码校验不通过")


def test_a_rule_that_speaks_about_wrong_numbers_leaves_the_table_silent():
    ruled = parties("parties_b", "对方当事人", checked_by=("GC-28-4",))
    rows = ruled.parse([UNIT | {"uscc": "91440303YYYY001000"}])
    assert ruled.problem(rows) is None
    assert [found.column.ruled_by for found in ruled.problems(rows)] == [("GC-28-4",)]


def test_the_number_of_a_foreign_paper_is_not_checked():
    rows = PARTIES.parse([PERSON | {"id_type": "passport", "id_number": "E00000000"}])
    assert list(PARTIES.problems(rows)) == []


def test_the_numbers_of_parties_are_masked_where_the_whole_is_not_needed():
    masked = PARTIES.mask(PARTIES.parse([PERSON]))
    assert masked == "自然人，示例某，深圳市罗湖区示例路（示例），130****0000，居民身份证，440303********0014"


def test_a_table_with_columns_that_cannot_be_told_apart_is_refused():
    name = Text(name="name", label="名称")
    with pytest.raises(DefinitionFault, match="must differ"):
        Rows(name="x", label="表", columns=(name, name))
    with pytest.raises(DefinitionFault, match="has no column 'day'"):
        Rows(name="x", label="表", columns=(name,), single="day")


def test_groups_are_equal_when_their_answers_are():
    assert Group(a=1, b=None) == Group(a=1, b=None)
    assert Group(a=1) != Group(a=2)
    assert Group(a=1) != {"a": 1}
    assert len({Group(a=[1]), Group(a=[1])}) == 1


NAMES = Lines(name="reviewer_names", label="审查人")
DAYS = Dates(name="filing.milestones", label="进度节点")


@pytest.mark.parametrize(
    "raw", [["示例甲", "示例乙"], " 示例甲 \r\n\r\n示例乙\n", ["示例甲", "", None, "示例乙 "]]
)
def test_lines_come_as_a_list_or_from_a_text_box(raw):
    assert NAMES.parse(raw) == ("示例甲", "示例乙")
    assert NAMES.show(NAMES.parse(raw)) == "示例甲、示例乙"
    assert NAMES.dump(NAMES.parse(raw)) == ["示例甲", "示例乙"]


@pytest.mark.parametrize("raw", [["2026-07-01", "2026年12月31日"], "2026.7.1\n2026-12-31"])
def test_days_come_as_a_list_or_from_a_text_box(raw):
    assert DAYS.parse(raw) == (dt.date(2026, 7, 1), dt.date(2026, 12, 31))
    assert DAYS.show(DAYS.parse(raw)) == "2026年7月1日、2026年12月31日"


def test_a_fault_in_a_list_says_in_which_entry():
    with pytest.raises(Misread, match="第2项：没有2026年2月30日这一天"):
        DAYS.parse(["2026-07-01", "2026-02-30"])
    with pytest.raises(Misread, match="应为列表，却是是/否。"):
        NAMES.parse(True)
    with pytest.raises(Misread, match="第1项：应为文字，却是数字。"):
        NAMES.parse([1])


REASONS = Reasons(name="na_reasons", label="不适用的理由")


@pytest.mark.parametrize("said", ["\u3164\u3164", "\u2800", "\ufe0f\u0301", "……。"])
def test_a_reason_without_a_word_is_none(said):
    assert Reasons(name="reasons", label="理由").read({"GC-24-1": said, "GC-1-1": "已批准"}) == {
        "GC-1-1": "已批准"
    }


def test_reasons_are_read_by_rule_and_empty_ones_are_none():
    found = REASONS.parse({"GC-26-7": " 无保密事项 ", "GC-26-2": "", "GC-26-5": None})
    assert found == {"GC-26-7": "无保密事项"}
    assert REASONS.show(found) == "GC-26-7：无保密事项"
    assert REASONS.parse({"GC-26-7": " "}) is None


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("无", "应为以规则号为键、以理由为值的对象，却是文字。"),
        ({"GC-26-7": True}, "GC-26-7 的理由：应为文字，却是是/否。"),
        ({"GC-26-7": "长" * 2001}, "GC-26-7 的理由最多2000个字，请缩短。"),
        ({" ": "无"}, "“”不是规则号，规则号如 GC-26-7。"),
        ({7: "无"}, "应为文字，却是数字。"),
    ],
)
def test_reasons_that_cannot_be_read_say_which(raw, sentence):
    with pytest.raises(Misread) as fault:
        REASONS.parse(raw)
    assert str(fault.value) == sentence
