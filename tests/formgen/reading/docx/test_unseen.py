"""What a DOCX says beside its text: tracked changes, comments, and words that nobody sees."""

from __future__ import annotations

import pytest
from word_parts import cell, paragraph, row, run, table

from formgen.reading.document import NoticeKind

# ---------------------------------------------------------------------------------- tracked changes


def test_paragraphs_whose_mark_is_deleted_become_one(read):
    document = read(
        paragraph("前半", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("后半") + paragraph("另段")
    )
    assert document.text == "前半后半\n另段"


def test_all_insertions_are_one_notice_and_those_side_by_side_one_insertion(read):
    first, second, third = (f'<w:ins w:id="{at}">{run(text)}</w:ins>' for at, text in enumerate("甲乙丙"))
    [notice] = read(paragraph("前", more=first + second + run("中") + third)).notices
    assert (notice.kind, notice.quote, notice.start) == (NoticeKind.TRACKED_INSERTION, "甲乙", 1)
    assert str(notice.message) == "文件里有2处修订插入，按已接受审查。"


def test_deletions_side_by_side_are_one(read):
    first, second, third = (
        f'<w:del w:id="{at}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
        for at, text in enumerate("甲乙丙")
    )
    notices = read(paragraph("前", more=first + second + run("中") + third)).notices
    assert [(one.quote, one.start) for one in notices] == [("甲乙", 1), ("丙", 2)]


def test_a_comment_is_told_with_the_words_that_it_is_about(read):
    inside = f'{run("甲方")}<w:commentRangeStart w:id="4"/>{run("免责")}<w:commentRangeEnd w:id="4"/>'
    told = f'<w:comment w:id="4" w:author="示例人">{paragraph("请删去")}</w:comment>'
    document = read(f'<w:p>{inside}<w:r><w:commentReference w:id="4"/></w:r>{run("。")}</w:p>', comments=told)
    [notice] = document.notices
    assert (notice.kind, notice.quote, notice.start, notice.end) == (NoticeKind.COMMENT, "免责", 2, 4)
    assert str(notice.message) == "文件里已有示例人的批注：请删去"


# ------------------------------------------------------------------------------------------ unseen


WHITE = '<w:color w:val="FFFFFF"/>'
STYLES = (
    '<w:style w:type="character" w:styleId="藏"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="子"><w:basedOn w:val="父"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="父"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="彩"><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr></w:style>'
)


@pytest.mark.parametrize(
    "properties",
    [
        "<w:vanish/>",
        "<w:specVanish/>",
        '<w:rStyle w:val="藏"/>',
        '<w:color w:val="FEFEFE"/>',
        '<w:color w:val="000000" w:themeColor="background1"/>',
        '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>',
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        '<w:sz w:val="7"/>',
        '<w:w w:val="1"/>',
        '<w:sz w:val="24"/><w:spacing w:val="-240"/>',
        "<w14:textFill><w14:noFill/></w14:textFill>",
    ],
)
def test_words_that_nobody_sees_are_read_and_reported(read, properties):
    document = read(f"<w:p>{run('见')}{run('藏', properties)}</w:p>", styles=STYLES)
    assert document.text == "见藏"
    assert [(one.kind, one.quote, one.start, one.end) for one in document.notices] == [
        (NoticeKind.HIDDEN, "藏", 1, 2)
    ]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        "<w:webHidden/>",
        '<w:color w:val="auto"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="solid" w:color="1F4E79" w:fill="auto"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>',
        '<w:color w:val="7F7F7F"/>',
        '<w:sz w:val="8"/>',
        '<w:w w:val="66"/>',
        '<w:sz w:val="24"/><w:spacing w:val="-20"/>',
    ],
)
def test_words_that_can_be_seen_raise_no_alarm(read, properties):
    assert read(f"<w:p>{run('见', properties)}</w:p>", styles=STYLES).notices == ()


def test_hidden_by_the_style_below_and_shown_again_by_a_second_switch(read):
    assert read(paragraph("藏", '<w:pStyle w:val="子"/>'), styles=STYLES).notices
    shown = run("见", '<w:rStyle w:val="藏"/>')
    twice = f'<w:p><w:pPr><w:pStyle w:val="子"/></w:pPr>{shown}</w:p>'
    assert not read(twice, styles=STYLES).notices


def test_hidden_from_the_start(read):
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert [one.kind for one in read(paragraph("藏"), styles=defaults).notices] == [NoticeKind.HIDDEN]


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (f'<w:p><w:pPr><w:shd w:fill="1F4E79"/></w:pPr>{run("见", WHITE)}</w:p>', False),
        (
            table(
                row(f'<w:tc><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr><w:p>{run("见", WHITE)}</w:p></w:tc>')
            ),
            False,
        ),
        (table(row(f"<w:tc><w:p>{run('藏', WHITE)}</w:p></w:tc>")), True),
        (table(row(f"<w:tc><w:p>{run('见', WHITE)}</w:p></w:tc>"), style='<w:tblStyle w:val="彩"/>'), False),
        (table(row(f"<w:tc><w:p>{run('见', WHITE)}</w:p></w:tc>"), style='<w:shd w:fill="1F4E79"/>'), False),
        (table(row(cell("藏"), properties="<w:hidden/>")), True),
        (table(row(cell("藏"), properties='<w:trHeight w:val="1" w:hRule="exact"/>')), True),
        (table(row(cell("见"), properties='<w:trHeight w:val="1"/>')), False),
        (paragraph("藏", '<w:spacing w:line="1" w:lineRule="exact"/>'), True),
        (paragraph("见", '<w:spacing w:line="400" w:lineRule="exact"/>'), False),
    ],
)
def test_what_stands_behind_the_words_counts(read, body, is_told):
    kinds = [one.kind for one in read(body, styles=STYLES).notices]
    assert kinds == [NoticeKind.HIDDEN] * is_told
