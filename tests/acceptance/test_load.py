"""A small share of `make load`: what is acknowledged is stored and in the trail, and nobody meets an error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from scratch_postgresql import programs

ROOT = Path(__file__).parents[2]
SEEN = ("no error (none): yes", "the audit trail is whole: yes", "in the trail: yes", "all of them: yes")


@pytest.mark.office
@pytest.mark.slow
def test_of_what_a_few_people_save_at_once_nothing_is_lost():
    """Over two sites and a worker, where there is a PostgreSQL; times are judged by `make load`, on an idle machine."""
    database = "postgresql" if programs() else "sqlite"
    command = [sys.executable, "-m", "bench.load", "--users", "8", "--seconds", "5", "--think", "0.5"]
    command += ["--database", database, "--untimed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert all(one in said for one in SEEN), said
