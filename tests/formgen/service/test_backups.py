"""Copies of an installation: of one moment while others write, equal where they are put back, and never over anything."""

from __future__ import annotations

import fcntl
import itertools
import os
import threading
import time
import tracemalloc
import zipfile

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from kept_installation import contents, filled, handed_over

from formgen.errors import BadInput
from formgen.service import backups
from formgen.service.backups import LEFT_AFTER, back_up, restore
from formgen.service.proof import verify
from formgen.service.settings import Settings
from formgen.storage import Documents, Drafts, NewDocument, People, copying, schema
from formgen.storage.tables import draft_versions, drafts

_numbers = itertools.count(1)


@pytest.fixture
def empty(request, tmp_path):
    """An installation of a kind of database in which there is nothing at all."""

    def made(kind, name="elsewhere"):
        folder = tmp_path / name
        folder.mkdir()
        if kind == "sqlite":
            return Settings(folder, f"sqlite:///{folder / 'formgen.db'}")
        return Settings(folder, request.getfixturevalue("postgresql").create(f"restored_{next(_numbers)}"))

    return made


@pytest.fixture
def site(url, tmp_path):
    """An installation on either database."""
    yield from filled(url, tmp_path)


@pytest.fixture
def small(fresh, tmp_path):
    """An installation in a file, for what the database has no part in."""
    yield from filled(fresh("sqlite", tmp_path), tmp_path)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_is_put_back_is_equal_table_by_table_whichever_database_it_came_from(
    site, empty, kind, tmp_path
):
    settings = site[0]
    copied = back_up(settings, tmp_path / "copy.zip")
    elsewhere = handed_over(settings, empty(kind))
    restore(elsewhere, tmp_path / "copy.zip")

    assert contents(elsewhere) == contents(settings)
    assert copied.rows["drafts"] == 10
    assert verify(elsewhere).whole
    assert elsewhere.data.joinpath("audit-anchors.jsonl").read_text() == (
        settings.data.joinpath("audit-anchors.jsonl").read_text()
    )


def test_files_are_copied_a_few_at_a_time_however_many_there_are(site):
    _settings, database, keeper, begun = site
    day = Drafts(database).read(keeper, begun[0]).created_at.date()
    for number in range(24):
        about = (begun[0], 1, f"{number}.pdf", "application/x", b"%PDF" + bytes(1 << 20), "1", "0", day)
        Documents(database).put(keeper, NewDocument(*about))
    with copying.still(database) as connection:
        (table,) = (one for one in copying.tables(connection) if one.name == "documents")
        tracemalloc.start()
        count = sum(1 for _row in copying.rows(connection, table))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert count == 25
    assert peak < 12 << 20


def test_a_copy_that_was_put_back_goes_on(site, empty, tmp_path):
    settings, _database, keeper, begun = site
    back_up(settings, tmp_path / "copy.zip")
    elsewhere = handed_over(settings, empty("postgresql"))
    restore(elsewhere, tmp_path / "copy.zip")
    database = elsewhere.database()
    about = (
        begun[1],
        1,
        "b.docx",
        "application/x",
        b"PK",
        "1",
        "0",
        Drafts(database).read(keeper, begun[1]).created_at.date(),
    )
    Documents(database).put(keeper, NewDocument(*about))  # its number is counted by the database

    assert verify(elsewhere).whole
    forged = sa.text("UPDATE audit_entries SET actor = 'somebody'")
    with pytest.raises(sa.exc.DBAPIError), database.writing() as connection:
        connection.execute(forged)  # the guards stand again
    database.close()


def test_a_copy_taken_while_others_save_is_of_one_moment(site, empty, tmp_path):
    settings, database, keeper, begun = site
    ended = threading.Event()

    def save(draft_id):
        version = 1
        while not ended.is_set():
            Drafts(database).save(keeper, draft_id, version, {"n": version})
            version += 1

    writers = [threading.Thread(target=save, args=(one,)) for one in begun[:3]]
    for one in writers:
        one.start()
    try:
        for number in range(3):
            back_up(settings, tmp_path / f"{number}.zip")
    finally:
        ended.set()
        for one in writers:
            one.join()
    elsewhere = handed_over(settings, empty("sqlite"))
    restore(elsewhere, tmp_path / "2.zip")
    there, here = contents(elsewhere), contents(settings)

    assert verify(elsewhere).whole
    newest = sa.select(draft_versions.c.draft_id, sa.func.max(draft_versions.c.version)).group_by(
        draft_versions.c.draft_id
    )
    restored = elsewhere.database()
    with restored.reading() as connection:
        stands = dict(connection.execute(sa.select(drafts.c.id, drafts.c.version)).all())
        assert stands == dict(connection.execute(newest).all())
    restored.close()
    assert len(there["audit_entries"]) < len(here["audit_entries"])
    assert there["audit_entries"] == here["audit_entries"][: len(there["audit_entries"])]


def test_a_copy_of_the_version_before_is_brought_to_this_one(empty, tmp_path):
    old, elsewhere = empty("sqlite", "old"), empty("sqlite")
    scripts = ScriptDirectory(str(schema.MIGRATIONS))
    before = scripts.get_revision(scripts.get_current_head()).down_revision
    database = old.database()
    with database.building() as connection:
        schema.upgrade(connection, before)
        connection.exec_driver_sql(
            "INSERT INTO users (id, name, display_name, active, created_at)"
            " VALUES ('1', 'li', '示例李', 1, '2026-03-02 09:00:00.000000')"
        )
    database.close()
    copied = back_up(old, tmp_path / "old.zip", with_secret=True)
    restore(elsewhere, tmp_path / "old.zip")
    restored = elsewhere.database()

    assert copied.revision == before
    assert restored.at_head()
    assert [one.name for one in People(restored).everyone()] == ["li"]
    restored.close()


def test_nothing_is_put_over_anything(small, tmp_path):
    settings = small[0]
    back_up(settings, tmp_path / "copy.zip")

    with pytest.raises(BadInput, match="这里已经有数据"):
        restore(settings, tmp_path / "copy.zip")
    with pytest.raises(BadInput, match="已经存在"):
        back_up(settings, tmp_path / "copy.zip")


def test_what_is_kept_just_before_the_copy_is_put_back_stays(small, empty, tmp_path, monkeypatch):
    """As by a site that was started meanwhile: looked at again where nobody else can write any more."""
    settings, elsewhere = small[0], handed_over(small[0], empty("sqlite"))
    back_up(settings, tmp_path / "copy.zip")
    quicker = elsewhere.database()
    quicker.upgrade()
    settle = backups._settle_secret

    def meanwhile(*given, **named):
        People(quicker).create_user("first", "示例先到")
        settle(*given, **named)

    monkeypatch.setattr(backups, "_settle_secret", meanwhile)
    with pytest.raises(BadInput, match="这里已经有数据"):
        restore(elsewhere, tmp_path / "copy.zip")

    assert [one.name for one in People(quicker).everyone()] == ["first"]
    quicker.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_older_copy_wants_a_database_without_tables(empty, kind, tmp_path):
    """Into tables that are later it would go in without what the migrations between do to its rows."""
    old, elsewhere = empty("sqlite", "old"), empty(kind)
    database = old.database()
    with database.building() as connection:
        schema.upgrade(connection, "0005")
    database.close()
    back_up(old, tmp_path / "old.zip", with_secret=True)
    database = elsewhere.database()
    database.upgrade()
    database.close()

    with pytest.raises(BadInput, match="备份是 0005 的，没有恢复：请换一个还没有建过表的空数据库"):
        restore(elsewhere, tmp_path / "old.zip")


def test_a_copy_wants_its_secret(small, empty, tmp_path):
    settings, elsewhere = small[0], empty("sqlite")
    back_up(settings, tmp_path / "copy.zip")
    elsewhere.data.joinpath("secret").write_text("another-" * 5)

    with pytest.raises(BadInput, match="要与原来的密钥一起用"):
        restore(elsewhere, tmp_path / "copy.zip")

    restore(elsewhere, tmp_path / "copy.zip", other_secret=True)
    assert not verify(elsewhere).whole  # data are back, the seal says that it is another site's


def test_or_brings_it_along_where_asked_to(small, empty, tmp_path):
    settings, elsewhere = small[0], empty("sqlite")
    back_up(settings, tmp_path / "copy.zip", with_secret=True)
    restore(elsewhere, tmp_path / "copy.zip")

    assert (tmp_path / "copy.zip").stat().st_mode & 0o777 == 0o600
    assert elsewhere.data.joinpath("secret").stat().st_mode & 0o777 == 0o600
    assert elsewhere.secret() == settings.secret()
    assert verify(elsewhere).whole


def test_what_is_damaged_or_no_copy_changes_nothing(small, empty, tmp_path):
    settings, elsewhere = small[0], handed_over(small[0], empty("sqlite"))
    back_up(settings, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as whole, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in whole.namelist():
            content = whole.read(name)
            bad.writestr(name, content.replace(b"F-GC-01", b"F-GC-02") if "drafts" in name else content)
    (tmp_path / "cut.zip").write_bytes((tmp_path / "copy.zip").read_bytes()[:-200])

    for name, said in (("bad.zip", "已损坏"), ("cut.zip", "不是 formgen 的备份文件")):
        with pytest.raises(BadInput, match=said):
            restore(elsewhere, tmp_path / name)
    assert not (elsewhere.data / "formgen.db").exists()


def test_where_nothing_can_be_written_or_read_it_is_said_and_no_secret_is_made(small, empty, tmp_path):
    settings, elsewhere = small[0], empty("sqlite")

    with pytest.raises(BadInput, match="nowhere”里不能写备份"):
        back_up(settings, tmp_path / "nowhere" / "copy.zip")
    with pytest.raises(BadInput, match="打不开备份文件“copy"):
        restore(elsewhere, tmp_path / "nowhere" / "copy.zip")
    with pytest.raises(BadInput, match="这里还没有数据库"):
        back_up(elsewhere, tmp_path / "copy.zip")
    assert not (elsewhere.data / "secret").exists()


def test_what_a_killed_backup_left_is_cleared_by_the_next_and_one_at_work_is_left_alone(small, tmp_path):
    left, held, new = (tmp_path / f".formgen-backup-{name}" for name in ("left", "held", "new"))
    for one in (left, held, new):
        one.write_bytes(b"PK")
    long_ago = time.time() - 2 * LEFT_AFTER
    os.utime(left, (long_ago, long_ago))
    with held.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.utime(held, (long_ago, long_ago))
        back_up(small[0], tmp_path / "copy.zip")

    assert {one.name for one in tmp_path.glob(".formgen-backup-*")} == {held.name, new.name}
