"""Claims jobs and finishes them; run until it is killed. Says each job that it finished."""

import random
import sys
import time
from datetime import date

from formgen.storage import Database, Jobs, LeaseLost, NewDocument

url, worker = sys.argv[1:]
jobs = Jobs(Database(url))
print("ready", flush=True)  # noqa: T201
while True:
    job = jobs.claim(worker, lease_seconds=0.2)
    if job is None:
        time.sleep(0.01)
        continue
    time.sleep(random.uniform(0, 0.02))  # noqa: S311 - the conversion
    pdf = b"%PDF-1.7 of " + str(job.document_id).encode()
    try:
        jobs.finish(
            job,
            NewDocument(
                job.draft_id,
                1,
                "contract.pdf",
                "application/pdf",
                pdf,
                "1",
                "0",
                date(2026, 3, 2),
                final=True,
            ),
        )
    except LeaseLost:
        continue
    print(job.id, flush=True)  # noqa: T201
