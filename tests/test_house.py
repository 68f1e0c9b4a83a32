"""The rules of the house: what a reviewer would have to say twice, a test says for ever."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("formgen", "forms", "web")
TOOLS = ("bench", "scripts")

MODULE_LIMIT = 400
MODULE_GOAL = 300
FUNCTION_LIMIT = 50

LONGER_THAN_THE_GOAL: dict[str, str] = {}
"""Modules of 301 to 400 lines, each with the reason why it is not two."""

VAGUE_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc", "base_utils"}
UNFINISHED = re.compile(r"\b([T]ODO|[F]IXME|[H]ACK)\b")
SOMEBODYS_DISK = re.compile(r"(?<![\w.~-])/(work|root|home|Users)/")
READABLE = {
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".json",
    ".html",
    ".css",
    ".js",
    ".sh",
    ".ini",
    ".mako",
    ".txt",
    ".po",
    "",
}


class Module(NamedTuple):
    """A module: where it lies, and what it says."""

    path: str
    tree: ast.Module
    lines: int


def modules(*rooms):
    for file in sorted(file for room in rooms for file in (ROOT / room).rglob("*.py")):
        source = file.read_text("utf-8")
        yield Module(file.relative_to(ROOT).as_posix(), ast.parse(source), source.count("\n"))


def functions(module):
    return [
        node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def kept_files():
    """Every file that is, or would be, committed."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return [path for path in paths if path.is_file() and path.suffix in READABLE]


def lines_matching(pattern):
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in kept_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def length(module):
    """Its lines; in law, what is declared as data (fields, articles, figures) does not count."""
    if not module.path.startswith("forms/"):
        return module.lines
    data = (node for node in module.tree.body if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr))
    return module.lines - sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in data)


def test_no_module_is_longer_than_a_reader_can_hold():
    assert [
        f"{one.path}: {length(one)}" for one in modules(*ROOMS, *TOOLS) if length(one) > MODULE_LIMIT
    ] == []


def test_a_module_beyond_the_goal_has_a_reason():
    long = {one.path for one in modules(*ROOMS, *TOOLS) if length(one) > MODULE_GOAL}

    assert long == set(LONGER_THAN_THE_GOAL)


def test_no_function_is_longer_than_a_page():
    long = [
        f"{module.path}:{one.lineno} {one.name}"
        for module in modules(*ROOMS, *TOOLS, "tests")
        for one in functions(module)
        if (one.end_lineno or one.lineno) - one.lineno + 1 > FUNCTION_LIMIT
    ]

    assert long == []


def public(module):
    """The public classes and functions of a module, methods included; what overrides explains itself there."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from (one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
    yield from (one for one in module.tree.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


def is_explained(node):
    decorators = {ast.unparse(one).rpartition(".")[2] for one in getattr(node, "decorator_list", [])}
    return bool(ast.get_docstring(node)) or bool(decorators & {"override", "overload"})


def test_every_module_says_what_it_is_for():
    assert [one.path for one in modules(*ROOMS, *TOOLS) if not ast.get_docstring(one.tree)] == []


def test_every_public_class_and_function_says_what_it_means():
    silent = [
        f"{module.path}:{node.lineno} {node.name}"
        for module in modules(*ROOMS, *TOOLS)
        if "/migrations/" not in module.path
        for node in public(module)
        if not node.name.startswith("_") and not is_explained(node)
    ]

    assert silent == []


def test_no_placeholder_was_left_standing():
    assert [
        one.path for one in modules(*ROOMS) if "laceholder doc" in (ast.get_docstring(one.tree) or "")
    ] == []


def test_no_module_is_named_after_nothing():
    names = {one.path: set(Path(one.path).with_suffix("").parts) for one in modules(*ROOMS, *TOOLS, "tests")}

    assert [path for path, parts in names.items() if parts & VAGUE_NAMES] == []


def test_nothing_is_left_for_later():
    assert lines_matching(UNFINISHED) == []


def test_nothing_knows_the_disk_of_whoever_wrote_it():
    assert lines_matching(SOMEBODYS_DISK) == []


def importers_of(library):
    for module in modules(*ROOMS):
        for node in ast.walk(module.tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            if any(name.partition(".")[0] == library for name in names):
                yield module.path


def test_word_templates_are_filled_by_one_adapter():
    adapters = set(importers_of("docxtpl"))

    assert len(adapters) == 1
    assert adapters.pop().startswith("formgen/rendering/")


def listed_exceptions():
    config = (ROOT / "pyproject.toml").read_text("utf-8")
    ruff = config[config.index("[tool.ruff.lint]") : config.index("[tool.ruff.lint.pycodestyle]")]
    return [line for line in ruff.splitlines() if re.search(r'"[A-Z]+\d+"', line)]


def test_every_exception_from_a_lint_rule_has_its_reason():
    assert [line for line in listed_exceptions() if not re.search(r"# \S+", line)] == []


def test_every_rule_not_excepted_is_on():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert config["tool"]["ruff"]["lint"]["select"] == ["ALL"]
    assert config["tool"]["mypy"]["strict"] is True
    assert config["tool"]["pytest"]["ini_options"]["filterwarnings"][0] == "error"


def make_targets():
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_only_targets_that_exist(readme):
    named = set(
        re.findall(
            r"^(?:sudo )?make ([a-z]+)|`make ([a-z]+)", (ROOT / readme).read_text("utf-8"), re.MULTILINE
        )
    )

    assert {"run", "test"} <= {one or other for one, other in named} <= make_targets()


def test_make_help_lists_every_target():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert set(re.findall(r"^  make ([a-z]+)", shown, re.MULTILINE)) == make_targets()


def test_the_build_runs_what_a_developer_runs():
    commands = (ROOT / ".ci/run").read_text("utf-8").splitlines()

    assert commands[0] == "#!/usr/bin/env bash"
    assert commands[-1] == "make test"
