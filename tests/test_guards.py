"""Each guard in service and storage is taken away in turn, and the tests have to notice.

What guards the routes themselves is taken away in tests/web/test_matrix.py. A few are tried in each run;
FORMGEN_GUARDS=1 (`make guards`) tries all: half an hour.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from without_guard import guards

ROOT = Path(__file__).parents[1]
SHARE = 2
WHOLE = "tests/formgen/storage tests/formgen/service tests/web/test_matrix.py tests/web/api/test_rights.py tests/web"
NEEDLESS = {
    # must_own is said before, in the same transaction; the condition there is a second lock on the same door.
}
FIRST = {
    "formgen/service/access.py": "tests/web/test_matrix.py",
    "formgen/storage/drafts.py": "tests/formgen/storage/test_drafts.py",
    "formgen/storage/documents.py": "tests/formgen/storage/test_documents.py",
}
ALL = [name for name, _line in guards()]
TRIED = [one for one in ALL if one not in NEEDLESS]
if not os.environ.get("FORMGEN_GUARDS"):
    TRIED = [one for one in TRIED if one.startswith("formgen/storage/drafts.py")][:SHARE]


def noticed(guard, tests):
    """Whether one of *tests* fails without *guard*."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "without_guard", "-k", "not postgresql"]
    paths = f"{ROOT / 'tests' / 'servers'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    environment = {**os.environ, "FORMGEN_WITHOUT": guard, "PYTHONPATH": paths}
    environment.pop("FORMGEN_GUARDS", None)
    ran = subprocess.run(
        [*command, *tests.split()], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode in (0, 1), ran.stdout + ran.stderr
    return ran.returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("guard", TRIED)
def test_without_a_guard_the_tests_fail(guard):
    path = guard.partition("#")[0]
    own = ROOT / "tests" / Path(path).parent / f"test_{Path(path).stem}.py"
    first = FIRST.get(path, str(own.relative_to(ROOT)) if own.is_file() else "")
    assert (first and noticed(guard, first)) or noticed(guard, WHOLE)


def test_there_are_guards_in_every_room():
    assert {one.rpartition("/")[0] for one in ALL} >= {"formgen/storage", "formgen/service", "web", "web/api"}
