"""Word files whose XML is hostile, broken or mad: a document or one sentence, and soon."""

from __future__ import annotations

import random

import pytest

DOCTYPE = '<!DOCTYPE w [<!ENTITY x "绝不">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "word/header1.xml",
    "word/footnotes.xml",
    "docProps/core.xml",
    "customXml/item1.xml",
]


def with_prolog(part, extra, encoding="utf-8"):
    """*part* with *extra* before its root, written in *encoding*."""
    inner = part.partition("?>")[2] if part.startswith("<?xml") else part
    return f'<?xml version="1.0" encoding="{encoding}"?>{extra}{inner}'.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("part", PARTS)
def test_a_doctype_in_any_part_is_refused(judged, make, part, encoding):
    members = make.parts()
    members[part] = with_prolog(members.get(part, "<a/>"), DOCTYPE, encoding)

    assert "DOCTYPE" in judged(make.zipped(members)).said


@pytest.mark.parametrize("extra", [OUTSIDE, LAUGHS, "<!-- x -->" * 50_000 + DOCTYPE, " " * 300_000 + DOCTYPE])
def test_entities_are_never_expanded(judged, make, extra):
    main = with_prolog(make.body(make.paragraph("[&x;]")), extra)

    assert "DOCTYPE" in judged(make.docx(main=main)).said


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32", "gb18030", "iso-2022-jp"])
def test_an_encoding_that_the_format_does_not_know_is_refused(judged, make, encoding):
    main = with_prolog(make.body(make.paragraph("price")), DOCTYPE.replace("绝不", "x"), encoding)

    assert "特殊编码" in judged(make.docx(main=main)).said


@pytest.mark.parametrize(
    "changed",
    [
        {"types": None},
        {"types": ""},
        {"types": "<Types/>"},
        {"types": "不是 XML"},
        {"top": None},
        {"top": "<Relationships/>"},
        {"main": None},
        {"main": ""},
        {"main": "不是 XML"},
        {"main": "<a/>"},
        {"main": "<w:document"},
        {"main": "<w:document/>"},
        {"main": b"\xff\xfe<\0"},
        {"main": b"<a>\xff\xfe</a>"},
        {"main": "<a>" * 200 + "</b>" * 200},
    ],
    ids=str,
)
def test_missing_and_broken_parts_have_their_sentence(judged, make, changed):
    assert judged(make.docx(**changed)).said


@pytest.mark.parametrize(
    "extra",
    [
        {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600)},
        {"word/VBAPROJECT.BIN": b"x"},
        {"word/vbaData.xml": "<a/>"},
        {"word/honest.bin": b"\xd0\xcf\x11\xe0" + bytes(600) + "_VBA_PROJECT".encode("utf-16-le")},
        {"word/media/image1.png": b"\x89PNG" + bytes(70_000) + "_VBA_PROJECT".encode("utf-16-le")},
    ],
    ids=str,
)
def test_macros_under_any_name_are_refused(judged, make, extra):
    assert "有宏" in judged(make.zipped(make.parts() | extra)).said


@pytest.mark.parametrize("kind", ["document", "template"])
def test_a_macro_file_renamed_is_refused(judged, make, kind):
    main = f"application/vnd.ms-word.{kind}.macroEnabledTemplate.main+xml"

    assert "有宏" in judged(make.docx(types=make.types(main))).said


LINKS = {
    'Type="@attachedTemplate" Target="http://example.invalid/a.dotm" TargetMode="External"': "外部模板",
    'Type="@image" Target="http://example.invalid/a.png" TargetMode="External"': "外部的图片",
    'Type="@hyperlink" Target="file:///etc/passwd" TargetMode="External"': "局域网文件",
    'Type="@hyperlink" Target="\\\\server\\share\\a.docx" TargetMode="External"': "局域网文件",
    'Type="@oleObject" Target="embeddings/a.bin"': "其他程序的对象",
    'Type="@package" Target="embeddings/a.xlsx"': "其他程序的对象",
    'Type="@aFChunk" Target="chunk.html"': "另一份文档",
    'Type="@subDocument" Target="http://example.invalid/b.docx" TargetMode="External"': "外部的内容",
}


@pytest.mark.parametrize("link", LINKS)
def test_what_points_outside_is_told_and_never_fetched(judged, make, link):
    document = judged(make.docx(word___rels__document_dot_xml_dot_rels=make.links(link))).document

    assert [one.kind.value for one in document.notices] == ["stripped"]
    assert LINKS[link] in str(document.notices[0].message)


def test_an_ordinary_link_is_nothing_to_tell(judged, make):
    link = 'Type="@hyperlink" Target="https://example.invalid/" TargetMode="External"'

    assert judged(make.docx(word___rels__document_dot_xml_dot_rels=make.links(link))).document.notices == ()


def nested(tag, depth, inner=""):
    return f"<w:{tag}>" * depth + inner + f"</w:{tag}>" * depth


def tables(depth):
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


P = "<w:p><w:r><w:t>甲方</w:t></w:r></w:p>"
MAD = {
    "deep": nested("sdt", 100_000),
    "deep runs": "<w:p>" + nested("r", 5_000) + "</w:p>",
    "nested tables": tables(60) + P,
    "very nested tables": tables(3_000) + P,
    "one long text": "<w:p><w:r><w:t>" + "甲" * 3_500_000 + "</w:t></w:r></w:p>",
    "many paragraphs": P * 40_000,
    "many changes": "<w:p>"
    + '<w:ins w:id="1" w:author="a"><w:r><w:t>改</w:t></w:r></w:ins>' * 10_000
    + "</w:p>",
    "many runs": "<w:p>" + "<w:r><w:t>甲</w:t></w:r>" * 40_000 + "</w:p>",
    "many cells": "<w:tbl>" + ("<w:tr>" + f"<w:tc>{P}</w:tc>" * 50 + "</w:tr>") * 400 + "</w:tbl>",
    "wide cell": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>{P}</w:tc></w:tr></w:tbl>',
    "negative cell": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr>{P}</w:tc></w:tr></w:tbl>',
    "wordy cell": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="many"/></w:tcPr>{P}</w:tc></w:tr></w:tbl>',
    "no such style": '<w:p><w:pPr><w:pStyle w:val="nowhere"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
    "no such list": '<w:p><w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="77"/></w:numPr></w:pPr></w:p>'
    + P,
    "wordy list": '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="y"/></w:numPr></w:pPr></w:p>' + P,
    "no such note": '<w:p><w:r><w:footnoteReference w:id="99"/><w:t>甲</w:t></w:r></w:p>',
    "odd size": '<w:p><w:r><w:rPr><w:sz w:val="abc"/></w:rPr><w:t>甲</w:t></w:r></w:p>',
    "huge size": '<w:p><w:r><w:rPr><w:sz w:val="99999999999999999999"/></w:rPr><w:t>甲</w:t></w:r></w:p>',
    "field without end": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>甲</w:t></w:r></w:p>'
    * 500,
    "end without field": '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>甲</w:t></w:r></w:p>'
    * 500,
    "odd symbol": '<w:p><w:r><w:sym w:font="Wingdings" w:char="ZZZZ"/><w:t>甲</w:t></w:r></w:p>',
    "high symbol": '<w:p><w:r><w:sym w:font="Wingdings" w:char="FFFFFFFF"/><w:t>甲</w:t></w:r></w:p>',
    "foreign elements": '<x:y xmlns:x="urn:x"><x:z>字</x:z></x:y>' + P,
    "comment nodes": "<!-- a --><?pi b?>" + P,
    "many attributes": "<w:p " + " ".join(f'w:a{one}="1"' for one in range(50_000)) + "/>" + P,
}


@pytest.mark.parametrize("kind", MAD)
def test_mad_xml_is_read_or_refused(judged, make, kind):
    judged(make.docx(main=make.body(MAD[kind])))


STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
)
LISTS = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999999999999"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1%1%9%x"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="404"/></w:num></w:numbering>'
)


def test_rings_of_styles_and_mad_lists_end(judged, make):
    numbered = '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>{}</w:p>'
    run = "<w:r><w:t>甲方</w:t></w:r>"
    links = make.links('Type="@styles" Target="styles.xml"', 'Type="@numbering" Target="numbering.xml"')
    members = make.parts(main=make.body(numbered.format(1, run) + numbered.format(2, run)))
    members |= {"word/styles.xml": STYLES, "word/numbering.xml": LISTS, "word/_rels/document.xml.rels": links}

    assert "甲方" in judged(make.zipped(members)).document.text


def mutants(make, honest, count):
    """*count* files, each with a few bytes of a part changed, in a zip that is in order."""
    chance = random.Random(20_261_121)  # noqa: S311 - the same mutants every time
    for _number in range(count):
        members = {name: content.encode() for name, content in honest.items()}
        name = chance.choice(list(members))
        part = bytearray(members[name])
        for _time in range(chance.randint(1, 4)):
            at = chance.randrange(len(part))
            kind = chance.randrange(3)
            if kind == 0:
                part[at] = chance.randrange(256)
            elif kind == 1:
                del part[at : at + chance.randint(1, 30)]
            else:
                part[at:at] = part[at : at + chance.randint(1, 60)]
            part = part or bytearray(b" ")
        yield make.zipped(members | {name: bytes(part)})


@pytest.mark.fuzz
def test_mutants_of_the_parts_are_read_or_refused(judged, make, examples):
    rich = make.parts(
        main=make.body("".join(MAD[one] for one in ("odd size", "wide cell", "no such note")) + P)
    )
    links = make.links('Type="@styles" Target="styles.xml"', 'Type="@numbering" Target="numbering.xml"')
    rich |= {"word/styles.xml": STYLES, "word/numbering.xml": LISTS, "word/_rels/document.xml.rels": links}

    for data in mutants(make, rich, examples):
        judged(data)


@pytest.mark.fuzz
def test_mutants_of_the_zip_are_read_or_refused(judged, make, examples):
    chance = random.Random(7)  # noqa: S311
    honest = make.docx()
    for _number in range(10 * examples):
        data = bytearray(honest)
        for _time in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        judged(bytes(data))
