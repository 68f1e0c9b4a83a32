"""Where an installation keeps its data, and its secret."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from formgen.errors import BadInput
from formgen.service import settings as settings_module
from formgen.service.settings import Settings

ROOT = Path(__file__).parents[3]


@pytest.fixture
def read(monkeypatch):
    """The settings that an environment gives."""

    def given(**environment):
        for name in ("FORMGEN_DATA", "FORMGEN_DATABASE_URL"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        settings_module.settings.cache_clear()
        return settings_module.settings()

    yield given
    settings_module.settings.cache_clear()


def test_a_checkout_keeps_its_data_in_var(read):
    assert read().data == ROOT / "var"


def test_the_environment_names_another_folder_and_the_database_lies_in_it(read, tmp_path):
    found = read(FORMGEN_DATA=str(tmp_path))

    assert (found.data, found.database_url) == (tmp_path, f"sqlite:///{tmp_path}/formgen.db")


def test_the_environment_may_name_a_database_elsewhere(read):
    assert read(FORMGEN_DATABASE_URL="postgresql://x/y").database_url == "postgresql://x/y"


def test_the_secret_is_made_once_and_readable_by_its_owner_only(tmp_path):
    settings = Settings(tmp_path / "data", "")
    first = settings.secret()

    assert len(first) >= 32
    assert settings.secret() == first
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret"]
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("left", ["", "\n", "ab", "x" * 31])
def test_a_secret_file_that_was_emptied_or_cut_is_refused(tmp_path, left):
    (tmp_path / "secret").write_text(left)

    with pytest.raises(BadInput, match="是空的，或者短于32个字符"):
        Settings(tmp_path, "").secret()


def test_processes_that_start_together_have_one_secret(tmp_path):
    settings = Settings(tmp_path, "")
    together, found = threading.Barrier(8), []

    def start():
        together.wait()
        found.append(settings.secret())

    threads = [threading.Thread(target=start) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len(set(found)) == 1
    assert found[0]


def test_what_opens_something_is_not_among_what_settings_say_of_themselves(read):
    words = {
        "FORMGEN_DATABASE_URL": "postgresql://li:sesame@host/formgen",
        "FORMGEN_SMTP_URL": "smtps://li:sesame@host",
        "FORMGEN_MAIL_FROM": "li@example.cn",
        "FORMGEN_QUEUE_URL": "redis://:sesame@host",
        "FORMGEN_OIDC_CLIENT_SECRET": "sesame",
        "FORMGEN_METRICS_TOKEN": "sesame",
    }

    assert "sesame" not in repr(read(**words))


def test_several_machines_are_given_one_secret_and_no_file_is_made(read, tmp_path):
    found = read(FORMGEN_SECRET=" a-secret-that-is-long-enough-for-us\n", FORMGEN_DATA=str(tmp_path))

    assert found.secret() == "a-secret-that-is-long-enough-for-us"
    assert "long-enough" not in repr(found)
    assert list(tmp_path.iterdir()) == []


def test_a_secret_that_is_too_short_is_refused(read):
    with pytest.raises(BadInput, match="FORMGEN_SECRET 至少要 32 个字符"):
        read(FORMGEN_SECRET="x" * 31)


def test_the_folder_of_the_database_is_made(tmp_path):
    settings = Settings(tmp_path / "a" / "b", f"sqlite:///{tmp_path}/a/b/formgen.db")
    settings.database().upgrade()

    assert settings.database().at_head()


@pytest.mark.parametrize(
    ("said", "archival"), [("", False), ("0", False), ("off", False), ("1", True), ("On", True)]
)
def test_the_environment_says_whether_pdfs_are_for_the_archive(read, said, archival):
    assert read(FORMGEN_PDFA=said).archival is archival


@pytest.mark.parametrize(
    ("said", "is_on"), [("", True), ("1", True), ("0", False), ("off", False), (" No ", False)]
)
def test_whoever_closes_signing_up_or_the_work_beside_the_site_has_it_closed(read, said, is_on):
    found = read(FORMGEN_SIGN_UP=said, FORMGEN_WORKERS=said)

    assert (found.sign_up, found.works) == (is_on, is_on)


def test_days_of_keeping_and_the_form_of_the_log_are_read(read):
    found = read(FORMGEN_KEEP_DRAFTS="365", FORMGEN_LOG="JSON", FORMGEN_LOG_LEVEL="warning")

    assert (found.keep.drafts, found.keep.reviews) == (365, 0)
    assert (found.log, found.log_level) == ("json", "WARNING")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FORMGEN_LOG", "xml"),
        ("FORMGEN_SIGN_UP", "关"),
        ("FORMGEN_WORKERS", "4"),
        ("FORMGEN_PDFA", "2b"),
        ("FORMGEN_COMPILED_TEMPLATES", "slow"),
        ("FORMGEN_LOG_LEVEL", "LOUD"),
        ("FORMGEN_KEEP_ISSUED", "-1"),
        ("FORMGEN_KEEP_DRAFTS", "一年"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(read, name, value):
    with pytest.raises(BadInput, match=name):
        read(**{name: value})


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"FORMGEN_BASE_URL": "forms.example.gov.cn"}, "“forms.example.gov.cn”不是网站的地址"),
        ({"FORMGEN_SMTP_URL": "http://mail", "FORMGEN_MAIL_FROM": "a@example.cn"}, "FORMGEN_SMTP_URL 应写作"),
        ({"FORMGEN_SMTP_URL": "smtp://mail"}, "还要设 FORMGEN_MAIL_FROM"),
    ],
)
def test_an_address_that_only_mails_need_is_looked_at_at_every_start(read, environment, said):
    with pytest.raises(BadInput, match=said):
        read(**environment)
