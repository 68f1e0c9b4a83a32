"""The twenty ways in which words can stand in a DOCX: each is read, or reported to the reviewer."""

from __future__ import annotations

import pytest
from word_files import changed, control, field, paragraph, run, table, text_box

from formgen.reading.document import NoticeKind

WORDS = "提交示例仲裁委员会仲裁"
HALVES = ("提交示例仲", "裁委员会仲裁")


LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:suff w:val="nothing"/><w:lvlText w:val="{WORDS}%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
TABLE = table((paragraph(WORDS),))
NOTES = {"footnotes": f'<w:footnote w:id="2">{paragraph(run(WORDS))}</w:footnote>'}

READ = {
    "plain": (paragraph(run(WORDS)), {}),
    "tracked insertion": (paragraph(changed("ins", run(WORDS))), {}),
    "moved text": (paragraph(changed("moveTo", run(WORDS))), {}),
    "block content control": (control(paragraph(run(WORDS))), {}),
    "inline content control": (paragraph(control(run(WORDS))), {}),
    "smart tag": (paragraph(f'<w:smartTag w:element="示例">{run(WORDS)}</w:smartTag>'), {}),
    "field result": (paragraph(field("REF 示例", run(WORDS))), {}),
    "hyperlink": (paragraph(f'<w:hyperlink w:anchor="示例">{run(WORDS)}</w:hyperlink>'), {}),
    "hidden": (paragraph(run(WORDS, "<w:vanish/>")), {}),
    "white": (paragraph(run(WORDS, '<w:color w:val="FFFFFF"/>')), {}),
    "tiny": (paragraph(run(WORDS, '<w:sz w:val="2"/>')), {}),
    "table cell": (TABLE, {}),
    "text box": (paragraph(text_box(paragraph(WORDS))), {}),
    "footnote": (paragraph(run("见注") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), NOTES),
    "soft hyphen": (paragraph(run(HALVES[0]) + "<w:r><w:softHyphen/></w:r>" + run(HALVES[1])), {}),
    "zero-width characters": (paragraph(run("\u200b".join(HALVES))), {}),
    "bidi controls": (paragraph(run("\u202e".join(HALVES))), {}),
    "automatic number": (paragraph(run("。"), NUMBERED), {"numbering": LIST}),
    "run by run": (paragraph(run(HALVES[0]) + run(HALVES[1], "<w:b/>")), {}),
    "simple field": (paragraph(f'<w:fldSimple w:instr="REF 示例">{run(WORDS)}</w:fldSimple>'), {}),
}

REPORTED = {
    "tracked insertion": NoticeKind.TRACKED_INSERTION,
    "moved text": NoticeKind.TRACKED_INSERTION,
    "hidden": NoticeKind.HIDDEN,
    "white": NoticeKind.HIDDEN,
    "tiny": NoticeKind.HIDDEN,
    "soft hyphen": NoticeKind.INVISIBLE,
    "zero-width characters": NoticeKind.INVISIBLE,
    "bidi controls": NoticeKind.INVISIBLE,
}


@pytest.mark.parametrize("kind", READ)
def test_the_words_are_read_once(read, kind):
    body, parts = READ[kind]
    document = read(body, **parts)
    assert document.text.count(WORDS) == 1


@pytest.mark.parametrize("kind", READ)
def test_only_what_a_reader_would_not_see_is_reported(read, kind):
    body, parts = READ[kind]
    kinds = [one.kind for one in read(body, **parts).notices]
    assert kinds == [REPORTED[kind]] if kind in REPORTED else not kinds


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_deleted_words_are_no_text_and_are_quoted(read, change):
    gone = changed(change, "<w:r><w:delText>三日内</w:delText></w:r>")
    document = read(paragraph(run("乙方交付") + gone + run("设备。")))
    assert document.text == "乙方交付设备。"
    [notice] = document.notices
    assert (notice.kind, notice.quote, notice.start) == (NoticeKind.TRACKED_DELETION, "三日内", 4)


def test_a_no_break_hyphen_joins_the_words_at_its_sides(read):
    document = read(paragraph(run("电话0755") + "<w:r><w:noBreakHyphen/></w:r>" + run("00000001")))
    assert document.text == "电话0755-00000001"


def test_another_file_taken_in_is_reported(read):
    document = read(paragraph(run("正文。")) + '<w:altChunk r:id="rId9"/>')
    [notice] = document.notices
    assert notice.kind is NoticeKind.STRIPPED
    assert "另一份文件" in str(notice.message)
