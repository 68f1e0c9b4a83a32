"""Two sites and two workers over one database: what one does the others know, and who is killed loses nothing.

On PostgreSQL they are two machines: each has a folder of its own, and a Redis rings for them. On SQLite they are
four processes over one folder that look by themselves.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import time
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from scratch_postgresql import programs
from scratch_redis import RedisServer

from formgen.storage import People

sys.path.insert(0, str(Path(__file__).parent))
from towns import NAME, PASSWORD, STRUCK, Town, Visitor, until

pytestmark = [pytest.mark.office, pytest.mark.slow]

FORM = "temporary_building_sign_board"
ROWS = 20


ASKED_FOR = pytest.mark.skipif(
    "FORMGEN_BATCH_ROWS" not in os.environ and programs() is not None,
    reason="make kill: on SQLite the same again, where PostgreSQL has shown it",
)


@pytest.fixture(
    scope="module",
    params=[pytest.param("sqlite", marks=[pytest.mark.kill, ASKED_FOR]), "postgresql"],
)
def town(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(f"town-{request.param}")
    redis = None
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql").create("town")
        if shutil.which("redis-server"):
            redis = RedisServer().start()
    else:
        url = f"sqlite:///{folder / 'formgen.db'}"
    made = Town(request.param, folder, url, "shili-secret-" * 3, redis.url if redis else "")
    made.redis = redis
    People(made.database).create_user(NAME, "示例承办人", password=PASSWORD)
    try:
        yield made.start()
    finally:
        made.end()
        if redis:
            redis.end()


@pytest.fixture(scope="module")
def visitor(town):
    """Signed in at the first site."""
    came = Visitor(town)
    assert came.sign_in(0, PASSWORD) == 302
    return came


@pytest.fixture
def batch(visitor, sheet_of):
    """The address of a batch of so many rows with PDFs: sent in at one site, started at the other."""

    def begin(count=ROWS):
        page = visitor.get(0, f"/batches/new/{FORM}")
        sheet = sheet_of(visitor.get(1, f"/batches/new/{FORM}/template.xlsx").content, count)
        sent = visitor.post(0, f"/batches/new/{FORM}", page, {"file": ("名单.xlsx", sheet)}, pdf="true")
        address = sent.headers["Location"]
        visitor.post(1, f"{address}/start", visitor.get(1, address))
        return address

    return begin


def test_who_signed_in_at_one_site_is_signed_in_at_the_other_and_out_of_both(town, visitor):
    assert "示例承办人" in visitor.get(1, "/").text

    other = Visitor(town)
    assert other.sign_in(1, PASSWORD) == 302
    other.post(0, "/sign-out", other.get(0, "/"))
    assert "示例承办人" not in other.get(1, "/").text


def test_what_is_saved_at_one_site_is_read_at_the_other_and_what_is_older_is_refused(visitor):
    home = visitor.get(0, "/")
    begun = visitor.post(1, "/drafts", home, form="government_contract", key="k1")
    step = begun.headers["Location"].partition("/steps/")[0].rstrip("/") + "/steps/purpose"
    page = visitor.get(1, step)
    version = re.search(r'name="version" value="(\d+)"', page.text)[1]
    typed = {"version": version, "_shown": "background"}
    saved = visitor.post(0, f"{step}/autosave", page, key="a", background="在第一处写的示例背景", **typed)
    stale = visitor.post(1, f"{step}/autosave", page, key="b", background="晚到的", **typed)

    assert (saved.status_code, stale.status_code) == (200, 409)
    assert "在第一处写的示例背景" in visitor.get(1, step).text


def test_a_document_made_at_one_site_is_converted_by_a_worker_and_fetched_at_the_other(visitor):
    begun = visitor.post(0, "/drafts", visitor.get(0, "/"), form=FORM, sample="complete", key="k2")
    draft = re.match(r"/drafts/[0-9a-f-]{36}", begun.headers["Location"])[0]
    page = visitor.get(0, f"{draft}/documents")
    assert visitor.post(0, f"{draft}/documents", page).status_code == 302
    found = until(
        lambda: re.search(
            r'href="(/documents/[0-9a-f-]{36})"[^>]*>下载 PDF', visitor.get(1, f"{draft}/documents").text
        )
    )

    assert visitor.get(1, found[1]).content.startswith(b"%PDF-")


def test_a_batch_is_worked_off_by_both_and_each_row_once_though_one_stops_and_one_is_killed(
    town, visitor, batch
):
    address = batch()
    until(lambda: len(town.rows()[0]) == 2 and town.rows()[1]["done"] >= 2)
    for site in (0, 1):
        assert re.search(rf"正在生成：\d+/{ROWS}行", visitor.get(site, address).text)
    assert town.workers[0].stop() == 0
    until(lambda: len(town.rows()[0]) == 1 and town.rows()[1]["running"])
    left = town.rows()[1]["running"]
    town.workers[1].stop(signal.SIGKILL)
    for one in town.workers:
        one.start()
    until(lambda: f"已完成：共{ROWS}行，生成{ROWS}份" in visitor.get(0, address).text)

    assert "已完成" in visitor.get(1, address).text
    names = Counter(ZipFile(BytesIO(visitor.get(1, f"{address}/documents.zip").content)).namelist())
    assert set(names.values()) == {1}
    kinds = Counter(name.rpartition(".")[2] for name in names)
    assert kinds == {"docx": 2 * ROWS, "pdf": 2 * ROWS, "xlsx": 1}
    again = sum(one.attempts > 1 for one in town.rows()[2])
    assert 0 < again <= left  # what the killed one had in hand, and nothing of what the other gave back


def test_a_batch_that_is_cancelled_at_one_site_is_worked_on_no_more_by_anybody(town, visitor, batch):
    before = town.rows()[1]["done"]
    address = batch()
    until(lambda: town.rows()[1]["done"] > before)
    visitor.post(1, f"{address}/cancel", visitor.get(1, address))
    at_once = visitor.get(0, address).text
    made = re.search(rf"已取消：(\d+)/{ROWS}行", at_once)

    assert int(made[1]) < ROWS
    time.sleep(1)
    assert made[0] in visitor.get(1, address).text
    assert town.rows()[0] == set()


@pytest.mark.kill
def test_a_server_of_the_database_that_is_struck_down_loses_no_row_and_makes_none_twice(
    town, visitor, batch, request
):
    if town.database.is_sqlite:
        pytest.skip("SQLite has no server")
    server = request.getfixturevalue("postgresql")
    before = town.rows()[1]["done"]
    address = batch(STRUCK)
    until(lambda: town.rows()[1]["done"] > before)
    server.stop()
    assert visitor.browser.get(visitor.at(0, address), timeout=60).status_code == 503
    server.start()
    until(lambda: town.rows()[1]["done"] == before + STRUCK)

    assert f"已完成：共{STRUCK}行，生成{STRUCK}份" in visitor.get(1, address).text
    names = Counter(ZipFile(BytesIO(visitor.get(0, f"{address}/documents.zip").content)).namelist())
    assert set(names.values()) == {1}
    assert len(names) == 4 * STRUCK + 1


def test_losing_redis_loses_nothing(town, visitor):
    if town.redis is None:
        pytest.skip("no Redis rings here")
    town.redis.stop()
    test_a_document_made_at_one_site_is_converted_by_a_worker_and_fetched_at_the_other(visitor)
    town.redis.start()


def test_tries_to_sign_in_are_counted_for_both_sites_together(town):
    stranger = Visitor(town)

    assert [stranger.sign_in(number % 2, "wrong") for number in range(7)] == [422] * 5 + [429] * 2
