"""Comments in files such as people write: at the right words, with everything else as it was."""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from datetime import UTC, datetime

import docx
import pytest
from annotated_files import (
    COMMENTED,
    MATH,
    OLD_COMMENT,
    SAID,
    SENTENCE,
    SPACE,
    WORDS,
    W,
    body,
    commented,
    parts,
)
from lxml import etree
from word_files import changed, control, field, paragraph, run, table, text_box, word_file

from formgen.reading.document import NoticeKind
from formgen.reading.docx import read_docx
from formgen.rendering.annotate import Remark, annotate

BOLD, RED = "<w:b/>", '<w:color w:val="FF0000"/>'
WRITTEN = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NOTE = {
    "footnotes": f'<w:footnote w:id="2">{paragraph("说明：乙方" + WORDS)}</w:footnote>',
}
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
MIXED = "<w:r><w:rPr><w:i/></w:rPr><w:tab/><w:t>乙方不承担</w:t><w:br/><w:t>任何责任</w:t><w:tab/></w:r>"
SHARED_RUN = (
    '<w:r><w:t>乙方</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText>'
    f'<w:fldChar w:fldCharType="separate"/><w:t>{WORDS}</w:t><w:fldChar w:fldCharType="end"/><w:t>。</w:t></w:r>'
)
FORMAT_CHANGE = '<w:b/><w:rPrChange w:id="9" w:author="示例人"><w:rPr/></w:rPrChange>'
BOOKMARKED = f'{run("乙方")}<w:bookmarkStart w:id="3" w:name="a"/>{run("不承担")}<w:bookmarkEnd w:id="3"/>{run("任何责任。")}'
DELETED = changed("del", "<w:r><w:delText>除故意以外</w:delText></w:r>")
TALL = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
WIDE = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
# Each: the body, other parts, and the words that the comment stands at.
EXACT = {
    "one run": (SENTENCE, {}),
    "a whole run": (paragraph(run("乙方") + run(WORDS, BOLD) + run("。")), {}),
    "several runs": (paragraph(run("乙方不承") + run("担任", BOLD) + run("何责任。", RED)), {}),
    "the only words": (paragraph(WORDS), {}),
    "a numbered paragraph": (paragraph("总则", NUMBERED) + paragraph(f"乙方{WORDS}。", NUMBERED), {"numbering": LIST}),
    "a cell": (table((paragraph("项目"), SENTENCE), (paragraph("一"), paragraph("二"))), {}),
    "a nested table": (table((table((SENTENCE,)) + paragraph(""),)), {}),
    "cells merged downwards": (table((TALL[0] + SENTENCE, paragraph("甲")), (TALL[1] + paragraph(""), paragraph("乙"))), {}),
    "cells merged sideways": (table((WIDE + SENTENCE,), (paragraph("甲"), paragraph("乙"))), {}),
    "a tracked insertion": (paragraph(run("乙方") + changed("ins", run(f"{WORDS}。"))), {}),
    "partly inserted": (paragraph(run("乙方不承担") + changed("ins", run("任何")) + run("责任。")), {}),
    "around a deletion": (paragraph(run("乙方不承担") + DELETED + run("任何责任。")), {}),
    "moved words": (paragraph(run("乙方") + changed("moveTo", run(WORDS)) + run("。")), {}),
    "a tracked change of format": (paragraph(run(f"乙方{WORDS}。", FORMAT_CHANGE)), {}),
    "an earlier comment": (paragraph(COMMENTED), OLD_COMMENT),
    "a block content control": (control(SENTENCE), {}),
    "an inline content control": (paragraph(run("乙方") + control(run(f"{WORDS}。"))), {}),
    "a plain text control": (paragraph(run("乙方") + control(run(f"就{WORDS}。"), "<w:text/>") + run("完")), {}),
    "a field's result": (paragraph(run("乙方") + field("REF a", run(WORDS)) + run("完")), {}),
    "part of a field that is a link": (paragraph(run("乙方") + field('HYPERLINK "a"', run(f"就{WORDS}。")) + run("完")), {}),
    "from text into a field": (paragraph(run("乙方不承") + field("REF a", run("担任何责任")) + run("完")), {}),
    "a field within one run": (paragraph(SHARED_RUN), {}),
    "a simple field": (paragraph(f'<w:fldSimple w:instr="REF a">{run(WORDS)}</w:fldSimple>'), {}),
    "a hyperlink": (paragraph(run("乙方") + f'<w:hyperlink w:anchor="a">{run("就" + WORDS + "。")}</w:hyperlink>'), {}),
    "a bookmark": (paragraph(BOOKMARKED), {}),
    "a smart tag": (paragraph(f'<w:smartTag w:element="a">{run("乙方" + WORDS + "。")}</w:smartTag>'), {}),
    "a note beside it": (paragraph(run("乙方不承担") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("任何责任。")),
                         {"footnotes": f'<w:footnote w:id="2">{paragraph("说明")}</w:footnote>'}),
    "a text box beside it": (paragraph(run("乙方不承担") + text_box(paragraph("旁注")) + run("任何责任。")), {}),
    "a formula beside it": (paragraph(run("乙方不承") + run("担任何责任") + MATH), {}),
    "blanks that are not printed": (paragraph(f"<w:r><w:t>  乙方{WORDS}。 </w:t></w:r>"), {}),
    "a comment in the source": (paragraph("<w:r><w:t>乙方不承担<!-- 示例 -->任何责任。</w:t></w:r>"), {}),
    "a paragraph mark deleted": (paragraph("乙方不承担", '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("任何责任。"), {}),
    "below a header": (SENTENCE + SECTION, {"header1": paragraph("示例合同")}),
}  # fmt: skip
# Words that bear no comment themselves, and what the comment stands at instead.
NEAR = {
    "a footnote": (
        paragraph(run("甲方付款") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。")),
        NOTE,
        "",
    ),
    "a header": (paragraph("首段") + paragraph("次段") + SECTION, {"header1": SENTENCE}, "首段"),
    "a text box": (paragraph(run("旁边") + text_box(SENTENCE) + run("的字")), {}, ""),
}


def letters(data: bytes) -> str:
    return "".join(one.text or "" for one in body(data).iter(f"{W}t", f"{W}delText"))


def formatted(data: bytes) -> list[tuple[str, bytes]]:
    """Every character that is printed or was deleted, with the properties of its run."""
    found = []
    for one in body(data).iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br"):
        properties = one.getparent().find(f"{W}rPr")
        given = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
        text = one.text or ""
        printed = text if one.get(SPACE) == "preserve" else text.strip(" \t\n")
        found += [(character, given) for character in printed]
        found += [(one.tag, given)] * (one.tag in {f"{W}tab", f"{W}br"})
    return found


def marks(data: bytes) -> Counter:
    """Everything besides runs and our comments, counted."""
    ours = {f"{W}{name}" for name in ("r", "t", "rPr", "b", "i", "color", "rPrChange")}
    ours |= {f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
    return Counter(one.tag for one in body(data).iter() if one.tag not in ours)


def annotated(source: str, given: dict[str, str], words: str = WORDS) -> tuple[bytes, bytes]:
    data = word_file(source, **given)
    document = read_docx(data, "示例.docx")
    flat = document.text.replace("\n", "")
    assert flat.count(words) == 1
    start = document.text.index(words[0], document.text.index(words[:3]))
    end = start + len(words)
    return data, annotate(data, document, [Remark(start, end, SAID)], written=WRITTEN)


@pytest.mark.parametrize("case", EXACT)
def test_the_comment_stands_at_the_words_and_nothing_else_changes(case):
    data, result = annotated(*EXACT[case])
    assert read_docx(result, "示例.docx").text == read_docx(data, "示例.docx").text
    assert letters(result) == letters(data)
    assert formatted(result) == formatted(data)
    assert marks(result) == marks(data)
    known = set(commented(data))
    assert [text for key, text in commented(result).items() if key not in known] == [WORDS]


@pytest.mark.parametrize("case", NEAR)
def test_words_that_bear_no_comment_are_quoted_at_the_nearest_place(case):
    source, given, near = NEAR[case]
    data, result = annotated(source, given)
    assert letters(result) == letters(data)
    [text] = commented(result).values()
    assert text == near
    [comment] = docx.Document(io.BytesIO(result)).comments
    assert comment.paragraphs[0].text == f"所指文字：“{WORDS}”"


@pytest.mark.parametrize("case", [*EXACT, *NEAR])
def test_the_package_is_in_order(case):
    source, given, *_ = (EXACT | NEAR)[case]
    data, result = annotated(source, given)
    before, after = parts(data), parts(result)
    touched = {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert {name for name in after if after[name] != before.get(name)} <= touched
    assert list(before) == [name for name in after if name in before]
    assert after["[Content_Types].xml"].count(b"comments+xml") == 1
    assert after["word/_rels/document.xml.rels"].count(b"relationships/comments") == 1
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        keys = [one.get(f"{W}id") for one in body(result).iter(f"{W}{tag}")]
        written = etree.fromstring(after["word/comments.xml"])
        assert sorted(keys) == sorted(one.get(f"{W}id") for one in written)
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("case", [*EXACT, *NEAR])
def test_python_docx_finds_the_comment(case):
    source, given, *_ = (EXACT | NEAR)[case]
    _data, result = annotated(source, given)
    comment = list(docx.Document(io.BytesIO(result)).comments)[-1]
    assert (comment.author, comment.initials, comment.timestamp) == ("formgen", "FG", WRITTEN)
    assert comment.text.endswith("\n".join(SAID))


def test_the_same_input_gives_the_same_bytes_and_no_remark_gives_the_file_itself():
    data = word_file(SENTENCE)
    document = read_docx(data, "示例.docx")
    remarks = [Remark(0, 2, SAID), Remark(2, 4, SAID)]
    assert annotate(data, document, remarks) == annotate(data, document, remarks)
    assert annotate(data, document, []) == data


def test_a_tab_and_a_line_break_in_the_middle_of_a_run_stay():
    data = word_file(paragraph(MIXED))
    document = read_docx(data, "示例.docx")
    assert document.text == "\t乙方不承担\n任何责任\t"
    result = annotate(data, document, [Remark(3, 11, SAID), Remark(0, 1, SAID), Remark(6, 7, SAID)])
    assert commented(result) == {"0": "不承担任何责任", "1": "", "2": ""}
    assert read_docx(result, "示例.docx").text == document.text
    assert formatted(result) == formatted(data)


def test_every_stretch_of_a_paragraph_can_bear_a_comment_at_once():
    source = paragraph(
        run("甲乙") + run("丙丁戊", BOLD) + changed("ins", run("己")) + "<w:r><w:t> 庚辛 </w:t></w:r>"
    )
    data = word_file(source)
    document = read_docx(data, "示例.docx")
    assert document.text == "甲乙丙丁戊己庚辛"
    spans = [(low, high) for low in range(8) for high in range(low + 1, 9)]
    result = annotate(data, document, [Remark(low, high, SAID) for low, high in spans])
    found = commented(result)
    assert [found[str(at)] for at in range(len(spans))] == [document.text[low:high] for low, high in spans]
    assert letters(result) == letters(data)
    assert formatted(result) == formatted(data)
    notices = [one for one in read_docx(result, "示例.docx").notices if one.kind is NoticeKind.COMMENT]
    assert sorted((one.start, one.end) for one in notices) == sorted(spans)


def test_a_remark_over_several_paragraphs_and_cells():
    data = word_file(paragraph("甲乙") + table((paragraph("丙"), paragraph("丁戊"))) + paragraph("己"))
    document = read_docx(data, "示例.docx")
    start, end = document.text.index("乙"), document.text.index("戊")
    assert commented(annotate(data, document, [Remark(start, end, SAID)])) == {"0": "乙丙丁"}


@pytest.mark.parametrize(
    ("source", "span", "words"),
    [
        (paragraph("首") + paragraph("次"), (0, 0), "首"),
        (paragraph("首") + paragraph("次", NUMBERED), (2, 5), "次"),
        (paragraph("首") + paragraph("次", NUMBERED), (4, 7), "次"),
        (paragraph("首") + table((paragraph(""), paragraph("次"))), (2, 2), "次"),
        (paragraph("") + paragraph("首"), (0, 0), ""),
        (paragraph(run("首") + field("PAGE", "")), (1, 1), "首"),
    ],
)
def test_a_remark_without_words_of_its_own_stands_on_a_paragraph(source, span, words):
    data = word_file(source, numbering=LIST)
    result = annotate(data, read_docx(data, "示例.docx"), [Remark(*span, SAID)])
    assert list(commented(result).values()) == [words]
    assert letters(result) == letters(data)


def test_remarks_may_hold_any_characters():
    data = word_file(SENTENCE)
    result = annotate(
        data, read_docx(data, "示例.docx"), [Remark(0, 2, ("<w:t> & \x00\x0b\ud800”", "两\n行"))]
    )
    [comment] = docx.Document(io.BytesIO(result)).comments
    assert comment.text == "<w:t> & ”\n两\n行"


# ------------------------------------------------------------------------------------- LibreOffice


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """What LibreOffice makes of each annotated file: a PDF, and a DOCX of its own."""
    folder = tmp_path_factory.mktemp("annotated")
    names = [*EXACT, *NEAR]
    for at, name in enumerate(names):
        source, given, *_ = (EXACT | NEAR)[name]
        (folder / f"{at}.docx").write_bytes(annotated(source, given)[1])
    files = sorted(folder.glob("*.docx"))
    for kind in ("pdf", "docx"):
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
        ]
        command += ["--outdir", str(folder / kind), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {
        name: (folder / "pdf" / f"{at}.pdf", folder / "docx" / f"{at}.docx") for at, name in enumerate(names)
    }


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("case", [*EXACT, *NEAR])
def test_libreoffice_opens_it_and_finds_the_comment_at_the_words(converted, case):
    pdf, again = converted[case]
    assert pdf.read_bytes().startswith(b"%PDF")
    document = read_docx(again.read_bytes(), "示例.docx")
    [notice] = [one for one in document.notices if "formgen" in str(one.message)]
    assert SAID[0] in str(notice.message)
    if case in EXACT and case != "a smart tag":  # LibreOffice keeps the comment there, and loses its range
        assert notice.quote.replace("\n", "") == WORDS
