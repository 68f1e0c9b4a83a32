"""Long work: is the memory flat, is each document delivered once, and is nothing left behind.

    make soak                                    20,000 renders, 2,000 conversions, 100 blows
    python -m bench.soak --renders 500 --conversions 60 --blows 4

Half of the conversions run undisturbed, for the memory; in the other half LibreOffice or its helper is killed
or stopped at chance moments. The exit code is 1 when something is amiss.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import count as count_from
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.machine import machine, versions
from bench.paper import measured_on, put
from formgen.rendering import properties
from formgen.rendering.documents import fingerprint, template_for
from formgen.rendering.docx import render
from formgen.rendering.pdf import ConverterPool
from formgen.rendering.pdf.proof import text_in
from formgen.rendering.pdf.worker import PIPES
from formgen.rendering.words import words
from formgen.service import papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

DAY = date(2026, 11, 19)
FORM = "government_contract"
WARM = 100
"""After so many the memory is what it will be."""
MOST_GROWTH = 0.05
PATIENCE = 5.0
"""Seconds after which a stopped LibreOffice is given up."""
LONGEST_PAUSE = 1.0
NEVER = 10**9
"""A LibreOffice that is replaced in between would hide its growth."""
AHEAD = 8
"""Conversions that wait at one time."""


@dataclass
class Result:
    """What was done and what was amiss."""

    lines: list[str] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)

    def memory(self, who: str, early: int, late: int, *, judged: bool) -> None:
        """Note the growth of *who* from *early* to *late*, in kilobytes; judge it after a run that is long enough."""
        growth = late / early - 1
        self.lines.append(f"memory of {who}: {early // 1024} MB, then {late // 1024} MB ({growth:+.1%})")
        if judged and growth > MOST_GROWTH:
            self.amiss.append(f"the memory of {who} grows: {growth:+.1%}")

    def holds(self, what: str, *, well: bool) -> None:
        """Note *what* has to be so, and whether it is."""
        self.lines.append(f"{what}: {'yes' if well else 'NO'}")
        if not well:
            self.amiss.append(f"not so: {what}")


def kilobytes(pid: int | str = "self") -> int:
    """The memory that a process holds; 0 for one that is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0


def contracts() -> Callable[[int], tuple[bytes, str]]:
    """A maker of contracts: each with a number of its own in it, and the mark that its PDF must carry."""
    report = papers.check(FORM, papers.example(FORM), DAY)
    template, said = template_for(report.answers.form), words(report)

    def make(number: int) -> tuple[bytes, str]:
        mark = f"{fingerprint(report)[:24]}{number:08}"
        about = properties.Properties(title=f"示例 {number}", keywords=mark)
        return render(template, {**said, "contract_no": text_of(number)}, about), mark

    return make


def text_of(number: int) -> str:
    """What stands in the document of this *number* and in no other."""
    return f"示例{number:08}号"


def soak_renders(count: int, result: Result) -> None:
    """Fill *count* contracts and watch our own memory."""
    make, early, begun = contracts(), 0, time.perf_counter()
    for number in range(count):
        make(number)
        if number == min(WARM, count // 2):
            early = kilobytes()
    pace = count / (time.perf_counter() - begun)
    result.lines.append(f"{count} contracts rendered, {pace:.0f} a second")
    result.memory("rendering", early, kilobytes(), judged=count > 2 * WARM)


class Line:
    """A pool that is given one contract after another, and a tally of what came back."""

    def __init__(self, scratch: Path) -> None:
        self.pool = ConverterPool(timeout=PATIENCE, recycle_after=NEVER, scratch=scratch, keep_bytes=0)
        self.delivered: dict[int, int] = {}
        self.wrong: list[int] = []
        self.seen: set[int] = set()
        self._make = contracts()
        self._room = threading.Semaphore(AHEAD)
        self._tally = threading.Lock()

    def convert(self, numbers: Iterable[int], each: Callable[[int], None] = lambda _number: None) -> None:
        """Convert the contracts of *numbers*, never more than a few of them waiting."""
        for number in numbers:
            self._room.acquire()
            docx, mark = self._make(number)
            future = self.pool.submit(docx, fingerprint=mark)
            future.add_done_callback(partial(self._came, number))
            each(number)
        for _number in range(AHEAD):
            self._room.acquire()
        self._room.release(AHEAD)

    def _came(self, number: int, done: Future[bytes]) -> None:
        fault = done.exception()
        well = fault is None and text_of(number) in "".join(text_in(done.result()).split())
        with self._tally:
            self.delivered[number] = self.delivered.get(number, 0) + 1
            if not well:
                self.wrong.append(number)
        self._room.release()

    def converters(self) -> Iterator[dict[str, int]]:
        """Each converter that has processes now, with its place in the pool."""
        for place, one in enumerate(self.pool.health()["converters"]):
            self.seen.update(one[role] for role in ("helper", "office") if role in one)
            if "office" in one:
                yield {**one, "place": place}

    def converted(self, place: int) -> int:
        """How many documents came from the converter in one *place* of the pool."""
        return int(self.pool.health()["converters"][place]["converted"])

    def offices(self) -> dict[int, int]:
        """The memory of each LibreOffice by its process."""
        return {one["office"]: kilobytes(one["office"]) for one in self.converters()}


def soak_conversions(count: int, blows: int, result: Result) -> None:
    """Convert *count* contracts, half of them under *blows*."""
    with tempfile.TemporaryDirectory() as folder:
        line = Line(Path(folder))
        begun = time.perf_counter()
        _quietly(line, count // 2, result)
        done = _under_blows(line, count // 2, count, blows, result)
        pace = done / (time.perf_counter() - begun)
        result.lines.append(f"{done} contracts converted, {pace:.1f} a second, blows included")
        once = line.delivered == dict.fromkeys(range(done), 1)
        result.holds("every document was delivered once", well=once)
        result.holds("every PDF is that of its document", well=not line.wrong)
        list(line.converters())
        line.pool.close()
        time.sleep(1)
        result.holds("no process is left", well=not any(map(_runs, line.seen)))
        result.holds("no file is left", well=not any(Path(folder).iterdir()))
    pipes = PIPES.glob(f"OSL_PIPE_*_formgen-{os.getpid()}-*")
    result.holds("no pipe is left", well=not list(pipes))


def _quietly(line: Line, count: int, result: Result) -> None:
    early: dict[int, int] = {}
    ours = 0

    def look(number: int) -> None:
        nonlocal ours
        if number == min(2 * WARM, count // 2):
            early.update(line.offices())
            ours = kilobytes()

    line.convert(range(count), look)
    late = line.offices()
    for number, pid in enumerate(sorted(early.keys() & late.keys()), 1):
        result.memory(f"LibreOffice {number}", early[pid], late[pid], judged=count > 4 * WARM)
    result.memory("the pool's own process", ours, kilobytes(), judged=count > 4 * WARM)


def _under_blows(line: Line, start: int, end: int, blows: int, result: Result) -> int:
    """Convert from the number *start* to *end*, and on until all *blows* are struck; the number then reached."""
    struck: list[str] = []
    striker = threading.Thread(target=_strike, args=(line, blows, struck))
    striker.start()
    line.convert(takewhile(lambda number: number < end or striker.is_alive(), count_from(start)))
    striker.join()
    kinds = ", ".join(f"{struck.count(one)} {one}" for one in sorted(set(struck))) or "none"
    result.lines.append(f"blows: {kinds}")
    return len(line.delivered)


def _strike(line: Line, blows: int, struck: list[str]) -> None:
    """Kill or stop one process after another. A document is promised to outlive one blow: two come between."""
    chance = random.Random(blows)  # noqa: S311 - chance, not secrecy
    while len(struck) < blows:
        time.sleep(chance.random() * LONGEST_PAUSE)
        victims = list(line.converters())
        if not victims:
            continue
        victim = chance.choice(victims)
        before = line.converted(victim["place"])
        role, blow = chance.choice(("helper", "office")), chance.choice((signal.SIGKILL, signal.SIGSTOP))
        with suppress(ProcessLookupError):
            os.kill(victim[role], blow)
            struck.append(f"{blow.name} of {role}")
        while line.converted(victim["place"]) < before + 2:
            time.sleep(0.05)


def _runs(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    return False


def page_of(result: Result) -> str:
    """The result as docs/performance.md has it."""
    return "\n".join(
        [measured_on(machine(), versions(), "make soak"), "", *(f"- {one}" for one in result.lines)]
    )


def main() -> int:
    """Do the work, print what was seen, and say by the exit code whether all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--renders", type=int, default=20_000)
    parser.add_argument("--conversions", type=int, default=2_000)
    parser.add_argument("--blows", type=int, default=100)
    parser.add_argument("--write", action="store_true", help="put the result into docs/performance.md")
    asked = parser.parse_args()
    result = Result()
    soak_renders(asked.renders, result)
    soak_conversions(asked.conversions, asked.blows, result)
    print(*result.lines, *result.amiss, sep="\n")
    if asked.write:
        put("soak", "Long work", page_of(result))
    return 1 if result.amiss else 0


if __name__ == "__main__":
    sys.exit(main())
