"""`formgen batch`: a spreadsheet in, documents and a report out; killed, it goes on where it stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from formgen.cli import cli
from formgen.terminal.alone import alone

AT_A_TERMINAL = ("env", "--default-signal=INT")
"""What a shell starts in the background begins deaf to Ctrl+C, and all that it starts."""
FORM = "temporary_building_sign_board"


@pytest.fixture
def run():
    def run(*words):
        return CliRunner().invoke(cli, ["batch", *map(str, words)], obj="zh")

    return run


@pytest.fixture
def table(tmp_path, run):
    """A filled-in table with so many papers, made of the template's own example."""

    def table(count, **spoilt):
        path = tmp_path / "rows.xlsx"
        assert run(FORM, path, "--template").exit_code == 0
        book = load_workbook(BytesIO(path.read_bytes()))
        sheet = book.worksheets[0]
        example = [cell.value for cell in sheet[3]]
        days = next(place for place, cell in enumerate(sheet[3], 1) if cell.is_date)
        for at in range(count):
            for place, value in enumerate([str(at + 1), *example[1:]], start=1):
                sheet.cell(4 + at, place, value)
            if spoilt.get("at") == at + 4:
                sheet.cell(4 + at, days, "后天")
        book.save(path)
        return path

    return table


def report(folder):
    return json.loads((folder / "report.json").read_text("utf-8"))


def test_a_table_becomes_documents_and_two_reports(run, table, tmp_path):
    said = run(FORM, table(3), "-o", tmp_path / "out", "--as-of", "2026-03-02")

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert said.exit_code == 0, said.stderr
    assert "共3行：已生成3份" in said.stderr
    assert names[:2] == ["00004-临时建筑标志牌-缺项清单.docx", "00004-临时建筑标志牌.docx"]
    assert names[-2:] == ["report.json", "report.xlsx"]
    assert len(names) == 3 * 2 + 2
    assert report(tmp_path / "out")["counts"]["ready"] == 3


def test_a_row_with_a_fault_is_told_and_the_others_are_made(run, table, tmp_path):
    said = run(FORM, table(3, at=5), "-o", tmp_path / "out", "--json")

    counts = json.loads(said.stdout)
    results = report(tmp_path / "out")["results"]
    assert said.exit_code == 1
    assert (counts["rows"], counts["done"], counts["refused"]) == (3, 2, 1)
    assert [(one["row"], one["state"]) for one in results] == [(4, "done"), (5, "refused"), (6, "done")]
    book = load_workbook(tmp_path / "out" / "report.xlsx")
    assert [row[2].value for row in book["汇总"].iter_rows(min_row=2)] == [
        "已生成",
        "未生成：有内容读不出",
        "已生成",
    ]


def test_a_file_that_is_no_table_writes_nothing(run, tmp_path):
    path = tmp_path / "rows.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")

    said = run(FORM, path, "-o", tmp_path / "out")

    assert said.exit_code != 0
    assert not (tmp_path / "out").exists()


def test_the_template_never_replaces_a_filled_in_table(run, table):
    path = table(1)
    before = path.read_bytes()

    assert run(FORM, path, "--template").exit_code != 0
    assert path.read_bytes() == before


def test_killed_in_the_middle_it_goes_on_where_it_stopped(table, tmp_path, run):
    words = [FORM, str(table(300)), "-o", str(tmp_path / "out"), "--as-of", "2026-03-02"]
    command = [sys.executable, "-m", "formgen", "batch", *words]
    journal = tmp_path / "out" / ".formgen-batch.jsonl"
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while started.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > 20):
        time.sleep(0.01)
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    finished = journal.read_bytes().count(b"\n") - 1
    first = tmp_path / "out" / "00004-临时建筑标志牌.docx"
    before = first.stat().st_mtime_ns

    said = run(*words)

    assert 20 <= finished < 300
    assert said.exit_code == 0, said.output
    assert first.stat().st_mtime_ns == before
    assert [one["row"] for one in report(tmp_path / "out")["results"]] == list(range(4, 304))
    assert len(list((tmp_path / "out").glob("*.docx"))) == 600
    assert not journal.exists()
    assert not list((tmp_path / "out").glob(".formgen-*"))


def begun(pid, _journal):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").strip()


def at_work(_pid, journal):
    return journal.exists() and journal.read_bytes().count(b"\n") > 5


@pytest.mark.parametrize(
    ("moment", "later"),
    [(begun, 0), (begun, 0.3), (at_work, 0)],
    ids=["as its processes begin", "while they import", "at work"],
)
def test_ctrl_c_ends_it_in_one_sentence(table, tmp_path, moment, later):
    words = [FORM, str(table(1000)), "-o", str(tmp_path / "out")]
    journal = tmp_path / "out" / ".formgen-batch.jsonl"
    command = [sys.executable, "-m", "formgen", "batch", *words]
    started = subprocess.Popen(
        [*AT_A_TERMINAL, *command], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while started.poll() is None and not moment(started.pid, journal):
        time.sleep(0.01)
    time.sleep(later)
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to each process of it

    said = started.communicate()[1]

    assert started.returncode not in (0, -signal.SIGINT)
    assert said.strip().splitlines() == ["已中断。"]


def test_what_a_killed_run_was_writing_is_cleared_away_and_nothing_else(run, table, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    for name in (".formgen-batch-1a2b.part", ".formgen-batch-1a2b.done", ".formgen-3c4d.part", "旧.docx"):
        (folder / name).write_bytes(b"PK")

    said = run(FORM, table(1), "-o", folder)

    left = [path.name for path in folder.iterdir() if path.read_bytes() == b"PK"]
    assert said.exit_code == 0, said.output
    assert sorted(left) == [".formgen-3c4d.part", "旧.docx"]


def test_two_runs_never_write_into_one_folder_at_once(run, table, tmp_path):
    with alone(tmp_path / "out") as held:
        said = run(FORM, table(1), "-o", tmp_path / "out")

    assert held
    assert str(said.exception).startswith("另一个批量生成正在往")
    assert not list((tmp_path / "out").iterdir())
