"""The floors under the pace of PDFs: half of what `make bench` asks for, both sides measured in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from statistics import median

import pytest

from formgen.forms.government_contract import FORM
from formgen.rendering import fingerprint, render_documents
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
