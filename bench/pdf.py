"""A contract as PDF: our warm pool against a LibreOffice started for it.

Cold calls that may come at the same time need a profile each: on a shared one LibreOffice hands the
document to the call that runs already, and some PDFs are never written. One call at a time may keep its
profile: that is the other side at its best. Both are measured.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from concurrent.futures import wait
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.soak import contracts
from bench.timing import milliseconds, timed
from formgen.rendering.pdf import ConverterPool
from formgen.rendering.pdf.grid import misreads_grid
from formgen.rendering.pdf.office import find

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 60
ROUNDS = 40
THOUSAND = 1000


def measure() -> list[dict[str, float | str]]:
    """One contract: gate, conversion and proof on our side; the bare command on the other. Then what follows."""
    return [*_one(), _again(), _recovery(), _computing(), _pace()]


def goal(usual: float, older: float) -> float:
    """What is asked of the LibreOffice of this machine: of versions before 25.2 what was measured of 7.4."""
    return older if misreads_grid(find().version) else usual


def _one() -> list[dict[str, float | str]]:
    docx, mark = contracts()(0)
    with pool_of(1) as pool:
        warm = timed(lambda: pool.convert(docx, fingerprint=mark), rounds=ROUNDS, warm_up=5)
        archival = timed(lambda: pool.convert(docx, fingerprint=mark, archival=True), warm_up=2)
    kept, fresh = _cold(docx, keep_profile=True), _cold(docx, keep_profile=False)
    steady = float(warm["p95"]) / float(warm["ours"])
    against = {"what": "PDF of a contract", **warm}
    return [
        {**against, "other": kept, "other_is": "cold LibreOffice, profile kept", "at_least": goal(3.5, 9)},
        {**against, "other": fresh, "other_is": "cold LibreOffice", "at_least": 5},
        {"what": "PDF: p95 against the median", "ours": steady, "unit": "×", "at_most": 1.25},
        {"what": "PDF/A-2b of a contract", **archival},
    ]


def _again() -> dict[str, float | str]:
    docx, mark = contracts()(0)
    pool = ConverterPool(1)
    try:
        again = timed(lambda: pool.convert(docx, fingerprint=mark), rounds=ROUNDS)
    finally:
        pool.close()
    return {"what": "the same contract again", **again, "at_most": 5}


def _recovery() -> dict[str, float | str]:
    """LibreOffice is killed in the middle: from the blow to the PDF all the same."""
    docx, mark = contracts()(0)
    taken = []
    with pool_of(1) as pool:
        for _round in range(7):
            pool.convert(docx, fingerprint=mark)
            victim = pool.health()["converters"][0]["office"]
            waiting = pool.submit(docx, fingerprint=mark)
            time.sleep(0.05)
            begun = time.perf_counter()
            os.kill(victim, signal.SIGKILL)
            assert waiting.result().startswith(b"%PDF-")
            taken.append((time.perf_counter() - begun) * 1000)
    again = statistics.median(taken)
    return {"what": "PDF after its LibreOffice was killed", "ours": again, "at_most": goal(600, 1500)}


def _computing() -> dict[str, float | str]:
    """What one PDF takes of the processor: LibreOffice, its helper and ourselves. The same on a busy machine."""
    make = contracts()
    documents = [make(number) for number in range(THOUSAND // 20)]
    with pool_of(1) as pool:
        pool.convert(documents[0][0], fingerprint=documents[0][1])
        [converter] = pool.health()["converters"]
        others = (converter["office"], converter["helper"])
        before = time.process_time() + sum(map(computed, others))
        for docx, mark in documents:
            pool.convert(docx, fingerprint=mark)
        spent = time.process_time() + sum(map(computed, others)) - before
    each = spent * 1000 / len(documents)
    return {"what": "PDF of a contract, computing time", "ours": each, "at_most": goal(110, 150)}


def computed(pid: int) -> float:
    """Seconds that a process has computed for."""
    numbers = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def _pace() -> dict[str, float | str]:
    one, two = _seconds_for_a_thousand(1), _seconds_for_a_thousand(2)
    return {
        "what": f"{THOUSAND} PDFs by two converters",
        "ours": two,
        "other": one,
        "other_is": "one converter",
        "unit": "s",
        "at_least": 1.8,
        "at_most": goal(55, 70),
    }


def _seconds_for_a_thousand(converters: int) -> float:
    """Computed from a batch, once every converter is warm."""
    make = contracts()
    documents = [make(number) for number in range(BATCH)]
    with pool_of(converters) as pool:
        wait([pool.submit(docx, fingerprint=mark) for docx, mark in documents[: 3 * converters]])
        begun = time.perf_counter()
        done = [pool.submit(docx, fingerprint=mark) for docx, mark in documents]
        assert all(one.result().startswith(b"%PDF-") for one in done)
        return (time.perf_counter() - begun) * THOUSAND / BATCH


def _cold(contract: bytes, *, keep_profile: bool) -> float:
    office = str(find().program / "soffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target, profile = (folder / one for one in ("contract.docx", "contract.pdf", "profile"))
        source.write_bytes(contract)
        at = f"-env:UserInstallation={profile.as_uri()}"
        command = [office, at, "--headless", "--convert-to", "pdf", "--outdir", name, str(source)]

        def convert() -> None:
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "HOME": name})
            assert target.read_bytes().startswith(b"%PDF-")
            target.unlink()
            if not keep_profile:
                shutil.rmtree(profile)

        return milliseconds(convert, rounds=7)


@contextmanager
def pool_of(size: int) -> Iterator[ConverterPool]:
    """A pool that remembers nothing: each conversion is one."""
    pool = ConverterPool(size, keep_bytes=0)
    try:
        yield pool
    finally:
        pool.close()
