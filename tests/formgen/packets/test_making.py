"""A packet bound: order, bookmarks, numbers on every page as one reads it, properties, the answers, the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import files
import pypdfium2
import pytest
from pypdf import PdfReader

from formgen.packets import making
from formgen.packets.arrival import arrived
from formgen.packets.contents import ATTACHMENT, CHECKLIST, PAPER, Elsewhere, Lacking, Packet, Piece
from formgen.packets.enclosed import Enclosure, Paper
from formgen.packets.making import made
from formgen.packets.opening import opened
from formgen.service.papers import to_pdf

pytestmark = pytest.mark.office

DAY = date(2026, 11, 19)
ENCLOSURE = Enclosure(
    "申请材料", "示例申请人", "2026-11-19", (Paper("f", "F-1", "1", "示例", {"名称": "示例𠮷"}),)
)
A3 = (841.89, 1190.55)


def piece(kind, title, *sizes, turned=0, remark=""):
    found = arrived(files.pdf(*sizes, turned=turned), title)
    return Piece(kind, title, found.content, found.pages, remark)


ENTRIES = (
    piece(PAPER, "申请表", files.A4, files.A4, remark="草稿"),
    piece(CHECKLIST, "缺项清单", files.A4),
    piece(PAPER, "标志牌", A3[::-1]),
    piece(ATTACHMENT, "总平面图", A3, files.A4[::-1]),
    piece(ATTACHMENT, "转九十度", files.A4[::-1], turned=90),
    piece(ATTACHMENT, "转一百八十度", files.A4, turned=180),
    piece(ATTACHMENT, "转二百七十度", (600, 400), turned=270),
    Lacking("设计文件", "申请表的材料清单（第十二条）", "没有附文件。"),
    Elsewhere("权属证书原件", "另行提交"),
    Lacking("身份证明", "申请表的材料清单（第十二条）", "未齐：申请表里没有填写身份证明。"),
)
PACKET = Packet("申请材料", "示例门诊用房（示例）", "示例申请人", DAY, ENTRIES, ENCLOSURE, "申请人")


@pytest.fixture(scope="module")
def packet():
    return made(PACKET, to_pdf)


@pytest.fixture(scope="module")
def reader(packet):
    return PdfReader(io.BytesIO(packet), strict=True)


def bookmarks(reader, listed=None, depth=0):
    for one in reader.outline if listed is None else listed:
        if isinstance(one, list):
            yield from bookmarks(reader, one, depth + 1)
        else:
            yield depth, one.title, reader.get_destination_page_number(one) + 1


def test_every_entry_has_its_bookmark_where_it_begins(reader):
    assert list(bookmarks(reader)) == [
        (0, "封面", 1),
        (0, "目录", 2),
        (0, "申请表", 3),
        (1, "缺项清单", 5),
        (0, "标志牌", 6),
        (0, "总平面图", 7),
        (0, "转九十度", 9),
        (0, "转一百八十度", 10),
        (0, "转二百七十度", 11),
        (0, "缺件：设计文件", 12),
        (0, "缺件：身份证明", 13),
    ]
    assert len(reader.pages) == 13


def numbers_seen(packet):
    """On each page, as it is shown: the words of its number, and the middle of them from the left and from below."""
    document = pypdfium2.PdfDocument(packet)
    for page in document:
        text = page.get_textpage()
        wide, high = page.get_size()
        begun = text.search("总第").get_next()[0]
        count = text.count_chars() - begun
        boxes = [
            text.get_charbox(one)
            for one in range(begun, begun + count)
            if text.get_text_range(one, 1).strip()
        ]
        left, bottom = min(one[0] for one in boxes), min(one[1] for one in boxes)
        right, top = max(one[2] for one in boxes), max(one[3] for one in boxes)
        yield (
            text.get_text_range(begun, count).strip(),
            page,
            ((left + right) / 2, (bottom + top) / 2),
            (wide, high),
        )
    document.close()


def as_shown(page, middle):
    """A point of the page's own space, in the page as it is turned to be read."""
    (x, y), (left, bottom, right, top) = middle, page.get_cropbox()
    return {
        0: (x - left, y - bottom),
        90: (y - bottom, right - x),
        180: (right - x, top - y),
        270: (top - y, x - left),
    }[page.get_rotation()]


def test_every_page_bears_its_number_at_the_right_of_its_foot_however_it_lies(packet):
    for at, (words, page, middle, (wide, _high)) in enumerate(numbers_seen(packet), 1):
        along, up = as_shown(page, middle)

        assert words.replace(" ", "") == f"总第{at}页／共13页"
        assert 85 < wide - along < 110
        assert 15 < up < 34


def test_numbers_stand_upright_on_turned_pages(packet):
    document = pypdfium2.PdfDocument(packet)
    for number in (8, 9, 10):
        page = document[number]
        text = page.get_textpage()
        begun = text.search("总第").get_next()[0]
        first, second = (
            as_shown(page, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
            for box in (text.get_charbox(begun), text.get_charbox(begun + 1))
        )
        assert second[0] > first[0] + 5
        assert second[1] == pytest.approx(first[1], abs=1.5)
    document.close()


def words_on(reader, number):
    return "".join(reader.pages[number - 1].extract_text().split())


def test_the_cover_says_what_it_is_whose_and_what_is_not_there(reader):
    cover = words_on(reader, 1)

    for said in (
        "申请材料",
        "示例门诊用房（示例）",
        "申请人示例申请人",
        "2026年11月19日",
        "文书2份，附件4份，缺件2项",
    ):
        assert said in cover
    assert "缺件：设计文件、身份证明。另行提交：权属证书原件。" in cover


def test_the_contents_name_every_entry_with_its_page(reader):
    contents = words_on(reader, 2)

    for row in (
        "1申请表草稿3",
        "缺项清单5",
        "2标志牌6",
        "附1总平面图7",
        "附5设计文件缺件12",
        "附6权属证书原件另行提交—",
    ):
        assert row in contents


def test_a_page_stands_for_what_is_not_there_and_says_why(reader):
    assert "缺件页材料设计文件要求提交申请表的材料清单（第十二条）状态没有附文件。" in words_on(reader, 12)
    assert "未齐：申请表里没有填写身份证明。" in words_on(reader, 13)


def test_the_properties_say_what_it_is_and_in_which_language(reader):
    about = reader.metadata

    assert (about.title, about.author) == ("申请材料·示例门诊用房（示例）", "示例申请人")
    assert about["/CreationDate"] == about["/ModDate"] == "D:20261119000000+08'00'"
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_the_answers_come_out_equal(packet):
    assert opened(packet) == ENCLOSURE


def test_the_same_packet_is_the_same_bytes(packet):
    assert made(PACKET, to_pdf) == packet


def test_a_few_pages_of_our_own_are_the_same_bytes_as_from_a_child(monkeypatch):
    ours = replace(PACKET, entries=tuple(one for one in ENTRIES if getattr(one, "kind", "") != ATTACHMENT))
    here = made(ours, to_pdf)
    monkeypatch.setattr(making, "FEW_PAGES", 0)
    assert made(ours, to_pdf) == here


def test_contents_of_more_than_a_page_push_all_numbers_on():
    many = tuple(replace(ENTRIES[3], title=f"附图{number}") for number in range(60))
    reader = PdfReader(io.BytesIO(made(replace(PACKET, entries=many), to_pdf)))
    found = list(bookmarks(reader))

    assert found[1:3] == [(0, "目录", 2), (0, "附图0", 4)]
    assert len(reader.pages) == 123
    assert "附60附图59122" in words_on(reader, 3)


def test_nothing_of_what_is_bound_runs_or_leads_away():
    trap = arrived(files.pdf(prepare=files.full_of_traps), "a.pdf")
    bound = made(replace(PACKET, entries=(Piece(ATTACHMENT, "a", trap.content, 1),)), to_pdf)

    for live in (b"JavaScript", b"/Launch", b"evil", b"OpenAction", b"/AA"):
        assert live not in bound
