"""Template and form agree in both directions, or are told apart by name."""

import pytest

from formgen.errors import TemplateFault
from formgen.fields import Choice, LongText, Rows, Text, YesNo
from formgen.form import Form, Step
from formgen.law import Act
from formgen.rendering.agreement import names_in, refuse_disagreement, refuse_unknown
from formgen.rendering.documents import template_for
from formgen.rendering.docx import render
from formgen.rendering.words import words

FIELDS = (
    Text(name="title", label="名称"),
    LongText(name="story", label="经过"),
    YesNo(name="agreed", label="是否同意"),
    Choice(name="kind", label="种类", options={"a": "甲类"}),
    Text(name="inner", label="内部", printed=False),
    Rows(
        name="rows",
        label="明细",
        columns=(Text(name="item", label="品名"), Text(name="mine", label="自用", printed=False)),
    ),
)
FORM = Form("sample", "F-T-1", "示例表", Act("T", "1", "示例办法"), (Step("one", "一", FIELDS),), "1")
AGREED = (
    "{{ title }}",
    "{%p for one in story %}",
    "{{ one }}",
    "{%p endfor %}",
    "{% if agreed_holds %}同意{% endif %}{% if kind_is.a %}甲{% endif %}",
    "{%p for row in rows %}",
    "{{ row.item }}",
    "{%p endfor %}",
)


def test_names_are_found_in_every_part_and_followed_into_rows(template):
    asked = names_in(template(*AGREED, cells=("{{ a.b }}",), header="{{ draft }}", footer="{{ foot }}"))
    assert asked == {
        *("title", "story", "story[]", "agreed_holds", "kind_is.a", "rows", "rows[].item"),
        *("a.b", "draft", "foot"),
    }


def test_a_template_that_prints_what_the_form_prints_agrees(template):
    refuse_disagreement(template(*AGREED), FORM)


@pytest.mark.parametrize(
    ("left_out", "label"),
    [
        ("{{ title }}", "名称（title）"),
        ("{{ one }}", "经过（story）"),
        ("{{ row.item }}", "明细·品名（rows[].item）"),
        (
            "{% if agreed_holds %}同意{% endif %}{% if kind_is.a %}甲{% endif %}",
            "是否同意（agreed）、种类（kind）",
        ),
    ],
)
def test_a_field_that_the_template_forgets_is_named(template, left_out, label):
    body = ["空" if one == left_out else one for one in AGREED]
    with pytest.raises(TemplateFault) as fault:
        refuse_disagreement(template(*body), FORM)
    assert f"没有：{label}" in str(fault.value)


def test_the_notes_of_a_form_must_stand_on_its_paper(template):
    noted = Form("sample", "F-T-1", "示例表", FORM.act, FORM.steps, "1", notes=("参考样式",))
    with pytest.raises(TemplateFault, match="没有：notes"):
        refuse_disagreement(template(*AGREED), noted)
    refuse_disagreement(template(*AGREED, "{% for one in notes %}{{ one }}{% endfor %}"), noted)


def test_asking_whether_a_text_is_there_is_not_printing_it(template):
    body = ["{% if title %}有{% endif %}" if one == "{{ title }}" else one for one in AGREED]
    with pytest.raises(TemplateFault, match="名称"):
        refuse_disagreement(template(*body), FORM)


@pytest.mark.parametrize("unknown", ["titel", "rows", "inner", "rows[].mine", "no.story"])
def test_a_name_that_the_form_does_not_offer_is_named(template, unknown):
    group, _row, column = unknown.partition("[].")
    tag = f"{{% for x in {group} %}}{{{{ x.{column} }}}}{{% endfor %}}" if column else f"{{{{ {unknown} }}}}"
    if unknown == "rows":
        tag = "{{ rows.item }}"
        unknown = "rows.item"
    with pytest.raises(TemplateFault) as fault:
        refuse_disagreement(template(*AGREED, tag), FORM)
    assert f"用了没有的字段：{unknown}。" in str(fault.value)


@pytest.mark.parametrize(
    "text", ["｛｛ title ｝｝", "{ { title } }", "价款 title }} 元", "｛％ if x ％｝", "{ % if x % }"]
)
def test_what_only_looks_like_a_tag_is_shown_with_its_paragraph(template, text):
    with pytest.raises(TemplateFault) as fault:
        refuse_unknown(template("好段", f"坏段{text}"), {"title"})
    assert f"坏段{text}" in str(fault.value)


def test_every_word_left_out_of_the_contract_is_named(contract, report_on):
    """Each name that the template asks for, removed in turn, is missed by name."""
    paper, said = template_for(contract), words(report_on(contract, contract.sample("complete")))
    for name in sorted(names_in(paper)):
        keys = name.split(".")
        with pytest.raises(TemplateFault) as fault:
            render(paper, without(said, keys))
        assert name in str(fault.value)


def without(words, keys):
    """*words* without the one at *keys*, in every row on the way."""
    key, rows = keys[0].removesuffix("[]"), keys[0].endswith("[]")
    if len(keys) == 1:
        return {name: word for name, word in words.items() if name != key}
    inner = [without(row, keys[1:]) for row in words[key] or [{}]] if rows else without(words[key], keys[1:])
    return {**words, key: inner}
