"""Attachments and choices of a packet, on both databases: kept, counted, removed, and their owner's alone."""

from __future__ import annotations

import pytest

from formgen.errors import BadInput
from formgen.storage import Attachments, Database, NewAttachment, NotFound
from formgen.storage import attachments as module

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
PDF = b"%PDF-1.7 example"


@pytest.fixture
def attachments(database, clock):
    return Attachments(database, clock)


def new(name="身份证.pdf", content=PDF, material="f:土地权属证明"):
    return NewAttachment(name, "pdf", material, 2, content)


def test_an_attachment_is_kept_with_its_bytes(attachments, draft, clock):
    kept = attachments.put(OWNER, draft.id, new(), key="a")

    assert attachments.of_draft(OWNER, draft.id) == [kept]
    assert attachments.read(OWNER, kept.id) == kept
    assert attachments.content(OWNER, kept.id) == PDF
    assert (kept.name, kept.material, kept.size, kept.pages) == ("身份证.pdf", "f:土地权属证明", 16, 2)
    assert kept.created_at == clock.now


def test_it_survives_the_program(attachments, draft, url):
    kept = attachments.put(OWNER, draft.id, new(), key="a")
    opened = Database(url)

    assert Attachments(opened).content(OWNER, kept.id) == PDF
    opened.close()


def test_sent_twice_it_is_kept_once(attachments, draft):
    first = attachments.put(OWNER, draft.id, new(), key="a")

    assert attachments.put(OWNER, draft.id, new(), key="a") == first
    assert len(attachments.of_draft(OWNER, draft.id)) == 1


def test_they_stand_in_the_order_of_their_coming(attachments, draft):
    names = ["三.pdf", "一.pdf", "二.pdf"]
    for name in names:
        attachments.put(OWNER, draft.id, new(name), key=name)

    assert [one.name for one in attachments.of_draft(OWNER, draft.id)] == names


def test_deleted_it_is_gone_with_its_bytes(attachments, draft):
    kept = attachments.put(OWNER, draft.id, new(), key="a")

    attachments.delete(OWNER, kept.id)

    assert attachments.of_draft(OWNER, draft.id) == []
    with pytest.raises(NotFound):
        attachments.content(OWNER, kept.id)


def test_they_go_with_their_draft(attachments, drafts, draft):
    kept = attachments.put(OWNER, draft.id, new(), key="a")
    attachments.choose(OWNER, draft.id, {"title": "申请材料"})

    drafts.delete(OWNER, draft.id)

    with pytest.raises(NotFound):
        attachments.content(OWNER, kept.id)


def test_nobody_else_sees_touches_or_adds_any(attachments, draft):
    kept = attachments.put(OWNER, draft.id, new(), key="a")

    for refused in (
        lambda: attachments.put(STRANGER, draft.id, new(), key="b"),
        lambda: attachments.of_draft(STRANGER, draft.id),
        lambda: attachments.read(STRANGER, kept.id),
        lambda: attachments.content(STRANGER, kept.id),
        lambda: attachments.delete(STRANGER, kept.id),
        lambda: attachments.choose(STRANGER, draft.id, {}),
        lambda: attachments.choices(STRANGER, draft.id),
        lambda: attachments.read(OWNER, "no id"),
    ):
        with pytest.raises(NotFound):
            refused()
    assert attachments.content(OWNER, kept.id) == PDF


@pytest.mark.parametrize(("files", "each"), [(3, 10), (2, 15)], ids=["too many", "too large"])
def test_at_the_limit_the_next_is_refused_and_leaves_nothing(attachments, draft, monkeypatch, files, each):
    monkeypatch.setattr(module, "MOST_FILES", 3)
    monkeypatch.setattr(module, "MOST_BYTES", 30)
    for at in range(files):
        attachments.put(OWNER, draft.id, new(content=b"x" * each), key=f"{at}")

    with pytest.raises(BadInput):
        attachments.put(OWNER, draft.id, new(content=b"x" * each), key="one more")

    assert len(attachments.of_draft(OWNER, draft.id)) == files


def test_a_long_name_is_cut_and_keeps_its_ending(attachments, draft):
    kept = attachments.put(OWNER, draft.id, new("长" * 300 + ".pdf"), key="a")

    assert len(kept.name) == 200
    assert kept.name.endswith("长….pdf")


def test_a_control_in_a_name_is_refused(attachments, draft):
    with pytest.raises(BadInput):
        attachments.put(OWNER, draft.id, new("a\0b.pdf"), key="a")


def test_choices_are_kept_and_replaced(attachments, draft):
    assert attachments.choices(OWNER, draft.id) == {}

    attachments.choose(OWNER, draft.id, {"title": "申请材料", "papers": ["a"]})
    attachments.choose(OWNER, draft.id, {"title": "合同材料"})

    assert attachments.choices(OWNER, draft.id) == {"title": "合同材料"}
