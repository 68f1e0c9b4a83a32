"""The doors open one way, and the machine that watches them is awake.

An import that must not be is planted in a copy of the house, and the check has to name it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
SOURCES = ("formgen", "forms", "web")


@pytest.fixture
def house(tmp_path):
    for room in SOURCES:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def check_doors(house):
    return subprocess.run(
        [BIN / "lint-imports", "--no-cache"], cwd=house, capture_output=True, text=True, check=False
    )


def plant(house, room, line):
    """Give *room* a new module with one import, or add it to the module that *room* names."""
    target = house / room
    if target.is_dir():
        target = target / "planted.py"
    with target.open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")


def test_the_house_as_it_stands_keeps_its_doors(house):
    done = check_doors(house)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("room", "line", "broken"),
    [
        pytest.param("forms", "import web", "Law knows neither the web", id="law and web"),
        pytest.param("forms", "from formgen import storage", "Law knows neither", id="law and storage"),
        pytest.param("forms", "import formgen.rendering", "Law knows neither", id="law and rendering"),
        pytest.param("web", "import forms", "knows no form", id="web and forms"),
        pytest.param("web", "import formgen.rendering", "The web asks the service", id="web and rendering"),
        pytest.param("web", "from docx import Document", "Only rendering", id="web and Word"),
        pytest.param("formgen/storage", "import forms.law", "The engine knows", id="engine and forms"),
        pytest.param("formgen/clauses", "import web", "The engine knows", id="engine and web"),
        pytest.param("formgen/clauses", "import docxtpl", "Only rendering", id="clauses and Word"),
        pytest.param("formgen/clauses", "import sqlalchemy", "Only storage", id="clauses and database"),
        pytest.param("formgen/fields", "import formgen.law", "The engine's storeys", id="fields and law"),
        pytest.param("formgen/fields", "import formgen.form", "The engine's storeys", id="fields upwards"),
        pytest.param("formgen/storage", "import formgen.rendering", "The engine's storeys", id="neighbours"),
        pytest.param("formgen/errors.py", "import formgen.law", "The engine's storeys", id="the ground"),
        pytest.param("formgen/storage", "import formgen", "No room goes", id="through the front door"),
    ],
)
def test_a_forbidden_import_is_named(house, room, line, broken):
    plant(house, room, line)

    done = check_doors(house)

    assert done.returncode == 1, done.stdout
    verdicts = " ".join(done.stdout.split())
    assert re.search(rf"{broken}((?!KEPT).)* BROKEN", verdicts), done.stdout


def test_a_new_room_must_say_on_which_storey_it_stands(house):
    (house / "formgen/annexe.py").write_text('"""A room nobody has placed."""\n', encoding="utf-8")

    done = check_doors(house)

    assert done.returncode == 1
    assert "annexe" in done.stdout


def ruff_says(path, source):
    return subprocess.run(
        [BIN / "ruff", "check", "--stdin-filename", path, "--output-format", "concise", "-"],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param(
            "formgen/service.py", "from formgen.forms import law", id="engine and a form's run-time name"
        ),
        pytest.param(
            "formgen/service.py", "from formgen import web", id="engine and the web's run-time name"
        ),
        pytest.param("web/pages.py", "from formgen.forms import law", id="web and a form's run-time name"),
        pytest.param("web/pages.py", "from docxtpl import DocxTemplate", id="web and Word"),
        pytest.param(
            "forms/contract.py", "from datetime import date\n\nD = date.today()", id="law and the day"
        ),
        pytest.param(
            "forms/contract.py",
            "from datetime import UTC, datetime\n\nD = datetime.now(UTC)",
            id="law and the clock",
        ),
    ],
)
def test_what_import_linter_cannot_see_ruff_refuses(path, source):
    assert "TID251" in ruff_says(path, source)


def test_rendering_may_use_word():
    assert "TID251" not in ruff_says("formgen/rendering/docx.py", "from docxtpl import DocxTemplate")
