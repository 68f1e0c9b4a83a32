"""What is missing is shaded, also in the middle of a sentence."""

import io

import pytest
from docx import Document

from formgen.rendering.docx import render
from formgen.rendering.marks import mark
from formgen.rendering.template import Template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def shaded(root):
    """The text of every shaded run."""
    return [
        "".join(one.text for one in run.iter(f"{W}t"))
        for run in root.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}shd") is not None
    ]


@pytest.mark.parametrize(
    ("line", "written"),
    [(3, "【待补充3：计量方法】"), (12, "【待补充12：计量方法】"), (0, "【待补充：计量方法】")],
)
def test_a_mark_carries_the_number_of_its_checklist_line(line, written):
    assert mark("计量方法", line) == written


def test_a_mark_inside_a_sentence_is_shaded_and_the_sentence_is_whole(template, parts, lines):
    made = render(template("价款为{{ a }}元，于{{ b }}支付。"), {"a": mark("价款", 4), "b": mark("期限", 4)})
    assert lines(made) == ["价款为【待补充4：价款】元，于【待补充4：期限】支付。"]
    assert shaded(parts(made)["word/document.xml"]) == ["【待补充4：价款】", "【待补充4：期限】"]


def test_marks_in_cells_headers_and_footers_are_shaded_too(template, parts):
    made = render(
        template(cells=("{{ a }}",), header="{{ a }}", footer="第{{ a }}页"), {"a": mark("名称", 1)}
    )
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        assert shaded(parts(made)[part]) == ["【待补充1：名称】"]


def test_a_document_without_marks_has_no_shading(template, parts):
    assert shaded(parts(render(template("{{ a }}"), {"a": "【待补】"}))["word/document.xml"]) == []


def test_the_rest_of_a_run_keeps_its_font_and_its_breaks(parts):
    document = Document()
    run = document.add_paragraph().add_run("甲{{ a }}乙")
    run.bold = True
    run.add_break()
    run.add_text("丙")
    written = io.BytesIO()
    document.save(written)
    made = Document(io.BytesIO(render(Template("x.docx", written.getvalue()), {"a": mark("字", 1)})))
    assert made.paragraphs[0].text == "甲【待补充1：字】乙\n丙"
    assert all(run.bold for run in made.paragraphs[0].runs)
    properties = parts(render(Template("x.docx", written.getvalue()), {"a": mark("字", 1)}))[
        "word/document.xml"
    ]
    order = [one.tag.removeprefix(W) for one in next(properties.iter(f"{W}shd")).getparent()]
    assert order == ["b", "shd"]
