"""Each guard in service, storage and web is taken away in turn, and the tests have to notice.

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
    # How many drafts are looked up; each is asked about again for itself.
    "formgen/service/access.py#6",
    # The same of reviews.
    "formgen/service/access.py#8",
    # Who may read a draft of others may read its line in the ledger: the grid says the same of both.
    "formgen/service/ledger.py#0",
    # Who has no office is not looked for any longer; each act that waits is asked about again for itself.
    "formgen/service/life_waiting.py#0",
    # Which rows wait for who leaves; what he takes along is asked about again after it.
    "formgen/storage/leaving.py#3",
    # Whether it is worth asking what waits for somebody; nothing waits for who has no office.
    "web/home.py#0",
}
FIRST = {
    "formgen/service/access.py": "tests/web/test_matrix.py tests/web/test_people.py",
    "formgen/storage/drafts.py": "tests/formgen/storage/test_drafts.py",
    "formgen/service/life_desk.py": "tests/web/test_life_offices.py tests/web/test_life.py",
    "formgen/service/life_papers.py": "tests/web/test_life.py",
    "formgen/service/life_people.py": "tests/web/test_life.py tests/web/test_life_offices.py",
    "formgen/service/life_waiting.py": "tests/web/test_life_offices.py tests/web/test_life.py",
    "formgen/service/leaving.py": "tests/web/test_leaving.py",
    "formgen/service/sharing.py": "tests/web/test_people.py",
    "formgen/service/staffing.py": "tests/web/test_people.py",
    "formgen/storage/documents.py": "tests/formgen/storage/test_documents.py",
    "formgen/storage/handovers.py": "tests/formgen/storage/test_sharing_and_handing_over.py",
    "formgen/storage/jobs.py": "tests/formgen/storage/test_jobs.py tests/formgen/storage/test_turns.py",
    "formgen/storage/leaving.py": "tests/formgen/storage/test_leaving.py tests/web/test_leaving.py",
    "formgen/storage/marks.py": "tests/formgen/storage/test_reviews.py",
    "formgen/storage/retention.py": "tests/web/test_leaving.py",
    "formgen/storage/shares.py": "tests/formgen/storage/test_sharing_and_handing_over.py",
    "web/api/drafts.py": "tests/web/api/test_asking.py tests/web/api/test_rights.py",
    "web/health.py": "tests/web/test_watching.py",
    "web/here.py": "tests/web/test_matrix.py",
    "web/home.py": "tests/web/test_pages.py",
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
