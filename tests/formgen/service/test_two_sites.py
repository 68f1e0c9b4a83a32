"""Two sites over one database: what the one remembers of its last checks never speaks for what the other saved."""

from __future__ import annotations

from formgen.service import papers
from formgen.service.desk import Desk


def findings(sheet):
    return [one.as_dict("zh") if hasattr(one, "as_dict") else str(one) for one in sheet.report.findings]


def test_a_check_says_the_same_whichever_site_saved_last(desk, database, owner):
    here, there = desk, Desk(database)
    unlawful, lawful = (papers.example("F-GC-01", kind) for kind in ("unlawful", "complete"))
    draft = here.begin(owner, "F-GC-01", key="k", answers=unlawful)
    for _each in range(2):
        first = here.open(owner, draft.id)
        changed = there.save(owner, draft.id, first.draft.version, lawful)
        back = here.open(owner, draft.id)
        assert findings(back) == findings(changed) == findings(Desk(database).open(owner, draft.id))
        assert findings(back) != findings(first)
        here.save(owner, draft.id, back.draft.version, unlawful)
        assert findings(there.open(owner, draft.id)) == findings(first)
