"""kill -9 in the middle of conversions: each is delivered once, and is the right one."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from contextlib import suppress

import pytest

from formgen.rendering.pdf import ConverterPool

pytestmark = [pytest.mark.office, pytest.mark.kill]
LONGEST_WAIT = 0.2
"""Seconds; a conversion takes about half of it, so that some kills come too late."""


def test_every_conversion_is_delivered_once_whoever_is_killed(contract, tmp_path, pids, gone, kills, text_of):
    pool = ConverterPool(size=1, scratch=tmp_path)
    pool.convert(contract("mark"), fingerprint="mark")
    seed = time.time_ns()
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    delivered = []
    for number in range(kills):
        mark = f"mark-{number:05}"
        future = pool.submit(contract(mark, f"这是第{number}份。"), fingerprint=mark)
        future.add_done_callback(lambda done, mark=mark: delivered.append((mark, done.exception())))
        time.sleep(chance.random() * LONGEST_WAIT)
        victims = pids(pool)
        if victims:
            kill(victims[chance.choice(sorted(victims))])
        assert f"这是第{number}份。" in text_of(future.result(timeout=60)), f"seed {seed}"
        # One conversion is promised to outlive one kill: let each have its own.
        assert gone(*victims.values()), f"seed {seed}"
    pool.close()
    assert delivered == [(f"mark-{number:05}", None) for number in range(kills)]
    assert list(tmp_path.iterdir()) == []


def test_conversions_in_parallel_outlive_kills(contract, tmp_path, gone, kills, text_of):
    pool = ConverterPool(size=2, scratch=tmp_path)
    found: dict[int, str] = {}
    chance = random.Random(kills)  # noqa: S311 - chance, not secrecy

    def ask(number: int) -> None:
        mark = f"mark-{number:05}"
        made = pool.convert(contract(mark, f"这是第{number}份。"), fingerprint=mark)
        found[number] = text_of(made)

    for start in range(0, kills, 2):
        threads = [threading.Thread(target=ask, args=(number,)) for number in (start, start + 1)]
        for thread in threads:
            thread.start()
        time.sleep(chance.random() * LONGEST_WAIT)
        victims = running(pool)[:1]
        for victim in victims:
            kill(victim["office"])
        for thread in threads:
            thread.join()
        assert all(gone(one["office"], one["helper"]) for one in victims)
    pool.close()
    wanted = range(kills + kills % 2)
    assert found == {number: f"第一条甲方应当按照约定支付价款。这是第{number}份。" for number in wanted}


def running(pool: ConverterPool) -> list[dict[str, int]]:
    """The converters that have processes."""
    return [one for one in pool.health()["converters"] if "office" in one]


def kill(pid: int) -> None:
    """Kill -9; one that ended by itself in the same moment is as dead."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
