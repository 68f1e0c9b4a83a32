"""The answers as JSON: written and read back equal, and nothing else read."""

from __future__ import annotations

import json
from dataclasses import replace

import files
import pytest
from pypdf import PdfWriter

from formgen.errors import BadInput
from formgen.packets.enclosed import FILE, LARGEST, Carried, Enclosure, Paper, packed, unpacked
from formgen.packets.opening import NoPacket, opened

CONTRACT = Paper(
    "government_contract", "F-GC-01", "2026.1", "示例合同", {"contract_title": "示例合同", "a": [1, None]}
)
FILING = Paper(
    "contract_filing", "F-GC-15", "2026.1", "", {"amount": "960.00"}, 0, (Carried(0, "amount", "960.00"),)
)
WHOLE = Enclosure("合同材料", "示例局", "2026-11-19", (CONTRACT, FILING), (("身份证.jpg", "a:身份证明"),))


def changed(change):
    """The document with something done to it that a program could do."""
    said = json.loads(packed(WHOLE))
    change(said)
    return json.dumps(said).encode()


def inside(data, name=FILE):
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_attachment(name, data)
    return files.written(writer)


def test_what_was_written_is_read_back_equal():
    assert unpacked(packed(WHOLE)) == WHOLE
    assert packed(WHOLE) == packed(replace(WHOLE))
    assert opened(inside(packed(WHOLE))) == WHOLE


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one["papers"][0]["answers"].update(contract_title="别的合同"),
        lambda one: one["papers"].pop(),
        lambda one: one.pop("digest"),
        lambda one: one.update(papers=[]),
        lambda one: one.update(papers={}),
        lambda one: one.update(schema="other"),
        lambda one: one.update(version="1"),
        lambda one: one.update(version=0),
        lambda one: one.update(title=None),
        lambda one: one.update(attachments=[{}]),
    ],
)
def test_what_was_changed_is_refused(change):
    with pytest.raises(BadInput, match="已经损坏或被改动"):
        unpacked(changed(change))


@pytest.mark.parametrize(
    "wrong",
    [
        {"parent": 1},
        {"parent": 2},
        {"parent": -1},
        {"parent": True},
        {"carried": (Carried(9, "a", 1),)},
        {"carried": (Carried(0, 5, 1),)},
        {"answers": []},
        {"form": 7},
    ],
)
def test_a_paper_that_cannot_be_is_refused_though_its_digest_is_right(wrong):
    odd = replace(WHOLE, papers=(CONTRACT, replace(FILING, **wrong)))

    with pytest.raises(BadInput, match="已经损坏或被改动"):
        unpacked(packed(odd))


def test_one_of_a_later_version_is_told_as_that():
    with pytest.raises(BadInput, match="更新版本"):
        unpacked(changed(lambda one: one.update(version=2)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b'{"schema": "formgen-packet", "schema": "formgen-packet", "version": 1}',
        b'{"schema": "formgen-packet", "version": NaN}',
        b'{"schema": "formgen-packet", "version": ' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_no_such_document_is_refused(data):
    with pytest.raises(BadInput, match="已经损坏或被改动"):
        unpacked(data)


def test_too_many_papers_are_refused():
    with pytest.raises(BadInput, match="超过60份"):
        unpacked(packed(replace(WHOLE, papers=(CONTRACT,) * 61)))


def test_a_document_that_unpacks_to_too_much_is_refused():
    with pytest.raises(BadInput, match="过大"):
        opened(inside(b" " * (LARGEST + 1)))
    with pytest.raises(BadInput, match=r"过大|过于复杂|损坏"):
        opened(inside(b" " * 80_000_000))


@pytest.mark.parametrize("data", [files.pdf(), inside(b"{}", "other.json"), b"hello", b""])
def test_what_is_no_packet_is_told_as_that(data):
    with pytest.raises(NoPacket):
        opened(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", inside(packed(WHOLE))[:300]])
def test_a_broken_packet_is_told_as_that(data):
    with pytest.raises(BadInput):
        opened(data)


def test_a_locked_packet_is_told_as_that():
    with pytest.raises(BadInput, match="密码"):
        opened(files.pdf(prepare=lambda writer: writer.encrypt("geheim")))
