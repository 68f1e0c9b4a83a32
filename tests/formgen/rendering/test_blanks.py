"""The blank to fill in by hand: room in sentences, in cells and on lines of their own, and no answer."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from formgen.answers import read_answers
from formgen.blanks import HERE, LINE, Blank
from formgen.fields import Choice, Date, Integer, LongText, Money, Number, Rows, Text, YesNo
from formgen.form import Form, Step
from formgen.law import Act
from formgen.rendering.blanks import BlankTeller, open_word
from formgen.rendering.docx import render
from formgen.rendering.handwriting import made_blank, made_sample, says_draft
from formgen.rendering.words import said_by
from formgen.report import Report

DAY = date(2026, 11, 19)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLOURS = {"red": "红", "blue": "蓝"}
FIELDS = (
    Text(name="matter", label="事项"),
    LongText(name="reason", label="理由"),
    Money(name="price", label="价款"),
    YesNo(name="paid", label="是否付款"),
    Choice(name="colour", label="颜色", options=COLOURS),
    Rows(
        name="people",
        label="人员",
        columns=(Text(name="who", label="姓名"), Integer(name="age", label="年龄")),
    ),
)


def words_of(**blank):
    form = Form(
        id="specimen", code="F-X-1", title="示例表", act=Act("X", "示例", "示例办法"), version="1",
        steps=(Step("one", "一", FIELDS),), blank=Blank(**blank),
    )  # fmt: skip
    report = Report(read_answers(form, form.blank.assumes), DAY, DAY, (), (), ())
    return said_by(BlankTeller(report), report, blank=True)


@pytest.mark.parametrize(
    ("field", "word"),
    [
        (Text(name="a", label="甲"), HERE),
        (Date(name="a", label="甲"), "　　　　年　　月　　日"),
        (YesNo(name="a", label="甲"), "□是　□否"),
        (Choice(name="a", label="甲", options=COLOURS), "□红　□蓝"),
        (Number(name="a", label="甲", unit="平方米"), f"{HERE}平方米"),
        (LongText(name="a", label="甲"), [LINE, LINE]),
    ],
)
def test_an_empty_place_suits_what_a_pen_will_give(field, word):
    assert open_word(field, 2) == word


def test_nothing_is_ticked_and_every_table_has_empty_rows():
    said = words_of(rows={"people": 2}, lines={"reason": 1})

    assert (said["matter"], said["reason"], said["price"], said["price_capitals"]) == (
        HERE,
        [LINE],
        HERE,
        HERE,
    )
    assert (said["paid_holds"], said["colour_is"]) == (False, {"red": False, "blue": False})
    assert said["people"] == [{"who": HERE, "age": HERE}] * 2
    assert said["blank"] is True


def test_what_a_form_assumes_is_printed_and_decides():
    said = words_of(assumes={"paid": True, "colour": "red", "people": [{"who": "示例甲"}]})

    assert (said["paid_holds"], said["paid"], said["colour"]) == (True, "是", "红")
    assert said["people"] == [{"who": "示例甲", "age": HERE}]


def test_what_a_form_leaves_out_is_not_there():
    said = words_of(without=("matter", "reason", "people"))

    assert (said["matter"], said["reason"], said["people"]) == ("", [], [])


@pytest.fixture
def opened(template, parts):
    """The paragraphs of a blank made of *body* and *cells*, and its document part."""

    def make(*body, cells=(), header="", **words):
        made = template(*body, cells=cells, header=header)
        docx = render(made, words, after=made_blank(marked=says_draft(made)))
        root = parts(docx)["word/document.xml"]
        return ["".join(one.text or "" for one in p.iter(f"{W}t")) for p in root.iter(f"{W}p")], root

    return make


def test_a_place_in_a_sentence_is_underscored(opened):
    lines, _root = opened("现委托{{ a }}办理。", a=HERE)

    assert "现委托__________办理。" in lines


def test_a_place_on_a_line_of_its_own_is_ruled_to_the_margin(opened):
    lines, root = opened("理由：{{ a }}", a=LINE)

    assert "理由：" in lines
    assert [one.get(f"{W}leader") for one in root.iter(f"{W}tab") if one.get(f"{W}leader")] == ["underscore"]


SECTIONS = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>{line}</w:t></w:r></w:p>
<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906"/><w:pgMar w:left="1500" w:right="1500"/></w:sectPr></w:pPr></w:p>
<w:p><w:r><w:t>{line}</w:t></w:r></w:p>
<w:sectPr><w:pgSz w:w="16838"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>
</w:body></w:document>"""


def test_a_line_is_ruled_to_the_margin_of_its_own_section():
    root = etree.fromstring(SECTIONS.format(line=LINE))

    made_blank(marked=True)("document.main", root)

    ruled = [one for one in root.iter(f"{W}tab") if one.get(f"{W}leader")]
    assert [one.get(f"{W}pos") for one in ruled] == ["8906", "14838"]


def test_a_cell_stays_empty_and_gets_height(opened):
    lines, root = opened("表", cells=("{{ a }}", "电话：{{ a }}", "共{{ a }}人"), a=HERE)

    assert lines[-3:] == ["", "电话：", "共______人"] or lines[-4:-1] == ["", "电话：", "共______人"]
    assert [one.get(f"{W}val") for one in root.iter(f"{W}trHeight")] == ["567"]


def test_without_a_marked_header_the_first_line_says_what_it_is(opened):
    lines, _root = opened("正文")

    assert lines[0] == "空白表（打印后用手填写）"


def test_the_mark_of_a_draft_becomes_that_of_a_blank_or_a_sample(template, parts):
    made = template("正文", header="草稿（不得签署）")

    for after, said in (
        (made_blank, "空白表（打印后用手填写）"),
        (made_sample, "样例（内容均为示例，不得提交）"),
    ):
        files = parts(render(made, {}, after=after(marked=says_draft(made))))
        headers = ["".join(one.itertext()) for name, one in files.items() if "header" in name]
        assert said in headers
        assert "草稿" not in "".join(headers)
