"""A small share of `make soak`: nothing is lost, nothing comes twice, and nothing stays behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEN = (
    "every document was delivered once: yes",
    "every PDF is that of its document: yes",
    "no process is left: yes",
    "no file is left: yes",
    "no pipe is left: yes",
)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.kill
def test_under_blows_every_document_is_delivered_once_and_nothing_is_left():
    command = [sys.executable, "-m", "bench.soak", "--renders", "200", "--conversions", "20", "--blows", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert all(one in said for one in SEEN), said
    assert "200 contracts rendered" in said
