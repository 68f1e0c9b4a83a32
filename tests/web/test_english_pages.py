"""English pages: what stays Chinese in them, as names, titles and quotes do, says so (WCAG 3.1.2)."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml.html import fromstring
from saved_steps import step

from formgen.service.policy import Role
from formgen.web.chinese_parts import RUN, mark

FULL_WIDTH = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff60]")
IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
READ_AS_ENGLISH = "//body//text()[not(ancestor::*[@lang][1][starts-with(@lang, 'zh')])]"
PLAIN = {"option", "textarea"}
"""What holds no elements, and with them no mark."""
MANY = 100_000
MOST_SENT = 60_000
AT_ONCE = 2.0
"""Seconds, of a busy machine, for what takes some hundredths; looked through from each of many signs: minutes."""
OF_A_DRAFT = ("", "check", "checklist", "documents", "history", "life", "packet", "deadlines", "steps/price")
OF_ALL = ("/", "/ledger/", "/ledger/figures", "/reviews", "/holidays", "/users", "/forms/government_contract")


def left_over(page, wanted=FULL_WIDTH):
    """The Chinese, down to its punctuation, that a voice would read out as English."""
    found = [one for one in page.all(READ_AS_ENGLISH) if one.getparent().tag not in PLAIN]
    return [one for one in found if (IDEOGRAPH if is_answer(one) else wanted).search(one)]


def is_answer(text):
    """Whether somebody typed it: numbers of his keep his commas."""
    return bool(text.getparent().xpath("ancestor-or-self::*[@class='value']"))


def english(house, path):
    return house.get(f"{path}?lang=en")


def test_what_stays_chinese_in_an_english_page_is_marked_and_nothing_else_is(sign_in, send):
    me = sign_in("quan", roles=set(Role))
    draft = me.begin(sample=True)
    page = me.get(f"{draft}/life")
    submitted = [*page.fields("//form[.//button[@value='submit']]"), ("action", "submit")]
    me.post(f"{draft}/life/handle", submitted)

    for path in (*(f"{draft}/{part}" for part in OF_A_DRAFT), *OF_ALL):
        assert left_over(english(me, path)) == [], path
    assert left_over(english(me, send(me)), IDEOGRAPH) == []


def test_pieces_of_an_english_page_that_come_later_are_marked_as_the_page_was(user, filled, send):
    address = f"{filled}/steps/performance/autosave?lang=en"
    saved = user.post(address, step(**{"performance.start_date": "不定"}), 200).json
    contract = send(user)
    key = english(user, contract).all("//form[contains(@action, '/findings/')]/@action")[0]
    decided = user.post(
        f"{key}?lang=en", {"decision": "accepted", "seen": ""}, 200, headers={"Accept": "application/json"}
    )
    read = english(user, f"{contract}/progress").json["html"]

    for piece in (saved["findings"], *saved["offers"].values(), *decided.json.values(), read):
        page = fromstring(f"<html><body>{piece}</body></html>")
        assert [one for one in page.xpath(READ_AS_ENGLISH) if IDEOGRAPH.search(one)] == []


def test_a_chinese_page_is_left_as_it_is(user, filled):
    assert user.get(f"{filled}/").all("//bdi") == []


def test_who_is_awaited_is_told_with_english_marks(sign_in):
    me = sign_in("quan", roles={Role.DRAFTER})
    draft = me.begin(sample=True)
    page = me.get(f"{draft}/life")
    me.post(
        f"{draft}/life/handle",
        [*page.fields("//form[.//button[@value='submit']]"), ("action", "submit")],
    )
    words = english(me, f"{draft}/life").words()

    assert "Now: Under internal review" in words
    assert "Opinion of the internal review : The legality reviewers of the unit" in words


def test_choices_of_a_contract_are_told_in_english_wherever_it_is_listed(user, filled):
    kind = "(4) Use of fiscal funds"

    for page in ("/ledger/", f"{filled}/check", f"{filled}/history"):
        assert kind in english(user, page).words(), page


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("<p>Under 第二十六条（四）.</p>", '<p>Under <bdi lang="zh-CN">第二十六条（四）</bdi>.</p>'),
        (
            '<b lang="zh-CN">甲<b>乙</b>丙</b>丁',
            '<b lang="zh-CN">甲<b>乙</b>丙</b><bdi lang="zh-CN">丁</bdi>',
        ),
        ('<input value="甲方"><br>乙&#39;3', '<input value="甲方"><br><bdi lang="zh-CN">乙</bdi>&#39;3'),
        ("<title>甲</title><textarea>乙</textarea>", "<title>甲</title><textarea>乙</textarea>"),
        ("<option>甲</option>2027年1月1日", '<option>甲</option><bdi lang="zh-CN">2027年1月1日</bdi>'),
        ("<!-- 甲 --><p>plain, 12：</p>", "<!-- 甲 --><p>plain, 12：</p>"),
    ],
)
def test_only_words_that_can_be_marked_are_marked(said, made):
    assert mark(said) == made


@pytest.mark.parametrize(
    "sign", ["0", "（", "0（", "中，", "<", "</", "<a", '<a "', "<!-", "<!--", "<p lang="]
)
def test_no_page_is_looked_through_again_from_each_of_many_signs(sign):
    began = time.perf_counter()
    made = mark(f"<p>{sign * MANY}")

    assert time.perf_counter() - began < AT_ONCE
    assert re.sub("</?(span|bdi)[^>]*>", "", made) == f"<p>{sign * MANY}"


def test_a_visitor_who_sends_nothing_but_digits_is_answered_at_once(visitor):
    visitor.get("/sign-in?lang=en")
    began = time.perf_counter()
    page = visitor.post("/drafts?lang=en", {"background": "0" * MOST_SENT}, 401)

    assert time.perf_counter() - began < AT_ONCE
    assert "0" * MOST_SENT in page.text


@given(some.text("《（〔【09中、文》）。 a", max_size=12))
def test_a_run_begins_with_all_that_opens_it_and_is_found_wherever_one_is(text):
    anywhere = re.compile(RUN.pattern.partition(")")[2])

    assert RUN.pattern.startswith("(?<!")
    assert RUN.findall(text) == anywhere.findall(text)
