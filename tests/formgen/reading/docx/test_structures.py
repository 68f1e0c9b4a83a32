"""What stands in a DOCX besides plain paragraphs, and how it becomes text."""

from __future__ import annotations

import pytest
from word_parts import cell, paragraph, row, run, table

from formgen.reading.document import BlockKind, NoticeKind


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def words(document) -> list[tuple[str, tuple[int, int, int] | None]]:
    return [(document.text[one.start : one.end], one.cell) for one in document.blocks]


# ------------------------------------------------------------------------------------------- tables


def test_cells_know_their_table_row_and_column_and_empty_ones_are_kept(read):
    document = read(
        paragraph("前") + table(row(cell("一"), cell("")), row(cell("三"), cell("四"))) + paragraph("后")
    )
    assert words(document) == [
        ("前", None), ("一", (0, 0, 0)), ("", (0, 0, 1)), ("三", (0, 1, 0)), ("四", (0, 1, 1)), ("后", None),
    ]  # fmt: skip
    assert [one.kind for one in document.blocks][1:5] == [BlockKind.CELL] * 4


def test_merged_cells_count_from_their_first(read):
    wide = cell("宽", '<w:gridSpan w:val="2"/>')
    tall, below = cell("高", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    document = read(table(row(wide, tall), row(cell("甲"), cell("乙"), below), row(cell("丙"))))
    assert words(document) == [
        ("宽", (0, 0, 0)), ("高", (0, 0, 2)), ("甲", (0, 1, 0)), ("乙", (0, 1, 1)), ("丙", (0, 2, 0)),
    ]  # fmt: skip


def test_words_in_a_cell_merged_away_are_read_and_reported(read):
    tall, below = cell("高", '<w:vMerge w:val="restart"/>'), cell("藏", "<w:vMerge/>")
    document = read(table(row(tall), row(below)))
    assert words(document) == [("高", (0, 0, 0)), ("藏", (0, 0, 0))]
    assert [(one.kind, one.quote) for one in document.notices] == [(NoticeKind.HIDDEN, "藏")]


def test_a_nested_table_is_one_of_its_own(read):
    inner = table(row(cell("内"))) + paragraph("")
    document = read(table(row(cell("外", more=inner), cell("旁"))))
    assert words(document) == [("外", (0, 0, 0)), ("内", (1, 0, 0)), ("旁", (0, 0, 1))]


def test_free_columns_before_a_row_are_counted(read):
    document = read(table(row(cell("甲"), properties='<w:gridBefore w:val="2"/>')))
    assert words(document) == [("甲", (0, 0, 2))]


def test_rows_and_cells_in_content_controls_are_read(read):
    controlled = f"<w:sdt><w:sdtPr/><w:sdtContent>{row(cell('甲'))}</w:sdtContent></w:sdt>"
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt>"
    document = read(table(controlled, row(inside)))
    assert words(document) == [("甲", (0, 0, 0)), ("乙", (0, 1, 0))]


def test_a_row_deleted_as_a_tracked_change_is_no_text(read):
    document = read(table(row(cell("留")), row(cell("去"), properties='<w:del w:id="1"/>')))
    assert words(document) == [("留", (0, 0, 0))]
    assert [(one.kind, one.quote) for one in document.notices] == [(NoticeKind.TRACKED_DELETION, "去")]


# --------------------------------------------------------------------------------- headers and notes


def test_headers_and_footers_follow_the_body_each_once(read):
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    earlier = f"<w:p><w:pPr>{section}</w:pPr></w:p>"
    parts = {"header1": paragraph("眉"), "footer1": paragraph("脚"), "header2": paragraph("无人引用")}
    document = read(paragraph("正文") + earlier + section, **parts)
    assert document.text == "正文\n眉\n脚"
    assert [one.kind for one in document.blocks] == [BlockKind.BODY, BlockKind.HEADER, BlockKind.FOOTER]
    assert {one.part for one in document.places} == {
        "word/document.xml",
        "word/header1.xml",
        "word/footer1.xml",
    }


def test_of_two_headers_with_the_same_words_one_is_read(read):
    names = ("header1", "header2", "header3")
    section = "".join(f'<w:headerReference w:type="default" r:id="{one}"/>' for one in names)
    given = dict(zip(names, (paragraph("眉"), paragraph("眉"), paragraph("首页眉")), strict=True))
    assert read(paragraph("正文") + f"<w:sectPr>{section}</w:sectPr>", **given).text == "正文\n眉\n首页眉"


def test_notes_follow_the_paragraph_that_refers_to_them(read):
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = {
        "footnotes": f'<w:footnote w:id="2">{paragraph("", more=run("注") + reference)}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("无人引用")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="2">{paragraph("尾注")}</w:endnote>',
    }
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    document = read(
        paragraph("甲", more=reference + run("乙") + end) + paragraph("丙", more=reference), **notes
    )
    assert document.text == "甲乙\n注\n尾注\n丙"
    assert [one.kind.value for one in document.blocks] == ["body", "note", "note", "body"]


# ------------------------------------------------------------------------------------- text boxes


def test_of_two_variants_only_the_one_that_is_shown_is_read(read):
    def variants(requires: str) -> str:
        def box(text: str) -> str:
            return f"<w:pict><v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox></w:pict>"

        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{box("新")}</mc:Choice>'
            f"<mc:Fallback>{box('旧')}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    assert read(paragraph("正文", more=variants("wps"))).text == "正文\n新"
    assert read(paragraph("正文", more=variants("unheard"))).text == "正文\n旧"


def test_letters_drawn_as_art_are_read(read):
    art = '<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    document = read(paragraph("正文", more=art))
    assert (document.text, document.blocks[1].kind) == ("正文\n草稿", BlockKind.TEXT_BOX)


# -------------------------------------------------------------------------------- content controls


PROMPT = "单击此处输入文字。"


def test_a_prompt_is_a_blank_as_long_as_it_is(read):
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(PROMPT)}</w:sdtContent></w:sdt>"
    assert read(paragraph("金额：", more=prompt)).text == "金额：" + "_" * len(PROMPT)


def test_words_that_only_claim_to_be_a_prompt_are_words(read):
    claimed = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    document = read(paragraph("甲方", more=f"{claimed}<w:sdtContent>{run('不担责')}</w:sdtContent></w:sdt>"))
    assert document.text == "甲方不担责"


@pytest.mark.parametrize(("state", "shown"), [("1", "☑"), ("0", "☐")])
def test_a_check_box_is_as_its_state_says(read, state, shown):
    box = (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
    )
    assert read(f"<w:p>{box}{run('仲裁')}</w:p>").text == f"{shown}仲裁"


# ------------------------------------------------------------------------------------------ fields


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (mark("begin") + code("PAGE") + mark("separate") + run("三") + mark("end"), "三"),
        (mark("begin") + code("PAGE") + mark("end"), ""),
        (
            mark("begin") + code("IF ") + mark("begin") + code("A") + mark("separate") + run("一") + mark("end")
            + code("=1") + mark("separate") + run("二") + mark("end"),
            "二",
        ),
        (
            mark("begin") + code("HYPERLINK") + mark("separate") + run("甲")
            + mark("begin") + code("PAGEREF") + mark("separate") + run("乙") + mark("end") + mark("end"),
            "甲乙",
        ),
        (mark("begin") + run("没有终点"), "没有终点"),
        (run("没有起点") + mark("end"), "没有起点"),
        (mark("begin") + code(r" eq \o\ac(□,√)") + mark("end"), "☑"),
        (mark("begin") + code(r"EQ \o\ac(○,3)") + mark("end"), "③"),
        (
            mark("begin", '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>')
            + code("FORMCHECKBOX") + mark("end"),
            "☑",
        ),
        (
            mark("begin", "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>")
            + code("FORMCHECKBOX") + mark("separate") + mark("end"),
            "☐",
        ),
        (
            mark("begin", "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='仲裁'/>"
                 "<w:listEntry w:val='诉讼'/></w:ddList></w:ffData>") + code("FORMDROPDOWN") + mark("end"),
            "诉讼",
        ),
    ],
)  # fmt: skip
def test_of_a_field_what_it_prints_is_read(read, inside, shown):
    assert read(paragraph("前", more=inside + run("后"))).text == f"前{shown}后"


def test_a_field_may_go_over_several_paragraphs(read):
    toc = mark("begin") + code("TOC") + mark("separate")
    document = read(paragraph("", more=toc + run("第一条")) + paragraph("第二条", more=mark("end")))
    assert document.text == "第一条\n第二条"


# ------------------------------------------------------------------------------------------- signs


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑"),
        ('<w:sym w:font="Wingdings 2" w:char="00A3"/>', "☐"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "☐"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t>', "☑"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0a8</w:t>', "☐"),
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>", "甲\t乙\n丙"),
        ("<w:ruby><w:rt><w:r><w:t>zhong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>仲</w:t></w:r></w:rubyBase></w:ruby>", "仲"),
        ("<w:t>  两边的空格不印  </w:t>", "两边的空格不印"),
        ('<w:t xml:space="preserve">  </w:t><w:t>印</w:t>', "  印"),
        ("<w:t>一\n行</w:t>", "一 行"),
    ],
)  # fmt: skip
def test_signs_are_read_as_they_are_seen(read, inside, shown):
    assert read(f"<w:p><w:r>{inside}</w:r></w:p>").text == shown


def test_a_formula_is_read(read):
    assert read("<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>").text == "a+b"


def test_a_character_of_no_common_shape_is_reported(read):
    document = read(paragraph("甲\ue123乙"))
    [notice] = document.notices
    assert (document.text, notice.kind, notice.start) == ("甲\ue123乙", NoticeKind.INVISIBLE, 1)


# -------------------------------------------------------------------------------------- the others


def test_pictures_are_counted_and_objects_are_told(read):
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    embedded = "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"
    document = read(paragraph("甲", more=picture + picture) + paragraph("乙", more=embedded))
    assert [(one.kind, str(one.message)[:9]) for one in document.notices] == [
        (NoticeKind.PICTURES, "文件里有2张图片，"), (NoticeKind.STRIPPED, "这里嵌入了对象或控"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:outlineLvl w:val="0"/>', 0),
        ('<w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="标题"/>', 1),
        ('<w:pStyle w:val="标题"/><w:outlineLvl w:val="9"/>', None),
        ("", None),
    ],
)
def test_a_heading_knows_its_level(read, properties, level):
    styles = '<w:style w:styleId="标题"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    assert read(paragraph("总则", properties), styles=styles).blocks[0].level == level


def test_paragraphs_without_words_leave_no_trace(read):
    document = read(paragraph("") + paragraph("甲") + paragraph("   ") + paragraph("乙"))
    assert document.text == "甲\n乙"
