"""Workers as processes have them: a seat of their own, signs of life, and an end in good order."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time

import pytest

from formgen.service import seats, workers
from formgen.service.bells import HandBell, Work
from formgen.service.crew import Crew, Numbers
from formgen.service.settings import Settings
from formgen.service.workers import Workers
from formgen.storage import StoreDown


class Leases:
    """What workers say about what they hold, in the order of saying."""

    def __init__(self):
        self.said = []

    def hold(self, worker, _seconds):
        self.said.append(("hold", worker))

    def put_back(self, worker):
        self.said.append(("put back", worker))


class Slow(Workers):
    """Takes one thing and works on it until it may go on."""

    def __init__(self, leases):
        super().__init__(1, leases, "slow-", "示例座")
        self.taken, self.go_on = threading.Event(), threading.Event()

    def do_one(self, _worker):
        self.taken.set()
        return self.go_on.wait(20)

    def release(self, _worker):
        return 0


@pytest.fixture
def slow():
    made = Slow(Leases())
    made.start()
    assert made.taken.wait(10)
    yield made
    made.go_on.set()


def test_who_works_long_gives_signs_of_life(monkeypatch):
    monkeypatch.setattr(workers, "BEAT_SECONDS", 0.02)
    made = Slow(Leases())
    made.start()
    assert made.taken.wait(10)
    time.sleep(0.2)
    made.go_on.set()
    made.close()

    assert ("hold", "示例座-slow-0") in made._leases.said
    assert "put back" not in dict(made._leases.said)


def test_who_works_too_long_gives_none_and_is_taken_for_dead(monkeypatch):
    monkeypatch.setattr(workers, "BEAT_SECONDS", 0.02)
    monkeypatch.setattr(workers, "LONGEST_SECONDS", 0.0)
    made = Slow(Leases())
    made.start()
    time.sleep(0.2)
    made.go_on.set()
    made.close()

    assert made._leases.said == []


def test_what_is_not_done_in_time_is_put_back(slow):
    begun = time.monotonic()
    slow.close(within=0.2)

    assert time.monotonic() - begun < 5
    assert slow._leases.said == [("put back", "示例座-slow-0")]


def test_what_is_done_in_time_is_not(slow):
    threading.Timer(0.1, slow.go_on.set).start()
    slow.close(within=10)

    assert slow._leases.said == []


def test_two_who_sit_have_two_names_and_who_comes_after_one_has_his(tmp_path):
    one, two = seats.take(tmp_path), seats.take(tmp_path)
    assert one.name != two.name

    one.leave()

    assert seats.take(tmp_path).name == one.name


def test_a_seat_keeps_its_name_when_the_machine_s_changes_and_gets_one_when_its_file_is_spoiled(
    tmp_path, monkeypatch
):
    first = seats.take(tmp_path)
    first.leave()
    monkeypatch.setattr(seats.socket, "gethostname", lambda: "示例 machine/2")
    again = seats.take(tmp_path)
    assert again.name == first.name
    again.leave()
    (tmp_path / "1.seat").write_text("\0 spoiled " * 9)

    assert re.fullmatch(r"machine2-[0-9a-f]{8}", seats.take(tmp_path).name)


def test_a_seat_of_a_process_that_was_killed_is_free(tmp_path):
    child = "import sys, time; from pathlib import Path; from formgen.service import seats;"
    child += "s = seats.take(Path(sys.argv[1])); print(s.name, flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", child, tmp_path], stdout=subprocess.PIPE, text=True
    ) as other:
        name = other.stdout.readline().strip()
        meanwhile = seats.take(tmp_path)
        other.kill()
        other.wait(10)

    assert meanwhile.name != name
    assert seats.take(tmp_path).name == name


def test_a_folder_that_cannot_be_written_gives_a_name_that_nobody_else_has(tmp_path):
    (tmp_path / "file").write_text("no folder")

    assert seats.take(tmp_path / "file").name != seats.take(tmp_path / "file").name


def test_a_crew_hears_the_bell_for_what_it_does_and_no_other(database, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "IDLE_SECONDS", 60)
    bell = HandBell()
    crew = Crew(Settings(tmp_path, "unused"), database, Numbers(conversions=0, reviews=0, batches=1))
    looked = threading.Event()
    [batches] = crew._workers.values()
    monkeypatch.setattr(batches, "do_one", lambda _worker: looked.set() or False)
    crew.start(bell)
    assert looked.wait(10)
    time.sleep(0.1)
    looked.clear()

    bell.ring(Work.REVIEWS)
    assert not looked.wait(0.2)
    bell.ring(Work.BATCHES)
    assert looked.wait(10)
    crew.close(5)
    assert [one.name for one in (tmp_path / "seats").iterdir()] == ["1.seat"]


def test_while_the_store_of_files_is_away_work_waits_and_is_put_back_as_if_never_taken(monkeypatch):
    monkeypatch.setattr(workers, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(workers, "IDLE_SECONDS", 0.01)
    made, tries, gone = Slow(Leases()), [], StoreDown("暂时连不上")

    def away(_worker):
        tries.append(1)
        if len(tries) < 4:
            raise gone
        return made.go_on.set() or False

    monkeypatch.setattr(made, "do_one", away)
    made.start()
    assert made.go_on.wait(10)
    made.close()

    assert made._leases.said[:3] == [("put back", "示例座-slow-0")] * 3
