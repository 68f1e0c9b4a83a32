"""What is missing, hangs or dies is said in a sentence, mended, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from formgen.errors import ConversionFailed, PartMissing
from formgen.rendering.pdf import ConverterPool, UnfitDocument

PATIENCE = 5.0
OWNER = """
import json, pathlib, sys, time
from formgen.rendering.pdf import ConverterPool
pool = ConverterPool(size=1, scratch=pathlib.Path(sys.argv[1]))
pool.convert(pathlib.Path(sys.argv[2]).read_bytes(), fingerprint="mark-4001")
print(json.dumps(pool.health()["converters"][0]), flush=True)
time.sleep(600)
"""


@pytest.fixture
def impatient(tmp_path):
    pool = ConverterPool(size=1, timeout=PATIENCE, scratch=tmp_path)
    yield pool
    pool.close()


def test_without_libreoffice_the_sentence_names_the_remedy_and_the_docx(contract, monkeypatch, tmp_path):
    monkeypatch.setenv("FORMGEN_SOFFICE", "/nonexistent")
    pool = ConverterPool(scratch=tmp_path)
    with pytest.raises(PartMissing) as refused:
        pool.convert(contract("mark"), fingerprint="mark")
    assert str(refused.value) == (
        "没有找到 LibreOffice，不能生成 PDF：请运行 make setup，或者安装 libreoffice-writer 软件包；"
        "DOCX 文件照常可以下载。"
    )
    assert pool.health()["available"] is False
    assert list(tmp_path.iterdir()) == []


@pytest.mark.office
def test_without_any_chinese_font_nothing_is_converted(contract, monkeypatch, tmp_path):
    monkeypatch.setenv("FORMGEN_FONTS", str(tmp_path / "fonts"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("formgen.rendering.fonts.config.SYSTEM_FONTS", ())
    with pytest.raises(PartMissing, match=r"没有中文字体.*make setup.*fonts-noto-cjk"):
        ConverterPool(scratch=tmp_path).convert(contract("mark"), fingerprint="mark")


@pytest.mark.office
def test_a_document_that_is_none_never_starts_libreoffice(impatient):
    with pytest.raises(UnfitDocument):
        impatient.convert(b"<html></html>", fingerprint="mark")
    [converter] = impatient.health()["converters"]
    assert converter["starts"] == 0


@pytest.mark.office
def test_a_document_that_libreoffice_cannot_open_fails_once_and_harms_no_other(
    impatient, contract, with_parts
):
    broken = with_parts(contract("mark"), word__document_dot_xml=b"<w:document")
    with pytest.raises(ConversionFailed, match=r"LibreOffice 打不开这份文件|没有这份文件的校验码"):
        impatient.convert(broken, fingerprint="mark-4000")
    assert impatient.convert(contract("mark-4000"), fingerprint="mark-4000").startswith(b"%PDF-")


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("role", ["office", "helper"])
def test_a_hanging_process_is_killed_and_the_document_still_delivered(impatient, contract, pids, gone, role):
    impatient.convert(contract("mark-4002"), fingerprint="mark-4002")
    before = pids(impatient)
    os.kill(before[role], signal.SIGSTOP)
    made = impatient.convert(contract("mark-4003"), fingerprint="mark-4003")
    assert made.startswith(b"%PDF-")
    [converter] = impatient.health()["converters"]
    assert (converter["timeouts"], converter["crashes"], converter["starts"]) == (1, 0, 2)
    assert gone(*before.values())


@pytest.mark.office
@pytest.mark.parametrize("role", ["office", "helper"])
def test_a_process_killed_between_documents_is_replaced(impatient, contract, pids, gone, role):
    impatient.convert(contract("mark-4004"), fingerprint="mark-4004")
    before = pids(impatient)
    os.kill(before[role], signal.SIGKILL)
    assert gone(*before.values())
    assert impatient.convert(contract("mark-4005"), fingerprint="mark-4005").startswith(b"%PDF-")


@pytest.mark.office
def test_closing_ends_every_process_and_removes_every_file(contract, tmp_path, pids, gone):
    others = left_pipes(os.getpid())
    pool = ConverterPool(size=1, scratch=tmp_path)
    pool.convert(contract("mark-4006"), fingerprint="mark-4006")
    before = pids(pool)
    pool.close()
    assert gone(*before.values())
    assert list(tmp_path.iterdir()) == []
    assert left_pipes(os.getpid()) == others
    with pytest.raises(PartMissing, match="转换服务已经关闭"):
        pool.convert(contract("mark-4006"), fingerprint="mark-4006")


@pytest.mark.office
def test_closing_tells_those_who_wait(contract, tmp_path):
    pool = ConverterPool(size=1, scratch=tmp_path)
    waiting = [pool.submit(contract("mark-4007"), fingerprint="mark-4007") for _number in range(4)]
    pool.close()
    for one in waiting:
        with pytest.raises(PartMissing, match="转换服务正在关闭"):
            one.result(timeout=10)


@pytest.mark.office
@pytest.mark.kill
def test_when_the_owner_is_killed_no_process_and_no_file_outlives_it(contract, tmp_path, gone):
    document = tmp_path / "contract.docx"
    document.write_bytes(contract("mark-4001"))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, scratch, document], stdout=subprocess.PIPE, text=True
    ) as owner:
        converter = json.loads(owner.stdout.readline())
        owner.kill()
    assert gone(owner.pid, converter["helper"], converter["office"])
    assert list(scratch.iterdir()) == []
    assert left_pipes(owner.pid) == []


def left_pipes(owner: int) -> list[Path]:
    """The pipes of a process's converters in the temporary folder."""
    return sorted(Path("/tmp").glob(f"OSL_PIPE_*_formgen-{owner}-*"))  # noqa: S108 - where LibreOffice puts them
