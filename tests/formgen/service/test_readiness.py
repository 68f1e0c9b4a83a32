"""Whether a site can work: what takes it out of service, and what does not."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.service import readiness
from formgen.service.settings import Settings
from formgen.storage import Batches, BatchQueue, Database, NewBatch, NewRow, StoreDown, utc_now


@pytest.fixture(autouse=True)
def _forget():
    readiness._converter.cache_clear()
    yield
    readiness._converter.cache_clear()


def test_a_site_without_a_converter_goes_on_without_pdfs(database, monkeypatch, tmp_path):
    monkeypatch.setenv("FORMGEN_SOFFICE", str(tmp_path))
    found = readiness.examine(database)

    assert (found["status"], found["database"], found["converter"]) == ("degraded", True, False)


def test_a_database_without_tables_is_not_ready(tmp_path):
    found = readiness.examine(Database(f"sqlite:///{tmp_path}/none.db"))

    assert (found["status"], found["migrations"]) == ("not ready", False)
    assert not (tmp_path / "none.db").exists()


def test_a_full_disk_is_not_ready(fresh, tmp_path, monkeypatch):
    """Asked of a file alone: a server looks after its own disk."""
    monkeypatch.setattr(readiness, "LEAST_FREE", 2**80)
    found = readiness.examine(Database(fresh("sqlite", tmp_path)))

    assert (found["status"], found["database"], found["migrations"]) == ("not ready", False, True)


def test_the_queue_says_how_long_its_oldest_job_has_waited(database, desk, owner, draft):
    assert readiness.examine(database)["queue"] == {"oldest_seconds": 0}

    desk.issue(owner, draft.id)
    later = readiness.examine(database, lambda: utc_now() + timedelta(seconds=90))

    assert 90 <= later["queue"]["oldest_seconds"] < 120


def test_a_batch_that_nobody_works_on_is_seen_waiting(database, owner):
    rows = [NewRow(4, "1", {}, ()), NewRow(5, "2", {}, ())]
    batches = Batches(database)
    begun = batches.put(
        owner, NewBatch("government_contract", "示例.xlsx", False, "2026-03-02", (), rows, "k")
    )
    batches.start(owner, begun.id)
    later = lambda: utc_now() + timedelta(seconds=90)  # noqa: E731

    assert 90 <= readiness.examine(database, later)["queue"]["oldest_seconds"] < 120

    BatchQueue(database).claim("one", most=1)
    assert readiness.examine(database, later)["queue"]["oldest_seconds"] == 0


def test_a_year_without_announced_holidays_is_said(database):
    far = readiness.examine(database, lambda: utc_now() + timedelta(days=3660))

    assert (far["holidays"], far["status"]) == (False, "degraded")
    assert readiness.examine(database)["holidays"]


def test_what_the_settings_ask_for_besides_is_looked_at_too(database):
    def gone():
        raise PartMissing(_("存放文书的地方连不上：请检查网络。"))

    found = readiness.examine(database, watched={"documents": gone, "queue_server": lambda: True})

    assert (found["documents"], found["queue_server"], found["status"]) == (False, True, "degraded")


def test_who_asks_while_somebody_looks_does_not_wait_for_a_part_that_is_away():
    looking, end, looked = threading.Event(), threading.Event(), []

    def slowly():
        looked.append(1)
        looking.set()
        end.wait(10)
        raise StoreDown(_("文书存储暂时连不上。"))

    part = readiness.OneAtATime(slowly)
    first = threading.Thread(target=part)
    first.start()
    assert looking.wait(10)
    assert [part() for _each in range(5)] == [True] * 5  # what was last known of it
    assert len(looked) == 1
    end.set()
    first.join()
    assert part() is False


def test_the_servers_of_the_settings_are_among_what_is_looked_at(database, tmp_path):
    away = Settings(tmp_path, str(database.url), queue_url="redis://127.0.0.1:1/0")
    parts = readiness.watched(away, database)

    assert list(parts) == ["queue_server"]
    assert readiness.examine(database, watched=parts)["queue_server"] is False
    assert readiness.watched(Settings(tmp_path, ""), database) == {}


def test_a_part_that_is_closed_lets_go_of_its_line_and_takes_no_new_one():
    seen = []
    part = readiness.OneAtATime(lambda: seen.append("looked"), lambda: seen.append("let go"))

    assert part() is True
    part.close()
    assert part() is False
    assert seen == ["looked", "let go"]
