"""Writers of one process queue before the file, and are woken at once."""

from __future__ import annotations

import os
import threading
import time

import pytest

from formgen.errors import PartMissing
from formgen.storage.queueing import Writers

OWNER = "11111111-1111-4111-8111-111111111111"


def test_whose_turn_does_not_come_is_told_to_come_back_and_the_queue_goes_on():
    writers, told = Writers(0.05), []

    def another():
        try:
            with writers.one():
                pass
        except PartMissing as error:
            told.append(str(error))

    with writers.one():
        waiting = threading.Thread(target=another)
        waiting.start()
        waiting.join()
    assert told == ["数据库正忙，这一次没有保存成功：请稍候再试一次。"]
    another()
    assert len(told) == 1


def test_what_fails_gives_its_turn_back():
    writers = Writers(0.05)
    with pytest.raises(ZeroDivisionError), writers.one():
        _ = 1 / 0
    with writers.one():
        pass


def test_a_turn_does_not_outlive_a_fork():
    writers = Writers(0.05)
    with writers.one():
        child = os.fork()
        if not child:
            with writers.one():
                os._exit(7)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_many_writers_wait_for_each_other_no_longer_than_they_write(drafts):
    """Eight write 25 times each; by asking the file again and again some would wait for half a second."""
    waited = []

    def write():
        for number in range(25):
            begun = time.perf_counter()
            drafts.begin(OWNER, "form", {"a": number})
            waited.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=write) for _each in range(8)]
    begun = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    took = time.perf_counter() - begun
    assert len(waited) == 200
    assert max(waited) < max(0.3, took / 4)
