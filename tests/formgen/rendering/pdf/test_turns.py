"""Everybody's turn comes, the queue has an end, and what is asked for twice is made once."""

from __future__ import annotations

import threading
import time
from queue import Full

import pytest

from formgen.cores import converters_here, usable_cores
from formgen.errors import BadInput
from formgen.rendering.pdf import Busy, ConverterPool
from formgen.rendering.pdf.kept import Kept
from formgen.rendering.pdf.order import Order
from formgen.rendering.pdf.turns import Turns


def taken(turns: Turns[str], count: int) -> list[str | None]:
    return [turns.take() for _number in range(count)]


def test_one_click_behind_a_batch_of_a_thousand_is_next_but_one():
    turns: Turns[str] = Turns(1000)
    for number in range(1000):
        turns.put("batch", f"batch {number}")
    turns.put("", "click")
    assert taken(turns, 3) == ["batch 0", "click", "batch 1"]


def test_within_a_lane_the_order_is_that_of_coming():
    turns: Turns[str] = Turns(9)
    for thing in ("a1", "a2", "b1", "a3", "b2", "c1"):
        turns.put(thing[0], thing)
    assert taken(turns, 6) == ["a1", "b1", "c1", "a2", "b2", "a3"]


def test_a_full_lane_leaves_room_in_another():
    turns: Turns[str] = Turns(2)
    turns.put("batch", "one")
    turns.put("batch", "two")
    with pytest.raises(Full):
        turns.put("batch", "three")
    turns.put("", "click")
    assert len(turns) == 3


def test_four_full_lanes_fill_the_queue():
    turns: Turns[str] = Turns(1)
    for lane in "abcd":
        turns.put(lane, lane)
    with pytest.raises(Full):
        turns.put("e", "e")


def test_closing_gives_back_what_waits_and_wakes_who_waits():
    turns: Turns[str] = Turns(3)
    found: list[str | None] = []
    waiting = threading.Thread(target=lambda: found.append(turns.take()))
    waiting.start()
    assert turns.close() == []
    waiting.join(5)
    assert found == [None]


def test_of_the_pdfs_kept_the_one_asked_for_longest_ago_goes_first():
    kept = Kept(most_bytes=10)
    kept.put("a", b"12345")
    kept.put("b", b"12345")
    assert kept.get("a") == b"12345"
    kept.put("c", b"123")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (b"12345", None, b"123")


def test_a_pdf_larger_than_all_that_may_be_kept_is_not_kept():
    kept = Kept(most_bytes=4)
    kept.put("a", b"1234")
    kept.put("b", b"12345")
    assert (kept.get("a"), kept.get("b")) == (b"1234", None)


def test_another_document_fingerprint_or_kind_of_pdf_has_another_key():
    orders = [
        Order(b"PK1", "mark"),
        Order(b"PK2", "mark"),
        Order(b"PK1", "other"),
        Order(b"PK1", "mark", archival=True),
    ]
    assert len({one.key for one in orders}) == 4
    assert Order(b"PK1", "mark").key == orders[0].key


@pytest.mark.office
def test_the_same_document_again_is_answered_within_five_milliseconds(contract, tmp_path):
    pool = ConverterPool(size=1, scratch=tmp_path)
    document = contract("mark-6001")
    made = pool.convert(document, fingerprint="mark-6001")
    before = pool.health()
    times = []
    for _number in range(9):
        begun = time.perf_counter()
        assert pool.convert(document, fingerprint="mark-6001") is made
        times.append(time.perf_counter() - begun)
    after = pool.health()
    pool.close()
    assert min(times) < 0.005
    assert after["kept"] - before["kept"] == 9
    assert after["converters"][0]["converted"] == before["converters"][0]["converted"]


@pytest.mark.office
def test_a_click_overtakes_a_batch_that_waits(contract, tmp_path):
    pool = ConverterPool(size=1, scratch=tmp_path)
    done: list[str] = []

    def ask(mark: str, lane: str) -> object:
        future = pool.submit(contract(mark), fingerprint=mark, lane=lane)
        future.add_done_callback(lambda _done: done.append(mark))
        return future

    batch = [ask(f"mark-batch-{number:02}", "batch") for number in range(12)]
    click = ask("mark-click", "")
    for one in (*batch, click):
        one.result(timeout=60)
    pool.close()
    assert done.index("mark-click") <= 3
    assert [one for one in done if one != "mark-click"] == [f"mark-batch-{number:02}" for number in range(12)]


@pytest.mark.office
def test_who_is_turned_away_is_told_when_to_come_back(contract, tmp_path):
    pool = ConverterPool(size=1, scratch=tmp_path, queue_length=1)
    marks = iter(f"mark-620{number}" for number in range(9))

    def ask_on() -> None:
        for mark in marks:
            pool.submit(contract(mark), fingerprint=mark)

    with pytest.raises(Busy, match="等待转换的文件太多") as refused:
        ask_on()
    pool.close()
    assert 1 <= refused.value.retry_after <= 600


@pytest.mark.parametrize(
    ("said", "most"), [("150000 100000", 2), ("50000 100000", 1), ("max 100000", 10**6), ("odd", 10**6)]
)
def test_a_container_is_served_by_as_many_as_its_share_of_the_processor(tmp_path, said, most):
    quota = tmp_path / "cpu.max"
    quota.write_text(said)
    assert 1 <= usable_cores(quota) <= most


def test_without_a_share_every_core_counts(tmp_path):
    assert usable_cores(tmp_path / "none") >= usable_cores()


def test_the_owner_says_how_many_converters_there_are(monkeypatch):
    monkeypatch.setenv("FORMGEN_CONVERTERS", "3")
    assert converters_here() == 3
    assert ConverterPool().health()["size"] == 3


@pytest.mark.parametrize("wrong", ["0", "65", "-1", "two", "²", "1.5"])
def test_a_number_of_converters_that_is_none_is_refused(monkeypatch, wrong):
    monkeypatch.setenv("FORMGEN_CONVERTERS", wrong)
    with pytest.raises(BadInput, match="FORMGEN_CONVERTERS 应为 1 至 64 的整数"):
        converters_here()


def test_without_a_word_there_is_one_on_each_core_and_eight_at_most(monkeypatch):
    monkeypatch.delenv("FORMGEN_CONVERTERS", raising=False)
    monkeypatch.setattr("formgen.cores.usable_cores", lambda: 1)
    assert converters_here() == 1
    monkeypatch.setattr("formgen.cores.usable_cores", lambda: 64)
    assert converters_here() == 8
