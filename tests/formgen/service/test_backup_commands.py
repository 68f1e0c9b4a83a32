"""`formgen backup` and `formgen restore` say what they did."""

from __future__ import annotations

from formgen.cli import main
from formgen.service import settings as settings_module


def test_the_commands_say_what_they_did_and_where_the_secret_is(tmp_path, monkeypatch, capsys):
    for name in ("from", "to"):
        monkeypatch.setenv("FORMGEN_DATA", str(tmp_path / name))
        monkeypatch.delenv("FORMGEN_DATABASE_URL", raising=False)
        settings_module.settings.cache_clear()
        if name == "from":
            assert main(["db", "upgrade"]) == 0
            assert main(["backup", str(tmp_path / "copy.zip")]) == 0
            assert "secret" in capsys.readouterr().err
        else:
            assert main(["restore", str(tmp_path / "copy.zip")]) == 2
            assert "请先把原来的 secret 文件放到" in capsys.readouterr().err
            (tmp_path / "to").mkdir(exist_ok=True)
            (tmp_path / "to" / "secret").write_text((tmp_path / "from" / "secret").read_text())
            assert main(["restore", str(tmp_path / "copy.zip")]) == 0
            assert main(["audit", "verify"]) == 0
    settings_module.settings.cache_clear()
