"""A document goes through JSON and comes back equal."""

from __future__ import annotations

import json
from datetime import date

from formgen.messages import _
from formgen.reading import Block, BlockKind, Document, Notice, NoticeKind, Place
from formgen.reading.written import as_json, from_json

NOTICE = _(
    "有{count}处，见{where}，截至{day}：{kinds}。",
    count=2,
    where=_("正文"),
    day=date(2026, 3, 2),
    kinds=["甲", _("乙")],
)


def test_a_document_comes_back_as_it_was():
    document = Document(
        "示例.docx",
        "docx",
        "甲方\n乙方\ud800",
        (Block(0, 2, level=0, numbering=1), Block(3, 6, BlockKind.CELL, cell=(0, 1, 2), page=3)),
        (Place(0, 2, "word/document.xml", 7, 0), Place(3, 6, "word/footnotes.xml", 2, 5)),
        (Notice(NoticeKind.HIDDEN, NOTICE, "乙方", 3, 5),),
        pages=12,
    )
    back = from_json(json.loads(json.dumps(as_json(document))))

    assert back == document
    assert back.notices[0].message.to("zh") == "有2处，见正文，截至2026年3月2日：甲、乙。"
    assert back.seams == document.seams


def test_an_empty_document_comes_back_too():
    assert from_json(as_json(Document("", "txt", ""))) == Document("", "txt", "")
