"""`formgen audit`: whether the trail is whole, said at the terminal with its exit code."""

import json
import sqlite3

import pytest
from click.testing import CliRunner

from formgen.cli import cli
from formgen.service.settings import Settings
from formgen.service.settings import settings as installed
from formgen.storage import Drafts

LI = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """An installation with two acts in its trail, which the commands find."""
    monkeypatch.setenv("FORMGEN_DATA", str(tmp_path))
    monkeypatch.delenv("FORMGEN_DATABASE_URL", raising=False)
    installed.cache_clear()
    here = Settings(tmp_path, f"sqlite:///{tmp_path / 'formgen.db'}")
    database = here.database()
    database.upgrade()
    drafts = Drafts(database)
    draft = drafts.begin(LI, "government_contract", {"contract": {"name": "示例合同"}})
    drafts.save(LI, draft.id, 1, {"contract": {"name": "示例合同乙"}})
    database.close()
    yield here
    installed.cache_clear()


@pytest.fixture
def run(settings):
    assert settings.data.is_dir()

    def run(*words, **more):
        return CliRunner().invoke(cli, ["audit", *words], obj="zh", **more)

    return run


def attack(settings, *statements):
    connection = sqlite3.connect(settings.data / "formgen.db")
    for name in ("entries_update", "entries_delete", "head_update", "head_delete"):
        connection.execute(f"DROP TRIGGER audit_{name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_whole_trail_is_said_to_be_whole(run):
    said = run("verify")
    assert said.exit_code == 0
    assert said.output.startswith("审计记录共2条。\n完整：没有发现改动、缺失或截断。\n末条摘要 SM3：")


def test_it_is_one_json_document_when_asked_for(run):
    said = json.loads(run("verify", "--json").stdout)
    assert (said["whole"], said["entries"], said["sealed"], said["breaks"]) == (True, 2, True, [])


def test_a_changed_entry_is_said_with_its_number(run, settings):
    attack(settings, "UPDATE audit_entries SET actor = 'nobody' WHERE number = 1")
    said = run("verify")
    assert said.exit_code == 1
    assert "第1条记录的内容与它的摘要不符。" in said.output


def test_a_cut_end_is_found_by_the_anchor_that_was_kept(run, settings):
    anchor = json.loads(run("anchor").stdout)
    assert anchor["number"] == 2
    attack(settings, "DELETE FROM audit_entries", "DELETE FROM audit_head")
    said = run("verify")
    assert said.exit_code == 1
    assert "锚点留存到第2条，现在只有0条：末尾被截去。" in said.output


def test_an_anchor_from_a_third_place_counts_instead(run, settings, tmp_path):
    line = run("anchor").stdout
    (tmp_path / "audit-anchors.jsonl").unlink()
    attack(settings, "DELETE FROM audit_entries", "DELETE FROM audit_head")
    assert run("verify", "--anchors", "-", input=line).exit_code == 1


def test_what_is_no_anchor_is_bad_input(run, tmp_path):
    file = tmp_path / "anchors"
    file.write_text("not an anchor", "utf-8")
    said = run("verify", "--anchors", str(file))
    assert "第1行不是锚点" in str(said.exception)
    assert said.exception.exit_code == 2
