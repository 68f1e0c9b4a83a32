"""The adapter prints words exactly, or says by name why it does not."""

import hashlib
import io
import zipfile

import pytest
from docx import Document
from docxtpl import DocxTemplate
from lxml import etree

from formgen.errors import BadInput, TemplateFault
from formgen.rendering.docx import render
from formgen.rendering.properties import Properties
from formgen.rendering.template import Template

HOSTILE = [
    "甲 & 乙",
    "a<b>c",
    "</w:t></w:r></w:p>",
    "<w:r><w:t>粗</w:t></w:r>",
    "&amp;&#60;&lt;",
    "{{ 7*7 }}",
    "{% if x %}",
    "{%p endfor %}",
    "{# 注 #}",
    "{_{ x }_}",
    "{_% x %_}",
    "]]><!--",
    "\"双\" '单' “弯” ‘弯’",
    "😀👩‍👩‍👧",
    "𠮷野家、䶮、㼆、𬭎",
    "مرحبا שלום",
    "　全角空格　",
    "  两个  空格  ",
    "a" * 20_000,
    "%s %d {0} \\1 $1",
]


@pytest.fixture(scope="module")
def everywhere(template):
    """A template that prints one word in the body, in a cell, in a loop, in header and footer."""
    return template(
        "正文：{{ word }}。",
        "{%p for one in words %}",
        "第{{ loop.index }}段{{ one }}",
        "{%p endfor %}",
        "{%p if yes %}",
        "条件段",
        "{%p endif %}",
        "完",
        cells=("格", "{{ word }}"),
        header="页眉{{ word }}",
        footer="页脚{{ word }}",
    )


def said(word):
    return {"word": word, "words": [word, word], "yes": True}


@pytest.mark.parametrize("word", HOSTILE, ids=lambda word: word[:12])
def test_a_hostile_word_is_printed_exactly_in_body_table_header_and_footer(everywhere, lines, word):
    made = render(everywhere, said(word))
    assert lines(made) == [f"正文：{word}。", f"第1段{word}", f"第2段{word}", "条件段", "完", "格", word]
    assert lines(made, "word/header1.xml") == [f"页眉{word}"]
    assert lines(made, "word/footer1.xml") == [f"页脚{word}"]


@pytest.mark.parametrize("word", HOSTILE, ids=lambda word: word[:12])
def test_a_hostile_word_adds_no_element(everywhere, parts, word):
    hostile, harmless = parts(render(everywhere, said(word))), parts(render(everywhere, said("字")))
    for name, root in harmless.items():
        assert [one.tag for one in hostile[name].iter()] == [one.tag for one in root.iter()]


@pytest.mark.parametrize("code", [*range(0x20), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_a_character_that_no_document_can_carry_is_refused_by_name(everywhere, code):
    with pytest.raises(BadInput, match=rf"“words\[1\]”含有不能写进文书的字符 U\+{code:04X}"):
        render(everywhere, {"word": "好", "words": ["好", f"坏{chr(code)}"], "yes": True})


class Shouting(str):
    """A string that says of itself that it is safe markup."""

    __slots__ = ()

    def __html__(self):
        return "<w:r/>"


@pytest.mark.parametrize("value", [None, 1.5, b"x", object(), Shouting("x"), ("a",), {"a": None}])
def test_only_plain_words_are_printed(everywhere, value):
    with pytest.raises(TemplateFault, match="“word"):
        render(everywhere, said("好") | {"word": value})


@pytest.mark.parametrize("word", [["a"], {"a": "b"}, True])
def test_a_list_or_a_condition_is_not_printed_as_it_stands(everywhere, word):
    with pytest.raises(TemplateFault, match="不能直接打印"):
        render(everywhere, said("好") | {"word": word})


@pytest.mark.parametrize("missing", ["word", "words", "yes"])
def test_a_missing_word_is_a_fault_that_names_it(everywhere, missing):
    words = said("好")
    del words[missing]
    with pytest.raises(TemplateFault, match=missing):
        render(everywhere, words)


def test_a_word_that_is_missing_in_the_second_row_only_is_named(template):
    rows = template("{%p for one in rows %}", "{{ one.name }}", "{%p endfor %}")
    with pytest.raises(TemplateFault, match=r"rows\[\]\.name"):
        render(rows, {"rows": [{"name": "甲"}, {"title": "乙"}]})


def test_a_word_called_like_a_method_is_the_word(template, lines):
    made = render(template("{{ change.items }}"), {"change": {"items": "甲方变更"}})
    assert lines(made) == ["甲方变更"]


@pytest.mark.parametrize(
    "words", [said("甲 & 乙"), said("a<b>"), said(""), {**said("好"), "words": [], "yes": False}]
)
def test_the_xml_is_that_of_docxtpl(everywhere, parts, words):
    naive = DocxTemplate(io.BytesIO(everywhere.content))
    naive.render(words, autoescape=True)
    written = io.BytesIO()
    naive.save(written)
    ours, theirs = parts(render(everywhere, words)), parts(written.getvalue())
    assert set(ours) == set(theirs)
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        assert etree.tostring(ours[name], method="c14n") == etree.tostring(theirs[name], method="c14n")


def test_the_same_words_are_the_same_bytes(everywhere):
    once = render(everywhere, said("好"), Properties(title="甲"))
    again = render(Template("别名.docx", everywhere.content), said("好"), Properties(title="甲"))
    assert hashlib.sha256(once).digest() == hashlib.sha256(again).digest()
    assert once != render(everywhere, said("坏"), Properties(title="甲"))


def test_every_member_is_of_1980_and_in_the_order_of_the_template(everywhere):
    with zipfile.ZipFile(io.BytesIO(render(everywhere, said("好")))) as archive:
        assert archive.namelist() == list(everywhere.members)
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_properties_are_ours_escaped_and_short(everywhere):
    made = Document(io.BytesIO(render(everywhere, said("好"), Properties("甲<乙>" * 100, "题 & 目", "f00d"))))
    core = made.core_properties
    assert core.title == ("甲<乙>" * 100)[:255]
    assert (core.subject, core.keywords, core.language) == ("题 & 目", "f00d", "zh-CN")


def test_word_opens_what_was_made(everywhere):
    made = Document(io.BytesIO(render(everywhere, said("好"))))
    assert made.paragraphs[0].text == "正文：好。"
    assert made.tables[0].rows[0].cells[1].text == "好"


# ------------------------------------------------------------------------------- faulty templates


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (["{%p if yes %}", "段"], "标记写错"),
        (["开头", "{{ word "], "标记写错"),
        (["{{ 甲方-名称 }}"], "Sub"),
        (["{{ word|upper }}"], "Filter"),
        (["{{ word.upper() }}"], "Call"),
        (["{{ ''.__class__ }}"], "Const"),
        (["{{ word[0] }}"], "Getitem"),
        (["{% set x = 1 %}"], "Assign"),
        (["{% import 'os' as os %}"], "Import"),
        (["{% include '/etc/passwd' %}"], "Include"),
        (["{% macro m() %}{% endmacro %}"], "Macro"),
        (["{% if word is defined %}有{% endif %}"], "Test"),
        (["{% for a, b in words %}{% endfor %}"], "For"),
        (["{% for a in words if a %}{% endfor %}"], "For"),
        (["{% for a in words %}{{ loop.cycle('a') }}{% endfor %}"], "Call"),
        (["{% for a in words %}{{ loop.previtem }}{% endfor %}"], "Getattr"),
        (["{{r word }}"], "不要在括号后加"),
        (["{{p word }}"], "不要在括号后加"),
        (["{_{ word }_}"], "用不着"),
    ],
)
def test_a_template_may_print_ask_and_repeat_and_nothing_else(template, body, fault):
    with pytest.raises(TemplateFault, match=fault):
        render(template(*body), said("好"))


def test_a_fault_shows_the_paragraph(template):
    with pytest.raises(TemplateFault, match="合同价款为"):
        render(template("第一段", "合同价款为{{ word|upper }}元", "第三段"), said("好"))


def test_tags_where_nothing_is_filled_in_are_refused_by_part():
    document = Document()
    document.core_properties.title = "{{ title }}"
    written = io.BytesIO()
    document.save(written)
    with pytest.raises(TemplateFault, match=r"docProps/core\.xml"):
        render(Template("试样.docx", written.getvalue()), {})


def test_a_cell_left_without_a_paragraph_is_refused(template):
    emptied = template("头", cells=("{%p if yes %}", "乙"))
    source = emptied.content
    assert source
    document = Document(io.BytesIO(source))
    cell = document.tables[0].rows[0].cells[0]
    cell.add_paragraph("有时才有")
    cell.add_paragraph("{%p endif %}")
    written = io.BytesIO()
    document.save(written)
    faulty = Template("试样.docx", written.getvalue())
    assert render(faulty, {"yes": True})
    with pytest.raises(TemplateFault, match="没有留下段落"):
        render(faulty, {"yes": False})


def test_a_table_whose_rows_outgrow_its_grid_is_mended_as_docxtpl_does(parts):
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].paragraphs[0].text = "{%tc for one in words %}"
    table.rows[0].cells[1].paragraphs[0].text = "{{ one }}"
    cell = table.add_column(1_000_000).cells[0]
    cell.paragraphs[0].text = "{%tc endfor %}"
    written = io.BytesIO()
    document.save(written)
    columns = Template("列.docx", written.getvalue())
    naive = DocxTemplate(io.BytesIO(columns.content))
    naive.render({"words": list("甲乙丙丁")}, autoescape=True)
    saved = io.BytesIO()
    naive.save(saved)
    ours = parts(render(columns, {"words": list("甲乙丙丁")}))["word/document.xml"]
    assert etree.tostring(ours, method="c14n") == etree.tostring(
        parts(saved.getvalue())["word/document.xml"], method="c14n"
    )
