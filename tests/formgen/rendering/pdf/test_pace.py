"""The floors under the pace of PDFs: half of what `make bench` asks for, both sides measured in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from formgen.forms.government_contract import FORM
from formgen.packets.contents import PAPER, Packet, Piece
from formgen.packets.enclosed import Enclosure, Paper
from formgen.packets.making import made, pages_of
from formgen.rendering.documents import fingerprint, render_documents
from formgen.rendering.pdf import ConverterPool

pytestmark = [pytest.mark.office, pytest.mark.slow]


@pytest.fixture(scope="module")
def contract_of_six_pages(report_on):
    report = report_on(FORM, FORM.sample("complete"))
    return render_documents(report)["government_contract.docx"], fingerprint(report)


def seconds(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def test_a_warm_conversion_is_nearly_twice_as_fast_as_a_cold_libreoffice_at_its_best(
    pool, contract_of_six_pages, tmp_path
):
    docx, mark = contract_of_six_pages
    source = tmp_path / "contract.docx"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation={Path(tmp_path, 'profile').as_uri()}"
    command = [
        shutil.which("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        source,
    ]

    def cold():
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "HOME": str(tmp_path)})

    cold()
    pool.convert(docx, fingerprint=mark)
    ours = [seconds(lambda: pool.convert(docx, fingerprint=mark)) for _number in range(7)]
    other = [seconds(cold) for _number in range(3)]
    assert median(other) / median(ours) >= 3.5 / 2


def test_a_pdf_takes_less_than_a_quarter_of_a_second_of_computing(contract_of_six_pages, tmp_path):
    docx, mark = contract_of_six_pages
    pool = ConverterPool(1, scratch=tmp_path, keep_bytes=0)
    pool.convert(docx, fingerprint=mark)
    [converter] = pool.health()["converters"]

    def spent():
        return time.process_time() + computed(converter["office"]) + computed(converter["helper"])

    before = spent()
    for _number in range(10):
        pool.convert(docx, fingerprint=mark)
    assert (spent() - before) / 10 < 2 * 0.11
    pool.close()


def test_a_packet_of_four_contracts_takes_a_second_of_computing_and_comes_out_the_same(
    contract_of_six_pages, tmp_path
):
    """Asked are 0.26 s of two converters on two cores (bench/packet_of_four.py); cover and contents come in besides."""
    docx, mark = contract_of_six_pages
    pool = ConverterPool(2, scratch=tmp_path, keep_bytes=0)
    enclosure = Enclosure("材料", "示例局", "2026-11-19", (Paper("f", "F-1", "1", "示例", {}),) * 4)

    def packet():
        pdfs = [one.result() for one in [pool.submit(docx, fingerprint=mark) for _number in range(4)]]
        pieces = tuple(Piece(PAPER, "示例合同", one, pages_of(one)) for one in pdfs)
        entries = Packet("材料", "示例", "示例局", date(2026, 11, 19), pieces, enclosure)
        return made(entries, lambda docx, mark: pool.convert(docx, fingerprint=mark))

    first = packet()
    others = [one[role] for one in pool.health()["converters"] for role in ("office", "helper")]
    before = time.process_time() + sum(map(computed, others))
    assert {packet(), packet(), packet()} == {first}
    assert (time.process_time() + sum(map(computed, others)) - before) / 3 < 2 * 2 * 0.26
    assert pages_of(first) >= 24
    pool.close()


def computed(pid):
    numbers = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def test_two_converters_are_never_slower_than_one(contract_of_six_pages, tmp_path):
    docx, mark = contract_of_six_pages

    def pace(size):
        pool = ConverterPool(size, scratch=tmp_path, keep_bytes=0)
        for _start in range(2):
            for one in [pool.submit(docx, fingerprint=mark) for _number in range(size)]:
                one.result()
        taken = seconds(
            lambda: [one.result() for one in [pool.submit(docx, fingerprint=mark) for _ in range(16)]]
        )
        pool.close()
        return taken

    assert pace(1) / pace(2) >= 1.8 / 2


ON_ONE_CORE = """
import pathlib, sys
from formgen.rendering.pdf import ConverterPool
pool = ConverterPool(scratch=pathlib.Path(sys.argv[2]))
docx = pathlib.Path(sys.argv[1]).read_bytes()
done = [pool.submit(docx, fingerprint=sys.argv[3]).result()[:5].decode() for _number in range(2)]
print(pool.health()["size"], *done)
pool.close()
"""


@pytest.mark.skipif(shutil.which("taskset") is None, reason="this system pins no process to a core")
def test_on_one_core_there_is_one_converter_and_it_delivers(contract_of_six_pages, tmp_path):
    docx, mark = contract_of_six_pages
    source = tmp_path / "contract.docx"
    source.write_bytes(docx)
    core = str(min(os.sched_getaffinity(0)))
    command = ["taskset", "-c", core, sys.executable, "-c", ON_ONE_CORE, source, tmp_path, mark]
    given = {name: value for name, value in os.environ.items() if name != "FORMGEN_CONVERTERS"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=given)
    assert done.stdout == "1 %PDF- %PDF-\n"


def test_more_converters_than_cores_deliver_as_well(contract_of_six_pages, tmp_path):
    docx, mark = contract_of_six_pages
    pool = ConverterPool(len(os.sched_getaffinity(0)) + 2, scratch=tmp_path, keep_bytes=0)
    done = [
        pool.submit(docx, fingerprint=mark) for _number in range(2 * len(pool.health()["converters"]) + 8)
    ]
    assert all(one.result().startswith(b"%PDF-") for one in done)
    assert sum(one["converted"] for one in pool.health()["converters"]) == len(done)
    pool.close()
