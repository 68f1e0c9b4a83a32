"""The wheel: one name for a user's site-packages, everything in it that is needed to make a document."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {
    "formgen": "formgen",
    "forms": "formgen/forms",
    "web": "formgen/web",
    "templates_docx": "formgen/templates_docx",
}
"""Where each folder of the repository lies in the wheel."""

NOT_FOR_USERS = {".pot", ".toml"}
"""Collected texts without translation, and settings of the linter."""

pytestmark = pytest.mark.slow


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy: a checkout's own build/ folder would smuggle in files that are gone."""
    checkout = tmp_path_factory.mktemp("checkout")
    for room in ROOMS:
        shutil.copytree(ROOT / room, checkout / room, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, checkout)
    done = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", checkout / "dist", checkout
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = (checkout / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {PurePosixPath(name) for name in archive.namelist()}


def files_of(room, kept):
    folder = ROOT / room
    found = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {PurePosixPath(ROOMS[room], path.relative_to(folder).as_posix()) for path in found if kept(path)}


def test_it_puts_one_name_into_site_packages(names):
    top = {re.sub(r"-[\w.]+\.dist-info$", ".dist-info", name.parts[0]) for name in names}

    assert top == {"formgen", "formgen.dist-info"}


def test_every_folder_with_modules_is_declared_as_a_package():
    declared = set(
        tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    )
    there = {
        ".".join(file.parent.parts)
        for room in ROOMS
        for file in files_of(room, lambda path: path.name == "__init__.py")
    }

    assert declared == there


@pytest.mark.parametrize("room", ROOMS)
def test_it_carries_every_module(names, room):
    assert files_of(room, lambda path: path.suffix == ".py") - names == set()


@pytest.mark.parametrize("room", ROOMS)
def test_it_carries_every_file_that_is_no_module(names, room):
    data = files_of(room, lambda path: path.suffix != ".py" and path.suffix not in NOT_FOR_USERS)

    assert data - names == set(), "[tool.setuptools.package-data] in pyproject.toml lacks a pattern"


@pytest.mark.parametrize(
    "pattern",
    [
        "formgen/templates_docx/government_contract.docx",
        "formgen/storage/migrations/versions/*.py",
        "formgen/translations/en/LC_MESSAGES/formgen.po",
        "formgen/web/templates/*.html",
        "formgen/web/static/*.css",
    ],
)
def test_it_carries_what_a_site_needs(names, pattern):
    assert any(name.match(pattern) for name in names)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """`formgen` of an environment that holds the wheel and nothing of this checkout.

    Its dependencies are lent from the running environment through a ``.pth`` file, which saves
    downloading them again. The checkout cannot come in that way: it is installed there as editable, by
    a ``.pth`` of its own, and Python does not follow ``.pth`` files found through another one.
    """
    environment = tmp_path_factory.mktemp("empty") / "venv"
    assert run(sys.executable, "-m", "venv", "--without-pip", environment).returncode == 0
    python = environment / "bin" / "python"
    done = run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    assert done.returncode == 0, done.stderr
    site_packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip()
    )
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin" / "formgen"


def formgen(installed, *arguments, cwd):
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return run(installed, *arguments, cwd=cwd, env=clean)


def test_nothing_of_this_checkout_is_in_the_empty_environment(installed, tmp_path):
    asked = "import formgen, formgen.forms, formgen.web; print(formgen.__file__, formgen.forms.__file__)"

    done = run(installed.parent / "python", "-c", asked, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert str(ROOT) not in done.stdout


def test_its_command_lists_the_forms(installed, tmp_path):
    done = formgen(installed, "forms", "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "government_contract" in [form["id"] for form in json.loads(done.stdout)]


def test_its_command_renders_a_contract(installed, tmp_path):
    sample = formgen(installed, "example", "government_contract", cwd=tmp_path)
    (tmp_path / "answers.json").write_text(sample.stdout, encoding="utf-8")

    done = formgen(installed, "render", "government_contract", "answers.json", "-o", "out", cwd=tmp_path)

    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr
    with zipfile.ZipFile(tmp_path / "out" / "government_contract.docx") as document:
        words = document.read("word/document.xml").decode("utf-8")
    assert "第一条" in words
    assert "{{" not in words
    assert (tmp_path / "out" / "checklist.docx").is_file()
