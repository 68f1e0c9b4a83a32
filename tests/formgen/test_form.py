"""A form as data: fields by path, in the order of the paper."""

from datetime import date

import pytest

from formgen.errors import DefinitionFault
from formgen.fields import KINDS, Choice, Rows, Text, YesNo
from formgen.form import texts_of
from formgen.law import Act, article

ACT = Act("X", "示例规〔2026〕1号", "示例办法")


def test_the_specimen_asks_for_every_kind_of_field(specimen):
    assert {one.kind for one in specimen.form.fields.values()} == set(KINDS)


def test_fields_come_in_the_order_of_the_paper(tiny):
    form = tiny(ACT, Text(name="b", label="乙"), Text(name="a.c", label="丙"), Text(name="a.b", label="丁"))

    assert list(form.fields) == ["b", "a.c", "a.b"]
    assert {name: list(node) for name, node in form.tree.items() if name == "a"} == {"a": ["c", "b"]}


def test_a_field_knows_its_step(specimen):
    assert specimen.form.step_of["loan.fee"].id == "loan"
    assert specimen.form.step_of["matter"].id == "matter"


def test_a_form_that_asks_twice_for_one_field_is_refused_by_both_names(tiny):
    form = tiny(ACT, Text(name="a", label="甲"), YesNo(name="a", label="又甲"))

    with pytest.raises(DefinitionFault, match="form tiny asks twice for a"):
        _ = form.fields


@pytest.mark.parametrize("names", [("a", "a.b"), ("a.b", "a.b.c")])
def test_nothing_lies_below_a_field(tiny, names):
    form = tiny(ACT, *(Text(name=name, label="甲") for name in names))

    with pytest.raises(DefinitionFault, match=r"is a field, so .* cannot lie below it"):
        _ = form.tree


def test_a_group_cannot_be_a_field_as_well(tiny):
    form = tiny(ACT, Text(name="a.b", label="甲"), Text(name="a", label="乙"))

    with pytest.raises(DefinitionFault, match="form tiny: a is a group, so it cannot be a field as well"):
        _ = form.tree


def test_a_sample_is_found_by_its_kind(specimen):
    assert specimen.form.sample("incomplete") == {"matter": "示例借用"}


def test_every_text_that_people_read_is_collected_for_translation(specimen):
    texts = set(specimen.form.texts())

    assert {"示例借用申请表", "事项", "理由", "千克", "展示", "名称", "事项与理由", "一般理由"} <= texts


def test_the_texts_of_a_table_are_those_of_its_columns_too():
    table = Rows(name="t", label="表", columns=(Choice(name="c", label="列", options={"x": "项"}),))

    assert {"表", "列", "项"} <= set(texts_of(table))


def test_a_sentence_of_a_form_takes_its_figures_from_the_law_of_the_day(tiny):
    act = Act("TN", "示例规〔2026〕2号", "示例办法", effective=date(2026, 1, 1))
    days = act.figure("公示至少（天）", article(1), {date(2026, 1, 1): 7, date(2027, 1, 1): 10})
    form = tiny(act, Text(name="a", label="甲"), figures={"days": days})

    assert str(form.told("不少于{days}天。", date(2026, 12, 31))) == "不少于7天。"
    assert str(form.told("不少于{days}天。", date(2027, 1, 1))) == "不少于10天。"
    assert form.told("写全称。", date(2027, 1, 1)) == "写全称。"
