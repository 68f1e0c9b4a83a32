"""kill -9 at any moment: what was acknowledged is there, and each conversion is delivered once.

FORMGEN_KILLS sets how often (5 in the usual run). A killed program is not a power failure: the
system's page cache survives it.
"""

import os
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from formgen.storage import Database, Documents, Drafts, Jobs, NewDocument

OWNER = "11111111-1111-4111-8111-111111111111"
KILLS = int(os.environ.get("FORMGEN_KILLS", "5"))
HERE = Path(__file__).parent
JOBS = 40

pytestmark = pytest.mark.slow


def a_moment(longest):
    return random.uniform(0.01, longest)  # noqa: S311 - any moment will do


def run_and_kill(script, *arguments, seconds):
    """What a child said before it was killed, *seconds* after its first line."""
    command = [sys.executable, HERE / script, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return [line.strip() for line in [first, *child.stdout] if line.endswith("\n")]


def test_no_acknowledged_save_is_lost_when_the_saver_is_killed(url, database):
    drafts = Drafts(database)
    draft = drafts.begin(OWNER, "form", {"text": "第1版"}, title="第1版")
    acknowledged = {1}
    for _ in range(KILLS):
        said = run_and_kill("saving_child.py", url, OWNER, draft.id, seconds=a_moment(0.3))
        acknowledged |= {int(version) for version in said}
        stored = drafts.read(OWNER, draft.id)
        # One save more may have been kept than its saver lived to say.
        assert max(acknowledged) <= stored.version <= max(acknowledged) + 1
        acknowledged.add(stored.version)
    history = {one.version: one for one in drafts.history(OWNER, draft.id)}
    assert set(history) == set(range(1, max(acknowledged) + 1))
    assert all(one.answers["text"].startswith(f"第{version}版") for version, one in history.items())
    assert len(acknowledged) > KILLS
    if database.is_sqlite:
        with database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_every_conversion_is_delivered_once_when_workers_are_killed(url):
    database = Database(url)
    drafts, documents, jobs = Drafts(database), Documents(database), Jobs(database)
    draft = drafts.begin(OWNER, "form", {})
    docx = NewDocument(
        draft.id, 1, "contract.docx", "application/zip", b"PK", "1", "0", date(2026, 3, 2), final=True
    )
    queued = []
    for number in range(JOBS):
        source = documents.put(OWNER, docx)
        queued.append(jobs.enqueue(OWNER, "pdf", draft.id, source.id, key=f"pdf {number}"))
    said = []
    for number in range(KILLS):
        said += run_and_kill("converting_child.py", url, f"worker-{number}", seconds=a_moment(0.2))[1:]
    while any(jobs.read(OWNER, one.id).state != "done" for one in queued):
        said += run_and_kill("converting_child.py", url, "last", seconds=0.5)[1:]

    assert len(said) == len(set(said))
    results = [documents.read(OWNER, jobs.read(OWNER, one.id).result_document_id) for one in queued]
    assert [one.content for one in results] == [b"%PDF-1.7 of " + one.document_id.encode() for one in queued]
    made = [one for one in documents.for_draft(OWNER, draft.id) if one.name == "contract.pdf"]
    assert len(made) == JOBS
    database.close()
