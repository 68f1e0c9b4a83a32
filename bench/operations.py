"""What an installation needs: room, memory, and the time of a backup; written into docs/operations/sizing.md.

``python -m bench.operations [--drafts 10000] [--data FOLDER] [--write]``; with *FOLDER* an installation that is
there already is copied instead of one made up, which takes a while as each save waits for the disk.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench import postgresql
from bench.machine import processor
from formgen.service import papers
from formgen.service.backups import back_up, restore
from formgen.service.desk import Desk
from formgen.service.proof import verify
from formgen.service.settings import Settings
from formgen.storage import Drafts, People, copying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formgen.storage import Database

PAGE = Path(__file__).parents[1] / "docs" / "operations" / "sizing.md"
FORM = "government_contract"
SAVES = 5
"""Versions of each draft, as somebody who fills in a contract makes at least."""
PORT = 8765
MB = 1024 * 1024
OFFICES = ((20, 300), (100, 1500), (500, 8000))
"""People, and contracts a year."""


def main() -> None:
    """Measure, print, and write the page where asked to."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--drafts", type=int, default=10_000)
    asked.add_argument(
        "--data", type=Path, help="a folder with formgen.db and secret, to be measured as it is"
    )
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="formgen-sizing-") as scratch:
        lines = []
        for line in _measured(Path(scratch), given.drafts, given.data):
            lines.append(line)
            print(line, flush=True)  # each takes its time
    said = "\n".join(lines) + "\n"
    if given.write:
        PAGE.write_text(said, "utf-8")


def _measured(scratch: Path, count: int, data: Path | None) -> Iterator[str]:
    yield "# 容量和备份：实测"
    yield ""
    yield (
        f"由 `python -m bench.operations --drafts {count} --write` 写出，不要手改。"
        f"{datetime.now(UTC).date()}，{processor()}，{os.cpu_count()} 核，测量时负载 {os.getloadavg()[0]:.1f}。"
    )
    yield from _of_backups(scratch, count, data)
    each, document = _of_room(scratch)
    yield from _of_processes(scratch)
    yield from _of_offices(each, document)


def _of_backups(scratch: Path, count: int, data: Path | None) -> Iterator[str]:
    yield ""
    yield f"## 备份和恢复 {count} 份草稿（每份 {SAVES} 个版本）"
    yield ""
    yield "| 数据库 | 备份 | 恢复（含校验） | 审计核验 | 备份文件 | 逐表比对 |"
    yield "|---|---|---|---|---|---|"
    full = Settings(data or scratch / "full", f"sqlite:///{(data or scratch / 'full') / 'formgen.db'}")
    with closing(full.database()) as database:
        _fill(database, 0 if data else count)
    yield _copied("SQLite", full, _empty(scratch / "a"))
    server = postgresql.begun()
    try:
        there = replace(_empty(scratch / "b"), database_url=server.create("full"))
        back_up(full, scratch / "moved.zip", with_secret=True)
        restore(there, scratch / "moved.zip")
        yield _copied(
            "PostgreSQL", there, replace(_empty(scratch / "c"), database_url=server.create("empty"))
        )
    finally:
        server.end()


def _empty(folder: Path) -> Settings:
    folder.mkdir()
    return Settings(folder, f"sqlite:///{folder / 'formgen.db'}")


def _copied(kind: str, full: Settings, empty: Settings) -> str:
    copy = empty.data / "copy.zip"
    backing = _timed(lambda: back_up(full, copy, with_secret=True))
    restoring = _timed(lambda: restore(empty, copy))
    verifying = _timed(lambda: verify(empty).whole or sys.exit("the trail is not whole"))
    same = "相等" if _rows(full) == _rows(empty) else "不相等"
    size = copy.stat().st_size / MB
    return f"| {kind} | {backing:.1f} 秒 | {restoring:.1f} 秒 | {verifying:.1f} 秒 | {size:.1f} MB | {same} |"


def _fill(database: Database, count: int) -> None:
    database.upgrade()
    if not count:
        return
    owner = People(database).create_user("li", "示例李").id
    answers, drafts = papers.example(FORM), Drafts(database)
    for number in range(count):
        draft = drafts.begin(owner, FORM, answers, title=f"示例合同{number}")
        for version in range(1, SAVES):
            drafts.save(owner, draft.id, version, answers | {"note": str(version)}, title=f"示例合同{number}")


def _rows(settings: Settings) -> dict[str, int]:
    """A hash of each table, in the order of its keys."""
    with closing(settings.database()) as database, copying.still(database) as connection:
        return {
            one.name: hash(tuple(str(row) for row in copying.rows(connection, one)))
            for one in copying.tables(connection)
        }


def _of_room(scratch: Path) -> tuple[float, float]:
    """Bytes of a draft with its versions and trail, and of the documents of one issue with its PDF."""
    folder = scratch / "room"
    folder.mkdir()
    settings = Settings(folder, f"sqlite:///{folder / 'formgen.db'}")
    with closing(settings.database()) as database:
        _fill(database, 1)
        before = _size(folder)
        for number in range(200):
            _one_more(database, number)
        each = (_size(folder) - before) / 200
        owner = People(database).find("li").id
        desk, before = Desk(database), _size(folder)
        for line in Drafts(database).list(owner)[:20]:
            desk.issue(owner, line.id)
        document = (_size(folder) - before) / 20
    pdf = len(next(data for name, data in _pdfs().items() if name.endswith(".pdf")))
    return each, document + 2 * pdf


def _one_more(database: Database, number: int) -> None:
    owner, answers = People(database).find("li").id, papers.example(FORM)
    draft = Drafts(database).begin(owner, FORM, answers, title=f"示例合同{number}")
    for version in range(1, SAVES):
        Drafts(database).save(owner, draft.id, version, answers | {"note": str(version)})


def _pdfs() -> dict[str, bytes]:
    report = papers.check(FORM, papers.example(FORM), date(2026, 3, 2))
    return dict(papers.documents_of(report, pdf=True))


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.glob("formgen.db*"))


def _of_processes(scratch: Path) -> Iterator[str]:
    yield ""
    yield "## 进程的内存"
    yield ""
    yield "| 进程 | 启动后 | 打开 300 次页面后 |"
    yield "|---|---|---|"
    yield _process(scratch / "web", ["serve", "--port", str(PORT), "--no-work"], pages=True)
    yield _process(
        scratch / "work", ["work", "--conversions", "1", "--reviews", "1", "--batches", "1"], pages=False
    )
    yield ""
    yield "另加每个 LibreOffice 约 250 MB（`docs/performance.md`）。"


def _process(folder: Path, arguments: list[str], *, pages: bool) -> str:
    environment = {**os.environ, "FORMGEN_DATA": str(folder)}
    command = [sys.executable, "-m", "formgen", *arguments]
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
    try:
        _until_up(pages=pages)
        first, later = _memory(running.pid), "–"
        if pages:
            for _time in range(300):
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/sign-in").read()
            later = f"{_memory(running.pid):.0f} MB"
        return f"| `formgen {arguments[0]}` | {first:.0f} MB | {later} |"
    finally:
        running.terminate()
        running.wait(15)


def _until_up(*, pages: bool) -> None:
    """Wait until pages are served; who serves none says nothing when it is ready, and gets half a minute."""
    if not pages:
        time.sleep(30)
    for _second in range(60 if pages else 0):
        time.sleep(1)
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz").read()
            return


def _of_offices(each: float, document: float) -> Iterator[str]:
    yield ""
    yield "## 要多大的机器"
    yield ""
    yield (
        f"一份合同草稿连同 {SAVES} 个版本和审计记录占 {each / 1024:.0f} KB；出一次文书（DOCX、清单、PDF 及留存）占 "
        f"{document / 1024:.0f} KB。下表按每份合同出 3 次文书、附件 5 MB 计；附件是大头，按实际情况改。"
    )
    yield ""
    yield "| 用户 | 合同/年 | 数据库/年 | 建议 |"
    yield "|---|---|---|---|"
    for people, contracts in OFFICES:
        room = contracts * (each + 3 * document + 5 * MB) / 1024 / MB
        yield f"| {people} | {contracts} | {room:.1f} GB | {_advice(people)} |"


def _advice(people: int) -> str:
    if people <= OFFICES[0][0]:
        return "一台 2 核 4 GB，SQLite，`formgen serve` 一个进程"
    if people <= OFFICES[1][0]:
        return "一台 4 核 8 GB，PostgreSQL，网站 2 个进程、后台 1 个进程（2 个转换）"
    return "网站、后台各 2 台 4 核 8 GB，PostgreSQL 单独一台，Redis，附件放 S3 兼容存储"


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def _memory(pid: int) -> float:
    """Resident megabytes of a process."""
    (found,) = re.findall(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("utf-8"))
    return int(found) / 1024


if __name__ == "__main__":
    main()
