"""`formgen holidays`: the yearly notice put in from a file, and counted by in every later command."""

from __future__ import annotations

import json
from datetime import date

import pytest

from formgen.service.settings import settings
from formgen.storage import Database

NOTICE = """关于2099年部分节假日安排的通知
示例节：3月5日（周四）至8日（周日）放假调休，共4天。3月14日（周六）上班。
"""
SIGNED = {"filing": {"all_signed_date": "2099-03-02", "registered_date": "2099-03-16"}}


@pytest.fixture(autouse=True)
def place(tmp_path, usual_url, monkeypatch):
    """An installation of its own."""
    monkeypatch.setenv("FORMGEN_DATA", str(tmp_path))
    monkeypatch.setenv("FORMGEN_DATABASE_URL", usual_url)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
def notes(run, file):
    """The ids of what a check of a paper says of the calendar."""

    def checked():
        path = file(json.dumps(SIGNED), "answers.json")
        _code, out, _err = run("check", "contract_filing", path, "--as-of", "2099-03-17", "--json")
        return [one["rule"] for one in json.loads(out)["findings"] if one["rule"].startswith("CAL")]

    return checked


def test_a_notice_from_a_file_is_kept_and_listed_and_counted_by(run, file, notes):
    assert notes() == ["CAL-0-1"]

    code, out, err = run("holidays", "add", file(NOTICE, "notice.txt"), "--number", "示例发〔2098〕1号")

    assert (code, err) == (0, "")
    assert "2099年3月5日（周四）至2099年3月8日（周日）" in out
    assert "没有写到元旦" in out
    assert "0项期限的截止日移动，0项不再是预计。\n2099年的放假安排已保存。\n" in out
    _code, out, _err = run("holidays", "list")
    assert "2099年（录入，示例发〔2098〕1号）" in out
    assert "2026年（随程序提供）" in out


def test_later_commands_count_by_it(run, file, notes):
    run("holidays", "add", file(NOTICE, "notice.txt"))

    assert notes() == []


def test_a_dry_run_keeps_nothing(run, file):
    code, out, _err = run("holidays", "add", file(NOTICE, "notice.txt"), "--dry-run")

    assert (code, out.splitlines()[-1]) == (0, "没有保存（--dry-run）。")
    _code, out, _err = run("holidays", "list", "--json")
    assert {one["shipped"] for one in json.loads(out)} == {True}


def test_the_list_is_json_for_programs_too(run, file):
    run("holidays", "add", file("2099-01-01 放假 元旦", "notice.txt"), "--year", "2099")

    _code, out, _err = run("holidays", "list", "--json")

    newest = json.loads(out)[0]
    assert (newest["year"], newest["shipped"]) == (2099, False)
    assert newest["days"] == [{"day": "2099-01-01", "working": False}]
    (of_2026,) = (one for one in json.loads(out) if one["year"] == date(2026, 1, 1).year)
    assert {"day": "2026-10-10", "working": True} in of_2026["days"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("元旦：1月1日（周五）放假。\n再说", "第1行：2099年1月1日（周四），通知写的是“周五”"),
        ("元旦：1月1日放假".encode("gbk"), "不是 UTF-8"),
        ("一" * 70_000, "文件太大"),
    ],
)
def test_what_cannot_be_read_is_said_and_keeps_nothing(run, file, content, said):
    code, out, err = run("holidays", "add", file(content, "notice.txt"), "--year", "2099")

    assert (code, out) == (2, "")
    assert said in err


def test_a_check_asks_for_no_database_where_none_is(place, monkeypatch, notes):
    monkeypatch.setenv("FORMGEN_DATABASE_URL", f"sqlite:///{place / 'nowhere' / 'none.db'}")
    settings.cache_clear()

    assert notes() == ["CAL-0-1"]
    assert not (place / "nowhere").exists()


def test_a_database_of_an_earlier_version_is_as_if_nothing_were_entered(place, monkeypatch, notes):
    url = f"sqlite:///{place / 'empty.db'}"
    with Database(url).building() as connection:
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
    monkeypatch.setenv("FORMGEN_DATABASE_URL", url)
    settings.cache_clear()

    assert notes() == ["CAL-0-1"]
