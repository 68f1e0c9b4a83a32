"""Documents under their final names: all of them or none, each whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from formgen.errors import BadInput, PartMissing
from formgen.terminal import writing
from formgen.terminal.writing import write_all

DOCUMENTS = {"form.docx": b"PK the form", "checklist.docx": b"PK the checklist"}


def listed(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_documents_are_written_in_their_order_and_nothing_else(tmp_path):
    written = write_all(tmp_path, DOCUMENTS)

    assert written == [tmp_path / "form.docx", tmp_path / "checklist.docx"]
    assert listed(tmp_path) == DOCUMENTS


def test_a_folder_is_made_where_there_is_none(tmp_path):
    write_all(tmp_path / "a" / "b", DOCUMENTS)

    assert listed(tmp_path / "a" / "b") == DOCUMENTS


def test_documents_of_an_earlier_run_are_replaced_and_other_files_left_alone(tmp_path):
    (tmp_path / "form.docx").write_bytes(b"old and much longer than the new one")
    (tmp_path / "mine.txt").write_bytes(b"mine")

    write_all(tmp_path, DOCUMENTS)

    assert listed(tmp_path) == DOCUMENTS | {"mine.txt": b"mine"}


@pytest.mark.parametrize(("umask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_document_has_the_rights_that_the_user_gives_new_files(tmp_path, umask, rights):
    before = os.umask(umask)
    try:
        [path] = write_all(tmp_path, {"form.docx": b"PK"})
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == rights


def test_a_file_in_the_place_of_the_folder_is_a_sentence(tmp_path):
    (tmp_path / "out").write_bytes(b"mine")

    with pytest.raises(BadInput, match=r"写不进 .*out：同名的文件已经存在。请检查路径、权限和磁盘空间。"):
        write_all(tmp_path / "out", DOCUMENTS)

    assert (tmp_path / "out").read_bytes() == b"mine"


@pytest.mark.parametrize("taken", DOCUMENTS)
def test_a_folder_in_the_place_of_a_document_leaves_everything_as_it_was(tmp_path, taken):
    (tmp_path / taken).mkdir()

    with pytest.raises(BadInput, match="这是一个目录"):
        write_all(tmp_path, DOCUMENTS)

    assert [path.name for path in tmp_path.iterdir()] == [taken]


def test_a_folder_that_nobody_can_write_to_is_a_sentence():
    with pytest.raises(BadInput, match="写不进 /proc/nowhere"):
        write_all(Path("/proc/nowhere"), DOCUMENTS)


def test_a_full_disk_leaves_the_old_documents_and_no_part_of_the_new(tmp_path, monkeypatch):
    """A disk cannot be filled here: the system's call that brings the second document to it fails."""
    write_all(tmp_path, {"form.docx": b"PK old"})
    calls = []

    def full(handle):
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(PartMissing, match="磁盘已满") as refused:
        write_all(tmp_path, DOCUMENTS)

    assert refused.value.exit_code == 3
    assert listed(tmp_path) == {"form.docx": b"PK old"}


def test_an_interruption_leaves_no_part(tmp_path, monkeypatch):
    def interrupted(_handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, DOCUMENTS)

    assert list(tmp_path.iterdir()) == []
