from datetime import date
from hashlib import sha256

import pytest

from formgen.errors import BadInput
from formgen.storage import NotFound

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


def test_a_document_comes_back_byte_for_byte_with_what_it_was_made_from(documents, draft, made, clock):
    content = bytes(range(256)) * 1_000
    line = documents.put(OWNER, made(content=content, form_version="3", template_digest="ab" * 32))
    read = documents.read(OWNER, line.id)
    assert read.content == content
    assert read.content_hash == sha256(content).hexdigest()
    assert (read.draft_id, read.draft_version, read.owner_id) == (draft.id, 1, OWNER)
    assert (read.name, read.form_version, read.template_digest) == (
        "government_contract.docx",
        "3",
        "ab" * 32,
    )
    assert (read.law_date, read.final, read.created_at) == (date(2026, 3, 2), False, clock())


def test_the_newest_is_listed_first_also_when_the_clock_stood_still(documents, draft, made):
    first = documents.put(OWNER, made(name="contract.docx"))
    second = documents.put(OWNER, made(name="checklist.docx"))
    assert documents.for_draft(OWNER, draft.id) == [second, first]


def test_the_newest_three_of_a_name_are_kept(documents, draft, made):
    lines = [documents.put(OWNER, made(content=b"PK %d" % number)) for number in range(5)]
    other = documents.put(OWNER, made(name="checklist.docx"))
    assert documents.for_draft(OWNER, draft.id) == [other, lines[4], lines[3], lines[2]]
    with pytest.raises(NotFound, match="更新的文件替换"):
        documents.read(OWNER, lines[1].id)


def test_the_same_document_made_twice_in_a_row_is_one_unless_it_is_final(documents, draft, made):
    first = documents.put(OWNER, made())
    assert documents.put(OWNER, made()) == first
    assert documents.put(OWNER, made(law_date=date(2026, 3, 3))).id != first.id
    documents.put(OWNER, made())
    documents.put(OWNER, made(final=True))
    documents.put(OWNER, made(final=True))
    assert [one.final for one in documents.for_draft(OWNER, draft.id)] == [True, True, False, False, False]


def test_final_documents_are_never_pruned(documents, draft, made):
    final = documents.put(OWNER, made(final=True))
    for number in range(5):
        documents.put(OWNER, made(content=b"PK %d" % number))
    assert documents.read(OWNER, final.id).final
    assert len(documents.for_draft(OWNER, draft.id)) == 4


def test_pruning_stays_within_the_draft(documents, drafts, made):
    other = drafts.begin(OWNER, "government_contract", {})
    kept = documents.put(OWNER, made(draft_id=other.id))
    for number in range(5):
        documents.put(OWNER, made(content=b"PK %d" % number))
    assert documents.for_draft(OWNER, other.id) == [kept]


def test_a_document_that_a_conversion_waits_for_stays_until_it_is_done(documents, jobs, draft, made):
    source = documents.put(OWNER, made())
    jobs.enqueue(OWNER, "pdf", draft.id, source.id, key="1")
    for number in range(5):
        documents.put(OWNER, made(content=b"PK %d" % number))
    assert documents.read(OWNER, source.id).content == b"PK the contract"
    jobs.finish(jobs.claim("w"), made(name="contract.pdf"))
    documents.put(OWNER, made(content=b"PK the last"))
    with pytest.raises(NotFound):
        documents.read(OWNER, source.id)


def test_the_document_of_somebody_else_is_not_there(documents, draft, made):
    line = documents.put(OWNER, made())
    for reach in (
        lambda: documents.read(STRANGER, line.id),
        lambda: documents.for_draft(STRANGER, draft.id),
        lambda: documents.put(STRANGER, made()),
    ):
        with pytest.raises(NotFound):
            reach()


@pytest.mark.parametrize("document_id", ["", "1", "x\x00", "9223372036854775808", "../../etc/passwd"])
def test_what_is_no_id_is_not_there(documents, document_id):
    with pytest.raises(NotFound):
        documents.read(OWNER, document_id)


def test_documents_go_with_their_draft(documents, drafts, draft, made):
    line = documents.put(OWNER, made(final=True))
    drafts.delete(OWNER, draft.id)
    with pytest.raises(NotFound):
        documents.read(OWNER, line.id)
    with pytest.raises(NotFound):
        documents.put(OWNER, made())


def test_a_file_name_with_control_characters_is_bad_input(documents, made):
    with pytest.raises(BadInput):
        documents.put(OWNER, made(name='合同\x00".docx'))
