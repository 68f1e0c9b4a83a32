"""Contracts are judged in a process of their own: it is kept, and a text that costs minutes ends it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from formgen.errors import BadInput
from formgen.reading import Document
from formgen.service import checked

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
