"""Contracts are judged in a process of their own: it is kept, and a text that costs minutes ends it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

import pytest

from formgen.errors import BadInput
from formgen.reading import Document
from formgen.service import checked, judged

CLAUSE = "第十五条 争议解决 本合同适用香港特别行政区法律。"


def test_the_outcome_is_that_of_the_review():
    kept = checked.outcome(Document("a.txt", "txt", CLAUSE))

    assert kept.summary["block"] == 1
    assert kept.format == "txt"
    assert kept.keys


def test_a_judge_is_kept_for_the_next_contract():
    checked.outcome(Document("a.txt", "txt", CLAUSE))
    begun = time.monotonic()
    checked.outcome(Document("a.txt", "txt", CLAUSE))

    assert time.monotonic() - begun < 2


def test_a_contract_that_takes_too_long_is_refused_and_the_next_one_judged():
    with pytest.raises(BadInput, match="超出了允许的内存或时间"):
        checked.outcome(Document("a.txt", "txt", CLAUSE * 20_000), seconds=0.05)

    assert checked.outcome(Document("a.txt", "txt", CLAUSE)).summary["block"] == 1


SPINS = """
from formgen.reading.child import shut_in
from formgen.service import judging
shut_in({"memory": judging.MEMORY, "cpu_seconds": judging.FOR_EVER})
judging.grant(1)
while True:
    pass
"""


def test_a_judge_whose_parent_is_dead_ends_by_itself():
    done = subprocess.run([sys.executable, "-c", SPINS], check=False, timeout=60)

    assert done.returncode == -signal.SIGXCPU


def test_the_site_begins_where_no_judge_can_be_started(monkeypatch):
    monkeypatch.setattr(checked, "_IDLE", [])
    monkeypatch.setattr(checked.sys, "executable", "/nowhere/python")

    checked.make_ready()


def test_what_a_contract_answers_comes_from_the_judge_as_it_was_found():
    found = {one.path: one for one in judged.extracted(Document("a.txt", "txt", CLAUSE))}

    assert found["governing_law"].value == "HK"
    assert found["governing_law"].source.quote in CLAUSE


def test_two_versions_are_compared_by_the_judge():
    later = CLAUSE.replace("香港特别行政区", "中华人民共和国")
    [one] = judged.versions_compared(Document("a.txt", "txt", CLAUSE), Document("b.txt", "txt", later))
    before, after = one.apart

    assert one.kind == "changed"
    assert [words for words, differs in before if differs] == ["香港特别行政区"]
    assert [words for words, differs in after if differs] == ["中华人民共和国"]


def test_whoever_cannot_be_served_is_told_so(monkeypatch):
    full = threading.BoundedSemaphore(1)
    full.acquire()
    monkeypatch.setattr(checked, "_TURN", full)

    with pytest.raises(BadInput, match="再试"):
        checked.ask("extract", Document("a.txt", "txt", CLAUSE), wait=0.05)


def test_a_comparison_that_takes_too_long_is_refused():
    long = Document("a.txt", "txt", CLAUSE * 20_000)

    with pytest.raises(BadInput, match="超出了允许的内存或时间"):
        checked.ask("compare", long, long, seconds=0.05)
