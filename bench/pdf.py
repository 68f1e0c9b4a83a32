"""A contract as PDF: our warm pool against a LibreOffice started for it.

    python -m bench.pdf     also the other side at its best, and what two converters make in a second

Cold calls that may come at the same time need a profile each: on a shared one LibreOffice hands the
document to the call that runs already, and some PDFs are never written. So that is the other side. One
call at a time could keep its profile; that figure is printed too, and no goal is set against it here.
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
        "other": _cold(contract, keep_profile=False),
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


def _cold(contract: bytes, *, keep_profile: bool) -> float:
    office = shutil.which("soffice")
    assert office, "no LibreOffice: make setup"
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
    """Print both sides, the other side with a kept profile, and the pace of two converters."""
    row = {**measure(), "kept profile": _cold(_contract(), keep_profile=True), "two make": per_second()}
    for name, value in row.items():
        print(f"{name:14}{value if isinstance(value, str) else round(value, 1)}")


if __name__ == "__main__":
    main()
