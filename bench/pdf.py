"""A contract as PDF: our warm pool against a LibreOffice started for it, as everyone begins.

python -m bench.pdf     one row more: how many PDFs a second two converters make
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import wait
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.timing import milliseconds
from formgen.rendering import fingerprint_in
from formgen.rendering.pdf import ConverterPool
from formgen.service import papers

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 19)
FORM = "government_contract"
BATCH = 40


def measure() -> dict[str, float | str]:
    """One contract: gate, conversion and proof on our side; the bare command on the other."""
    contract = _contract()
    return {
        "what": "PDF of a contract",
        "ours": _warm(contract),
        "other": _cold(contract),
        "other_is": "cold LibreOffice",
        "at_least": 5,
    }


def per_second(converters: int = 2) -> float:
    """How many contracts a second become PDFs when they stand in a queue."""
    contract = _contract()
    mark = fingerprint_in(contract)
    with _pool(converters) as pool:
        wait([pool.submit(contract, fingerprint=mark) for _ in range(2 * converters)])
        begun = time.perf_counter()
        done = [pool.submit(contract, fingerprint=mark) for _ in range(BATCH)]
        assert all(one.result().startswith(b"%PDF-") for one in done)
        return BATCH / (time.perf_counter() - begun)


def _warm(contract: bytes) -> float:
    mark = fingerprint_in(contract)
    with _pool(1) as pool:
        return milliseconds(lambda: pool.convert(contract, fingerprint=mark), warm_up=3)


def _cold(contract: bytes) -> float:
    # On a profile that is there already: the other side at its best.
    office = shutil.which("soffice")
    assert office, "no LibreOffice: make setup"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "contract.docx"
        source.write_bytes(contract)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(source)]

        def convert() -> None:
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "HOME": name})
            assert (folder / "contract.pdf").read_bytes().startswith(b"%PDF-")

        return milliseconds(convert, rounds=7)


@contextmanager
def _pool(size: int) -> Iterator[ConverterPool]:
    pool = ConverterPool(size)
    try:
        yield pool
    finally:
        pool.close()


def _contract() -> bytes:
    documents = papers.render(FORM, papers.example(FORM), DAY)
    return max(documents.values(), key=len)


def main() -> None:
    """Print both sides, and the pace of two converters."""
    for name, value in measure().items():
        print(f"{name:10}{value if isinstance(value, str) else round(value, 1)}")
    print(f"{'two make':10}{per_second():.1f} a second")


if __name__ == "__main__":
    main()
