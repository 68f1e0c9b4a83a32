"""Many at once: what was acknowledged is there, and one version has one successor."""

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from threading import Barrier

from formgen.storage import DraftChanged, Drafts

OWNER = "11111111-1111-4111-8111-111111111111"
THREADS, SAVES, SAVERS = 8, 40, 20


def test_no_acknowledged_save_is_lost_among_eight_writers(database):
    drafts = Drafts(database)
    draft = drafts.begin(OWNER, "form", {"lines": []})
    start = Barrier(THREADS)

    def write(writer):
        start.wait()
        acknowledged = []
        while len(acknowledged) < SAVES:
            seen = drafts.read(OWNER, draft.id)
            line = f"{writer}-{len(acknowledged)}"
            try:
                saved = drafts.save(OWNER, draft.id, seen.version, {"lines": [*seen.answers["lines"], line]})
            except DraftChanged:
                continue
            acknowledged.append((saved.version, line))
        return acknowledged

    with ThreadPoolExecutor(THREADS) as threads:
        acknowledged = list(chain.from_iterable(threads.map(write, range(THREADS))))

    final = drafts.read(OWNER, draft.id)
    assert final.version == 1 + THREADS * SAVES
    assert final.answers["lines"] == [line for _version, line in sorted(acknowledged)]
    assert len({version for version, _line in acknowledged}) == THREADS * SAVES
    assert len(drafts.history(OWNER, draft.id)) == 1 + THREADS * SAVES


def test_eight_writers_of_their_own_drafts_do_not_disturb_one_another(database):
    drafts = Drafts(database)

    def write(writer):
        draft = drafts.begin(f"owner-{writer}", "form", {})
        for number in range(SAVES):
            draft = drafts.save(f"owner-{writer}", draft.id, draft.version, {"n": number})
        return draft

    with ThreadPoolExecutor(THREADS) as threads:
        for draft in threads.map(write, range(THREADS)):
            assert drafts.read(draft.owner_id, draft.id) == draft
            assert draft.version == 1 + SAVES


def test_of_twenty_savers_of_one_version_one_wins_and_nineteen_are_told(database):
    drafts = Drafts(database)
    draft = drafts.begin(OWNER, "form", {})
    start = Barrier(SAVERS)

    def save(saver):
        start.wait()
        try:
            return drafts.save(OWNER, draft.id, 1, {"saver": saver})
        except DraftChanged as refused:
            return refused

    with ThreadPoolExecutor(SAVERS) as threads:
        answers = list(threads.map(save, range(SAVERS)))
    refused = [one for one in answers if isinstance(one, DraftChanged)]
    won = [one for one in answers if not isinstance(one, DraftChanged)]
    assert (len(won), len(refused)) == (1, 19)
    assert drafts.read(OWNER, draft.id) == won[0]
    assert {one.stored for one in refused if one.stored != won[0]} == set()


def test_fifty_begins_with_one_key_make_one_draft(database):
    drafts = Drafts(database)

    def begin(number):
        return drafts.begin(OWNER, "form", {"number": number}, save_key="one form")

    with ThreadPoolExecutor(SAVERS) as threads:
        begun = list(threads.map(begin, range(50)))
    assert all(one == begun[0] for one in begun)
    assert len(drafts.list(OWNER)) == 1
    assert len(drafts.history(OWNER, begun[0].id)) == 1
