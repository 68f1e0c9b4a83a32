"""What the guide of operations and the files of deploy/ say is what the program does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from formgen.cli import every_command
from formgen.service.setting_names import NAMED
from formgen.service.settings import Keep

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
KNOWN = {one.name for one in NAMED}
SETTING = re.compile(r"\bFORMGEN_[A-Z_]*[A-Z]\b")
COMMAND = re.compile(r"^(?:sudo (?:[A-Z_]+=\S+ )?)?(?:\S*/)?formgen ([a-z]+(?: [a-z]+)?)(.*)$", re.MULTILINE)

sys.path.insert(0, str(ROOT / "scripts"))
import operations  # noqa: E402


def read(path):
    return path.read_text("utf-8")


def test_the_table_of_settings_in_the_guide_is_that_of_the_code():
    assert operations.written(read(operations.GUIDE)) == read(operations.GUIDE)


def test_every_setting_that_the_program_reads_is_in_the_table():
    code = [path for room in ("formgen", "web", "forms") for path in (ROOT / room).rglob("*.py")]
    asked = {name for path in code for name in SETTING.findall(read(path))}
    asked |= {f"FORMGEN_KEEP_{one.name.upper()}" for one in fields(Keep)}

    assert asked - KNOWN - {"FORMGEN_KEEP"} == set()


@pytest.mark.parametrize(
    "path",
    [
        "compose.yaml",
        "Dockerfile",
        "systemd/formgen.env",
        "../docs/operations/guide.zh-CN.md",
        "../docs/operations/README.md",
    ],
)
def test_no_file_names_a_setting_that_there_is_not(path):
    assert set(SETTING.findall(read(DEPLOY / path))) - KNOWN - {"FORMGEN_KEEP"} == set()


def commands(text):
    for named, rest in COMMAND.findall(text):
        yield named.split(), re.findall(r"(?<=\s)--[a-z-]+", rest)


def said(path):
    text = read(path)
    if path.suffix == ".service":
        text = "\n".join(re.findall(r"(?:exec |ExecStart=)(/opt/formgen/bin/formgen .*)", text))
    if path.name == "compose.yaml":
        services = yaml.safe_load(text)["services"].values()
        text = "\n".join(" ".join(one["command"]) for one in services if "command" in one)
    return text


@pytest.mark.parametrize(
    "path", [*UNITS, DEPLOY / "compose.yaml", operations.GUIDE], ids=lambda path: path.name
)
def test_every_command_that_is_written_there_exists_with_its_options(path):
    found = list(commands(said(path)))

    assert found
    for words, options in found:
        command = every_command()
        for word in words:
            if hasattr(command, "commands"):
                assert word in command.commands, f"formgen {' '.join(words)}"
                command = command.commands[word]
        known = {name for one in command.params for name in getattr(one, "opts", ())}
        assert set(options) - known == set(), f"formgen {' '.join(words)}"


def test_the_image_takes_all_that_the_wheel_is_built_from_and_only_extras_that_there_are():
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    text = read(DEPLOY / "Dockerfile")
    folders = set(project["tool"]["setuptools"]["package-dir"].values())
    (extras,) = re.findall(r"formgen\[([a-z0-9,]+)\]", text)

    assert all(f"COPY {one} {one}" in text for one in folders)
    assert set(extras.split(",")) <= set(project["project"]["optional-dependencies"])


def test_the_units_are_what_systemd_understands(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    for path in (DEPLOY / "systemd").iterdir():
        text = read(path).replace("/opt/formgen/bin/formgen", sys.executable)
        (tmp_path / path.name).write_text(text, "utf-8")
    units = [path for path in tmp_path.iterdir() if path.suffix in {".service", ".timer"}]
    looked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )

    assert [one for one in looked.stderr.splitlines() if str(tmp_path) in one or "formgen" in one] == []


def test_what_is_said_would_go_is_said_in_words(monkeypatch, tmp_path):
    from formgen.service import settings as settings_module  # noqa: PLC0415

    monkeypatch.setenv("FORMGEN_DATA", str(tmp_path))
    monkeypatch.setenv("FORMGEN_KEEP_DRAFTS", "365")
    settings_module.settings.cache_clear()
    run = CliRunner().invoke
    assert run(every_command(), ["db", "upgrade"], obj="zh").exit_code == 0
    shown = run(every_command(), ["retain", "--dry-run"], obj="zh")
    settings_module.settings.cache_clear()

    assert "申请人很久没有动过的草稿：0（保存365天）" in shown.output
    assert "送来核对的合同：没有设置期限，一直保留" in shown.output


@pytest.fixture
def by_hand(tmp_path):
    """Run formgen by hand over a file of settings that holds *text*: what it is given is what it says."""

    def by_hand(text):
        file = tmp_path / "formgen.env"
        if text is not None:
            file.write_bytes(text.encode())
        script = read(DEPLOY / "systemd" / "formgen").replace("/etc/formgen/formgen.env", str(file))
        as_service = "setpriv --reuid=formgen --regid=formgen --init-groups /opt/formgen/bin/formgen"
        given = {"PATH": "/usr/bin:/bin", "FORMGEN_LOG": "text"}
        command = ["sh", "-c", script.replace(as_service, "env")]
        return subprocess.run(command, env=given, capture_output=True, text=True, check=False)

    return by_hand


def test_by_hand_formgen_has_the_settings_of_the_service_as_they_stand_in_the_file(by_hand):
    ran = by_hand(
        "# a remark\n\nFORMGEN_DATA=/var/lib/formgen\nFORMGEN_LOG=json\nFORMGEN_DOCUMENTS_URL=s3://shili?a=$HOME&b=`id` x"
    )
    told = dict(line.split("=", 1) for line in ran.stdout.splitlines())

    assert told["FORMGEN_DOCUMENTS_URL"] == "s3://shili?a=$HOME&b=`id` x"
    assert told["FORMGEN_LOG"] == "text"
    assert told["HOME"] == "/var/lib/formgen"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('FORMGEN_LOG=json\nFORMGEN_DATA="/var/lib/formgen"\n', "第2行：值不要加引号。"),
        ("FORMGEN_DATA=/var/lib/formgen\r\n", "第1行：行尾是 Windows 的换行"),
        ("FORMGEN_DATA = /var/lib/formgen\n", "第1行：请写成“名称=值”"),
        ("FORMGEN_DATA=var\n", "第1行：FORMGEN_DATA 要写绝对路径"),
        ("FORMGEN_DATA=/var/lib/formgen \n", "第1行：值的前后不要有空格和制表符。"),
        ("FORMGEN_MAIL_FROM=a\\\nb\n", "第1行：值里不要用反斜杠"),
        ("FORMGEN_DATABASE_URL=postgresql://u:p\\w@h/db\n", "第1行：值里不要用反斜杠"),
        ("FORMGEN_LOG=json\t\n", "第1行：值的前后不要有空格和制表符。"),
        ("# 日志\\\nFORMGEN_LOG=json\n", "第1行：注释的行尾不要用反斜杠"),
        ("json\n", "第1行：请写成“名称=值”"),
        (None, "读不到"),
    ],
)
def test_what_systemd_would_read_otherwise_is_refused_in_a_sentence(by_hand, text, said):
    ran = by_hand(text)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_the_proxy_tries_every_process_again_and_writes_no_address_down():
    text = read(DEPLOY / "nginx" / "formgen.conf")
    servers = re.findall(r"^\s+server \S+:\d+.*;", text, re.MULTILINE)

    assert servers
    assert all("max_fails=0" in one for one in servers)
    assert "access_log off;" in text
    assert re.search(r"error_log \S+ crit;", text)
