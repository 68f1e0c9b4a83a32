"""The doctor: every part is looked at, whatever another one says, and each has its remedy."""

from __future__ import annotations

from contextlib import closing

import pytest
import sqlalchemy as sa

from formgen.rendering import pdf
from formgen.service import settings as settings_module
from formgen.service.doctor import examine
from formgen.service.proof import anchor, anchors_file, verify
from formgen.storage import Database, People


@pytest.fixture
def installation(tmp_path, monkeypatch):
    """Set where the data lies; nothing is there yet."""

    def at(folder=tmp_path / "data", **more):
        monkeypatch.setenv("FORMGEN_DATA", str(folder))
        monkeypatch.delenv("FORMGEN_DATABASE_URL", raising=False)
        for name, value in more.items():
            monkeypatch.setenv(name, value)
        settings_module.settings.cache_clear()

    pdf.shutdown()
    yield at
    pdf.shutdown()
    settings_module.settings.cache_clear()


def parts():
    return {str(one.name): one for one in examine()}


def test_the_database_has_to_be_made_first(installation, tmp_path):
    installation()

    found = parts()["数据库"]
    assert not found.well
    assert "formgen db upgrade" in found.line("zh")
    assert not (tmp_path / "data" / "formgen.db").exists()


def test_a_database_at_its_newest_is_well(installation):
    installation()
    settings_module.settings().database().upgrade()

    assert parts()["数据库"].line("zh") == "✓ 数据库  已是最新结构"


def test_a_database_of_a_later_version_is_not_told_to_be_upgraded(installation):
    installation()
    database = settings_module.settings().database()
    database.upgrade()
    with database.building() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    assert "由更新的版本建立" in parts()["数据库"].line("zh")


def test_a_secret_that_was_lost_and_made_anew_is_told(installation, tmp_path):
    installation()
    settings = settings_module.settings()
    database = settings.database()
    database.upgrade()
    People(database).create_user("li")
    assert parts()["审计记录"].line("zh") == "✓ 审计记录  由本站的密钥封存"
    anchor(settings)

    (tmp_path / "data" / "secret").unlink()
    assert "不是用本站现在的密钥封存的" in parts()["审计记录"].line("zh")
    People(settings.database()).create_user("wang")
    assert not parts()["审计记录"].well
    for _day in range(7):
        anchor(settings)
    assert parts()["审计记录"].well
    assert not verify(settings).whole


def test_who_writes_without_the_key_is_told(installation):
    installation()
    settings = settings_module.settings()
    with closing(settings.database()) as database:
        database.upgrade()
    with closing(Database(settings.database_url)) as keyless:
        People(keyless).create_user("li")

    assert "不是用本站现在的密钥封存的" in parts()["审计记录"].line("zh")


def test_an_anchor_that_was_cut_off_is_told_and_harms_neither_the_next_nor_a_start(installation):
    installation()
    settings = settings_module.settings()
    database = settings.database()
    database.upgrade()
    People(database).create_user("li")
    with anchors_file(settings).open("a", encoding="utf-8") as file:
        file.write('{"number":1')

    assert f"读不出锚点文件 {anchors_file(settings)}" in parts()["审计记录"].line("zh")
    kept = anchor(settings)
    assert anchors_file(settings).read_text("utf-8").splitlines() == ['{"number":1', kept]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("postgresql://formgen@127.0.0.1:1/none", id="nobody answers"),
        pytest.param("oracle://x", id="no database of ours"),
        pytest.param("sqlite:////proc/nowhere/formgen.db", id="no folder"),
    ],
)
def test_a_database_that_cannot_be_reached_is_a_sentence_and_the_other_parts_are_looked_at(installation, url):
    installation(FORMGEN_DATABASE_URL=url)

    found = parts()
    assert not found["数据库"].well
    assert found["表单定义"].well
    assert "PDF 转换" in found


def test_a_data_folder_that_cannot_be_made_is_a_sentence(installation):
    installation("/proc/nowhere")

    assert "FORMGEN_DATA" in parts()["数据库"].line("zh")


def test_definitions_are_counted(installation):
    installation()

    assert "个表单" in parts()["表单定义"].line("zh")


def test_without_an_office_the_doctor_says_where_it_was_looked_for(installation):
    installation(FORMGEN_SOFFICE="/nonexistent")

    found = parts()["PDF 转换"]
    assert not found.well
    assert "LibreOffice" in found.line("zh")
    assert found.as_dict("zh") == {"part": "PDF 转换", "well": False, "found": found.found}


@pytest.mark.office
def test_with_an_office_its_version_and_the_fonts_are_told(installation):
    installation()

    found = parts()
    assert found["PDF 转换"].well
    assert "LibreOffice" in found["PDF 转换"].line("zh")
    assert found["字体"].well
