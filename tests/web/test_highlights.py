"""However marks lie in a text, the page shows the text as it is, and every link has its place."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from lxml import html

from formgen.reading import Block, BlockKind, Document
from formgen.service.kept_reviews import Entry
from formgen.web.highlights import shown_text

EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "60"))
QUICKLY = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
CHARACTERS = some.text(alphabet="甲乙<>&\"' 约\t定", max_size=12)


@pytest.fixture
def show(app):
    """The text of an opened review as elements."""

    def shown(text, spans=(), blocks=None, outline=(), **report):
        entries = [entry(number, *one) for number, one in enumerate(spans, start=1)]
        lines = blocks or lined(text)
        about = {"notices": [], "elements": [], **report}
        document = Document("示例.txt", "txt", text, lines)
        opened = SimpleNamespace(document=document, report=about, outline=list(outline))
        with app.test_request_context():
            return html.fragment_fromstring(str(shown_text(opened, entries)), create_parent="div")

    return shown


def lined(text):
    at, found = 0, []
    for line in text.split("\n"):
        found.append(Block(at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def entry(number, *places, severity="warn"):
    matches = [{"quote": "", "start": start, "end": end} for start, end in places]
    return Entry(number, f"k{number}", {"severity": severity, "matches": matches})


def words(root):
    """The text of the contract alone, without the numbers and what only a screen reader says."""
    for one in root.xpath("//a[@class='ref'] | //*[contains(@class, 'unsaid')]"):
        one.drop_tree()
    return "\n".join("".join(one.itertext()) for one in root.xpath("//p | //h3"))


@QUICKLY
@given(
    lines=some.lists(CHARACTERS, min_size=1, max_size=6),
    spans=some.lists(
        some.lists(some.tuples(some.integers(0, 40), some.integers(0, 30)), min_size=1, max_size=3),
        max_size=6,
    ),
)
def test_any_marks_leave_the_text_as_it_is(show, lines, spans):
    text = "\n".join(lines)
    cut = [[(min(low, len(text)), min(low + length, len(text))) for low, length in one] for one in spans]
    root = show(text, cut)
    ids = root.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert set(ids) == {f"m-{n}-{i}" for n, one in enumerate(cut, 1) for i in range(len(one))}
    marked = {int(one.get("href")[3:]) for one in root.xpath("//a[@class='ref']")}
    assert marked <= set(range(1, len(cut) + 1))
    assert words(root) == text


def test_marks_that_overlap_are_cut_and_take_the_weightier_colour(app):
    text = "甲方适用英国法律并放弃豁免"
    opened = SimpleNamespace(
        document=Document("", "txt", text, lined(text)), report={"notices": [], "elements": []}, outline=[]
    )
    entries = [entry(1, (2, 8), severity="note"), entry(2, (4, 6), severity="block")]
    with app.test_request_context():
        root = html.fragment_fromstring(str(shown_text(opened, entries)), create_parent="div")
    kinds = [(one.get("class"), one.xpath("string(text()[last()])")) for one in root.xpath("//mark")]

    assert kinds == [("note", "适用"), ("block", "英国"), ("note", "法律")]
    assert [one.get("href") for one in root.xpath("//a")] == ["#f-2", "#f-1"]


def test_a_table_is_a_table_and_a_footer_says_that_it_is_one(show):
    text = "名称\n数量\n服务器\n十台\n页脚文字"
    cells = [(0, 2, 0, 0), (3, 5, 0, 1), (6, 9, 1, 0), (10, 12, 1, 1)]
    blocks = [Block(start, end, BlockKind.CELL, cell=(0, row, column)) for start, end, row, column in cells]
    root = show(text, [[(10, 12)]], (*blocks, Block(13, 17, BlockKind.FOOTER)))

    rows = [["".join(cell.itertext()) for cell in row.xpath("./td")] for row in root.xpath("//tr")]
    assert rows[0] == ["名称", "数量"]
    assert rows[1][0] == "服务器"
    assert root.xpath("//td//mark")
    assert root.xpath("string(//p[@class='beside'])") == "页脚 页脚文字"


def test_pages_clauses_evidence_and_traces_have_their_places(show):
    text = "第一条 标的\n采购服务器"
    blocks = (Block(0, 6, page=1), Block(7, 12, page=2))
    notices = [{"start": 7, "end": 9, "message": "", "quote": ""}]
    elements = [{"no": 3, "evidence": [{"start": 7, "end": 12}]}]
    root = show(text, (), blocks, [[0, 1, "第一条 标的"]], notices=notices, elements=elements)

    assert root.xpath("//h3//span[@id='c-0']")
    assert root.xpath("//span[@id='e-3-0']")
    assert root.xpath("string(//mark[@class='odd']/text()[last()])") == "采购"
    assert [one.text for one in root.xpath("//p[@class='page']")] == ["第1页", "第2页"]


def test_what_was_called_wrong_or_waived_is_quiet(app):
    decided = SimpleNamespace(state="waived")
    text = "适用英国法律"
    one = Entry(1, "k", {"severity": "block", "matches": [{"quote": "", "start": 0, "end": 6}]}, decided)
    opened = SimpleNamespace(
        document=Document("", "txt", text, lined(text)), report={"notices": [], "elements": []}, outline=[]
    )
    with app.test_request_context():
        root = html.fragment_fromstring(str(shown_text(opened, [one])), create_parent="div")

    assert root.xpath("//mark/@class") == ["settled"]
