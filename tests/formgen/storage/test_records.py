"""Records on both databases: kept once, saved by version, used by papers, gone with their owner's word."""

from __future__ import annotations

import threading

import pytest

from formgen.errors import BadInput
from formgen.storage import Database, NotFound, RecordChanged, Records

FACTS = {"name": "示例公司（示例）", "uscc": "91440300MA5FL3UK1P"}


OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def records(database, clock):
    return Records(database, clock)


@pytest.fixture
def party(records):
    return records.add(OWNER, "party", "示例公司（示例）", FACTS, key="k")


def test_what_is_kept_is_read_again(records, party):
    assert records.read(OWNER, party.id) == party
    assert party.facts == FACTS
    assert party.version == 1
    assert records.list(OWNER) == records.list(OWNER, "party") == [party]
    assert records.list(OWNER, "site") == []


def test_the_same_key_gives_the_same_record_and_another_one_another(records, party):
    again = records.add(OWNER, "party", "示例别名", {"name": "示例别名"}, key="k")

    assert again == party == records.begun(OWNER, "k")
    assert records.begun(OWNER, "other") is None
    assert records.begun(STRANGER, "k") is None
    assert records.add(OWNER, "party", "示例别名", {"name": "示例别名"}).id != party.id
    assert records.add(STRANGER, "party", "示例别名", {"name": "示例别名"}, key="k").id != party.id


def test_a_save_moves_the_version_on_and_the_record_to_the_front(records, party, clock):
    clock.passes(minutes=1)
    site = records.add(OWNER, "site", "示例路1号", {"location": "示例路1号"})
    clock.passes(minutes=1)

    saved = records.save(OWNER, party.id, 1, "示例新名", {**FACTS, "name": "示例新名"})

    assert (saved.version, saved.name) == (2, "示例新名")
    assert records.read(OWNER, party.id) == saved
    assert records.list(OWNER) == [saved, site]


def test_a_save_over_an_older_version_is_refused_with_what_is_there(records, party):
    records.save(OWNER, party.id, 1, "甲", {"name": "甲"})

    with pytest.raises(RecordChanged, match="已在别处改过") as refused:
        records.save(OWNER, party.id, 1, "乙", {"name": "乙"})

    assert refused.value.stored.facts == {"name": "甲"}
    assert records.read(OWNER, party.id).name == "甲"


def test_the_same_facts_sent_twice_are_no_second_change(records, party):
    once = records.save(OWNER, party.id, 1, "甲", {"name": "甲"})

    assert records.save(OWNER, party.id, 1, "甲", {"name": "甲"}) == once


def test_of_two_saves_at_the_same_moment_one_wins_and_one_is_told(url, party):
    told = []

    def save(name):
        database = Database(url)
        try:
            told.append(Records(database).save(OWNER, party.id, 1, name, {"name": name}).name)
        except RecordChanged as refused:
            told.append(refused)
        finally:
            database.close()

    threads = [threading.Thread(target=save, args=(name,)) for name in ("甲", "乙")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    (winner,) = [one for one in told if isinstance(one, str)]
    (loser,) = [one for one in told if isinstance(one, RecordChanged)]
    assert loser.stored.name == winner


def test_what_no_database_can_hold_is_refused(records, party):
    with pytest.raises(BadInput, match="控制字符"):
        records.add(OWNER, "party", "示例", {"name": "示例\x00"})
    with pytest.raises(BadInput, match="控制字符"):
        records.save(OWNER, party.id, 1, "示例", {"name": "\ud800"})


def test_a_paper_remembers_what_a_record_said(records, party, draft):
    records.use(OWNER, draft.id, party.id, "parties_b", FACTS, alone=False)
    records.use(OWNER, draft.id, party.id, "parties_b", {"name": "改后"}, alone=False)

    (use,) = records.uses(OWNER, draft.id)
    assert (use.record_id, use.place, use.facts) == (party.id, "parties_b", {"name": "改后"})
    assert [one.id for one in records.papers(OWNER, party.id)] == [draft.id]
    assert (records.counts(OWNER), records.counts(STRANGER)) == ({party.id: 1}, {})


def test_a_place_for_one_forgets_the_earlier_and_a_table_does_not(records, party, draft):
    other = records.add(OWNER, "party", "示例乙", {"name": "示例乙"})
    for place, alone in (("applicant_name", True), ("parties_b", False)):
        records.use(OWNER, draft.id, party.id, place, FACTS, alone=alone)
        records.use(OWNER, draft.id, other.id, place, {"name": "示例乙"}, alone=alone)

    used = [(one.place, one.record_id) for one in records.uses(OWNER, draft.id)]
    assert used == [("applicant_name", other.id), *sorted([("parties_b", party.id), ("parties_b", other.id)])]


def test_a_record_goes_and_the_paper_stays(records, drafts, party, draft):
    records.use(OWNER, draft.id, party.id, "parties_b", FACTS, alone=False)

    records.delete(OWNER, party.id)

    assert records.uses(OWNER, draft.id) == []
    assert drafts.read(OWNER, draft.id) == draft
    with pytest.raises(NotFound, match="没有找到这条常用信息"):
        records.read(OWNER, party.id)


def test_a_paper_goes_and_the_record_stays(records, drafts, party, draft):
    records.use(OWNER, draft.id, party.id, "parties_b", FACTS, alone=False)

    drafts.delete(OWNER, draft.id)

    assert records.papers(OWNER, party.id) == []
    assert records.counts(OWNER) == {}


@pytest.mark.parametrize("owner", [STRANGER, ""])
def test_a_record_is_its_owners_alone(records, drafts, party, draft, owner):
    foreign = drafts.begin(STRANGER, "government_contract", {})
    for asked in (
        lambda: records.read(owner, party.id),
        lambda: records.save(owner, party.id, 1, "窃", {"name": "窃"}),
        lambda: records.delete(owner, party.id),
        lambda: records.papers(owner, party.id),
        lambda: records.uses(owner, draft.id),
        lambda: records.use(owner, draft.id, party.id, "parties_b", FACTS, alone=False),
        lambda: records.use(OWNER, foreign.id, party.id, "parties_b", FACTS, alone=False),
    ):
        with pytest.raises(NotFound):
            asked()
    assert records.list(owner) == []
    assert records.read(OWNER, party.id) == party


@pytest.mark.parametrize("record_id", ["", "1", "00000000-0000-4000-8000-000000000000", "x" * 99])
def test_an_id_that_is_none_is_not_found(records, record_id):
    with pytest.raises(NotFound):
        records.read(OWNER, record_id)
