"""Saves a draft again and again and says each version that was acknowledged; run until it is killed."""

import sys

from formgen.storage import Database, Drafts

url, owner, draft_id = sys.argv[1:]
drafts = Drafts(Database(url))
draft = drafts.read(owner, draft_id)
while True:
    answers = {"text": f"第{draft.version + 1}版" + "字" * 2_000}
    draft = drafts.save(owner, draft_id, draft.version, answers, f"第{draft.version + 1}版")
    print(draft.version, flush=True)  # noqa: T201
